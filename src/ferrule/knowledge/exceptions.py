"""Python's own exception classes, each with its base."""

from __future__ import annotations

import builtins

BUILTIN_EXCEPTIONS = {
    name: value.__mro__[1].__name__
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
}
