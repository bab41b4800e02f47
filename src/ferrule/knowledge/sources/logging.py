"""`logging`: loggers, levels, handlers and formatters. Translated with the program that imports it."""

import _traceback
import os
import sys
import time

CRITICAL = 50
FATAL = 50
ERROR = 40
WARNING = 30
WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_start = time.time()


def getLevelName(level):
    if isinstance(level, str):
        return _levels.get(level, "Level " + level)
    return _names.get(level, f"Level {level}")


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def _level(level):
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError("Unknown level: " + repr(level))
        return _levels[level]
    return level


class LogRecord:
    def __init__(self, name, levelno, message, error):
        self.name = name
        self.levelno = levelno
        self.levelname = getLevelName(levelno)
        self.msg = message
        self.message = message
        self.error = error
        self.created = time.time()
        self.asctime = ""

    def getMessage(self):
        return self.message


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%"):
        if style == "%":
            self._fmt = "%(message)s" if fmt is None else fmt
        elif style == "{":
            self._fmt = "{message}" if fmt is None else fmt
        else:
            self._fmt = "${message}" if fmt is None else fmt
        self._style = style
        self.datefmt = datefmt

    def usesTime(self):
        return "asctime" in self._fmt

    def formatTime(self, record, datefmt=None):
        moment = time.localtime(record.created)
        if datefmt is not None:
            return time.strftime(datefmt, moment)
        text = time.strftime("%Y-%m-%d %H:%M:%S", moment)
        return f"{text},{int((record.created - int(record.created)) * 1000):03d}"

    def formatMessage(self, record):
        if self._style == "%":
            return self._percent(record)
        opening = "{" if self._style == "{" else "${"
        text = self._fmt
        for name in ("asctime", "name", "levelname", "levelno", "message"):
            value = self._value(record, name)
            at = text.find(opening + name)
            while at >= 0:
                end = text.find("}", at)
                spec = text[at + len(opening) + len(name) : end]
                shown = format(value, spec[1:]) if spec else value
                text = text[:at] + shown + text[end + 1 :]
                at = text.find(opening + name, at + len(shown))
        return text

    def _percent(self, record):
        parts = []
        text = self._fmt
        i = 0
        while i < len(text):
            if text[i] != "%":
                parts.append(text[i])
                i += 1
            elif text[i : i + 2] == "%%":
                parts.append("%")
                i += 2
            else:
                end = text.find(")", i)
                name = text[i + 2 : end]
                stop = end + 1
                while stop < len(text) and text[stop] in "-+ #0123456789.":
                    stop += 1
                flags = text[end + 1 : stop]
                value = self._value(record, name)
                kind = text[stop]
                if kind == "d" and flags.startswith("0"):
                    parts.append(value.rjust(int(flags), "0"))
                else:
                    parts.append(_padded(value, flags))
                i = stop + 1
        return "".join(parts)

    def _value(self, record, name):
        if name == "message":
            return record.message
        if name == "levelname":
            return record.levelname
        if name == "name":
            return record.name
        if name == "asctime":
            return record.asctime
        if name == "levelno":
            return str(record.levelno)
        if name == "process":
            return str(os.getpid())
        if name == "processName":
            return "MainProcess"
        if name == "threadName":
            return "MainThread"
        if name == "msecs":
            return str(int((record.created - int(record.created)) * 1000))
        if name == "created":
            return str(record.created)
        if name == "relativeCreated":
            return str(int((record.created - _start) * 1000))
        raise NotImplementedError("Ferrule: the field %(" + name + ") of a logging format is not supported yet")

    def formatException(self, ei):
        return "".join(_traceback.format_exception(ei)).rstrip("\n")

    def format(self, record):
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if isinstance(record.error, BaseException):
            shown = self.formatException(record.error)
            if not text.endswith("\n"):
                text += "\n"
            text += shown
        return text


def _padded(text, flags):
    width = flags.partition(".")[0]
    if not width:
        return text
    if width.startswith("-"):
        return text.ljust(int(width[1:]))
    return text.rjust(int(width))


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        if self.name == "" or record.name == self.name:
            return True
        return record.name.startswith(self.name + ".")


class Filterer:
    def addFilter(self, filter):
        self.filters.append(filter)

    def removeFilter(self, filter):
        self.filters.remove(filter)

    def _passes(self, record):
        for filter in self.filters:
            if not filter.filter(record):
                return False
        return True


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.formatter = None
        self.filters = []

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        if self.formatter is None:
            return record.message if not isinstance(record.error, BaseException) else Formatter().format(record)
        return self.formatter.format(record)

    def handle(self, record):
        if self._passes(record):
            self.emit(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        self.level = NOTSET
        self.formatter = None
        self.filters = []
        self.stream = sys.stderr if stream is None else stream

    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)
        self.stream.flush()


