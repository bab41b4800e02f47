"""Classes of the program below `list` and `dict`: forwarding (`knowledge/sources/_builtin_bases.py`)."""

from __future__ import annotations

import ast
from functools import cache

from ferrule.knowledge.reader import SOURCES

TEXT = SOURCES / "_builtin_bases.py"
CLASSES = {"list": "ListObject", "dict": "DictObject"}


@cache
def text() -> str:
    return TEXT.read_text(encoding="utf-8")


def base_name(kind: str, cls: str) -> str:
    """Each class has a base of its own, so that what one holds says nothing about the others."""
    return f"{CLASSES[kind]}Of{cls}"


def written(kind: str, cls: str) -> ast.ClassDef:
    """The class that stands for a builtin one below the class `cls`."""
    name = CLASSES[kind]
    found = next(s for s in ast.parse(text()).body if isinstance(s, ast.ClassDef) and s.name == name)
    for part in ast.walk(found):
        if isinstance(part, ast.Name) and part.id == name:
            part.id = base_name(kind, cls)
    found.name = base_name(kind, cls)
    found.builtin_kind = kind  # type: ignore[attr-defined]
    return found


def replace_base(node: ast.ClassDef, at: int, kind: str) -> None:
    """`list` among the bases; an instance has its container before the class's own `__init__` runs."""
    node.bases[at] = ast.copy_location(ast.Name(base_name(kind, node.name), ast.Load()), node.bases[at])
    for stmt in node.body:
        if isinstance(stmt, ast.FunctionDef) and stmt.name == "__init__" and stmt.args.args:
            me = stmt.args.args[0].arg
            empty = ast.List([], ast.Load()) if kind == "list" else ast.Dict([], [])
            place = ast.Attribute(ast.Name(me, ast.Load()), "data__", ast.Store())
            first = ast.copy_location(ast.Assign([place], empty), stmt.body[0])
            for part in ast.walk(first):
                if isinstance(part, ast.expr):
                    ast.copy_location(part, stmt.body[0])
            stmt.body.insert(0, first)


def kind_of(node: ast.ClassDef) -> str:
    return getattr(node, "builtin_kind", "")


def instance_kind(node: ast.ClassDef) -> str:
    """The builtin class that instances of a class of the program are instances of too: `int` for an `IntEnum`."""
    return getattr(node, "enum_kind", "") or kind_of(node)
