"""Classes of the program below `list`, `dict` and `set`: forwarding (`knowledge/sources/_builtin_bases.py`). And below
the classes of `collections` (`_collection_bases.py`) and the abstract ones of `collections.abc` (`_abstract_bases.py`).
"""

from __future__ import annotations

import ast
from functools import cache

from ferrule.knowledge.reader import SOURCES
from ferrule.load.nodes import subtree

CLASSES = {"list": "ListObject", "dict": "DictObject", "set": "SetObject"}
COLLECTIONS = {"OrderedDict": "OrderedDictObject", "defaultdict": "DefaultDictObject", "Counter": "CounterObject"}
BELOW = {f"collections.{name}": "dict" for name in COLLECTIONS}  # classes of `collections` below builtin ones
CLASSES |= {f"collections.{name}": text for name, text in COLLECTIONS.items()}
CLASSES |= {f"collections.{name}": name for name in ("UserDict", "UserList")}
ABSTRACT = ("Iterator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet")
CLASSES |= {f"{module}.{name}": name for module in ("collections.abc", "typing") for name in ABSTRACT}
CLASSES["typing.AbstractSet"] = CLASSES.pop("typing.Set")
TEXTS = ("_builtin_bases.py", "_abstract_bases.py", "_collection_bases.py")
# The abstract classes that an instance belongs to, by the builtin or abstract class that its own class is below.
KINDS = {
    "list": {"MutableSequence", "Sequence"},
    "dict": {"MutableMapping", "Mapping"},
    "set": {"MutableSet", "Set"},
    "MutableSet": {"MutableSet", "Set"},
    "MutableSequence": {"MutableSequence", "Sequence"},
    "UserList": {"MutableSequence", "Sequence"},
    "UserDict": {"MutableMapping", "Mapping"},
    "MutableMapping": {"MutableMapping", "Mapping"},
}


@cache
def texts() -> str:
    return "\n".join((SOURCES / name).read_text(encoding="utf-8") for name in TEXTS)


def is_abstract(kind: str) -> bool:
    """Whether a class below `kind` says itself what it holds."""
    return kind.startswith(("collections.abc.", "typing."))


def base_name(kind: str, cls: str) -> str:
    """Each class has a base of its own, so that what one holds says nothing about the others."""
    return f"{CLASSES[kind]}Of{cls}"


def written(kind: str, cls: str) -> ast.ClassDef:
    """The class that stands for a builtin one below the class `cls`."""
    classes = {s.name: s for s in ast.parse(texts()).body if isinstance(s, ast.ClassDef)}
    found = classes[CLASSES[kind]]
    names = {found.name}
    while found.bases:  # one of these classes below another: all methods in one class
        above = classes[ast.unparse(found.bases[0])]
        names.add(above.name)
        own = {s.name for s in found.body if isinstance(s, ast.FunctionDef)}
        inherited = [s for s in above.body if not (isinstance(s, ast.FunctionDef) and s.name in own)]
        found.body, found.bases = [*inherited, *found.body], above.bases
    found.is_abstract = is_abstract(kind)  # type: ignore[attr-defined]
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
    empty_of = empties.get(BELOW.get(kind, kind), "")
    for stmt in node.body if empty_of else []:
        if isinstance(stmt, ast.FunctionDef) and stmt.name == "__init__" and stmt.args.args:
            me = stmt.args.args[0].arg
            empty = ast.parse(empty_of, mode="eval").body
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
    kind = kind_of(node)
    kind = BELOW.get(kind, kind).rpartition(".")[2]
    return name in KINDS.get(kind, {kind})


def instance_kind(node: ast.ClassDef) -> str:
    """The builtin class that instances of a class of the program are instances of too: `int` for an `IntEnum`."""
    return getattr(node, "enum_kind", "") or kind_of(node)


def is_instance_kind(node: ast.ClassDef, name: str) -> bool:
    """Whether instances of the class itself, without its bases, are instances of the builtin class `name`."""
    kind = instance_kind(node)
    return bool(kind) and name in (kind, BELOW.get(kind, kind))