class FileHandler(Handler):
    terminator = "\n"

    def __init__(self, filename, mode="a", encoding=None, delay=False):
        self.level = NOTSET
        self.formatter = None
        self.filters = []
        self.baseFilename = os.path.abspath(filename)
        self.file = open(filename, mode, encoding=encoding)

    def emit(self, record):
        self.file.write(self.format(record) + self.terminator)
        self.file.flush()

    def close(self):
        self.file.close()


class NullHandler(Handler):
    def emit(self, record):
        pass


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.filters = []
        self.disabled = False

    def __repr__(self):
        return f"<Logger {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def setLevel(self, level):
        self.level = _level(level)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _manager.disabled and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self.name == "root" else self.name + "." + suffix)

    def _text(self, msg, args):
        return msg

    def debug(self, msg, *args, exc_info=None, stack_info=False, stacklevel=1):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, _message(msg, args), exc_info)

    def info(self, msg, *args, exc_info=None, stack_info=False, stacklevel=1):
        if self.isEnabledFor(INFO):
            self._log(INFO, _message(msg, args), exc_info)

    def warning(self, msg, *args, exc_info=None, stack_info=False, stacklevel=1):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, _message(msg, args), exc_info)

    def warn(self, msg, *args, exc_info=None):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, _message(msg, args), exc_info)

    def error(self, msg, *args, exc_info=None, stack_info=False, stacklevel=1):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, _message(msg, args), exc_info)

    def exception(self, msg, *args, exc_info=None):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, _message(msg, args), exc_info)

    def critical(self, msg, *args, exc_info=None, stack_info=False, stacklevel=1):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, _message(msg, args), exc_info)

    def fatal(self, msg, *args, exc_info=None):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, _message(msg, args), exc_info)

    def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1):
        if self.isEnabledFor(level):
            self._log(level, _message(msg, args), exc_info)

    def _log(self, level, message, exc_info):
        self.handle(LogRecord(self.name, level, message, exc_info))

    def handle(self, record):
        if self.disabled or not self._passes(record):
            return
        found = False
        logger = self
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= WARNING:
            sys.stderr.write(record.message + "\n")
            if isinstance(record.error, BaseException):
                sys.stderr.write(Formatter().formatException(record.error) + "\n")


def _message(msg, args):
    if len(args) == 0:
        return str(msg)
    return str(msg) % args


class _Manager:
    def __init__(self):
        self.loggers = {}
        self.disabled = 0


_manager = _Manager()
root = Logger("root", WARNING)


def getLogger(name=None):
    if name is None or name == "" or name == "root":
        return root
    if name in _manager.loggers:
        return _manager.loggers[name]
    made = Logger(name)
    made.parent = _parent(name)
    _manager.loggers[name] = made
    for other in _manager.loggers:
        child = _manager.loggers[other]
        if other.startswith(name + ".") and child is not made:
            nearest = _parent(other)
            child.parent = nearest
    return made


def _parent(name):
    head = name.rpartition(".")[0]
    while head:
        if head in _manager.loggers:
            return _manager.loggers[head]
        head = head.rpartition(".")[0]
    return root


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None,
                handlers=None, force=False, encoding=None):
    if force:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    found = []
    if handlers is not None:
        found += handlers
    elif filename is not None:
        found.append(FileHandler(filename, filemode, encoding))
    else:
        found.append(StreamHandler(stream))
    usual = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}
    formatter = Formatter(usual[style] if format is None else format, datefmt, style)
    for handler in found:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level=CRITICAL):
    _manager.disabled = level


def shutdown():
    for handler in root.handlers:
        handler.flush()


def captureWarnings(capture):
    pass


def debug(msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(DEBUG):
        root._log(DEBUG, _message(msg, args), exc_info)


def info(msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(INFO):
        root._log(INFO, _message(msg, args), exc_info)


def warning(msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(WARNING):
        root._log(WARNING, _message(msg, args), exc_info)


def error(msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(ERROR):
        root._log(ERROR, _message(msg, args), exc_info)


def exception(msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(ERROR):
        root._log(ERROR, _message(msg, args), exc_info)


def critical(msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(CRITICAL):
        root._log(CRITICAL, _message(msg, args), exc_info)


def log(level, msg, *args, exc_info=None):
    if not root.handlers:
        basicConfig()
    if root.isEnabledFor(level):
        root._log(level, _message(msg, args), exc_info)
