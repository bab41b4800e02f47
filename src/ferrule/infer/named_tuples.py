"""`namedtuple` and `typing.NamedTuple`: the class that they stand for, as text (documentation of `collections`)."""

from __future__ import annotations

import ast

from ferrule.infer.written import located, methods, tuple_text
from ferrule.load.nodes import subtree

Fields = tuple[list[str], dict[str, ast.expr]]


def namedtuple_fields(call: ast.Call, module: ast.Module) -> Fields | None:
    """The fields and their defaults, if the call says them as literals or by a name that stands for one."""
    if len(call.args) != 2 or any(k.arg not in ("defaults", "module") for k in call.keywords):
        return None
    names = literal_names(call.args[1], module)
    if names is None:
        return None
    given = next((k.value for k in call.keywords if k.arg == "defaults"), None)
    values = literal_items(given, module) if given is not None else []
    if values is None or len(values) > len(names):
        return None
    return names, dict(zip(names[len(names) - len(values) :], values, strict=True))


def literal_names(node: ast.expr, module: ast.Module) -> list[str] | None:
    node = constant_value(node, module)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace(",", " ").split()
    items = literal_items(node, module)
    if items is None or not all(isinstance(i, ast.Constant) and isinstance(i.value, str) for i in items):
        return None
    return [str(i.value) for i in items if isinstance(i, ast.Constant)]


def literal_items(node: ast.expr, module: ast.Module) -> list[ast.expr] | None:
    """The items of `(a, b)`, `[a, b]` or `(a,) * 3`."""
    match constant_value(node, module):
        case ast.Tuple(elts=items) | ast.List(elts=items) if not any(isinstance(i, ast.Starred) for i in items):
            return items
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.Constant(value=int(times))):
            repeated = literal_items(left, module)
            return None if repeated is None else repeated * times
    return None


def constant_value(node: ast.expr, module: ast.Module) -> ast.expr:
    """What a name stands for that the module assigns once, at its top level; otherwise the node itself."""
    if not isinstance(node, ast.Name):
        return node
    bindings = [n for n in subtree(module) if isinstance(n, ast.Name) and n.id == node.id and not is_read(n)]
    for stmt in module.body:
        if isinstance(stmt, ast.Assign) and bindings == stmt.targets:
            return stmt.value
    return node


def is_read(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def named_tuple(
    name: str, names: list[str], defaults: dict[str, ast.expr], at: ast.AST, *, as_json: bool
) -> ast.ClassDef:
    """A class with the behaviour of a named tuple (`collections.namedtuple`); with `as_json` JSON may be written."""
    params = ", ".join(["self", *(f"{n}={ast.unparse(defaults[n])}" if n in defaults else n for n in names)])
    mine, theirs = tuple_text("self", names), tuple_text("other", names)
    assigns = "\n    ".join(f"self.{n} = {n}" for n in names) or "pass"
    shown = ", ".join(f"{n}={{self.{n}!r}}" for n in names)
    replace = ", ".join(f"{n}=NotImplemented" for n in names)
    chosen = ", ".join(f"self.{n} if {n} is NotImplemented else {n}" for n in names)
    quoted = ", ".join(repr(n) for n in names)
    pairs = ", ".join(f"{n!r}: self.{n}" for n in names)
    unpacked = f"[{', '.join(names)}] = values" if names else "pass"
    orders = "\n".join(
        f"def __{op}__(self, other):\n    if isinstance(other, {name}):\n        return {mine} {symbol} {theirs}\n"
        f"    if isinstance(other, tuple):\n        return {mine} {symbol} other\n    return NotImplemented"
        for op, symbol in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
    )
    text = f"""
__match_args__ = ({quoted}{"," if names else ""})
_fields = ({quoted}{"," if names else ""})
def __init__({params}):
    {assigns}
def __repr__(self):
    return f'{{type(self).__name__}}({shown})'
def __iter__(self):
    return iter({mine})
def __len__(self):
    return {len(names)}
def __getitem__(self, index):
    return {mine}[index]
def __eq__(self, other):
    if isinstance(other, {name}):
        return {mine} == {theirs}
    if isinstance(other, tuple):
        return {mine} == other
    return NotImplemented
def __hash__(self):
    return hash({mine})
{orders}
def _replace(self, *, {replace}):
    return type(self)({chosen})
def _asdict(self):
    return {{{pairs}}}
def index(self, value):
    return {mine}.index(value)
def count(self, value):
    return {mine}.count(value)
def __add__(self, other):
    return {mine} + other
def __radd__(self, other):
    return other + {mine}
def __mul__(self, times):
    return {mine} * times
@classmethod
def _make(cls, iterable):
    values = tuple(iterable)
    if len(values) != {len(names)}:
        raise TypeError(f'Expected {len(names)} arguments, got {{len(values)}}')
    {unpacked}
    return cls({", ".join(names)})
"""
    if defaults:
        shown_defaults = ", ".join(f"{n!r}: {ast.unparse(d)}" for n, d in defaults.items())
        text += f"_field_defaults = {{{shown_defaults}}}\n"
    if as_json:
        text += f"def __plain_json__(self):\n    return {mine}\n"
    node = ast.ClassDef(name=name, bases=[], keywords=[], body=methods(text, at), decorator_list=[])
    node.tuple_fields = names  # type: ignore[attr-defined]
    return located(node, at)
