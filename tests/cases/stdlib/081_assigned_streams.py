"""`sys.stdout`, `sys.stderr` and `sys.stdin` that the program replaces."""

import io
import sys
from contextlib import redirect_stdout


class Prefix:
    def __init__(self, inner, mark):
        self.inner = inner
        self.mark = mark
        self.calls = 0

    def write(self, text):
        self.calls += 1
        return self.inner.write(self.mark + text.upper() if text.strip() else text)

    def flush(self):
        self.inner.flush()


sys.stdin = io.StringIO("3\nred\ngreen\nblue\nrest 1\nrest 2\n")
n = int(input())
names = [input() for _ in range(n)]
print(n, names, sys.stdin.readline().strip())
for line in sys.stdin:
    print("line", line.rstrip())
try:
    input("more? ")
except EOFError as error:
    print("EOF", error)
real = sys.stdout
sys.stdout = prefix = Prefix(real, "> ")
print("a", 1, 2.5, sep="-", end="!\n")
print()
sys.stdout.write("direct\n")
sys.stdout.flush()
held = io.StringIO()
with redirect_stdout(held):
    print("held back")
    sys.stdout.write("too\n")
print("after")
sys.stdout = real
print(prefix.calls, repr(held.getvalue()))
old, sys.stderr = sys.stderr, io.StringIO()
print("error", file=sys.stderr)
sys.stderr.write("more\n")
caught = sys.stderr.getvalue()
sys.stderr = old
print(repr(caught), sys.stdout is real, sys.stdout is sys.__stdout__)


def captured(func, *args):
    saved = sys.stdout
    sys.stdout = buffer = io.StringIO()
    try:
        func(*args)
    finally:
        sys.stdout = saved
    return buffer.getvalue()


def greet(name):
    print("hello", name)
    for i in range(2):
        print(i, end=" ")


print(repr(captured(greet, "you")))
sys.stdout.flush()
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
print("through a wrapper é")
