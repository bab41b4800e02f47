"""What tests of CPython take from `test.support`, as far as it is plain Python."""

import contextlib
import io
import sys

verbose = 0
MAX_Py_ssize_t = sys.maxsize
NHASHBITS = 64


def cpython_only(test):
    return test


def requires_IEEE_754(test):
    return test


def requires_fork():
    return lambda test: test


def gc_collect():
    pass


def check_impl_detail(**guards):
    return False


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()


@contextlib.contextmanager
def captured_stdout():
    found = io.StringIO()
    with contextlib.redirect_stdout(found):
        yield found


@contextlib.contextmanager
def captured_stderr():
    found = io.StringIO()
    with contextlib.redirect_stderr(found):
        yield found


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    yield
