"""What must hold of a crate in the IR, before the first pass and after each.

    for problem in check(crate): print(problem)      game.play:12: Assign: `score` is an int, its place an i64

Every expression's type follows from its operands; every variable is declared where it stands, with the type that it
is read and assigned with, and has a value when it is read; every jump has somewhere to go; every function, class, field
and closure that is named is there. Here is the walk, and what is known on it; `rules` has what must hold of each node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts, walk
from ferrule.ir.rules import RULES, Place, missing_type
from ferrule.ir.types import FLOAT, INT, NONE, NUMBER, STR, Exc, Family, Inst, Opt, Type, Union
from ferrule.ir.walk import Unassigned

MADE = "made__"


@dataclass(frozen=True)
class Problem:
    function: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.function}:{self.line}: {self.message}"


def check(crate: ir.Crate) -> Iterator[Problem]:
    """Everything in the crate that does not hold."""
    for function in crate.functions.values():
        yield from Checker(crate, function.key, function).found()
    for key, cls in crate.classes.items():
        own = Place(Inst(key))
        yield from Checker(crate, key, names={"this": own, "other": own, "spec": Place(STR)}).found(cls.protocol)
        for meeting in cls.meetings:
            yield from Checker(crate, key, names={"this": own, "other": Place(meeting.type)}).found(meeting.answer)
    for definition in crate.globals.values():
        yield from Checker(crate, definition.key).found(definition.const)


class Checker:
    """The check of one body, with what is known at the place where it is."""

    def __init__(
        self,
        crate: ir.Crate,
        key: str,
        function: ir.Function | None = None,
        names: dict[str, Place] | None = None,
    ) -> None:
        self.crate = crate
        self.key = key
        self.function = function
        self.names: dict[str, Place] = names or {}
        self.loops: list[str] = []
        self.blocks: list[str] = []
        self.tries: list[str] = []
        self.yields: Type | None = None
        self.result: Type | None = None
        self.problems: list[Problem] = []
        self.line = 0
        self.types: set[Type] = set()
        if function is not None:
            self.enter(function)

    def enter(self, function: ir.Function) -> None:
        definition = self.crate.closures.get(function.closure)
        if definition is not None:
            self.names |= {f"self.{p.name}": Place(p.type, p.boxed) for p in definition.captures}
        self.names |= {p.name: Place(p.type, p.boxed) for p in function.params}
        self.yields, _, self.result = function.generator or (None, None, function.result)

    def found(self, value: object = None) -> list[Problem]:
        if self.function is None:
            self.inside(value)
            return self.problems
        self.inside(self.function.body)
        self.settled(self.function)
        return self.problems

    def settled(self, function: ir.Function) -> None:
        """A variable that is declared without a value has one where it is read."""
        lets = [n for n in walk(function.body) if isinstance(n, ir.Let)]
        bare = {n.name for n in lets if n.value is None} - {n.name for n in lets if n.boxed or n.maybe}
        if bare:
            flow = Unassigned()
            flow.function(function)
            for name in sorted(flow.open & bare):
                self.report(f"`{name}` may have no value where it is read")

    def report(self, message: str) -> None:
        self.problems.append(Problem(self.key, self.line, message))

    # The walk

    def inside(self, value: object) -> None:
        """A node, or what a field of one holds; statements in a list share a scope."""
        if isinstance(value, ir.Expr | ir.Stmt):
            self.node(value)
        elif isinstance(value, list) and value and isinstance(value[0], ir.Stmt):
            with_names = dict(self.names)
            for item in value:
                self.node(item)
            self.names = with_names
        elif isinstance(value, list | tuple):
            for item in value:
                self.inside(item)
        elif isinstance(value, dict):
            for item in value.values():
                self.inside(item)

    def within(self, value: object, names: dict[str, Place]) -> None:
        """With these variables more."""
        outer = self.names
        self.names = {**outer, **names}
        self.inside(value)
        self.names = outer

    def node(self, node: ir.Expr | ir.Stmt) -> None:
        self.line = node.line or self.line
        special = SCOPES.get(node.__class__)
        if special is not None:
            special(self, node)
        else:
            for name in parts(node.__class__):
                self.inside(getattr(node, name))
        self.line = node.line or self.line
        if isinstance(node, ir.Expr) and node.type not in self.types:
            self.types.add(node.type)
            if missing := missing_type(self, node.type):
                self.report(f"{type(node).__name__}: there is no {missing}")
        rule = RULES.get(node.__class__)
        for message in rule(self, node) if rule is not None else ():
            self.report(f"{type(node).__name__}: {message}")

    def members(self, t: Type) -> list[Type]:
        """The single types that a value of a type may have."""
        match t:
            case Opt(item=item):
                return [*self.members(item), NONE]
            case Union(name=name):
                return [m for part in self.crate.unions.get(name, ()) for m in self.members(part)]
            case Family(cls=key) if key in self.crate.families:
                return [Inst(c) for c in self.crate.families[key].members]
        return [INT, FLOAT] if t == NUMBER else [t]


# Nodes that say what is known inside them


def let(c: Checker, s: ir.Let) -> None:
    c.inside(s.value)
    c.names[s.name] = Place(s.type, s.boxed, s.maybe)


def loop(c: Checker, s: ir.Loop | ir.While | ir.For) -> None:
    c.inside(s.iterable if isinstance(s, ir.For) else s.test if isinstance(s, ir.While) else None)
    c.loops.append(s.label)
    c.within(s.body, {s.name: Place(s.elem)} if isinstance(s, ir.For) else {})
    c.loops.pop()


def labelled(c: Checker, s: ir.Labelled) -> None:
    c.blocks.append(s.label)
    c.inside(s.body)
    c.blocks.pop()


def attempt(c: Checker, s: ir.Try) -> None:
    c.tries.append(s.label)
    c.inside(s.body)
    c.tries.pop()
    c.inside(s.orelse)
    c.within(s.handler, {s.exc: Place(Exc("BaseException"))})


def switch(c: Checker, e: ir.Switch) -> None:
    c.inside(e.subject)
    for member, name, arm in e.arms:
        c.within(arm, {name: Place(member)})


def construct(c: Checker, e: ir.Construct) -> None:
    """The first argument of `init` is the instance, by a name that nothing declares."""
    c.within(e.init, {MADE: Place(Inst(e.cls))})


def block(c: Checker, e: ir.Block) -> None:
    outer = dict(c.names)
    for stmt in e.body:
        c.node(stmt)
    c.inside(e.value)
    c.names = outer


def apart(c: Checker, e: ir.Callback | ir.LazyIter) -> None:
    """Code of its own: no jump leaves it."""
    outer = c.loops, c.blocks, c.tries, c.yields, c.result
    c.loops, c.blocks, c.tries = [], [], []
    if isinstance(e, ir.Callback):
        c.yields, c.result = None, None
        c.within(e.body, {name: Place(t) for name, t in e.params})
    else:
        c.yields, c.result = e.item, NONE
        c.inside(e.body)
    c.loops, c.blocks, c.tries, c.yields, c.result = outer


SCOPES: dict[type, Callable[[Checker, Any], None]] = {
    ir.Let: let,
    ir.Loop: loop,
    ir.While: loop,
    ir.For: loop,
    ir.Labelled: labelled,
    ir.Try: attempt,
    ir.Switch: switch,
    ir.Construct: construct,
    ir.Block: block,
    ir.Callback: apart,
    ir.LazyIter: apart,
}
