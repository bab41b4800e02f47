"""Conversions between representations of one Python value."""

from __future__ import annotations

from ferrule.infer.resolve import Resolver
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    NUMBER,
    Con,
    Exc,
    Family,
    Inst,
    Opt,
    Static,
    Type,
    Union,
)


def convert(value: ir.Expr, target: Type) -> ir.Expr:
    """`value` as `target`. The emitter knows how to do each single conversion; here it is only made explicit."""
    if value.type == target or (isinstance(value.type, Exc) and isinstance(target, Exc)):
        return value
    if isinstance(value, ir.Convert) and value.value.type == target and widens(target, value.type):
        return value.value
    return ir.Convert(target, value, line=value.line)


def widens(narrow: Type, wide: Type) -> bool:
    """Whether `wide` can hold every value of `narrow`, so that going there and back changes nothing."""
    return isinstance(wide, Opt | Union | Family) and not isinstance(narrow, Opt | Union | Family)


def members(t: Type, resolver: Resolver) -> list[Type]:
    """The types that a value of `t` may have at run time, each without choice inside."""
    match t:
        case Opt():
            return [*members(t.item, resolver), NONE]
        case Union():
            return [m for part in resolver.unions[t.name] for m in members(part, resolver)]
        case Family():
            return [Inst(c.key) for c in concrete(t, resolver)]
        case Con(name="number"):
            return [INT, FLOAT]
    return [] if t == NEVER else [t]


def concrete(t: Family, resolver: Resolver):  # type: ignore[no-untyped-def]
    """The classes of a family that have instances."""
    return [c for c in resolver.by_key[t.cls].family() if c.instantiated]


def is_choice(t: Type) -> bool:
    return isinstance(t, Opt | Union | Family) or t == NUMBER


def is_number(t: Type) -> bool:
    return isinstance(t, Con) and t.name in ("bool", "int", "i64", "float", "number")


def is_copy(t: Type) -> bool:
    """Whether Rust copies values of this type; the emitter asks the tables for other classes."""
    if isinstance(t, Opt):
        return is_copy(t.item)
    return t in (NONE, I64, FLOAT) or (isinstance(t, Con) and t.name in ("bool",)) or isinstance(t, Static)
