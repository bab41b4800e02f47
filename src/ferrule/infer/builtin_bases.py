"""Classes of the program below `list`, `dict` and `set`: forwarding (`knowledge/sources/_builtin_bases.py`). And below
the abstract classes of `collections.abc`, which have text of their own (`_abstract_bases.py`).
"""

from __future__ import annotations

import ast
from functools import cache

from ferrule.knowledge.reader import SOURCES
from ferrule.load.nodes import subtree

CLASSES = {"list": "ListObject", "dict": "DictObject", "set": "SetObject"}
ABSTRACT = ("Iterator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet")
CLASSES |= {f"{module}.{name}": name for module in ("collections.abc", "typing") for name in ABSTRACT}
CLASSES["typing.AbstractSet"] = CLASSES.pop("typing.Set")
# The abstract classes that an instance belongs to, by the builtin or abstract class that its own class is below.
KINDS = {
    "list": {"MutableSequence", "Sequence"},
    "dict": {"MutableMapping", "Mapping"},
    "set": {"MutableSet", "Set"},
    "MutableSet": {"MutableSet", "Set"},
    "MutableSequence": {"MutableSequence", "Sequence"},
    "MutableMapping": {"MutableMapping", "Mapping"},
}


@cache
def text(kind: str) -> str:
    name = "_abstract_bases.py" if "." in kind else "_builtin_bases.py"
    return (SOURCES / name).read_text(encoding="utf-8")


def base_name(kind: str, cls: str) -> str:
    """Each class has a base of its own, so that what one holds says nothing about the others."""
    return f"{CLASSES[kind]}Of{cls}"


def written(kind: str, cls: str) -> ast.ClassDef:
    """The class that stands for a builtin one below the class `cls`."""
    name = CLASSES[kind]
    classes = {s.name: s for s in ast.parse(text(kind)).body if isinstance(s, ast.ClassDef)}
    found = classes[name]
    names = {name}
    if found.bases:  # one of the abstract classes below another: all methods in one class
        above = classes[ast.unparse(found.bases[0])]
        names.add(above.name)
        found.body, found.bases = [*above.body, *found.body], []
    found.is_abstract = "." in kind  # type: ignore[attr-defined]
    for part in subtree(found):
        if isinstance(part, ast.Name) and part.id in names:
            part.id = base_name(kind, cls)
    found.name = base_name(kind, cls)
    found.builtin_kind = kind  # type: ignore[attr-defined]
    return found


def replace_base(node: ast.ClassDef, at: int, kind: str) -> None:
    """`list` among the bases; an instance has its container before the class's own `__init__` runs."""
    node.bases[at] = ast.copy_location(ast.Name(base_name(kind, node.name), ast.Load()), node.bases[at])
    empties = {"list": "[]", "dict": "{}", "set": "set()"}
    for stmt in node.body if kind in empties else []:
        if isinstance(stmt, ast.FunctionDef) and stmt.name == "__init__" and stmt.args.args:
            me = stmt.args.args[0].arg
            empty = ast.parse(empties[kind], mode="eval").body
            place = ast.Attribute(ast.Name(me, ast.Load()), "data__", ast.Store())
            first = ast.copy_location(ast.Assign([place], empty), stmt.body[0])
            for part in subtree(first):
                if isinstance(part, ast.expr):
                    ast.copy_location(part, stmt.body[0])
            stmt.body.insert(0, first)


def kind_of(node: ast.ClassDef) -> str:
    return getattr(node, "builtin_kind", "")


def is_abstractly(node: ast.ClassDef, name: str) -> bool:
    """Whether instances of a class that stands for a builtin one belong to the abstract class `name`."""
    kind = kind_of(node).rpartition(".")[2]
    return name in KINDS.get(kind, {kind})


def instance_kind(node: ast.ClassDef) -> str:
    """The builtin class that instances of a class of the program are instances of too: `int` for an `IntEnum`."""
    return getattr(node, "enum_kind", "") or kind_of(node)
