"""`print` into an object of the program writes piece by piece; methods of streams under other names."""

import sys

write = sys.stdout.write
write("alias\n")


def emit(w):
    w("x\n")


emit(sys.stdout.write)
out = sys.stderr
print("e", file=out)


class W:
    def write(self, t):
        sys.stdout.write("[" + t + "]")


print("a", 1, file=W())

import io

b = io.StringIO()
for i in range(2):
    print(i, end=" ", file=b)
print(b.getvalue())


def log(message, file=None):
    print("log", message, file=file)


log("to stdout")
log("to stderr", sys.stderr)
log("into memory", b)
print("none", file=None)
print(repr(b.getvalue()))
