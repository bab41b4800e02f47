"""Module variables and class attributes that are bound before anybody can read them.

    WIDTH = 800              pub const WIDTH: i64 = 800;
    screen = open_window()   read without asking whether it is bound yet

A variable qualifies when it is assigned at the top level of its module's body and nothing that runs before that place
reads it: no earlier statement, and no function that an earlier statement can reach. What the runtime may call without
a call in the IR (`__eq__`, `__str__`, ...) counts as reached by every call. With one assignment in the program, of a
constant, it is a constant of Rust; else it is read without asking whether it is bound yet.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ferrule.ir import nodes as ir
from ferrule.ir.flow import rewrite, walk
from ferrule.ir.types import BOOL, FLOAT, I64, INT, STR, Tup

WORD = range(-(2**63), 2**63)


def run(crate: ir.Crate) -> ir.Crate:
    places, once = assigned(crate)
    ready: dict[str, Place] = {}
    for function in crate.functions.values():
        if function.key.endswith(".<module>"):
            ready |= ready_in(crate, function.body, places)
    stands_for = {key: key for key in ready}
    for key, place in in_order(ready):
        value = place.stmt.value
        if key not in once or value.type != crate.globals[key].type:
            continue
        if isinstance(value, ir.Global) and value.key in once & ready.keys():  # `from config import WIDTH`
            stands_for[key] = stands_for[value.key]
            place.remove()
        elif (const := constant(value)) is not None:
            make_constant(crate.globals[key], const, place)
    replace_reads(crate, stands_for)
    for key, other in stands_for.items():
        if key != other:
            del crate.globals[key]
    return crate


@dataclass
class Place:
    """Where a global is assigned."""

    body: list[ir.Stmt]
    stmt: ir.SetGlobal

    def at(self) -> int:
        return next(i for i, s in enumerate(self.body) if s is self.stmt)

    def take_comment(self) -> list[str]:
        """The comment above the assignment, which goes where the assignment goes."""
        above = self.body[self.at() - 1] if self.at() else None
        if not isinstance(above, ir.Comment):
            return []
        del self.body[self.at() - 1]
        return above.lines

    def remove(self) -> None:
        del self.body[self.at()]


def in_order(ready: dict[str, Place]) -> list[tuple[str, Place]]:
    """Those that others are copies of come first (`from config import WIDTH`)."""
    found: dict[str, Place] = {}

    def add(key: str) -> None:
        value = ready[key].stmt.value
        if key not in found:
            if isinstance(value, ir.Global) and value.key in ready and value.key != key:
                add(value.key)
            found[key] = ready[key]

    for key in ready:
        add(key)
    return list(found.items())


def assigned(crate: ir.Crate) -> tuple[set[str], set[str]]:
    """The globals that stay bound once they are, and those of them with one assignment in the program."""
    sets: Counter[str] = Counter()
    unbound: set[str] = set()
    for function in crate.functions.values():
        for node in walk(function.body):
            match node:
                case ir.SetGlobal(key=key):
                    sets[key] += 1
                case ir.UnsetGlobal(key=key) | ir.GlobalIsSet(key=key):
                    unbound.add(key)
    return sets.keys() - unbound, {key for key, count in sets.items() if count == 1} - unbound


def ready_in(crate: ir.Crate, body: list[ir.Stmt], places: set[str]) -> dict[str, Place]:
    """The globals set at the top level of a module's body that nothing reads before."""
    reach = Reach(crate)
    found: dict[str, Place] = {}
    for stmt in body:
        reach.run(stmt)
        if isinstance(stmt, ir.SetGlobal) and stmt.key in places - found.keys() and stmt.key not in reach.read:
            found[stmt.key] = Place(body, stmt)
    return found


class Reach:
    """What the statements so far may read: their own reads and those of every function that they may call."""

    def __init__(self, crate: ir.Crate) -> None:
        self.crate = crate
        self.read: set[str] = set()
        self.seen: set[str] = set()

    def run(self, node: object) -> None:
        work: list[object] = [node]
        while work:
            for inner in walk(work.pop()):
                match inner:
                    case ir.Global(key=key):
                        self.read.add(key)
                    case ir.Call(func=func):
                        work += self.enter(func)
                        work += self.unnamed()
                    case ir.MakeClosure(key=key):
                        work += [
                            b for f in self.crate.functions.values() if f.closure == key for b in self.enter(f.key)
                        ]
                    case ir.New() | ir.NewExc():
                        work += self.unnamed()

    def enter(self, key: str) -> list[object]:
        if key in self.seen or key not in self.crate.functions:
            return []
        self.seen.add(key)
        return [self.crate.functions[key].body]

    def unnamed(self) -> list[object]:
        """What may run once the program's own objects exist, without a call in the IR."""
        if "" in self.seen:
            return []
        self.seen.add("")
        found: list[object] = [list(cls.protocol.values()) for cls in self.crate.classes.values()]
        for function in self.crate.functions.values():
            name = function.python_name
            if name.startswith("__") and name.endswith("__") and name != "__init__":
                found += self.enter(function.key)
        return found


def constant(value: ir.Expr) -> ir.Expr | None:
    """The value as an expression that Rust can evaluate while it compiles; None if it is not one."""
    match value:
        case ir.Lit(type=t, value=int(number)) if t == INT:
            return ir.Lit(I64, number) if number in WORD else None
        case ir.Lit(type=t) if t in (FLOAT, BOOL, STR):
            return value
        case ir.Unary(op="neg", type=t, value=ir.Lit(value=int() | float() as number)) if t in (INT, FLOAT):
            return constant(ir.Lit(t, -number))
        case ir.MakeTuple(items=items, type=Tup()):
            parts = [p for p in map(tuple_item, items) if p is not None]
            return ir.MakeTuple(value.type, parts) if parts and len(parts) == len(items) else None
    return None


def tuple_item(item: ir.Expr) -> ir.Expr | None:
    """An item keeps the type that it has in the tuple: an `int` stays an `Int`."""
    made = constant(item)
    if isinstance(made, ir.Lit) and made.type != STR:
        return ir.Lit(item.type, made.value)
    return made if isinstance(made, ir.MakeTuple) else None


def make_constant(definition: ir.GlobalDef, value: ir.Expr, place: Place) -> None:
    definition.comments = place.take_comment()
    place.remove()
    definition.const = value
    definition.type = value.type
    definition.line = place.stmt.line


def replace_reads(crate: ir.Crate, stands_for: dict[str, str]) -> None:
    def changed(node: ir.Expr) -> ir.Expr:
        if not isinstance(node, ir.Global) or node.key not in stands_for:
            return node
        definition = crate.globals[stands_for[node.key]]
        made = ir.Global(definition.type, definition.key, checked=False, line=node.line)
        return ir.Convert(node.type, made, line=node.line) if made.type != node.type else made

    for function in crate.functions.values():
        rewrite(function.body, changed)
    for cls in crate.classes.values():
        rewrite(cls.protocol, changed)
