"""Leftovers: functions of `operator`, `difflib.ndiff`, `contextlib.chdir`, decorators that are contexts, `time.strptime`."""

import operator, difflib, contextlib, time, os, functools

print(
    operator.index(5),
    operator.countOf([1, 2, 1], 1),
    operator.indexOf("abc", "c"),
    operator.iadd([1], [2]),
    operator.call(max, 3, 4),
    operator.ixor(5, 1),
)
try:
    operator.indexOf([1], 9)
except ValueError as e:
    print(e)
print(functools.reduce(operator.iadd, [[1], [2], [3]], []))
a = "one\ntwo\nthree\n".splitlines(keepends=True)
b = "ore\ntree\nemu\n".splitlines(keepends=True)
print("".join(difflib.ndiff(a, b)), end="")
print("".join(difflib.context_diff(a, b, "x", "y")), end="")
print("".join(difflib.restore(difflib.ndiff(a, b), 2)), end="")
d = difflib.Differ()
for line in d.compare(["same\n", "old line\n"], ["same\n", "odd line\n"]):
    print(line, end="")
here = os.getcwd()
with contextlib.chdir("/tmp"):
    print(os.getcwd())
print(os.getcwd() == here)


class Track(contextlib.ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("in", self.name)
        return self

    def __exit__(self, *exc):
        print("out", self.name, exc[0] is None)
        return False


@Track("deco")
def work(x, y=1):
    print("work", x, y)
    return x + y


print(work(3, y=4))
with Track("plain"):
    print("body")
t = time.strptime("2024-03-01 13:05:09", "%Y-%m-%d %H:%M:%S")
print(t.tm_year, t.tm_yday, t.tm_isdst, time.strftime("%d/%m/%y", t), time.strptime("30 Nov 00", "%d %b %y"))
try:
    time.strptime("x", "%Y")
except ValueError as e:
    print(e)
