"""What every part of the emitter asks about the crate: names of items, Rust types, variants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ferrule.emit.locals import LocalFacts, local_facts
from ferrule.emit.names import camel, distinct, exception, ident, screaming, snake
from ferrule.emit.recursion import Recursion
from ferrule.emit.text import unparen
from ferrule.ir import nodes as ir
from ferrule.ir.copying import copies_objects, uses_rows_of
from ferrule.ir.types import (
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    NUMBER,
    Bound,
    Closure,
    Con,
    Exc,
    Family,
    Inst,
    Opt,
    Static,
    Tup,
    Type,
    Union,
)
from ferrule.knowledge import Knowledge, load
from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS

BASIC = {
    "int": "Int",
    "i64": "i64",
    "usize": "usize",
    "float": "f64",
    "bool": "bool",
    "str": "Str",
    "None": "()",
    "number": "Number",
    "NotImplemented": "()",
}
COPY = {"i64", "usize", "float", "bool", "None", "NotImplemented"}


@dataclass
class Names:
    """The names of all items, chosen once."""

    crate: ir.Crate
    knowledge: Knowledge = field(default_factory=load)
    functions: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)  # classes, families, closures by key
    globals: dict[str, str] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)  # Python module to Rust path
    fields: dict[str, str] = field(default_factory=dict)  # attributes, one name in all classes
    captures: dict[str, str] = field(default_factory=dict)
    variants: dict[str, dict[Type, str]] = field(default_factory=dict)
    crates: dict[str, set[str]] = field(default_factory=dict)
    local_facts: dict[int, tuple[ir.Function, LocalFacts]] = field(default_factory=dict)  # by identity
    constructors: Any = None  # found once by `emit.constructors`

    def __post_init__(self) -> None:
        self.name_modules()
        self.fields = distinct({f.name for cls in self.crate.classes.values() for f in cls.fields})
        self.captures = distinct({c.name for closure in self.crate.closures.values() for c in closure.captures})
        taken: dict[str, set[str]] = {}
        for cls in [*self.crate.families.values(), *self.crate.classes.values()]:
            is_struct = isinstance(cls, ir.Class)
            key = cls.key if not is_struct or cls.key not in self.crate.families else f"{cls.key}!"
            base = camel(cls.name) + ("Data" if key.endswith("!") else "")
            self.types[key] = unique(base, taken.setdefault("types", set()))
        for exc in self.crate.exceptions.values():
            self.globals[exc.key] = unique(screaming(exception(exc.name)), taken.setdefault(exc.module, set()))
        for closure in self.crate.closures.values():
            base = camel(re.sub(r"\W+", "_", closure.path))
            self.types[closure.key] = unique(base, taken.setdefault("types", set()))
        for glob in self.crate.globals.values():
            self.globals[glob.key] = unique(screaming(glob.name), taken.setdefault(glob.module, set()))
        for function in self.crate.functions.values():
            self.name_function(function, taken)

    def name_modules(self) -> None:
        used: set[str] = set()
        for module in self.crate.modules.values():
            if module.name == "__main__":
                self.modules[module.name] = "crate"
                continue
            parts = [snake(p) for p in module.name.split(".")]
            if parts[0].removeprefix("r#") in RESERVED_MODULES:
                parts[0] = f"{parts[0].removeprefix('r#')}_module"
            self.modules[module.name] = "crate::" + "::".join(parts)
            used.add(parts[0])

    def name_function(self, function: ir.Function, taken: dict[str, set[str]]) -> None:
        if function.closure:
            group = re.sub(r"\W+", "_", function.key.partition("<")[0].partition("@")[2]).strip("_")
            name = f"call_{group}" if group else "call"
            self.functions[function.key] = unique(name, taken.setdefault("closure " + function.closure, set()))
            return
        name = snake(function.name)
        told = re.match("=(\\w+)", function.key.partition("<")[0].partition("@")[2])
        if told is not None:  # the version of `__getattr__` and the like for one name
            name = snake(f"{function.name.strip('_')}_{told[1]}")
        if function.owner is not None:
            scope = "impl " + str(function.owner)
            definer = function.key.rpartition(".")[0].rpartition(".")[2]
            own = function.owner.cls.rpartition(".")[2]  # type: ignore[attr-defined]
            if name in OBJECT_METHODS and not function.makes:
                name = f"py_{name}"
            if definer != own and name in taken.setdefault(scope, set()):
                name = f"{snake(definer)}_{name.strip('_')}"
        else:
            scope = function.module
            parts = function.key.partition("@")[0].removeprefix(function.module + ".").split(".")
            if len(parts) > 1 and parts[-1] == function.name:
                name = snake("_".join(parts)) if function.name.startswith("lambda") or len(parts) == 2 else name
        if function.name == "main" and function.module == "__main__" and function.owner is None:
            name = "py_main"
        self.functions[function.key] = unique(name, taken.setdefault(scope, set()))

    def facts(self, function: ir.Function) -> LocalFacts:
        """Found once: a function is written several times."""
        if id(function) not in self.local_facts:
            self.local_facts[id(function)] = (function, local_facts(function))
        return self.local_facts[id(function)][1]

    # Types

    def rust(self, t: Type) -> str:
        """The Rust type that owns a value of type `t`."""
        match t:
            case Con(name=name) if name in BASIC:
                return BASIC[name]
            case Con(name="vec"):
                return f"Vec<{self.rust(t.args[0])}>"
            case Con(name=name):
                return self.table_type(t)
            case Tup(items=()):
                return "Tuple<()>"  # `()` is `None`
            case Tup(items=items):
                inner = ", ".join(self.rust(i) for i in items)
                return f"({inner},)" if len(items) == 1 else f"({inner})"
            case Opt(item=item):
                return f"Option<{self.rust(item)}>"
            case Union(name=name):
                return f"crate::{self.union_module}::{camel(name)}" if self.crate.unions else name
            case Inst(cls=key):
                return f"Rc<{self.type_path(key)}>"
            case Family(cls=key):
                return self.family_path(key)
            case Closure(key=key):
                return self.closure_path(key)
            case Bound(receiver=receiver):
                return f"Method<{self.rust(receiver)}>"
            case Exc():
                return "Exc"
            case Static():
                return "Named"
        return "()"

    union_module = "unions"

    def table_type(self, t: Con) -> str:
        cls = self.knowledge.classes.get(t.name)
        if cls is None:
            return "()"
        self.use_crate(cls.crate, cls.feature)
        text = cls.rust
        for param, arg in zip(cls.params, t.args, strict=False):
            text = text.replace("{" + param + "}", self.rust(arg))
        return text if cls.crate == "ferrule_rt" or text.startswith(cls.crate) else f"{cls.crate}::{text}"

    def qualified(self, key: str) -> str:
        """The name of a class or function as CPython shows it: `module.Outer.Inner`, `module.f.<locals>.Local`."""
        module = next((m for m in sorted(self.crate.modules, key=len, reverse=True) if key.startswith(f"{m}.")), "")
        shown, prefix = module, module
        for part in key.partition("<")[0].removeprefix(f"{module}.").split("."):
            inside = prefix in self.function_keys
            shown += f"{'.<locals>' if inside else ''}.{part.partition(':')[0]}"
            prefix += f".{part}"
        return shown

    @cached_property
    def function_keys(self) -> set[str]:
        return {key.partition("@")[0].partition("<")[0] for key in self.crate.functions}

    def shown(self, t: Static) -> str:
        """What `repr` shows of a value that is known statically."""
        match t.kind:
            case "class":
                return f"<class '{self.qualified(t.name)}'>"
            case "table" | "exception":
                return f"<class '{t.name}'>"
            case "function":
                return f"<function {self.qualified(t.name).partition('.')[2]}>"
            case "module":
                return f"<module '{t.name}'>"
        owner, _, name = t.name.rpartition(".")
        if owner in self.knowledge.classes:
            return f"<method '{name}' of '{owner}' objects>"
        return f"<built-in function {name}>"

    def method_name(self, bound: Bound) -> str:
        """`C.m` for a method of the program, `m` for one of a builtin type."""
        return self.qualified(bound.name).partition(".")[2] if "." in bound.name else bound.name

    def use_crate(self, crate: str, feature: str = "") -> None:
        found = self.crates.setdefault(crate, set())
        if feature:
            found.add(feature)

    def module_of(self, key: str) -> str:
        for group in (self.crate.classes, self.crate.families, self.crate.exceptions, self.crate.functions):
            if key in group:
                return group[key].module
        return "__main__"

    def path(self, module: str, name: str) -> str:
        return f"{self.modules[module]}::{name}"

    def type_path(self, key: str) -> str:
        """The struct of a class."""
        name = self.types.get(f"{key}!") or self.types[key]
        return self.path(self.crate.classes[key].module, name)

    def family_path(self, key: str) -> str:
        return self.path(self.crate.families[key].module, self.types[key])

    def closure_path(self, key: str) -> str:
        return self.path(self.crate.closures[key].module, self.types[key])

    def is_copy(self, t: Type) -> bool:
        match t:
            case Con(name=name):
                cls = self.knowledge.classes.get(name)
                return name in COPY or (name not in BASIC and cls is not None and cls.copy)
            case Tup(items=items):
                return bool(items) and all(self.is_copy(i) for i in items)
            case Opt(item=item):
                return self.is_copy(item)
            case Bound(receiver=receiver):
                return self.is_copy(receiver)
            case Static():
                return True
        return t == NEVER

    def is_base(self, source: Type, target: Type) -> bool:
        """Whether a class of the tables has another among its bases: its Rust type dereferences to the base's."""
        if not (isinstance(source, Con) and isinstance(target, Con)):
            return False
        cls = self.knowledge.classes.get(source.name)
        bases = [base.name for base in cls.bases] if cls is not None else []
        return target.name in bases

    def exception_class(self, key: str) -> str:
        """The static of an exception class."""
        if key in self.crate.exceptions:
            return self.path(self.crate.exceptions[key].module, self.globals[key])
        if (cls := self.knowledge.classes.get(key)) is not None and cls.is_exception:
            self.use_crate(cls.crate, cls.feature)
            return cls.rust
        if key in BUILTIN_EXCEPTIONS:
            return f"exc::{exception(key)}"
        return "exc::EXCEPTION"

    # Variants

    def union_variants(self, name: str) -> dict[Type, str]:
        if name not in self.variants:
            taken: set[str] = set()
            found: dict[Type, str] = {}
            for member in self.crate.unions[name]:
                found[member] = unique(variant_name(member, self), taken)
            self.variants[name] = found
        return self.variants[name]

    def members(self, t: Type) -> list[Type]:
        match t:
            case Opt(item=item):
                return [*self.members(item), NONE]
            case Union(name=name):
                return [m for part in self.crate.unions[name] for m in self.members(part)]
            case Family(cls=key):
                return [Inst(c) for c in self.crate.families[key].members]
        return [INT, FLOAT] if t == NUMBER else [t]

    @cached_property
    def copies_objects(self) -> bool:
        """Whether the program calls `copy.copy` or `copy.deepcopy`: its classes then say how they are copied."""
        return copies_objects(self.crate)

    @cached_property
    def writes_json(self) -> bool:
        """Whether the program calls `json.dumps` or the like: some classes then say what they are as JSON."""
        return uses_rows_of(self.crate, "json")

    @cached_property
    def recursion(self) -> Recursion:
        return Recursion(self.crate)

    def pattern(self, target: Type, source: Type, name: str) -> str:
        """The pattern for a value of the single type `source` in `target`. See `binds_box` for what it binds."""
        return str(self.wrap(target, source, name, is_pattern=True))

    def binds_box(self, target: Type, source: Type) -> bool:
        """Whether the pattern binds a `Boxed` value rather than the value."""
        return "Boxed::new(" in str(self.wrap(target, source, "_"))

    def wrap(self, target: Type, source: Type, text: str, *, is_pattern: bool = False) -> str | None:
        """The expression or pattern that puts a value of the single type `source` into `target`; None if it cannot."""
        if target == source or (isinstance(target, Exc) and isinstance(source, Exc)):
            return text
        match target:
            case Opt(item=item):
                if source == NONE:
                    return "None"
                inner = self.wrap(item, source, text, is_pattern=is_pattern)
                return None if inner is None else f"Some({unparen(inner)})"
            case Union(name=name):
                for member, variant in self.union_variants(name).items():
                    inner = self.wrap(member, source, text, is_pattern=is_pattern)
                    if inner is not None:
                        inner = inner if is_pattern else self.boxed(target, member, inner)
                        return f"{self.rust(target)}::{variant}({unparen(inner)})"
            case Family(cls=key):
                if isinstance(source, Inst) and source.cls in self.crate.families[key].members:
                    return f"{self.rust(target)}::{self.family_variant(source.cls)}({unparen(text)})"
            case Con(name="number"):
                if source in (INT, FLOAT):
                    return f"Number::{'Int' if source == INT else 'Float'}({unparen(text)})"
        return None

    def boxed(self, target: Type, member: Type, text: str) -> str:
        """The value of a variant: behind a handle if it leads back to the enum."""
        return f"Boxed::new({unparen(text)})" if self.recursion.boxed_variant(target, member) else text

    def variant_type(self, union: str, member: Type) -> str:
        rust = self.rust(member)
        return f"Boxed<{rust}>" if self.recursion.boxed_variant(Union(union), member) else rust

    def family_variant(self, key: str) -> str:
        return camel(self.crate.classes[key].name)


