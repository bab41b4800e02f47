"""The exception classes that are not the program's own, each with its base.

Python's own come from Python; the reader of the tables adds those of library modules by their full names.
"""

from __future__ import annotations

import builtins

BUILTIN_EXCEPTIONS = {
    name: value.__mro__[1].__name__
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException) and not issubclass(value, BaseExceptionGroup)
}

# `IOError` and `EnvironmentError` are further names of `OSError`.
SECOND_NAMES = {name: value for name in BUILTIN_EXCEPTIONS if (value := getattr(builtins, name).__name__) != name}

# Bases after the first one, for the few classes that have several.
OTHER_BASES: dict[str, tuple[str, ...]] = {}


def register(name: str, bases: tuple[str, ...]) -> None:
    """Adds an exception class of a library module."""
    BUILTIN_EXCEPTIONS[name] = bases[0]
    if bases[1:]:
        OTHER_BASES[name] = bases[1:]


def is_subclass_of(name: str, base: str) -> bool:
    """Whether one of these classes is a subclass of another."""
    while name in BUILTIN_EXCEPTIONS:
        if name == base or any(is_subclass_of(other, base) for other in OTHER_BASES.get(name, ())):
            return True
        name = BUILTIN_EXCEPTIONS[name]
    return name == base
