"""Imports that fail: the rest of the body never runs; libraries of functions that nobody calls are no matter."""

import inspect  # nothing that runs uses it
from ctypes import c_int

try:
    import no_such_speedups

    fast = True
except ImportError:
    fast = False
print(fast)

try:
    from no_such_package.deep import thing
except ImportError as error:
    thing = None
    print(error, type(error).__name__)
else:
    print("never", thing)
print(thing)

try:
    import math, no_such_third
except ModuleNotFoundError as error:
    print(math.sqrt(16.0), error)

try:
    from collections import Mapping
except ImportError:
    from collections.abc import Mapping
print(isinstance({}, Mapping), isinstance([], Mapping))


def with_fallback(text):
    try:
        import no_such_parser
    except ImportError:
        return text.upper()
    else:
        return no_such_parser.parse(text)


def never_called():
    import no_such_library

    return no_such_library.answer(), inspect.currentframe(), c_int(3)


print(with_fallback("abc"))
try:
    import winreg
except ImportError:
    winreg = None
print(winreg is None)
