"""An argument whose elements are of several types, where a row of the tables takes only some of them.

    sum(item[key] for ...)       the values of `item` are numbers and texts; those of `key` are numbers

Each element is tested as it comes; one that no row takes raises TypeError, as it does in CPython.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.ir import nodes as ir
from ferrule.ir.types import NEVER, Con, Type
from ferrule.knowledge import Param, Row, TypeExpr
from ferrule.lower.convert import convert, is_choice, members

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering

EXACT = {"number": ("int", "float", "bool"), "int": ("int", "bool")}


class ElementLowering:
    """The part of the lowering that narrows elements."""

    def narrowed_elements(
        self: FunctionLowering,
        candidates: list[tuple[Row, list[tuple[Param, object]]]],
        positional: list[ir.Expr],
        name: str,
        node: ast.AST,
    ) -> list[ir.Expr] | None:
        """The arguments with the first iterable of mixed elements narrowed to what the best row takes."""
        for i, value in enumerate(positional):
            if not isinstance(value.type, Con) or not self.is_iterable(value.type):
                continue
            own = self.element_type(value.type)
            if not is_choice(own):
                continue
            kinds = members(own, self.resolver)
            patterns = [
                p.type.args[0]
                for _, plan in candidates
                for p, where in plan
                if where == i and p.type.kind == "iterable"
            ]
            best = max(patterns, key=lambda p: sum(takes(p, m) for m in kinds), default=None)
            if best is not None and any(takes(best, m) for m in kinds):
                narrowed = self.narrow_each(value, own, best, name)
                return [*positional[:i], narrowed, *positional[i + 1 :]]
        return None

    def narrow_each(self: FunctionLowering, value: ir.Expr, own: Type, pattern: TypeExpr, name: str) -> ir.Expr:
        elem = self.pattern_type(pattern, {})
        local = self.fresh("element")

        def one(member: ir.Expr) -> ir.Expr:
            if takes(pattern, member.type):
                return convert(member, elem)
            return self.raising(
                "TypeError", f"{name}() met an element of type '{self.type_name(member.type)}' (FER0420)"
            )

        body = self.block(lambda: self.each_member(ir.Local(own, local), one, elem))
        source = convert(value, Con("Iterator", (own,)))
        change = ir.Callback(NEVER, [(local, own)], body)
        return ir.RuntimeCall(Con("Iterator", (elem,)), "iter::map_with", [source, change], fallible=False)


def takes(pattern: TypeExpr, member: Type) -> bool:
    """Whether a value of this type means the same to the row: an `int` is not turned into a `float`."""
    if pattern.kind != "name" or pattern.args or not isinstance(member, Con) or member.args:
        return False
    return member.name in EXACT.get(pattern.name, (pattern.name,))
