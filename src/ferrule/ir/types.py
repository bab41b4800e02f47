"""The types of the IR: what a value is, before it is decided how Rust holds it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A type of the IR; the subclasses are the whole list."""


@dataclass(frozen=True)
class Con(Type):
    """A type that the knowledge tables describe, with its arguments: `int`, `list[int]`, `re.Match`.

    Two names are in no table: `i64`, a machine integer that range facts allowed in place of `int`, and `vec`, a list
    that has one owner.
    """

    name: str
    args: tuple[Type, ...] = ()


@dataclass(frozen=True)
class Tup(Type):
    """A tuple of known length."""

    items: tuple[Type, ...]


@dataclass(frozen=True)
class Opt(Type):
    """`None` or a value."""

    item: Type


@dataclass(frozen=True)
class Union(Type):
    """One of several types: a generated enum. The members stand in `Crate.unions`, because they may be recursive."""

    name: str


@dataclass(frozen=True)
class Inst(Type):
    """An instance of exactly this class."""

    cls: str


@dataclass(frozen=True)
class Family(Type):
    """An instance of this class or of one of its subclasses: a generated enum over the concrete classes."""

    cls: str


@dataclass(frozen=True)
class Closure(Type):
    """A function of the program with what it captured: a generated struct."""

    key: str


@dataclass(frozen=True)
class Bound(Type):
    """A bound method kept as a value: the receiver."""

    receiver: Type
    name: str


@dataclass(frozen=True)
class Static(Type):
    """A value that is known without data: a function without captures, a class, a module, a builtin function."""

    kind: str
    name: str


@dataclass(frozen=True)
class Exc(Type):
    """An exception of one of these classes' common base `cls`."""

    cls: str


@dataclass(frozen=True)
class Never(Type):
    """No value ever arrives here."""


NONE = Con("None")
EXC_TYPE = Con("ExcType")  # an exception class that is only known at run time
BOOL = Con("bool")
INT = Con("int")
I64 = Con("i64")
FLOAT = Con("float")
COMPLEX = Con("complex")
STR = Con("str")
BYTES = Con("bytes")
NEVER = Never()
NUMBERS = (BOOL, INT, FLOAT)
NUMBER = Con("number")  # an `int` or a `float`: the runtime's `Number`


def is_vec(t: Type) -> bool:
    return isinstance(t, Con) and t.name == "vec"
