"""`@dataclass` and `@total_ordering`: the methods that they stand for, as text.

Sources: the documentation of `dataclasses` and `functools`.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ferrule.infer.written import methods, truth, tuple_text
from ferrule.load.nodes import subtree


@dataclass
class DataField:
    name: str
    default: ast.expr | None = None
    factory: ast.expr | None = None
    init: bool = True
    repr: bool = True
    compare: bool = True
    kw_only: bool = False
    init_only: bool = False  # `InitVar`: handed to `__post_init__` and not kept
    type: str | None = None  # the annotation where it is a text when the program runs
    nested: str = ""  # what `asdict` has to copy, by the annotation: one dataclass, a list of them, a list, a dict


def dataclass_methods(
    name: str, fields: list[DataField], options: dict[str | None, ast.expr], own: set[str], *, derived: bool
) -> dict[str, str]:
    """The methods that the decorator adds (PEP 557)."""
    text: dict[str, str] = {}
    if truth(options, "init", True):
        text["__init__"] = dataclass_init(fields, "__post_init__" in own)
    fields = [f for f in fields if not f.init_only]
    if truth(options, "repr", True):
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr)
        text["__repr__"] = f"def __repr__(self):\n    return f'{{type(self).__name__}}({shown})'"
    compared = [f.name for f in fields if f.compare]
    mine, theirs = (tuple_text(who, compared) for who in ("self", "other"))
    # The decorator compares instances of exactly one class; where no class is derived, that is what `isinstance` tests.
    exact = " or type(other) is not type(self)" if derived else ""
    same = f"if not isinstance(other, {name}){exact}:\n        return NotImplemented"
    if truth(options, "eq", True):
        text["__eq__"] = f"def __eq__(self, other):\n    {same}\n    return {mine} == {theirs}"
        if truth(options, "frozen", False) or truth(options, "unsafe_hash", False):
            text["__hash__"] = f"def __hash__(self):\n    return hash({mine})"
    if truth(options, "order", False):
        for method, symbol in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
            text[f"__{method}__"] = f"def __{method}__(self, other):\n    {same}\n    return {mine} {symbol} {theirs}"
    taken = [f for f in fields if f.init]
    given = ", ".join(f"{f.name}=NotImplemented" for f in taken)
    chosen = ", ".join(f"{f.name}=self.{f.name} if {f.name} is NotImplemented else {f.name}" for f in taken)
    text["_replaced"] = f"def _replaced(self{', *, ' if given else ''}{given}):\n    return {name}({chosen})"
    pairs = ", ".join(f"{f.name!r}: {plain_copy(f, '_asdict')}" for f in fields)
    text["_asdict"] = f"def _asdict(self):\n    return {{{pairs}}}"
    items = "".join(f"{plain_copy(f, '_astuple')}, " for f in fields)
    text["_astuple"] = f"def _astuple(self):\n    return ({items})"
    text["_fields"] = fields_text(fields)
    names = ", ".join(repr(f.name) for f in fields if f.init and not f.kw_only)
    text["__match_args__"] = f"__match_args__ = ({names}{',' if names else ''})"
    return text


def fields_text(fields: list[DataField]) -> str:
    """What `dataclasses.fields` gives of the class; its types only where the program has them as text."""
    typed = all(f.type is not None for f in fields)
    made = "".join(
        f"{'TypedField' if typed else 'Field'}({f.name!r}, {f.init}, {f.repr}, {f.compare}, {f.kw_only}"
        f"{f', {f.type!r}' if typed else ''}), "
        for f in fields
    )
    names = "TypedField" if typed else "Field"
    return f"@staticmethod\ndef _fields():\n    from dataclasses import {names}\n    return ({made})"


def plain_copy(f: DataField, method: str) -> str:
    """The value of a field in `asdict` or `astuple`: dataclasses and lists of them in it are taken apart too."""
    place = f"self.{f.name}"
    if f.nested == "one":
        return f"{place}.{method}()"
    if f.nested == "listed":
        return f"[item.{method}() for item in {place}]"
    return {"list": f"list({place})", "dict": f"dict({place})"}.get(f.nested, place)


def dataclass_init(fields: list[DataField], post_init: bool) -> str:
    params, body = [], []
    plain = [f for f in fields if f.init and not f.kw_only]
    only = [f for f in fields if f.init and f.kw_only]
    for group in (plain, only):
        if group is only and only:
            params.append("*")
        for f in group:
            if f.factory is not None:
                params.append(f"{f.name}=NotImplemented")
            elif f.default is not None:
                params.append(f"{f.name}={ast.unparse(f.default)}")
            else:
                params.append(f.name)
    for f in fields:
        if f.factory is not None and f.init:
            factory = factory_text(f.factory)
            body.append(f"self.{f.name} = {factory} if {f.name} is NotImplemented else {f.name}")
        elif f.factory is not None:
            body.append(f"self.{f.name} = {factory_text(f.factory)}")
        elif f.init and not f.init_only:
            body.append(f"self.{f.name} = {f.name}")
        elif f.default is not None and not f.init:
            body.append(f"self.{f.name} = {ast.unparse(f.default)}")
    if post_init:
        body.append(f"self.__post_init__({', '.join(f.name for f in fields if f.init_only)})")
    return f"def __init__({', '.join(['self', *params])}):\n    " + "\n    ".join(body or ["pass"])


def factory_text(node: ast.expr) -> str:
    """A call of the factory; a display where the factory is a builtin container."""
    text = ast.unparse(node)
    if isinstance(node, ast.Lambda):
        return f"({ast.unparse(node.body)})"
    return {"list": "[]", "dict": "{}"}.get(text, f"{text}()")


def total_ordering(node: ast.ClassDef) -> None:
    """The comparisons that `functools.total_ordering` derives from one of them and `__eq__`."""
    own = {s.name for s in node.body if isinstance(s, ast.FunctionDef)}
    rules = {
        "__lt__": {
            "__gt__": "not (self < other) and self != other",
            "__le__": "self < other or self == other",
            "__ge__": "not (self < other)",
        },
        "__le__": {
            "__ge__": "not (self <= other) or self == other",
            "__lt__": "self <= other and self != other",
            "__gt__": "not (self <= other)",
        },
        "__gt__": {
            "__lt__": "not (self > other) and self != other",
            "__ge__": "self > other or self == other",
            "__le__": "not (self > other)",
        },
        "__ge__": {
            "__le__": "not (self >= other) or self == other",
            "__gt__": "self >= other and self != other",
            "__lt__": "not (self >= other)",
        },
    }
    root = next((name for name in rules if name in own), None)
    if root is None:
        return
    written = next(s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == root)
    may_refuse = any(isinstance(n, ast.Name) and n.id == "NotImplemented" for n in subtree(written))
    asked = f"found = self.{root}(other)\n    if found is NotImplemented:\n        return NotImplemented\n    "
    symbol = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}[root]
    for name, answer in rules[root].items():
        if name not in own:
            if may_refuse:
                answer = (
                    asked
                    + "return "
                    + answer.replace(f"(self {symbol} other)", "found").replace(f"self {symbol} other", "found")
                )
            else:
                answer = f"return {answer}"
            node.body += methods(f"def {name}(self, other):\n    {answer}", node)
