import sys
try:
    open("/nonexistent/x")
except IOError as e:
    print("io", type(e).__name__, e.errno)
try:
    open("/nonexistent/x")
except (EnvironmentError, ValueError) as e:
    print("env", e.filename)
def f():
    raise IOError("boom")
try:
    f()
except OSError as e:
    print(repr(e), isinstance(e, IOError), IOError is OSError, IOError.__name__)
class Mine(IOError):
    pass
try:
    raise Mine(2, "x")
except EnvironmentError as e:
    print(e, e.errno)
try:
    int("x")
except ValueError:
    try:
        raise IOError
    except IOError as e:
        print(repr(e))


def told(action):
    try:
        action()
    except Exception as error:
        try:
            return error.errno, error.strerror
        except AttributeError as missing:
            return str(missing)


print(told(lambda: open("/nonexistent/x")), told(lambda: int("x")), told(f))
try:
    {}["k"]
except (LookupError, OSError) as error:
    print(getattr(error, "filename", "no file"), hasattr(error, "errno"))
