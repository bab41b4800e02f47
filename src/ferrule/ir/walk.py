"""A forward walk over the structured IR with a set of declarations as its state; loops to a fixed point.

What the set means is a subclass's business: it says what a declaration, an assignment and a use do to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts

State = frozenset[int] | None
"""Declarations by identity; None where control does not come."""

SURE = (ir.Lit, ir.StaticValue, ir.MakeTuple, ir.TupleGet, ir.Convert, ir.Block, ir.MakeClosure)


def join(one: State, other: State) -> State:
    if one is None or other is None:
        return other if one is None else one
    return one | other


@dataclass
class Target:
    """A place that control may jump to, with what may have a value on arrival."""

    label: str
    kind: str
    arrived: State = None
    again: State = None

    def reach(self, state: State) -> None:
        self.arrived = join(self.arrived, state)


class Flow:
    """The analysis of one function."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.targets: list[Target] = []

    def function(self, function: ir.Function) -> None:
        self.names = {p.name: id(p) for p in function.params}
        self.body(function.body, self.start())

    def start(self) -> frozenset[int]:
        return frozenset()

    def body(self, stmts: list[ir.Stmt], state: State) -> State:
        outer = dict(self.names)
        for stmt in stmts:
            if state is None:
                break
            state = self.stmt(stmt, state)
        self.names = outer
        return state

    def stmt(self, s: ir.Stmt, state: State) -> State:
        method = getattr(self, "s_" + type(s).__name__, None)
        if method is not None:
            found: State = method(s, state)
            return found
        return self.parts(s, state)

    def parts(self, node: ir.Stmt | ir.Expr, state: State) -> State:
        for name in parts(node.__class__):
            state = self.value(getattr(node, name), state)
        return state

    def value(self, value: object, state: State) -> State:
        if isinstance(value, ir.Expr):
            return self.expr(value, state)
        if isinstance(value, list | tuple):
            for item in value:
                state = self.value(item, state)
        elif isinstance(value, dict):
            for item in value.values():
                state = self.value(item, state)
        return state

    # Expressions

    def expr(self, e: ir.Expr, state: State) -> State:
        match e:
            case ir.Block():
                outer = dict(self.names)
                for stmt in e.body:
                    state = self.stmt(stmt, state) if state is not None else None
                if e.value is not None and state is not None:
                    state = self.expr(e.value, state)
                self.names = outer
                return state
            case ir.Switch():
                state = self.expr(e.subject, state)
                after: State = None
                for _, _, arm in e.arms:
                    after = join(after, self.expr(arm, state))
                return after
            case ir.IfExp():
                yes, no = self.condition(e.test, state)
                return join(self.expr(e.body, yes), self.expr(e.orelse, no))
            case ir.Logic():
                state = self.expr(e.left, state)
                return join(state, self.expr(e.right, state))
            case ir.Callback() | ir.LazyIter():
                self.apart(e, state)
                return state
            case ir.Local():
                self.use(e.name, state)
                if not e.boxed and not e.maybe:
                    return state
        state = self.parts(e, state)
        if not isinstance(e, SURE):
            self.fail(state)
        return state

    def condition(self, e: ir.Expr, state: State) -> tuple[State, State]:
        """Where it is true, and where it is not: `a and b` is true only after both."""
        match e:
            case ir.Not(value=value):
                yes, no = self.condition(value, state)
                return no, yes
            case ir.Logic(op=op, left=left, right=right):
                yes, no = self.condition(left, state)
                if op == "and":
                    yes, late = self.condition(right, yes)
                    return yes, join(no, late)
                late, no = self.condition(right, no)
                return join(yes, late), no
        after = self.expr(e, state)
        return after, after

    def apart(self, e: ir.Callback | ir.LazyIter, state: State) -> None:
        """Code of its own: jumps in it do not leave it."""
        for name in e.captures if isinstance(e, ir.LazyIter) else ():
            self.use(name, state)
        outer, self.targets = self.targets, []
        if isinstance(e, ir.Callback):
            self.expr(e.body, state)
        else:
            self.body(e.body, state)
        self.targets = outer

    def fail(self, state: State) -> None:
        target = next((t for t in reversed(self.targets) if t.kind == "try"), None)
        if target is not None:
            target.reach(state)

    # Statements

    def s_Let(self, s: ir.Let, state: State) -> State:
        if s.value is not None:
            state = self.expr(s.value, state)
        self.names[s.name] = id(s)
        return None if state is None else self.declare(s, state)

    def s_Assign(self, s: ir.Assign, state: State) -> State:
        return self.change(s, self.expr(s.value, state))

    def s_Unbind(self, s: ir.Unbind, state: State) -> State:
        return self.change(s, state)

    def change(self, s: ir.Assign | ir.Unbind, state: State) -> State:
        decl = self.names.get(s.name)
        return state if decl is None or state is None else self.assign(decl, s, state)

    # What the state means

    def declare(self, let: ir.Let, state: frozenset[int]) -> frozenset[int]:
        return state

    def assign(self, decl: int, stmt: ir.Assign | ir.Unbind, state: frozenset[int]) -> frozenset[int]:
        return state

    def use(self, name: str, state: State) -> None:
        pass

    def s_If(self, s: ir.If, state: State) -> State:
        yes, no = self.condition(s.test, state)
        return join(self.body(s.body, yes), self.body(s.orelse, no))

    def s_Loop(self, s: ir.Loop, state: State) -> State:
        return self.loop(s.label, None, s.body, state)

    def s_While(self, s: ir.While, state: State) -> State:
        return self.loop(s.label, s.test, s.body, state)

    def s_For(self, s: ir.For, state: State) -> State:
        return self.loop(s.label, ir.Lit(s.elem, None), s.body, self.expr(s.iterable, state), steps=True)

    def loop(
        self, label: str, test: ir.Expr | None, body: list[ir.Stmt], state: State, *, steps: bool = False
    ) -> State:
        head = state
        while True:
            target = Target(label, "loop")
            start, out = self.condition(test, head) if test is not None else (head, None)
            if steps:
                self.fail(head)
            self.targets.append(target)
            end = self.body(body, start)
            self.targets.pop()
            again = join(head, join(end, target.again))
            if again == head:
                return join(target.arrived, out)
            head = again

    def s_Labelled(self, s: ir.Labelled, state: State) -> State:
        target = Target(s.label, "block")
        self.targets.append(target)
        end = self.body(s.body, state)
        self.targets.pop()
        return join(end, target.arrived)

    def s_Break(self, s: ir.Break, state: State) -> State:
        target = self.find(s.label)
        if target is not None:
            target.reach(state)
        return None

    def s_Continue(self, s: ir.Continue, state: State) -> State:
        target = self.find(s.label)
        if target is not None:
            target.again = join(target.again, state)
        return None

    def find(self, label: str) -> Target | None:
        for target in reversed(self.targets):
            if (target.label == label and target.kind != "try") if label else target.kind == "loop":
                return target
        return None

    def s_Return(self, s: ir.Return, state: State) -> State:
        if s.value is not None:
            self.expr(s.value, state)
        return None

    def s_Raise(self, s: ir.Raise, state: State) -> State:
        self.fail(self.parts(s, state))
        return None

    def s_Try(self, s: ir.Try, state: State) -> State:
        target = Target(s.label, "try")
        self.targets.append(target)
        end = self.body(s.body, state)
        self.targets.pop()
        if end is not None:
            end = self.body(s.orelse, end)
        return join(end, self.body(s.handler, target.arrived))

    def s_Escape(self, s: ir.Escape, state: State) -> State:
        """Its exceptions go past the `Try` with its label."""
        at = next((i for i, t in enumerate(self.targets) if t.kind == "try" and t.label == s.label), len(self.targets))
        hidden = [t for t in self.targets[at:] if t.kind == "try"]
        for target in hidden:
            target.kind = "past"
        end = self.body(s.body, state)
        for target in hidden:
            target.kind = "try"
        return end


class Unassigned(Flow):
    """Which variables may have no value where they are read: `open`. The state holds those without one."""

    def __init__(self) -> None:
        super().__init__()
        self.open: set[str] = set()

    def declare(self, let: ir.Let, state: frozenset[int]) -> frozenset[int]:
        return state - {id(let)} if let.value is not None else state | {id(let)}

    def assign(self, decl: int, stmt: ir.Assign | ir.Unbind, state: frozenset[int]) -> frozenset[int]:
        if isinstance(stmt, ir.Unbind):
            self.open.add(stmt.name)
        return state - {decl}

    def use(self, name: str, state: State) -> None:
        if state is not None and self.names.get(name) in state:
            self.open.add(name)
