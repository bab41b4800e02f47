"""`sys.stdout`, `sys.stderr` and `sys.stdin` of a program that assigns to one of them (`infer/streams.py`)."""

import io
import sys

import _redirect


class Streams:
    def __init__(self):
        self._stdout = sys.stdout
        self._stderr = sys.stderr
        self.stdin = sys.stdin

    @property
    def stdout(self):
        return self._stdout

    @stdout.setter
    def stdout(self, target):
        self._stdout = target
        if isinstance(target, (io.StringIO, io.TextIOWrapper)):
            _redirect.become(0, target)
        else:
            _redirect.become_function(0, target.write)

    @property
    def stderr(self):
        return self._stderr

    @stderr.setter
    def stderr(self, target):
        self._stderr = target
        if isinstance(target, (io.StringIO, io.TextIOWrapper)):
            _redirect.become(1, target)
        else:
            _redirect.become_function(1, target.write)


state = Streams()


def input(prompt=""):
    text = str(prompt)
    if text:
        state.stdout.write(text)
    state.stdout.flush()
    line = state.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


class redirect_stdout:
    def __init__(self, new_target):
        self._new_target = new_target
        self._old = []

    def __enter__(self):
        self._old.append(state.stdout)
        state.stdout = self._new_target
        return self._new_target

    def __exit__(self, kind, value, traceback):
        state.stdout = self._old.pop()


class redirect_stderr:
    def __init__(self, new_target):
        self._new_target = new_target
        self._old = []

    def __enter__(self):
        self._old.append(state.stderr)
        state.stderr = self._new_target
        return self._new_target

    def __exit__(self, kind, value, traceback):
        state.stderr = self._old.pop()
