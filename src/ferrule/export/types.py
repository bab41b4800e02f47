"""Annotations as the shapes of values that cross the border."""

from __future__ import annotations

import ast
from dataclasses import dataclass

EDGE = "ferrule.edge"
_PLAIN = {"bool", "int", "float", "str", "bytes"}
_KEYS = {"bool", "int", "str", "bytes"}


@dataclass(frozen=True)
class Shape:
    """A kind of value: `none`, one of the plain types, `list`, `dict`, `tuple`, `optional`, `request`, `response`."""

    text: str
    parts: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Names:
    """What the names of a module stand for that came from elsewhere: a local name to its origin."""

    origins: dict[str, str]

    def of(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return self.origins.get(name, name)
            case ast.Attribute(value=value, attr=attr):
                return f"{self.of(value)}.{attr}"
        return ""


def names_of(tree: ast.Module) -> Names:
    origins: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            origins.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
        elif isinstance(node, ast.Import):
            origins.update({alias.asname: alias.name for alias in node.names if alias.asname})
        elif isinstance(node, ast.ClassDef):
            origins[node.name] = f"this module's {node.name}"
    return Names(origins)


def shape_of(node: ast.expr, names: Names) -> Shape | None:
    """None for what cannot cross."""
    match node:
        case ast.Constant(value=None):
            return Shape("none")
        case ast.Constant(value=str(text)):
            try:
                return shape_of(ast.parse(text, mode="eval").body, names)
            except SyntaxError:
                return None
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _optional([shape_of(left, names), shape_of(right, names)])
        case ast.Subscript(value=value, slice=inner):
            return _generic(names.of(value), inner, names)
    origin = names.of(node)
    if origin in _PLAIN:
        return Shape(origin)
    if origin in (f"{EDGE}.Request", f"{EDGE}.Response"):
        return Shape(origin.rpartition(".")[2].lower())
    return None


def _optional(sides: list[Shape | None]) -> Shape | None:
    others = [side for side in sides if side is not None and side.text != "none"]
    if None in sides or len(others) != 1 or others[0].text in ("optional", "request", "response"):
        return None
    return Shape("optional", (others[0],))


def _generic(origin: str, inner: ast.expr, names: Names) -> Shape | None:
    nodes = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    parts = [shape_of(node, names) for node in nodes]
    shapes = tuple(part for part in parts if part is not None and part.text not in ("request", "response"))
    if len(shapes) != len(nodes):
        return None
    match origin.removeprefix("typing.").lower(), shapes:
        case "list", (_,):
            return Shape("list", shapes)
        case "dict", (key, _) if key.text in _KEYS:
            return Shape("dict", shapes)
        case "tuple", (_, *_):
            return Shape("tuple", shapes)
        case "optional", (item,):
            return _optional([item, Shape("none")])
    return None
