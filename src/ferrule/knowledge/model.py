"""The rows of the knowledge tables: what a builtin, a library function or a library class means."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

from ferrule.knowledge.exceptions import is_subclass_of

DEFAULT = "="  # in place of an argument: the parameter's default is taken


@dataclass(frozen=True)
class TypeExpr:
    """A type as a row writes it.

    `kind` is one of `name` (a class with arguments), `var` (a type variable), `union`, `tuple` (fixed length), `any`,
    `iterable`, `callable` (the last argument is the result), `self`, `slice`, `never` (it does not return).
    """

    kind: str
    name: str = ""
    args: tuple[TypeExpr, ...] = ()

    def variables(self) -> set[str]:
        found = {self.name} if self.kind == "var" else set()
        for arg in self.args:
            found |= arg.variables()
        return found


@dataclass(frozen=True)
class Param:
    """A parameter of a row; `default` is `None` when it must be given, else the literal's AST."""

    name: str
    type: TypeExpr
    kind: str  # "positional", "keyword", "star", "kwstar"
    default: ast.expr | None = None


@dataclass(frozen=True, eq=False)
class Row:
    """One meaning of one name."""

    name: str
    owner: str  # full class name, or "" for a function
    module: str
    params: tuple[Param, ...]
    result: TypeExpr
    template: str
    each: str = ""  # the template where a loop goes over the value and nothing else sees it
    raises: tuple[str, ...] = ()
    mutates: tuple[str, ...] = ()
    ret: str = ""
    bounds: str = ""  # where the integers that it gives lie, see `passes.row_bounds`
    word: str = ""  # the template for machine integers, where the arguments and the result are such
    effects: tuple[str, ...] = ()
    feature: str = ""
    crate: str = "ferrule_rt"
    prop: bool = False
    setter: bool = False
    first: str = ""  # the first parameter of a method: "self" or "cls"
    self_type: TypeExpr | None = None  # what the row says of the receiver's type parameters
    when: tuple[tuple[str, str], ...] = ()  # conditions on literal arguments: parameter, condition
    only: tuple[tuple[str, tuple[TypeExpr, ...]], ...] = ()  # type variables that the template can have, and as what
    spread: str = ""  # the parameter that takes the dict of `**d` in a call
    owned: str = ""  # the template for a list that has one owner: a `Vec`
    source: str = ""  # the module of Python text whose function of this name is called instead of the runtime

    @property
    def is_method(self) -> bool:
        return bool(self.owner)


@dataclass(frozen=True)
class ConstRow:
    """A module attribute or class attribute with a fixed value."""

    name: str
    type: TypeExpr
    template: str
    crate: str = "ferrule_rt"
    feature: str = ""


@dataclass(eq=False)
class TableClass:
    """A class of the tables: builtin, standard library or pack."""

    name: str
    params: tuple[str, ...]
    rust: str
    bases: tuple[TypeExpr, ...] = ()
    copy: bool = False
    iter: TypeExpr | None = None
    crate: str = "ferrule_rt"
    feature: str = ""
    is_exception: bool = False
    union: tuple[TypeExpr, ...] = ()  # a value is of one of these types, not of the class
    traits: tuple[str, ...] = ()  # macros of the runtime for the enum of a union, see knowledge/README.md
    refuses: tuple[str, ...] = ()  # classes for which the runtime has `traits[1:]` too, as an error
    methods: dict[str, list[Row]] = field(default_factory=dict)
    consts: dict[str, ConstRow] = field(default_factory=dict)


@dataclass(eq=False)
class TableModule:
    """A module of the tables."""

    name: str
    functions: dict[str, list[Row]] = field(default_factory=dict)
    classes: dict[str, TableClass] = field(default_factory=dict)
    consts: dict[str, ConstRow] = field(default_factory=dict)


@dataclass(eq=False)
class Knowledge:
    """All tables, by module name and by full class name."""

    modules: dict[str, TableModule] = field(default_factory=dict)
    classes: dict[str, TableClass] = field(default_factory=dict)
    aliases: list[tuple[str, str, str]] = field(default_factory=list)  # module, name there, full name of a class
    sources: dict[str, Path] = field(default_factory=dict)  # modules that are Python text, translated with the program

    def is_known(self, module: str) -> bool:
        """Whether `import module` is answered by the tables."""
        return (
            module in self.modules
            or module in self.sources
            or any(name.startswith(module + ".") for name in self.modules)
        )

    def module(self, name: str) -> TableModule:
        return self.modules.setdefault(name, TableModule(name))

    def exceptions_with(self, base: str, attribute: str) -> list[str]:
        """The exception classes below `base` whose instances have an attribute, without those below one of them."""
        found = [
            name
            for name, cls in self.classes.items()
            if name != base and is_subclass_of(name, base) and any(r.prop for r in self.methods(name, attribute))
        ]
        return [n for n in found if not any(n != above and is_subclass_of(n, above) for above in found)]

    def methods(self, class_name: str, method: str) -> list[Row]:
        """The rows of a method, its own before those of its bases."""
        owner = self.classes.get(class_name)
        if owner is None:
            return []
        if method in owner.methods:
            return owner.methods[method]
        for base in owner.bases:
            if rows := self.methods(base.name, method):
                return rows
        return []
