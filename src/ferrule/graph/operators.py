"""Which special methods syntax and builtin functions call, as data.

a + b        a.__add__, b.__radd__         for x in c     c.__iter__, then its __next__
len(c)       c.__len__                     f"{a}"         a.__format__, else a.__str__, else a.__repr__
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

Implied = tuple[ast.expr, tuple[str, ...]]
"""An operand, and the methods of which the first that its class has is called."""

BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift", ast.BitOr: "or", ast.BitXor: "xor", ast.BitAnd: "and",
    ast.MatMult: "matmul",
}  # fmt: skip
UNARY = {ast.USub: "__neg__", ast.UAdd: "__pos__", ast.Invert: "__invert__"}
_COMPARE = {
    ast.Eq: ("__eq__", "__eq__"), ast.NotEq: ("__ne__", "__ne__"), ast.Lt: ("__lt__", "__gt__"),
    ast.LtE: ("__le__", "__ge__"), ast.Gt: ("__gt__", "__lt__"), ast.GtE: ("__ge__", "__le__"),
}  # fmt: skip
_TRUTH = ("__bool__", "__len__")
_TEXT = ("__str__", "__repr__")
_FORMAT = ("__format__", *_TEXT)
ITERATES = ("__iter__", "__getitem__")
_BUILTINS: dict[str, tuple[str, ...]] = {
    "len": ("__len__",), "str": _TEXT, "print": _TEXT, "repr": ("__repr__",), "bool": _TRUTH, "hash": ("__hash__",),
    "int": ("__int__", "__index__"), "float": ("__float__", "__index__"), "complex": ("__complex__",),
    "abs": ("__abs__",), "round": ("__round__",), "next": ("__next__",), "reversed": ("__reversed__", "__getitem__"),
    "format": _FORMAT, "bytes": ("__bytes__", *ITERATES), "divmod": ("__divmod__",), "pow": ("__pow__",),
    **dict.fromkeys(("iter", "list", "tuple", "set", "frozenset", "dict", "sorted", "sum", "min", "max", "any", "all",
                     "enumerate", "zip", "map", "filter"), ITERATES),
}  # fmt: skip


def implied(node: ast.AST) -> Iterator[Implied]:
    """What evaluating `node` itself calls on its operands."""
    match node:
        case ast.BinOp():
            name = BINARY[type(node.op)]
            yield node.left, (f"__{name}__",)
            yield node.right, (f"__r{name}__",)
        case ast.AugAssign():
            name = BINARY[type(node.op)]
            yield node.target, (f"__i{name}__", f"__{name}__")
            yield node.value, (f"__r{name}__",)
        case ast.UnaryOp():
            yield node.operand, (UNARY[type(node.op)],) if type(node.op) in UNARY else _TRUTH
        case ast.Compare():
            yield from _comparisons(node)
        case ast.Subscript():
            name = {ast.Load: "__getitem__", ast.Store: "__setitem__", ast.Del: "__delitem__"}[type(node.ctx)]
            yield node.value, (name,)
        case ast.For() | ast.comprehension():
            yield node.iter, ITERATES
        case ast.AsyncFor():
            yield node.iter, ("__aiter__",)
        case ast.YieldFrom() | ast.Starred(ctx=ast.Load()):
            yield node.value, ITERATES
        case ast.If() | ast.While() | ast.IfExp() | ast.Assert():
            yield node.test, _TRUTH
        case ast.BoolOp():
            for value in node.values[:-1]:
                yield value, _TRUTH
        case ast.FormattedValue():
            yield node.value, ("__repr__",) if node.conversion == ord("r") else _FORMAT
        case ast.With() | ast.AsyncWith():
            prefix = "a" if isinstance(node, ast.AsyncWith) else ""
            for item in node.items:
                yield item.context_expr, (f"__{prefix}enter__",)
                yield item.context_expr, (f"__{prefix}exit__",)
        case ast.Assign(targets=[ast.Tuple() | ast.List(), *_]) if not isinstance(node.value, ast.Tuple | ast.List):
            yield node.value, ITERATES


def _comparisons(node: ast.Compare) -> Iterator[Implied]:
    left = node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, ast.In | ast.NotIn):
            yield right, ("__contains__", *ITERATES)
        elif type(op) in _COMPARE:
            name, reflected = _COMPARE[type(op)]
            # `!=` falls back to the inverse of `==`.
            yield left, (name, "__eq__") if name == "__ne__" else (name,)
            yield right, (reflected,)
        left = right


def of_builtin(name: str, node: ast.Call) -> Iterator[Implied]:
    """What calling the builtin `name` calls on its arguments."""
    if name in _BUILTINS:
        for argument in node.args:
            if not isinstance(argument, ast.Starred):
                yield argument, _BUILTINS[name]
