"""`subprocess` for commands that are run to their end; no `Popen`."""

import os

import _subprocess

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stdout = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode < 0:
            return f"Command '{self.cmd}' died with <Signals.{_SIGNALS.get(-self.returncode, '?')}: {-self.returncode}>."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout):
        self.cmd = cmd
        self.timeout = timeout

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 6: "SIGABRT", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE"}
_SIGNALS[15] = "SIGTERM"


class CompletedProcess:
    """What was not captured is None."""

    def __init__(self, args, returncode, stdout, stderr):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args)

    def __repr__(self):
        shown = f"CompletedProcess(args={self.args!r}, returncode={self.returncode!r}"
        if self.stdout is not None:
            shown += f", stdout={self.stdout!r}"
        if self.stderr is not None:
            shown += f", stderr={self.stderr!r}"
        return shown + ")"


class _CapturedText:
    """The same with text, which so stays text alone."""

    def __init__(self, args, returncode, stdout, stderr):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args)

    def __repr__(self):
        shown = f"CompletedProcess(args={self.args!r}, returncode={self.returncode!r}"
        if self.stdout is not None:
            shown += f", stdout={self.stdout!r}"
        if self.stderr is not None:
            shown += f", stderr={self.stderr!r}"
        return shown + ")"


def _words(args, shell):
    if isinstance(args, str):
        return ["/bin/sh", "-c", args] if shell else [args]
    words = [os.fspath(arg) for arg in args]
    return ["/bin/sh", "-c", *words] if shell else words


def _text(data):
    return data.decode().replace("\r\n", "\n").replace("\r", "\n")


def run(
    args,
    *,
    stdin=None,
    input=None,
    stdout=None,
    stderr=None,
    capture_output=False,
    shell=False,
    cwd=None,
    timeout=None,
    check=False,
    encoding=None,
    env=None,
    text=False,
    universal_newlines=False,
):
    if capture_output:
        out = err = PIPE
    else:
        out = stdout or 0
        err = stderr or 0
    data = input.encode() if isinstance(input, str) else input
    folder = None if cwd is None else os.fspath(cwd)
    code, written, errors, late = _subprocess.run(
        _words(args, shell), data, stdin or 0, out, err, folder, env, timeout
    )
    if late:
        raise TimeoutExpired(args, timeout)
    if check and code:
        raise CalledProcessError(code, args, written if out == PIPE else None, errors if err == PIPE else None)
    if text:
        return _CapturedText(
            args, code, _text(written) if out == PIPE else None, _text(errors) if err == PIPE else None
        )
    if universal_newlines:
        return _CapturedText(
            args, code, _text(written) if out == PIPE else None, _text(errors) if err == PIPE else None
        )
    return CompletedProcess(args, code, written if out == PIPE else None, errors if err == PIPE else None)


def call(args, *, shell=False, cwd=None, env=None, timeout=None, stdin=None, stdout=None, stderr=None):
    return run(
        args, shell=shell, cwd=cwd, env=env, timeout=timeout, stdin=stdin, stdout=stdout, stderr=stderr
    ).returncode


def check_call(args, *, shell=False, cwd=None, env=None, timeout=None, stdin=None, stdout=None, stderr=None):
    code = call(args, shell=shell, cwd=cwd, env=env, timeout=timeout, stdin=stdin, stdout=stdout, stderr=stderr)
    if code:
        raise CalledProcessError(code, args)
    return 0


def check_output(
    args, *, input=None, shell=False, cwd=None, env=None, timeout=None, stderr=None, text=False, universal_newlines=False
):
    data = input.encode() if isinstance(input, str) else input
    folder = None if cwd is None else os.fspath(cwd)
    code, written, errors, late = _subprocess.run(
        _words(args, shell), data, 0, PIPE, stderr or 0, folder, env, timeout
    )
    if late:
        raise TimeoutExpired(args, timeout)
    if code:
        raise CalledProcessError(code, args, written)
    if text:
        return _text(written)
    if universal_newlines:
        return _text(written)
    return written


def getstatusoutput(cmd):
    code, written, errors, late = _subprocess.run(["/bin/sh", "-c", cmd], None, 0, PIPE, STDOUT, None, None, None)
    found = _text(written)
    return code, found[:-1] if found.endswith("\n") else found


def getoutput(cmd):
    return getstatusoutput(cmd)[1]
