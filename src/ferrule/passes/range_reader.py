"""Reads the functions of a crate for the ranges of their integers: statements, loops and conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ferrule.ir import nodes as ir
from ferrule.ir.liveness import unshare
from ferrule.ir.types import Con, Inst, Type
from ferrule.passes import intervals as iv
from ferrule.passes.constraints import Loop, Rule
from ferrule.passes.intervals import INF, MAX_LENGTH, TOP, Interval, Maybe
from ferrule.passes.range_expressions import ExpressionRanges, assigned_names
from ferrule.passes.ranges import INTEGERS, SIZED, Env, Items, Ranges, Value


def run(crate: ir.Crate) -> Ranges:
    """The facts of a crate."""
    found = Ranges(crate)
    for function in crate.functions.values():
        unshare(function.body, set())  # facts are by node
        FunctionRanges(found, function).run()
    for cls in crate.classes.values():
        for part in (*cls.protocol.values(), *(m.answer for m in cls.meetings)):
            FunctionRanges(found, None).value(part)
    found.open_places()
    found.system.solve()
    return found


@dataclass(eq=False)
class Target:
    """A place that `break` and `continue` lead to, with what arrives there."""

    label: str
    is_loop: bool
    after: list[Env] = field(default_factory=list)
    again: list[Env] = field(default_factory=list)


def keeps_first(op: str) -> Rule:
    """What a condition leaves of its left side."""

    def rule(a: Interval, b: Interval) -> Maybe:
        return iv.REFINEMENTS[op](a, b)

    rule.keeps_first = True  # type: ignore[attr-defined]
    return rule


REFINE = {op: keeps_first(op) for op in iv.REFINEMENTS}


class FunctionRanges(ExpressionRanges):
    """Reads one body."""

    def __init__(self, ranges: Ranges, function: ir.Function | None) -> None:
        self.ranges = ranges
        self.system = ranges.system
        self.function = function
        self.key = function.key if function is not None else ""
        self.result: Value = None
        self.env: Env | None = {}
        self.targets: list[Target] = []
        self.guarded: list[dict[str, list[Value]]] = []  # what bodies of `Try` assign, the innermost last
        self.around: list[int] = []  # the rounds of the loops around
        self.yields: Items | None = None  # of the generator expression that is read

    def run(self) -> None:
        function = self.function
        assert function is not None
        params = self.ranges.params[self.key]
        self.env = {}
        for param, value in zip(function.params, params, strict=True):
            if not param.boxed:
                self.env[param.name] = self.ranges.read(value)
                self.note(param.name, value)
        if function.generator is None:
            self.result = self.ranges.results[self.key]
        self.body(function.body)

    def note(self, name: str, value: Value) -> None:
        if isinstance(value, int):
            self.ranges.stored.setdefault((self.key, name), []).append(value)

    # Statements

    def body(self, stmts: list[ir.Stmt]) -> None:
        for stmt in stmts:
            self.stmt(stmt)

    def stmt(self, s: ir.Stmt) -> None:
        if self.env is None:
            return  # never reached
        method = STATEMENTS.get(s.__class__)
        if method is not None:
            method(self, s)
        else:
            self.inside(s)

    def bind(self, name: str, value: Value) -> None:
        assert self.env is not None
        self.env[name] = value
        for assigned in self.guarded:
            assigned.setdefault(name, []).append(value)
        self.note(name, value)

    def let(self, s: ir.Let) -> None:
        value = self.value(s.value) if s.value is not None else self.ranges.known(s.type, None)
        if s.boxed:
            self.forget(s.name)
        else:
            self.set(s.name, value)

    def set(self, name: str, value: Value) -> None:
        if self.env is not None:
            self.bind(name, value)
        else:
            self.note(name, value)

    def forget(self, name: str) -> None:
        if self.env is not None:
            self.env.pop(name, None)

    def assign(self, s: ir.Assign) -> None:
        value = self.value(s.value)
        if not s.boxed:
            self.set(s.name, value)

    def unbind(self, s: ir.Unbind) -> None:
        pass

    def set_global(self, s: ir.SetGlobal) -> None:
        self.ranges.assigned.add(s.key)
        self.ranges.flow(self.value(s.value), self.ranges.globals.get(s.key))

    def set_field(self, s: ir.SetField) -> None:
        self.value(s.obj)
        value = self.value(s.value)
        if isinstance(s.obj.type, Inst):
            place = (s.obj.type.cls, s.name)
            self.ranges.assigned.add(place)
            self.ranges.flow(value, self.ranges.fields.get(place))
        else:
            for (cls, name), known in self.ranges.fields.items():
                if name == s.name:
                    self.ranges.assigned.add((cls, name))
                    self.ranges.flow(None, known)

    def choice(self, s: ir.If) -> None:
        self.env, otherwise = self.condition(s.test)
        self.body(s.body)
        first, self.env = self.env, otherwise
        self.body(s.orelse)
        self.env = self.ranges.merged([first, self.env])

    def endless(self, s: ir.Loop) -> None:
        self.loop(s.label, s.body, self.constant((0, INF)))

    def repeat(self, s: ir.While) -> None:
        self.loop(s.label, s.body, self.constant((0, INF)), test=s.test)

    def each(self, s: ir.For) -> None:
        over = self.value(s.iterable)
        items = over if isinstance(over, Items) else self.iterated(s.iterable.type, s.elem)
        self.ranges.items[id(s)] = items.item
        self.loop(s.label, s.body, items.trips, bind=(s.name, items.item))

    def iterated(self, t: Type, elem: Type) -> Items:
        sized = isinstance(t, Con) and t.name in SIZED
        return Items(self.ranges.known(elem), self.constant((0, MAX_LENGTH if sized else INF)))

    def loop(
        self,
        label: str,
        body: list[ir.Stmt],
        trips: int,
        *,
        test: ir.Expr | None = None,
        bind: tuple[str, Value] | None = None,
    ) -> None:
        before = self.env
        assert before is not None
        target = Target(label, True)
        record = Loop(trips)
        env: Env = dict(before)
        heads: dict[str, Value] = {}
        for name in assigned_names(body if test is None else [*body, ir.Do(test)]):
            if name in env:
                heads[name] = env[name] = self.ranges.head(env[name])
                self.ranges.flow(before[name], heads[name])
        self.env = env
        leaving = None if bind is None else dict(env)
        if test is not None:
            self.env, leaving = self.condition(test)
            self.guards(test, record)
        if bind is not None:
            self.set(bind[0], self.ranges.read(bind[1]))
        self.targets.append(target)
        self.around.append(trips)
        self.body(body)
        self.around.pop()
        self.targets.pop()
        for again in [self.env, *target.again]:
            if again is not None:
                for name, head in heads.items():
                    self.ranges.flow(again.get(name), head)
        for name, head in heads.items():
            self.record(record, before[name], head)
        self.system.loops.append(record)
        self.env = self.ranges.merged([leaving, *target.after])

    def record(self, loop: Loop, initial: Value, head: Value) -> None:
        if isinstance(head, int):
            args = self.system.args[head]
            loop.heads[head] = args[:1], args[1:]
            self.system.loop_of[head] = loop
        elif isinstance(head, tuple):
            for i, part in enumerate(head):
                fits = isinstance(initial, tuple) and len(initial) == len(head)
                self.record(loop, initial[i] if fits else None, part)  # type: ignore[index]

    def guards(self, test: ir.Expr, loop: Loop) -> None:
        """What must hold for a round to start."""
        match test:
            case ir.Logic(op="and"):
                self.guards(test.left, loop)
                self.guards(test.right, loop)
            case ir.Block(body=[], value=ir.Expr() as value):
                self.guards(value, loop)
            case ir.Compare(left=ir.Expr(type=a), right=ir.Expr(type=b)) if a in INTEGERS and b in INTEGERS:
                left, right = self.known_var(test.left), self.known_var(test.right)
                loop.guards.append((left, test.op, right))
                loop.guards.append((right, iv.SWAPPED.get(test.op, test.op), left))

    def known_var(self, e: ir.Expr) -> int:
        known = self.ranges.of_expr.get(id(e))
        return known[1] if known is not None else self.constant(TOP)

    def labelled(self, s: ir.Labelled) -> None:
        target = Target(s.label, False)
        self.targets.append(target)
        self.body(s.body)
        self.targets.pop()
        self.env = self.ranges.merged([self.env, *target.after])

    def find(self, label: str) -> Target | None:
        for target in reversed(self.targets):
            if target.label == label if label else target.is_loop:
                return target
        return None

    def leave(self, s: ir.Break) -> None:
        target = self.find(s.label)
        if target is not None and self.env is not None:
            target.after.append(self.env)
        self.env = None

    def again(self, s: ir.Continue) -> None:
        target = self.find(s.label)
        if target is not None and self.env is not None:
            target.again.append(self.env)
        self.env = None

    def give_back(self, s: ir.Return) -> None:
        if s.value is not None:
            self.ranges.flow(self.value(s.value), self.result)
        self.env = None

    def throw(self, s: ir.Raise) -> None:
        self.inside(s)
        self.env = None

    def attempt(self, s: ir.Try) -> None:
        before = dict(self.env or {})
        self.guarded.append({})
        self.body(s.body)
        assigned = self.guarded.pop()
        self.body(s.orelse)
        after, self.env = self.env, before
        for name, values in assigned.items():
            if name in before:
                before[name] = self.ranges.join([before[name], *values])
        self.body(s.handler)
        self.env = self.ranges.merged([after, self.env])

    def apart(self, s: ir.Escape) -> None:
        self.body(s.body)

    # Conditions

    def condition(self, test: ir.Expr) -> tuple[Env | None, Env | None]:
        """Evaluates a test: the variables where it holds, and where it does not."""
        match test:
            case ir.Not(value=inner):
                holds, fails = self.condition(inner)
                return fails, holds
            case ir.Block(value=ir.Expr() as value):
                self.body(test.body)
                return self.condition(value)
            case ir.Logic(op="and"):
                self.env, first = self.condition(test.left)
                holds, second = self.condition(test.right)
                return holds, self.ranges.merged([first, second])
            case ir.Logic():
                first, self.env = self.condition(test.left)
                second, fails = self.condition(test.right)
                return self.ranges.merged([first, second]), fails
        self.value(test)
        return self.refined(test, True), self.refined(test, False)

    def refined(self, test: ir.Expr, truth: bool) -> Env | None:
        """The variables where the test turned out so."""
        if self.env is None:
            return None
        found = dict(self.env)
        self.refine(found, test, truth)
        return found

    def refine(self, env: Env, test: ir.Expr, truth: bool) -> None:
        match test:
            case ir.Truth(value=ir.Expr(type=t) as value) if t in INTEGERS:
                self.restrict(env, self.known_var(value), "!=" if truth else "==", self.constant((0, 0)))
            case ir.Compare(left=ir.Expr(type=a), right=ir.Expr(type=b)) if a in INTEGERS and b in INTEGERS:
                op = test.op if truth else iv.OPPOSITE.get(test.op, "")
                if op in REFINE:
                    one, other = self.known_var(test.left), self.known_var(test.right)
                    self.restrict(env, one, op, other)
                    self.restrict(env, other, iv.SWAPPED[op], one)

    def restrict(self, env: Env, var: int, op: str, other: int) -> None:
        """Every variable with this value has what the condition leaves of it."""
        names = [name for name, value in env.items() if value == var and isinstance(value, int)]
        if names:
            left = self.system.make(REFINE[op], (var, other))
            for name in names:
                env[name] = left


STATEMENTS: dict[type, Callable[[FunctionRanges, Any], None]] = {
    ir.Let: FunctionRanges.let,
    ir.Assign: FunctionRanges.assign,
    ir.Unbind: FunctionRanges.unbind,
    ir.SetGlobal: FunctionRanges.set_global,
    ir.SetField: FunctionRanges.set_field,
    ir.If: FunctionRanges.choice,
    ir.Loop: FunctionRanges.endless,
    ir.While: FunctionRanges.repeat,
    ir.For: FunctionRanges.each,
    ir.Labelled: FunctionRanges.labelled,
    ir.Break: FunctionRanges.leave,
    ir.Continue: FunctionRanges.again,
    ir.Return: FunctionRanges.give_back,
    ir.Raise: FunctionRanges.throw,
    ir.Try: FunctionRanges.attempt,
    ir.Escape: FunctionRanges.apart,
    ir.Comment: FunctionRanges.unbind,
}
