"""`namedtuple` and `typing.NamedTuple`: the class that they stand for, as text (documentation of `collections`)."""

from __future__ import annotations

import ast

from ferrule.infer.written import located, methods, tuple_text


def namedtuple_fields(call: ast.Call) -> tuple[list[str], dict[str, ast.expr]]:
    names_node = call.args[1]
    if isinstance(names_node, ast.Constant):
        names = str(names_node.value).replace(",", " ").split()
    else:
        names = [str(e.value) for e in names_node.elts]  # type: ignore[attr-defined]
    defaults: dict[str, ast.expr] = {}
    for keyword in call.keywords:
        if keyword.arg == "defaults" and isinstance(keyword.value, ast.Tuple | ast.List):
            values = keyword.value.elts
            defaults = dict(zip(names[len(names) - len(values) :], values, strict=True))
    return names, defaults


def named_tuple(name: str, names: list[str], defaults: dict[str, ast.expr], at: ast.AST) -> ast.ClassDef:
    """A class with the behaviour of a named tuple (`collections.namedtuple`)."""
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
    node = ast.ClassDef(name=name, bases=[], keywords=[], body=methods(text, at), decorator_list=[])
    node.tuple_fields = names  # type: ignore[attr-defined]
    return located(node, at)
