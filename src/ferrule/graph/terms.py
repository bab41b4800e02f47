"""Syntax to the terms of `facts`: the part of an expression that says what it refers to, and nothing else."""

from __future__ import annotations

import ast

from ferrule.graph.facts import Expr
from ferrule.graph.operators import BINARY, UNARY
from ferrule.graph.scopes import Binding, Role, Scope, ScopeKind, ScopeTree

UNKNOWN: Expr = []
_MAX_DEPTH = 24
_DISPLAYS = {ast.List: "list", ast.Set: "set", ast.ListComp: "list", ast.SetComp: "set", ast.DictComp: "dict"}
_UNIONS = {"Union", "Optional"}
_TRANSPARENT = {"Final", "ClassVar", "Annotated", "Required", "NotRequired", "Self"}


class Terms:
    """Encodes expressions of one module. `scopes` decides what each name means."""

    def __init__(self, scopes: ScopeTree) -> None:
        self.scopes = scopes

    def name(self, scope: Scope, name: str) -> Expr:
        found = self.scopes.resolve(scope, scope.mangle(name))
        return ["n", found.scope.index if found.scope else -1, found.name]

    def expr(self, node: ast.expr | None, scope: Scope, depth: int = 0) -> Expr:
        if node is None or depth > _MAX_DEPTH:
            return UNKNOWN
        match node:
            case ast.Name():
                return self.name(scope, node.id)
            case ast.Attribute():
                base = self.expr(node.value, scope, depth + 1)
                return ["a", base, scope.mangle(node.attr)] if base else UNKNOWN
            case ast.Call():
                return self.call(node, scope, depth)
            case ast.Subscript():
                return self.subscript(node, scope, depth)
            case ast.NamedExpr() | ast.Await():
                return self.expr(node.value, scope, depth + 1)
            case ast.IfExp():
                return self.either([node.body, node.orelse], scope, depth)
            case ast.BoolOp():
                return self.either(node.values, scope, depth)
            case ast.BinOp():
                left, right = self.expr(node.left, scope, depth + 1), self.expr(node.right, scope, depth + 1)
                name = BINARY[type(node.op)]
                return ["b", left, right, f"__{name}__", f"__r{name}__"] if left or right else UNKNOWN
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Invert()):
                operand = self.expr(node.operand, scope, depth + 1)
                return ["b", operand, UNKNOWN, UNARY[type(node.op)], ""] if operand else UNKNOWN
            case _:
                return self.literal(node, scope, depth)

    def either(self, nodes: list[ast.expr], scope: Scope, depth: int) -> Expr:
        known = [term for node in nodes[:6] if (term := self.expr(node, scope, depth + 1))]
        return ["o", known] if known else UNKNOWN

    def call(self, node: ast.Call, scope: Scope, depth: int) -> Expr:
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            found = class_around(scope)
            if found is not None and self.name(scope, "super")[1] == -1:
                return ["s", found.index]
        function = self.expr(node.func, scope, depth + 1)
        return ["c", function] if function else UNKNOWN

    def subscript(self, node: ast.Subscript, scope: Scope, depth: int) -> Expr:
        base = self.expr(node.value, scope, depth + 1)
        if not base:
            return UNKNOWN
        if isinstance(node.slice, ast.Slice):
            return base
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            return ["i", base, node.slice.value]
        return ["g", base]

    def literal(self, node: ast.expr, scope: Scope, depth: int) -> Expr:
        match node:
            case ast.Constant(value=value) if value is not None and value is not Ellipsis:
                return ["k", type(value).__name__, []]
            case ast.JoinedStr():
                return ["k", "str", []]
            case ast.Compare():
                return ["k", "bool", []]
            case ast.Tuple():
                return ["k", "tuple", [self.expr(item, scope, depth + 1) for item in node.elts[:8]]]
            case ast.List() | ast.Set():
                return ["k", _DISPLAYS[type(node)], self.elements(node.elts, scope, depth)]
            case ast.Dict():
                return ["k", "dict", self.elements(node.values, scope, depth)]
            case ast.ListComp() | ast.SetComp():
                inner = self.scopes.of(node)
                return ["k", _DISPLAYS[type(node)], self.elements([node.elt], inner, depth)]
            case ast.DictComp():
                return ["k", "dict", self.elements([node.value], self.scopes.of(node), depth)]
        return UNKNOWN

    def elements(self, nodes: list[ast.expr | None] | list[ast.expr], scope: Scope, depth: int) -> list[Expr]:
        return [term for node in nodes[:6] if (term := self.expr(node, scope, depth + 1))]

    def annotation(self, node: ast.expr | None, scope: Scope, depth: int = 0) -> Expr:
        """The instances that an annotation promises. It is a claim: whoever relies on it says so."""
        if node is None or depth > _MAX_DEPTH:
            return UNKNOWN
        match node:
            case ast.Constant(value=str(text)):
                try:
                    return self.annotation(ast.parse(text.strip(), mode="eval").body, scope, depth + 1)
                except (SyntaxError, ValueError):
                    return UNKNOWN
            case ast.BinOp(op=ast.BitOr()):
                return self.union([node.left, node.right], scope, depth)
            case ast.Subscript():
                return self.generic(node, scope, depth)
            case ast.Name() | ast.Attribute():
                return ["t", self.expr(node, scope, depth + 1), []]
        return UNKNOWN

    def generic(self, node: ast.Subscript, scope: Scope, depth: int) -> Expr:
        items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if name in _UNIONS:
            return self.union(items, scope, depth)
        if name in _TRANSPARENT:
            return self.annotation(items[0], scope, depth + 1)
        if name in ("Callable", "Literal"):
            return UNKNOWN
        if name.lower().endswith(("dict", "mapping")):
            items = items[-1:]
        arguments = [self.annotation(item, scope, depth + 1) for item in items]
        return ["t", self.expr(node.value, scope, depth + 1), arguments]

    def union(self, nodes: list[ast.expr], scope: Scope, depth: int) -> Expr:
        known = [term for node in nodes if (term := self.annotation(node, scope, depth + 1))]
        return ["o", known] if known else UNKNOWN

    def binding(self, binding: Binding, scope: Scope) -> Expr:
        """What a binding that is neither a definition nor an import gives its name."""
        if binding.annotation is not None:
            return self.annotation(binding.annotation, scope if scope.kind is not ScopeKind.FUNCTION else around(scope))
        value_scope = scope
        if scope.kind is ScopeKind.COMPREHENSION and _is_first_iterable(binding, scope):
            value_scope = around(scope)
        term = self.expr(binding.value, value_scope)
        if not term:
            return UNKNOWN
        match binding.role:
            case Role.VALUE:
                return term
            case Role.ENTER:
                return ["w", term]
            case Role.ELEMENT:
                return ["e", term]
            case Role.ITEM:
                return ["i", term, binding.index] if binding.index >= 0 else ["e", term]
            case Role.CAUGHT:
                return ["o", [["t", item, []] for item in self.caught(binding.value, value_scope)]]
        return UNKNOWN

    def caught(self, node: ast.expr | None, scope: Scope) -> list[Expr]:
        nodes = node.elts if isinstance(node, ast.Tuple) else [node]
        return [term for item in nodes if (term := self.expr(item, scope))]


def _is_first_iterable(binding: Binding, scope: Scope) -> bool:
    return binding.value is scope.node.generators[0].iter  # type: ignore[attr-defined]


def around(scope: Scope) -> Scope:
    return scope.parent if scope.parent is not None else scope


def class_around(scope: Scope) -> Scope | None:
    """The class whose method `scope` is, or is nested in."""
    here: Scope | None = scope
    while here is not None and here.kind is not ScopeKind.CLASS:
        here = here.parent
    return here