def variant_name(t: Type, names: Names) -> str:
    match t:
        case Con(name=name):
            return camel(name.rpartition(".")[2]).removesuffix("Class")
        case Tup(items=items):
            return f"Tuple{len(items)}"
        case Inst(cls=key) | Family(cls=key) | Exc(cls=key):
            return "Exception" if isinstance(t, Exc) else camel(key.rpartition(".")[2])
        case Closure(key=key) | Static(name=key):
            return camel(key.partition("<")[0].rpartition(".")[2].replace(":", "_"))
        case Bound(name=name):
            return "Bound" + camel(name.rpartition(".")[2])
        case Union(name=name):
            return camel(name)
    return "Other"


def unique(base: str, taken: set[str]) -> str:
    name, count = base, 2
    while name in taken:
        plain = base[0].islower() or base.isupper() or base.endswith("__")
        name, count = f"{base.rstrip('_')}_{count}" if plain else f"{base}{count}", count + 1
    taken.add(name)
    return name


RESERVED_MODULES = frozenset(
    "std core alloc ferrule_rt main unions math random json sys time os files io fmt float int str list dict set "
    "tuple iter exc object seq range slice sort builtins re datetime collections itertools functools guest heapq "
    "bisect string textwrap copy statistics bytes traceback seam macros unicode prelude decimal pathlib operator "
    "struct".split()
)
# Inherent methods of `Rc` and trait methods in scope that a method call would find first.
OBJECT_METHODS = frozenset(
    {"clone", "new", "default", "borrow", "as_ref", "py_repr", "py_str", "py_eq", "py_hash", "py_len", "type_name"}
)
__all__ = ["FLOAT", "I64", "Names", "ident", "unique"]
