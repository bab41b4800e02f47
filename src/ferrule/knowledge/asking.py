"""What CPython says when a builtin gets a value of the wrong type, found by asking the Python that runs Ferrule.

    len(5)             ->   object of type 'int' has no len()
    ",".join(3)        ->   can only join an iterable

The text depends on the types and not on the values, which two samples of each type check. Only functions without
effects are asked.
"""

from __future__ import annotations

import copy
import importlib
import operator
import re
import sys
from types import ModuleType
from typing import Any

from ferrule.knowledge.model import Row

SAMPLES: dict[str, tuple[Any, Any]] = {
    "int": (3, 1_000_003),
    "float": (0.5, 2.25),
    "bool": (True, False),
    "complex": (1j, 2 + 3j),
    "str": ("a", "text"),
    "bytes": (b"a", b"bytes"),
    "bytearray": (bytearray(b"a"), bytearray(b"bytes")),
    "list": ([], [1, 2]),
    "tuple": ((), (1, 2)),
    "dict": ({}, {1: 2}),
    "set": (set(), {1, 2}),
    "frozenset": (frozenset(), frozenset({1, 2})),
    "range": (range(0), range(3)),
    "NoneType": (None, None),
    "function": (lambda: None, lambda: None),
}
# Modules whose functions change nothing outside their arguments.
ASKED = ("builtins", "cmath", "collections", "functools", "itertools", "math", "operator", "statistics", "string")
# Classes of the tables that stand for several of CPython's, or have another name there.
SEVERAL = {"io.BufferedFile": "BufferedReader BufferedWriter BufferedRandom", "io.TextFile": "TextIOWrapper"}
COUNTS = re.compile(r"takes (no|exactly|at (most|least)|from|\d+)|expected (exactly|at (most|least)|\d+) ")
UNSAFE = ("exit", "quit", "breakpoint", "input", "exec", "eval", "compile", "__import__")


def type_error(row: Row, receiver: str, args: list[str], keywords: dict[str, str]) -> str | None:
    """The text of the TypeError that a call of the row's name with arguments of these types raises.

    Types are names as `type(x).__name__` has them; one without a sample is a class of the program. None when the
    call cannot be asked for, raises no TypeError, or says different things of different values.
    """
    if row.effects or row.name in UNSAFE or row.module not in ASKED:
        return None
    texts = {ask(row, receiver, args, keywords, which) for which in (0, 1)}
    return texts.pop() if len(texts) == 1 else None


def wrong_count(row: Row, receiver: str, count: int, keywords: list[str]) -> bool:
    """Whether CPython refuses so many arguments, whatever they are."""
    text = type_error(row, receiver, ["object"] * count, dict.fromkeys(keywords, "object"))
    return text is not None and COUNTS.search(text) is not None


def ask(row: Row, receiver: str, args: list[str], keywords: dict[str, str], which: int) -> str | None:
    function = callable_of(row, receiver, which)
    if function is None:
        return None
    values = [sample(name, which) for name in args]
    named = {key: sample(name, which) for key, name in keywords.items()}
    try:
        function(*values, **named)
    except TypeError as error:
        return str(error)
    except Exception:
        return None
    return None


def operator_error(name: str, left: str, right: str) -> str | None:
    """The text of the TypeError that an operator raises for operands of these types; `name` as in `operator`."""
    function = getattr(operator, name, None) or getattr(operator, f"{name}_")
    texts = set()
    for which in (0, 1):
        try:
            function(sample(left, which), sample(right, which))
            return None
        except TypeError as error:
            texts.add(str(error))
        except Exception:
            return None
    return texts.pop() if len(texts) == 1 else None


def library_module(name: str) -> ModuleType | None:
    """A module of CPython's own, imported; None for others and for those that are not there."""
    if name.partition(".")[0] not in sys.stdlib_module_names:
        return None
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def docstring_of(name: str) -> str | None:
    """The `__doc__` of a function or method of CPython's own, by its full name."""
    parts = name.split(".")
    for end in range(len(parts), -1, -1):
        found: Any = library_module(".".join(parts[:end]) or "builtins")
        if found is not None:
            for part in parts[end:]:
                found = getattr(found, part, None)
            text = getattr(found, "__doc__", None) if found is not None else None
            return text if isinstance(text, str) else None
    return None


def public_names_of(module: str) -> list[str] | None:
    """What `from module import *` binds where the module is one of CPython's own; None for others."""
    found = library_module(module)
    if found is None:
        return None
    public: list[str] = getattr(found, "__all__", None) or [name for name in vars(found) if not name.startswith("_")]
    return list(public)


def has_name(module: str, name: str) -> bool | None:
    """Whether a module of CPython's own has the name, submodules included; None for other modules."""
    found = library_module(module)
    if found is None:
        return None
    return hasattr(found, name) or library_module(f"{module}.{name}") is not None


def has_attribute(cls: str, name: str) -> bool:
    """Whether CPython's class has this attribute; one that is only ours may have any."""
    module, _, own = cls.rpartition(".")
    found = library_module(module)
    if found is None:
        return True
    kinds = [getattr(found, part, None) for part in SEVERAL.get(cls, own).split()]
    return any(not isinstance(kind, type) or hasattr(kind, name) for kind in kinds)


def instance_has(module: str, cls: str, name: str) -> bool:
    """Whether instances of a class of CPython's own may have an attribute; False where there is no such class."""
    kind = getattr(library_module(module), cls, None)
    if not isinstance(kind, type):
        return False
    own = [value for base in kind.__mro__[:-1] for value in vars(base).values()]
    codes = [getattr(getattr(value, "__func__", value), "__code__", None) for value in own]
    return hasattr(kind, name) or any(name in code.co_names for code in codes if code is not None)


def callable_of(row: Row, receiver: str, which: int) -> Any:
    if row.owner and row.name != "__init__":
        return getattr(sample(receiver, which), row.name, None) if receiver in SAMPLES else None
    path = row.owner or (f"{row.module}.{row.name}" if row.module not in ("", "builtins") else row.name)
    module, _, name = path.rpartition(".")
    try:
        return getattr(importlib.import_module(module or "builtins"), name, None)
    except ImportError:
        return None


def sample(name: str, which: int) -> Any:
    if name in SAMPLES:
        return copy.deepcopy(SAMPLES[name][which])  # what is asked may change it
    return type(name, (), {})()
