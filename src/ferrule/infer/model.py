"""What the inference computes with: abstract values (atoms), flow variables, classes, functions and their instances."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ferrule.knowledge import Row, TableClass

LONGEST_TUPLE = 16
"""Longer tuples are sequences: the runtime has fixed ones up to here."""

Filter = Callable[["Atom"], bool]
Listener = Callable[["Atom"], None]


class Atom:
    """One kind of value that may arrive at a variable. Identity is equality: atoms are interned by their makers."""

    __slots__ = ()


class Var:
    """A place that values flow through: an expression, a local, a field, an element of a container."""

    __slots__ = ("atoms", "listeners", "name", "succs")

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.atoms: dict[Atom, None] = {}
        self.succs: list[tuple[Var, Filter | None]] = []
        self.listeners: list[Listener] = []

    def __repr__(self) -> str:
        return f"<{self.name}: {', '.join(map(str, self.atoms))}>"


class ConA(Atom):
    """A value of a table class; `params` are the flow variables of its type parameters, one set per allocation site."""

    __slots__ = ("name", "params")

    def __init__(self, name: str, params: dict[str, Var] | None = None) -> None:
        self.name = name
        self.params = params or {}

    def __repr__(self) -> str:
        return self.name + (f"[{', '.join(map(str, self.params.values()))}]" if self.params else "")


class TupA(Atom):
    """A tuple of known length."""

    __slots__ = ("items",)

    def __init__(self, items: list[Var]) -> None:
        self.items = items

    def __repr__(self) -> str:
        return f"tuple[{', '.join(map(str, self.items))}]"


class InstA(Atom):
    """An instance of a class of the program."""

    __slots__ = ("cls",)

    def __init__(self, cls: ClassInfo) -> None:
        self.cls = cls

    def __repr__(self) -> str:
        return self.cls.name


class ExcA(Atom):
    """An instance of a builtin exception class."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class ClassA(Atom):
    """A class of the program as a value."""

    __slots__ = ("cls",)

    def __init__(self, cls: ClassInfo) -> None:
        self.cls = cls

    def __repr__(self) -> str:
        return f"type[{self.cls.name}]"


class ExcClassA(Atom):
    """A builtin exception class as a value."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"type[{self.name}]"


class FuncA(Atom):
    """A function of the program as a value, in the instance of the function that encloses it."""

    __slots__ = ("attrs", "func", "outer")

    def __init__(self, func: FuncInfo, outer: FuncInst | None) -> None:
        self.func = func
        self.outer = outer
        self.attrs: dict[str, Var] = {}  # what the program assigns to attributes of the function

    def __repr__(self) -> str:
        return f"def {self.func.name}"


class BoundA(Atom):
    """A method of the program bound to a receiver."""

    __slots__ = ("func", "receiver")

    def __init__(self, func: FuncA, receiver: Atom) -> None:
        self.func = func
        self.receiver = receiver

    def __repr__(self) -> str:
        return f"bound {self.func.func.name}"


class RowsA(Atom):
    """A builtin or library function, or a method of a table class bound to its receiver."""

    __slots__ = ("name", "receiver", "rows")

    def __init__(self, name: str, rows: list[Row], receiver: Atom | None = None) -> None:
        self.name = name
        self.rows = rows
        self.receiver = receiver

    def __repr__(self) -> str:
        return f"builtin {self.name}"


class TableClassA(Atom):
    """A table class as a value: `int`, `list`, `collections.deque`."""

    __slots__ = ("cls",)

    def __init__(self, cls: TableClass) -> None:
        self.cls = cls

    def __repr__(self) -> str:
        return f"type[{self.cls.name}]"


class ModuleA(Atom):
    """A module as a value."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"module {self.name}"


class SuperA(Atom):
    """`super()` inside a method: lookup starts after `cls` in the receiver's order of bases."""

    __slots__ = ("cls", "receiver")

    def __init__(self, cls: ClassInfo, receiver: Atom) -> None:
        self.cls = cls
        self.receiver = receiver

    def __repr__(self) -> str:
        return f"super of {self.cls.name}"


