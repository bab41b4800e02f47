"""`tempfile`: translated with the program that imports it. Names are as hard to guess as CPython's."""

import os
import shutil

import _tempfile

template = "tmp"


def gettempdir():
    return _tempfile.gettempdir()


def gettempprefix():
    return template


def _folder(dir):
    return gettempdir() if dir is None else os.fspath(dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _tempfile.mkdtemp(suffix or "", prefix or template, _folder(dir))


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    return _tempfile.mkstemp(suffix or "", prefix or template, _folder(dir))


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)
