"""`warnings`: translated with the program that imports it.

A call knows its own place (`infer/places.py` hands it over); where `stacklevel` asks for the place of a caller and the text
has to be shown, the run stops, because that place is not known.
"""

import re
import sys

filters = []
_seen = set()
_once = set()
_recording = []


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno


class _Filter:
    def __init__(self, action, category, message, module, lineno):
        self.action = action
        self.category = category
        self.message = message
        self.module = module
        self.lineno = lineno

    def takes(self, text, category, module, lineno):
        if not issubclass(category, self.category):
            return False
        if self.message and re.match(self.message, text, re.IGNORECASE) is None:
            return False
        if self.module and re.match(self.module, module) is None:
            return False
        return self.lineno == 0 or self.lineno == lineno


def _put(action, category, message, module, lineno, append):
    _seen.clear()
    made = _Filter(action, category, message, module, lineno)
    if append:
        filters.append(made)
    else:
        filters.insert(0, made)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _put(action, category, "", "", lineno, append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _put(action, category, message, module, lineno, append)


def resetwarnings():
    _seen.clear()
    filters.clear()


def _defaults():
    """The filters that CPython starts with, the first one first."""
    _put("default", DeprecationWarning, "", "__main__$", 0, True)
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        _put("ignore", category, "", "", 0, True)


_defaults()


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line:
        text += f"  {line.strip()}\n"
    return text


def _unknown():
    raise NotImplementedError("Ferrule: the place of a warning's caller is not known (FER0203)")


def warn(message, category=UserWarning, stacklevel=1, place=("", 0, "", "")):
    filename, lineno, line, module = place
    raised = message if isinstance(message, Warning) else category(message)
    kind = type(raised)
    text = str(raised)
    action = "default"
    for one in filters:
        if one.takes(text, kind, module, lineno):
            action = one.action
            break
    if action == "ignore":
        return
    if action == "error":
        raise raised
    if action == "once":
        if (text, kind.__name__) in _once:
            return
        _once.add((text, kind.__name__))
    elif action != "always":
        key = (text, kind.__name__, module, 0 if action == "module" else lineno)
        if key in _seen:
            if lineno == 0:
                _unknown()
            return
        _seen.add(key)
    if _recording:
        _recording[-1].append(WarningMessage(raised, kind, filename, lineno))
        return
    if lineno == 0:
        _unknown()
    sys.stderr.write(formatwarning(text, kind, filename, lineno, line))


class catch_warnings:
    def __init__(self, *, record=False, action=None):
        self._record = record
        self._action = action
        self._kept = []

    def __enter__(self):
        self._kept = list(filters)
        _seen.clear()
        if self._action is not None:
            simplefilter(self._action)
        found = []
        if self._record:
            _recording.append(found)
        return found

    def __exit__(self, kind, value, traceback):
        filters.clear()
        filters.extend(self._kept)
        _seen.clear()
        if self._record:
            _recording.pop()
