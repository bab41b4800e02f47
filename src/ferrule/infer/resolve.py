"""From the atoms that reached a variable to its type."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ferrule.infer.model import (
    Atom,
    BoundA,
    ClassA,
    ClassInfo,
    ConA,
    ExcA,
    ExcClassA,
    FuncA,
    InstA,
    ModuleA,
    RowsA,
    SuperA,
    TableClassA,
    TupA,
    Var,
)
from ferrule.infer.narrow import is_none
from ferrule.ir.types import (
    EXC_TYPE,
    FLOAT,
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
    Never,
    Opt,
    Static,
    Tup,
    Type,
    Union,
)
from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS, is_subclass_of

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine


class Resolver:
    """Types of variables. Equal sets of types give one union, so one enum."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.unions: dict[str, tuple[Type, ...]] = {}
        self.by_members: dict[frozenset[Type], Union] = {}
        self.cache: dict[Var, Type] = {}
        self.by_kinds: dict[frozenset[Atom], Type] = {}
        self.active: set[frozenset[Atom]] = set()
        self.recursive: dict[frozenset[Atom], Union] = {}
        self.closures: dict[str, FuncA] = {}

    def type(self, var: Var) -> Type:
        """The type of everything that reached a variable. Variables with the same kinds of values share it."""
        if var not in self.cache:
            atoms = list(dict.fromkeys(map(self.engine.solver.find, var.atoms)))
            some = [a for a in atoms if not is_none(a)]
            found = self.of_kinds(some)
            self.cache[var] = found if len(some) == len(atoms) else self.join([found, NONE])
        return self.cache[var]

    def of_kinds(self, atoms: list[Atom]) -> Type:
        """One type for one set of kinds of values, wherever it is asked for. A set inside itself has a name: its type
        is finite only so, and is the same from every place inside."""
        key = frozenset(atoms)
        if key not in self.by_kinds:
            if key in self.active:
                return self.recursive.setdefault(key, Union(self.fresh_recursive()))
            self.active.add(key)
            types = self.each_type(atoms)
            known = set(self.unions)
            found = self.join(types)
            self.active.discard(key)
            self.by_kinds[key] = self.close(self.recursive[key], found, known) if key in self.recursive else found
        return self.by_kinds[key]

    def fresh_recursive(self) -> str:
        return f"Value{len(self.recursive) + 1}" if self.recursive else "Value"

    def close(self, name: Union, found: Type, known: set[str]) -> Union:
        """Gives the recursive type its members. Whatever else has these members is this type from now on, unless
        another has them already."""
        members = self.members(found)
        self.unions[name.name] = members
        if isinstance(found, Union) and found.name not in known:
            self.unions.pop(found.name, None)
            self.by_members[frozenset(members)] = name
        return name

    def each_type(self, atoms: list[Atom]) -> list[Type]:
        types: list[Type] = []
        for atom in atoms:
            found = self.of_atom(atom)
            if found not in types and not isinstance(found, Never):
                types.append(found)
        return types

    def of_atom(self, atom: Atom) -> Type:
        match atom:
            case ConA():
                return Con(atom.name, tuple(self.type(v) for v in atom.params.values()))
            case TupA():
                return Tup(tuple(self.type(v) for v in atom.items))
            case InstA():
                return Exc(atom.cls.key) if atom.cls.is_exception else Inst(atom.cls.key)
            case ExcA():
                return Exc(atom.name)
            case ClassA():
                return Static("class", atom.cls.key)
            case ExcClassA():
                return Static("exception", atom.name)
            case FuncA():
                return self.function(atom)
            case BoundA():
                return Bound(self.of_atom(atom.receiver), atom.func.func.key)
            case RowsA():
                if atom.receiver is not None:
                    return Bound(self.of_atom(atom.receiver), atom.name)
                home = (atom.rows[0].owner or atom.rows[0].module) if atom.rows else ""
                return Static("rows", f"{home}.{atom.name}" if home else atom.name)
            case TableClassA():
                return Static("table", atom.cls.name)
            case ModuleA():
                return Static("module", atom.name)
            case SuperA():
                return self.of_atom(atom.receiver)
        return NEVER

    def function(self, atom: FuncA) -> Type:
        key = atom.func.key + (f"<{atom.outer.key}>" if atom.outer else "")
        self.closures[key] = atom
        return Closure(key) if atom.outer is not None else Static("function", key)

    # Joining

    def join(self, types: list[Type]) -> Type:
        """The one type that holds every value of the given types."""
        given = types
        types = self.flatten([t for t in types if t != NEVER])
        if not types:
            return NEVER
        optional = NONE in types
        rest = self.merge_families([t for t in types if t != NONE])
        rest = self.merge_exception_classes(self.merge_tuples(self.merge_numbers(self.merge_exceptions(rest))))
        if not rest:
            return NONE
        inner = rest[0] if len(rest) == 1 else self.union(rest)
        if len(given) > 1 and len(rest) == 1:
            # A type inside itself is an enum of one variant: it stays the enum beside itself and beside None.
            named = (t.item if isinstance(t, Opt) else t for t in given)
            inner = next((t for t in named if isinstance(t, Union) and self.members(t) == (inner,)), inner)
        return Opt(inner) if optional else inner

    def flatten(self, types: list[Type]) -> list[Type]:
        found: list[Type] = []
        for t in types:
            inner = t.item if isinstance(t, Opt) else t
            parts: list[Type] = [NONE] if isinstance(t, Opt) else []
            whole = len(types) == 1 or not isinstance(inner, Union)
            if inner == NEVER:
                found += [p for p in parts if p not in found]
                continue
            parts += [inner] if whole else self.unions.get(inner.name, (inner,))  # type: ignore[attr-defined]
            found += [p for p in parts if p not in found]
        return found

    def members(self, t: Type) -> tuple[Type, ...]:
        match t:
            case Opt():
                return (*self.members(t.item), NONE)
            case Union():
                return self.unions.get(t.name, (t,))
        return (t,)

    def merge_families(self, types: list[Type]) -> list[Type]:
        """Instances whose classes have a common base of the program become its family."""
        instances = [t for t in types if isinstance(t, Inst | Family)]
        if len(instances) < 2:
            return types
        groups: dict[ClassInfo, list[Type]] = {}
        for t in instances:
            groups.setdefault(self.root(self.class_of(t.cls)), []).append(t)
        found = [t for t in types if t not in instances]
        for group in groups.values():
            found.append(group[0] if len(group) == 1 else Family(self.common_base(group).key))
        return found

    def merge_numbers(self, types: list[Type]) -> list[Type]:
        """`int` and `float` together are the runtime's `Number`."""
        if (INT in types and FLOAT in types) or NUMBER in types:
            return [NUMBER, *(t for t in types if t not in (INT, FLOAT, NUMBER))]
        return types

    def merge_tuples(self, types: list[Type]) -> list[Type]:
        """Tuples of known length beside one of unknown length are of unknown length."""
        whole = [t for t in types if isinstance(t, Con) and t.name == "tuple"]
        if not whole or not any(isinstance(t, Tup) for t in types):
            return types
        # `Solver.lengthen` let the items of the known ones flow into the elements of the others.
        return [t for t in types if not isinstance(t, Tup)]

    def root(self, cls: ClassInfo) -> ClassInfo:
        """The topmost class, by first bases; classes of one root are one family."""
        return cls.mro[-1]

    def common_base(self, group: list[Type]) -> ClassInfo:
        orders = [self.class_of(t.cls).mro for t in group]  # type: ignore[attr-defined]
        return next(c for c in orders[0] if all(c in order for order in orders))

    def class_of(self, key: str) -> ClassInfo:
        return self.by_key[key]

    @cached_property
    def by_key(self) -> dict[str, ClassInfo]:
        return {c.key: c for c in self.engine.classes.values()}

    def merge_exceptions(self, types: list[Type]) -> list[Type]:
        """All exceptions have one representation; the static class is the nearest common one."""
        exceptions = [t for t in types if isinstance(t, Exc)]
        if len(exceptions) < 2:
            return types
        common = exceptions[0].cls
        for t in exceptions[1:]:
            common = self.common_exception(common, t.cls)
        return [t for t in types if t not in exceptions] + [Exc(common)]

    def merge_exception_classes(self, types: list[Type]) -> list[Type]:
        """Beside a class that is only known at run time, exception classes are values too."""
        if EXC_TYPE not in types:
            return types
        return [EXC_TYPE, *(t for t in types if t != EXC_TYPE and not self.is_exception_class(t))]

    def is_exception_class(self, t: Type) -> bool:
        if not isinstance(t, Static) or t.kind not in ("class", "exception"):
            return False
        return t.kind == "exception" or self.class_of(t.name).is_exception

    def common_exception(self, one: str, other: str) -> str:
        if one == other:
            return one
        by_key = self.by_key
        a, b = by_key.get(one), by_key.get(other)
        if a is not None and b is not None:
            shared = next((c for c in a.mro if c in b.mro), None)
            if shared is not None:
                return shared.key
        one = a.builtin_base if a else one
        other = b.builtin_base if b else other
        while not is_subclass_of(other, one):
            one = BUILTIN_EXCEPTIONS.get(one, "BaseException")
        return one

    def union(self, members: list[Type]) -> Type:
        key = frozenset(members)
        if key not in self.by_members:
            name = self.fresh_name(members)
            self.by_members[key] = Union(name)
            self.unions[name] = tuple(members)
        return self.by_members[key]

    def fresh_name(self, members: list[Type]) -> str:
        base = "Or".join(short_name(m, self) for m in members[:3]) + ("OrMore" if len(members) > 3 else "")
        name, count = base, 2
        while name in self.unions:
            name, count = f"{base}{count}", count + 1
        return name


SHORT = {"str": "Str", "int": "Int", "float": "Float", "bool": "Bool", "bytes": "Bytes", "None": "None"}


def short_name(t: Type, resolver: Resolver) -> str:
    match t:
        case Con(name=name):
            return SHORT.get(name, name.rpartition(".")[2].title().replace("_", ""))
        case Tup(items=items):
            return f"Tuple{len(items)}"
        case Inst() | Family():
            return t.cls.rpartition(".")[2]
        case Exc():
            return "Exc"
        case Closure() | Static():
            parts = (t.key if isinstance(t, Closure) else t.name).partition("<")[0].rpartition(".")[2]
            return "".join(p.title() for p in parts.split(":")[0].split("_"))
        case Union():
            return t.name
        case Bound():
            return "Bound" + t.name.rpartition(".")[2].title().replace("_", "")
    return "Value"
