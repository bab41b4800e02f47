"""Builtin functions that ask an object of the program for one of its methods."""

from __future__ import annotations

import builtins
import types

from ferrule.infer.model import Atom, ClassA, ClassInfo, InstA
from ferrule.knowledge.asking import has_attribute

# What a builtin calls on its first argument, in the order of preference (Python data model, 3.3).
BUILTIN_DUNDERS: dict[str, tuple[str, ...]] = {
    "abs": ("__abs__",),
    "ceil": ("__ceil__",),
    "divmod": ("__divmod__",),
    "floor": ("__floor__",),
    "iter": ("__iter__",),
    "len": ("__len__",),
    "next": ("__next__",),
    "pow": ("__pow__",),
    "reversed": ("__reversed__",),
    "round": ("__round__",),
    "trunc": ("__trunc__",),
}
# Builtin types that no name of `builtins` denotes.
NAMELESS: dict[str, type] = {
    "generator": types.GeneratorType,
    "dict_keys": type({}.keys()),
    "dict_values": type({}.values()),
    "dict_items": type({}.items()),
}
OF_MATH = ("ceil", "floor", "trunc")
CONVERSIONS: dict[str, tuple[str, ...]] = {
    "int": ("__int__", "__index__", "__trunc__"),
    "float": ("__float__", "__index__"),
    "complex": ("__complex__", "__float__", "__index__"),
}


def asks_first(module: str, name: str) -> bool:
    """Whether the function of this module asks its first argument for a method."""
    return name in BUILTIN_DUNDERS and module == ("math" if name in OF_MATH else "builtins")


def class_dunder(cls: ClassInfo, names: tuple[str, ...]) -> str:
    """The first of the methods that the class has."""
    return next((n for n in names if cls.lookup(n) is not None), "")


def is_reversible(cls: ClassInfo) -> bool:
    """`reversed` takes any sequence."""
    return cls.lookup("__len__") is not None and cls.lookup("__getitem__") is not None


def answers_itself(name: str, atom: Atom) -> bool:
    """Whether a value of the program answers to the builtin by a method of its class."""
    names = BUILTIN_DUNDERS.get(name, ())
    match atom:
        case ClassA(cls=cls):
            return any(cls.lookup(f"__meta_{n.strip('_')}__") is not None for n in names)
        case InstA(cls=cls) if name != "len":  # the runtime asks instances for their length
            return bool(class_dunder(cls, names)) or (name == "reversed" and is_reversible(cls))
    return False


def lacks_row(cls: str, name: str) -> bool:
    """Whether CPython's class has an attribute that no table knows; what CPython lacks too raises at run time."""
    if "." in cls:
        return has_attribute(cls, name)
    kind = NAMELESS.get(cls) or getattr(builtins, cls, None)
    return isinstance(kind, type) and hasattr(kind, name)
