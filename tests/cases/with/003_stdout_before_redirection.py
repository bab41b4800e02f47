import contextlib
import io
import sys

old = sys.stdout
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    print("inside")
    old.write("to the old\n")
    print("also old", file=old)
    sys.stdout.write("new\n")
    inner = io.StringIO()
    middle = sys.stdout
    with contextlib.redirect_stdout(inner):
        print("deeper")
        print("to the middle", file=middle)
        with contextlib.redirect_stdout(old):
            print("old again")
print("got", repr(buf.getvalue()), repr(inner.getvalue()))
with contextlib.redirect_stderr(sys.stdout):
    print("error on stdout", file=sys.stderr)
