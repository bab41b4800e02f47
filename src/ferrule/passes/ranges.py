"""The interval of every integer of the program.

    def square(n): return n * n        n in [0, 9], the result in [0, 81]
    for i in range(10):                i in [0, 9]
        total += square(i)             total in [0, 810]: at most ten rounds

Reads the whole crate once and writes down a variable for each value of each integer place: a new one for each
assignment, for what a condition leaves of it, where ways join and at the head of a loop. Parameters, results, fields
and module variables have one that joins whatever the program puts there. `constraints` solves what comes out.

`range_reader` reads the functions, this file has what they share. What is not understood is unbounded: values in shared
slots, in unions, what the runtime gives back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ferrule.ir import nodes as ir
from ferrule.ir.types import I64, INT, Con, Opt, Tup, Type
from ferrule.passes import intervals as iv
from ferrule.passes.constraints import System
from ferrule.passes.intervals import TOP, Interval, Maybe

USIZE = Con("usize")
INTEGERS = (INT, I64, USIZE)
# Types whose iteration ends, since everything that it gives lies in memory.
SIZED = frozenset(
    "list tuple dict set frozenset str bytes bytearray dict_keys dict_values dict_items "
    "collections.deque collections.Counter collections.defaultdict collections.OrderedDict".split()
)


@dataclass(eq=False)
class Items:
    """What iterating gives: each item, and how many there are at most."""

    item: Value
    trips: int


Value = int | tuple[Any, ...] | Items | None
"""What is known of a value: the variable of an integer, those of a tuple's items, those of an iterable; None for the
rest. An option is as its value: None adds nothing."""
Env = dict[str, Value]


def same(a: Interval) -> Interval:
    return a


same.keeps_first = True  # type: ignore[attr-defined]


class Ranges:
    """The variables of the places that functions share, and of each expression."""

    def __init__(self, crate: ir.Crate) -> None:
        self.crate = crate
        self.system = System()
        self.of_expr: dict[int, tuple[ir.Expr, int]] = {}  # the node is kept, so that its identity stays its own
        self.items: dict[int, Value] = {}  # of loops
        self.stored: dict[tuple[str, str], list[int]] = {}  # what a function assigns to its local
        fresh = self.fresh
        self.params: dict[str, list[Value]] = {
            key: [fresh(p.type) for p in f.params] for key, f in crate.functions.items()
        }
        self.results: dict[str, Value] = {key: fresh(f.result) for key, f in crate.functions.items()}
        self.fields: dict[tuple[str, str], Value] = {
            (key, f.name): fresh(f.type) for key, c in crate.classes.items() for f in c.fields
        }
        self.globals: dict[str, Value] = {}
        for key, g in crate.globals.items():
            self.globals[key] = self.of_constant(g.const) if g.const is not None else fresh(g.type)
        self.assigned: set[object] = {key for key, g in crate.globals.items() if g.const is not None}
        self.called: set[str] = set()

    def interval(self, e: ir.Expr) -> Maybe:
        """What is known of an integer expression of the crate; None for one that is never evaluated."""
        known = self.of_expr.get(id(e))
        return self.system.values[known[1]] if known is not None else TOP

    def items_of(self, loop: ir.For) -> Value:
        return self.items.get(id(loop))

    def place(self, value: Value) -> Maybe:
        return self.system.values[value] if isinstance(value, int) else TOP

    def local(self, function: str, name: str) -> Maybe:
        """Everything that a function's variable holds at any time."""
        values = self.system.values
        return iv.hull(*(values[v] for v in self.stored.get((function, name), ())))

    # Values

    def constant(self, value: Maybe) -> int:
        return self.system.constant(value)

    def of_constant(self, e: ir.Expr) -> Value:
        match e:
            case ir.Lit(type=t, value=int(number)) if t in INTEGERS:
                return self.constant((number, number))
            case ir.MakeTuple(items=items, type=Tup()):
                return tuple(map(self.of_constant, items))
        return self.known(e.type)

    def fresh(self, t: Type) -> Value:
        """Variables for a place that more may be put into."""
        match t:
            case Tup(items=items):
                return tuple(self.fresh(i) for i in items)
            case Opt(item=item):
                return self.fresh(item)
        return self.system.join(head=True) if t in INTEGERS else None

    def known(self, t: Type, value: Maybe = TOP) -> Value:
        """A value of the type with this interval for every integer in it."""
        match t:
            case Tup(items=items):
                return tuple(self.known(i, value) for i in items)
            case Opt(item=item):
                return self.known(item, value)
        return self.constant(value) if t in INTEGERS else None

    def flow(self, source: Value, target: Value) -> None:
        """The place `target` may hold `source`."""
        if isinstance(target, int):
            self.system.args[target].append(source if isinstance(source, int) else self.constant(TOP))
        elif isinstance(target, tuple):
            fits = isinstance(source, tuple) and len(source) == len(target)
            for i, part in enumerate(target):
                self.flow(source[i] if fits else None, part)  # type: ignore[index]
        elif isinstance(target, Items):
            self.flow(source.item if isinstance(source, Items) else None, target.item)
            self.flow(source.trips if isinstance(source, Items) else None, target.trips)

    def head(self, value: Value) -> Value:
        """New variables of the same shape, with nothing in them."""
        match value:
            case int():
                return self.system.join(head=True)
            case tuple():
                return tuple(map(self.head, value))
            case Items():
                return Items(self.head(value.item), self.system.join(head=True))
        return None

    def read(self, value: Value) -> Value:
        """What a place holds at one time; later it may hold something else."""
        match value:
            case int():
                return self.system.make(same, (value,))
            case tuple():
                return tuple(map(self.read, value))
            case Items():
                return Items(self.read(value.item), value.trips)
        return None

    def join(self, values: list[Value]) -> Value:
        first = values[0]
        if all(v is first or v == first for v in values):
            return first
        if all(isinstance(v, int) for v in values):
            return self.system.join(*dict.fromkeys(values))  # type: ignore[arg-type]
        if all(isinstance(v, tuple) and len(v) == len(first) for v in values):  # type: ignore[arg-type]
            return tuple(self.join([v[i] for v in values]) for i in range(len(first)))  # type: ignore[index, arg-type]
        if all(isinstance(v, Items) for v in values):
            return Items(self.join([v.item for v in values]), self.system.join(*(v.trips for v in values)))  # type: ignore[union-attr]
        return None

    def merged(self, envs: Iterable[Env | None]) -> Env | None:
        """Where ways join."""
        coming = [env for env in envs if env is not None]
        if len(coming) < 2:
            return coming[0] if coming else None
        first, *rest = coming
        found: Env = {}
        for name, value in first.items():
            if all(env.get(name, self) is value for env in rest):
                found[name] = value
            elif all(name in env for env in rest):
                found[name] = self.join([env[name] for env in coming])
        return found

    def open_places(self) -> None:
        """What nothing in the crate fills is filled by somebody else."""
        for key, params in self.params.items():
            if key not in self.called:
                for param in params:
                    self.flow(None, param)
        protocol = {key for exc in self.crate.exceptions.values() for key in exc.protocol.values()}
        for key in protocol & self.results.keys():
            self.flow(None, self.results[key])
        for place, value in [*self.globals.items(), *self.fields.items()]:
            if place not in self.assigned:
                self.flow(None, value)