@dataclass(eq=False)
class FuncInfo:
    """A function, lambda, generator or method as it stands in the source."""

    name: str
    key: str
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    module: str
    cls: ClassInfo | None = None
    parent: FuncInfo | None = None
    kind: str = "function"  # function, method, static, class, property, setter
    is_generator: bool = False
    captures: tuple[str, ...] = ()

    @property
    def args(self) -> ast.arguments:
        return self.node.args

    @property
    def param_names(self) -> list[str]:
        a = self.args
        names = [p.arg for p in a.posonlyargs + a.args]
        names += [a.vararg.arg] if a.vararg else []
        names += [p.arg for p in a.kwonlyargs]
        return names + ([a.kwarg.arg] if a.kwarg else [])


@dataclass(eq=False)
class FuncInst:
    """A function analysed for one group of its callers."""

    func: FuncInfo
    outer: FuncInst | None
    group: str
    key: str
    params: dict[str, Var] = field(default_factory=dict)
    locals: dict[str, Var] = field(default_factory=dict)
    result: Var = field(default_factory=lambda: Var("result"))
    yields: Var = field(default_factory=lambda: Var("yields"))
    sends: Var = field(default_factory=lambda: Var("sends"))
    nodes: dict[ast.AST, Var] = field(default_factory=dict)
    generator: ConA | None = None


@dataclass(eq=False)
class ClassInfo:
    """A class of the program."""

    name: str
    key: str
    node: ast.ClassDef
    module: str
    bases: list[ClassInfo | str] = field(default_factory=list)
    mro: list[ClassInfo] = field(default_factory=list)
    methods: dict[str, FuncInfo] = field(default_factory=dict)
    setters: dict[str, FuncInfo] = field(default_factory=dict)
    deleters: dict[str, FuncInfo] = field(default_factory=dict)
    attrs: dict[str, Var] = field(default_factory=dict)  # class attributes, in the order of the body
    fields: dict[str, Var] = field(default_factory=dict)  # attributes of instances
    subclasses: list[ClassInfo] = field(default_factory=list)
    instantiated: bool = False
    is_exception: bool = False
    builtin_base: str = ""  # the nearest builtin exception or table class among the bases
    outer: FuncInst | None = None

    def lookup(self, name: str, after: ClassInfo | None = None) -> FuncInfo | None:
        """The method that an attribute access finds, in the order of the bases."""
        order = self.mro if after is None else self.mro[self.mro.index(after) + 1 :]
        return next((c.methods[name] for c in order if name in c.methods), None)

    def lookup_attr(self, name: str) -> ClassInfo | None:
        """The class in the order of the bases whose body binds the attribute."""
        return next((c for c in self.mro if name in c.attrs), None)

    def may_have(self, name: str) -> bool:
        """Whether instances have a place for the attribute: classes that all have `__slots__` name their places."""
        found: set[str] = set()
        for cls in self.mro:
            names = slot_names(cls.node)
            if names is None or cls.is_exception:
                return True
            found |= names
        return name in found or "__dict__" in found

    def is_subclass(self, other: ClassInfo) -> bool:
        return other in self.mro

    def family(self) -> list[ClassInfo]:
        """The class and all its subclasses, parents first."""
        found = [self]
        for cls in found:
            found += [sub for sub in cls.subclasses if sub not in found]
        return found


def slot_names(node: ast.ClassDef) -> set[str] | None:
    """What `__slots__` names, if the class has it as a display of literals."""
    for stmt in node.body:
        match stmt:
            case ast.Assign(targets=[ast.Name(id="__slots__")], value=value):
                parts = value.elts if isinstance(value, ast.Tuple | ast.List | ast.Set) else [value]
                if all(isinstance(p, ast.Constant) for p in parts):
                    return {str(p.value) for p in parts if isinstance(p, ast.Constant)}
    return None
