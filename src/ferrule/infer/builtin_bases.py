"""Classes of the program below `list`, `dict` and `set`: forwarding (`knowledge/sources/_builtin_bases.py`). And below
the classes of `collections` (`_collection_bases.py`) and the abstract ones of `collections.abc` (`_abstract_bases.py`).
"""

from __future__ import annotations

import ast
import builtins
from functools import cache

from ferrule.infer.model import ClassInfo
from ferrule.infer.written import methods
from ferrule.knowledge.reader import SOURCES
from ferrule.load.nodes import subtree

CLASSES = {"list": "ListObject", "dict": "DictObject", "set": "SetObject"}
COLLECTIONS = {"OrderedDict": "OrderedDictObject", "defaultdict": "DefaultDictObject", "Counter": "CounterObject"}
BELOW = {f"collections.{name}": "dict" for name in COLLECTIONS}  # classes of `collections` below builtin ones
CLASSES |= {f"collections.{name}": text for name, text in COLLECTIONS.items()}
CLASSES |= {f"collections.{name}": name for name in ("UserDict", "UserList")}
# What cannot change is complete when `__new__` has made it; methods give values of the builtin class, as CPython's do.
IMMUTABLE = {kind: f"{kind.title()}Object" for kind in ("str", "int", "float", "tuple", "bytes", "frozenset")}
CLASSES |= IMMUTABLE
PLAIN = ("str", "int", "float", "bytes")  # what functions of the library take as it is
ABSTRACT = ("Iterator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet")
CLASSES |= {f"{module}.{name}": name for module in ("collections.abc", "typing") for name in ABSTRACT}
CLASSES["typing.AbstractSet"] = CLASSES.pop("typing.Set")
TEXTS = ("_builtin_bases.py", "_abstract_bases.py", "_collection_bases.py")
# The abstract classes that an instance belongs to, by the builtin or abstract class that its own class is below.
KINDS = {
    "list": {"MutableSequence", "Sequence"},
    "dict": {"MutableMapping", "Mapping"},
    "set": {"MutableSet", "Set"},
    "tuple": {"Sequence"},
    "str": {"Sequence"},
    "MutableSet": {"MutableSet", "Set"},
    "MutableSequence": {"MutableSequence", "Sequence"},
    "UserList": {"UserList", "MutableSequence", "Sequence"},
    "UserDict": {"UserDict", "MutableMapping", "Mapping"},
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
    if kind in IMMUTABLE:
        own = {s.name for s in found.body if isinstance(s, ast.FunctionDef)}
        found.body += ast.parse(forwarded(kind, found.name, own)).body
    for part in subtree(found):
        if isinstance(part, ast.Name) and part.id in names:
            part.id = base_name(kind, cls)
    found.name = base_name(kind, cls)
    found.builtin_kind = kind  # type: ignore[attr-defined]
    return found


ORDER = {"eq": "==", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
ARITHMETIC = {"add": "+", "sub": "-", "mul": "*", "floordiv": "//", "mod": "%", "truediv": "/", "pow": "**"}
BITS = {"and": "&", "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>"}
SETS = {"and": "&", "or": "|", "sub": "-", "xor": "^"}
NAMED = {"split", "rsplit", "splitlines", "encode", "expandtabs", "decode", "to_bytes", "format"}  # take keywords
NOT_METHODS = {"maketrans", "fromhex", "from_bytes"}
PROPERTIES = {"real", "imag", "numerator", "denominator"}


def forwarded(kind: str, name: str, own: set[str]) -> str:
    """The comparisons, operators and plain methods of an immutable class; what nobody calls is not translated."""
    texts: list[str] = []
    others = {"int": "(int, float)", "float": "(int, float)", "frozenset": "(frozenset, set)"}.get(kind, kind)

    def operator(op: str, symbol: str) -> None:
        texts.append(
            f"def __{op}__(self, other):\n"
            f"    if isinstance(other, {name}):\n        return self.data__ {symbol} other.data__\n"
            f"    if isinstance(other, {others}):\n        return self.data__ {symbol} other\n"
            f"    return NotImplemented\n"
        )

    for op, symbol in ORDER.items():
        operator(op, symbol)
    symbols = {"int": ARITHMETIC | BITS, "float": ARITHMETIC, "frozenset": SETS}
    for op, symbol in symbols.get(kind, {}).items():
        operator(op, symbol)
        if kind != "frozenset":
            test = f"    if isinstance(other, {others}):\n        return other {symbol} self.data__\n"
            texts.append(f"def __r{op}__(self, other):\n{test}    return NotImplemented\n")
    for method in dir(getattr(builtins, kind)):
        if method.startswith("_") or method in own | NOT_METHODS:
            continue
        more = ", **names" if method in NAMED else ""
        call = f".{method}" if method in PROPERTIES else f".{method}(*args{more})"
        params = "self" if method in PROPERTIES else f"self, *args{more}"
        decorator = "@property\n" if method in PROPERTIES else ""
        texts.append(f"{decorator}def {method}({params}):\n    return self.data__{call}\n")
    return "\n".join(texts)


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


def add_mapping(node: ast.ClassDef) -> None:
    """What `dict(x)` and `**x` take from an object: an item for each of its keys."""
    own = {s.name for s in node.body if isinstance(s, ast.FunctionDef)}
    if {"keys", "__getitem__"} <= own and "__plain_dict__" not in own:
        text = "def __plain_dict__(self):\n    return {key: self[key] for key in self.keys()}"
        node.body += methods(text, node)


def kind_of(node: ast.ClassDef) -> str:
    return getattr(node, "builtin_kind", "")


def is_abstractly(node: ast.ClassDef, name: str) -> bool:
    """Whether instances of a class that stands for a builtin one belong to the abstract class `name`."""
    kind = instance_kind(node)
    kind = BELOW.get(kind, kind).rpartition(".")[2]
    return name in KINDS.get(kind, {kind})


def plain_kind(cls: ClassInfo) -> str:
    """The text or number that an instance of a class of the program is: it has one in `data__`."""
    return next((kind for c in cls.mro if (kind := kind_of(c.node)) in PLAIN), "")


def instance_kind(node: ast.ClassDef) -> str:
    """The builtin class that instances of a class of the program are instances of too: `int` for an `IntEnum`."""
    if hasattr(node, "tuple_fields"):
        return "tuple"
    return getattr(node, "enum_kind", "") or kind_of(node)


def is_instance_kind(node: ast.ClassDef, name: str) -> bool:
    """Whether instances of the class itself, without its bases, are instances of the builtin class `name`."""
    kind = instance_kind(node)
    return bool(kind) and name in (kind, BELOW.get(kind, kind))
