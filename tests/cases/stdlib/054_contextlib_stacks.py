"""`redirect_stdout`, `redirect_stderr`, `ExitStack`."""

import contextlib
import io
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout


class Part:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, None if kind is None else kind.__name__, value)
        return self.swallow


def noisy():
    print("printed", 1, 2)
    sys.stdout.write("written\n")
    return 5


out = io.StringIO()
with redirect_stdout(out):
    kept = noisy()
    inner = io.StringIO()
    with contextlib.redirect_stdout(inner):
        print("inner")
    print("outer", end="")
print(repr(out.getvalue()), repr(inner.getvalue()), kept)
err = io.StringIO()
with redirect_stderr(err):
    print("problem", file=sys.stderr)
    sys.stderr.write("more\n")
print(repr(err.getvalue()))
try:
    with redirect_stdout(io.StringIO()) as caught:
        print("before")
        raise ValueError("inside")
except ValueError as error:
    print(error, repr(caught.getvalue()))

with ExitStack() as stack:
    parts = [stack.enter_context(Part(name)) for name in "abc"]
    stack.callback(print, "callback", sep="")
    print([p.name for p in parts])
try:
    with ExitStack() as stack:
        stack.enter_context(Part("outer"))
        stack.enter_context(Part("inner"))
        raise KeyError("lost")
except KeyError as error:
    print("caught", error)
with ExitStack() as stack:
    stack.enter_context(Part("swallows", True))
    stack.enter_context(Part("sees"))
    raise ValueError("swallowed")
stack = ExitStack()
stack.callback(lambda: print("later"))
print("between")
stack.pop_all().close()
stack.close()
