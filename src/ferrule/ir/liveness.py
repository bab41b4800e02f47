"""Which values are read again: what may be moved instead of cloned, and what is assigned for nothing.

    result = x + 1; return result        return Ok(result) instead of Ok(result.clone())
    found = 1; found = 2; print(found)   the first assignment only evaluates its value

Backward over the structured IR with the set of variables whose value somebody still reads; loops to a fixed point. A
variable is moved only where its statement mentions it once, so that no order of evaluation can matter.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts, walk
from ferrule.ir.types import Tup

Live = frozenset[str]
NOBODY: Live = frozenset()


def unshare(node: object, seen: set[int]) -> None:
    """Gives each place of the tree a node of its own: what is said about one is not said about another."""
    if isinstance(node, list):
        for i, item in enumerate(node):
            node[i] = own_node(item, seen)
    elif isinstance(node, dict):
        for key, item in node.items():
            node[key] = own_node(item, seen)
    elif isinstance(node, ir.Expr | ir.Stmt):
        for name in parts(node.__class__):
            value = getattr(node, name)
            if value is not None:
                own = own_node(value, seen)
                if own is not value:
                    setattr(node, name, own)


def own_node(node: object, seen: set[int]) -> object:
    if isinstance(node, ir.Expr | ir.Stmt | list | dict):
        if id(node) in seen:
            node = copy.copy(node)
        seen.add(id(node))
        unshare(node, seen)
    elif isinstance(node, tuple):
        return tuple(own_node(item, seen) for item in node)
    return node


def key_of(e: ir.Expr) -> str:
    """`x` for a variable, `x#0` for an item of a tuple in one; empty for anything else."""
    match e:
        case ir.Local(name=name):
            return name
        case ir.TupleGet(value=ir.Local(name=name, type=Tup()) as local, index=index):
            return "" if local.boxed or local.maybe else f"{name}#{index}"
    return ""


@dataclass
class Facts:
    """What was found, by the identity of nodes."""

    last: dict[int, bool] = field(default_factory=dict)  # reads: whether nobody reads the value after
    dead: dict[int, bool] = field(default_factory=dict)  # declarations, assignments and `del` that nobody sees


class Liveness:
    """The analysis of one function. Every operation inside a `Try` may jump to its handler."""

    def __init__(self, function: ir.Function) -> None:
        self.facts = Facts()
        self.jumps: dict[str, Live] = {}  # where `break` and `continue` with a label lead
        self.handler: Live | None = None
        self.handlers: dict[str, Live | None] = {}  # label of a `Try` to the handler around it
        self.counts: list[Counter[str]] = []  # mentions in the statements around, the innermost last
        self.apart = 0
        self.body(function.body, NOBODY)

    # Statements

    def body(self, stmts: list[ir.Stmt], after: Live) -> Live:
        for stmt in reversed(stmts):
            after = self.stmt(stmt, after)
        return after

    def stmt(self, s: ir.Stmt, after: Live) -> Live:
        match s:
            case ir.Let():
                return self.store(s, s.name, s.value, after, starts=s.maybe)
            case ir.Assign():
                return self.store(s, s.name, s.value, after, shared=s.boxed)
            case ir.Unbind():
                self.facts.dead[id(s)] = not (s.boxed or mentions(after, s.name))
                return after | {s.name} if s.boxed else without(after, s.name)
            case ir.If():
                return self.root(s.test, self.body(s.body, after) | self.body(s.orelse, after))
            case ir.Loop() | ir.While() | ir.For():
                return self.loop(s, after)
            case ir.Labelled():
                self.jumps[s.label] = after
                return self.body(s.body, after)
            case ir.Break() | ir.Continue():
                return self.jumps.get(f"{type(s).__name__} {s.label}", self.jumps.get(s.label, after))
            case ir.Return():
                return self.root(s.value, NOBODY)
            case ir.Raise():
                context = frozenset({s.context}) if s.context else NOBODY
                return self.roots([s.value, s.cause], (self.handler or NOBODY) | context)
            case ir.Try():
                return self.attempt(s, after)
            case ir.Escape():
                inside, self.handler = self.handler, self.handlers.get(s.label)
                found = self.body(s.body, after)
                self.handler = inside
                return found
            case ir.Comment() | ir.Enter():
                return after
        return self.roots([getattr(s, name) for name in parts(s.__class__)], after)

    def store(
        self,
        s: ir.Let | ir.Assign,
        name: str,
        value: ir.Expr | None,
        after: Live,
        *,
        starts: bool = False,
        shared: bool = False,
    ) -> Live:
        if value is not None or starts:
            self.facts.dead[id(s)] = not (shared or s.boxed or mentions(after, name))
        if shared or name.startswith("self."):
            return self.root(value, after | {name})
        return self.root(value, without(after, name))

    def loop(self, s: ir.Loop | ir.While | ir.For, after: Live) -> Live:
        # What is iterated over may be borrowed meanwhile.
        over = walk(s.iterable) if isinstance(s, ir.For) else ()
        kept = frozenset(node.name for node in over if isinstance(node, ir.Local))
        head = NOBODY if isinstance(s, ir.Loop) else after
        outer = self.jumps.get("Break "), self.jumps.get("Continue ")
        while True:
            self.jumps[f"Continue {s.label}"] = self.jumps["Continue "] = head | kept
            self.jumps["Break "] = self.jumps[f"Break {s.label}"] = after
            inside = self.body(s.body, head | kept)
            if isinstance(s, ir.For):
                inside = without(inside, s.name) | (self.handler or NOBODY)
            again = head | (self.root(s.test, inside | after) if isinstance(s, ir.While) else inside)
            if again == head:
                break
            head = again
        for name, live in zip(("Break ", "Continue "), outer, strict=True):
            if live is not None:
                self.jumps[name] = live
        return self.root(s.iterable, head) if isinstance(s, ir.For) else head

    def attempt(self, s: ir.Try, after: Live) -> Live:
        handled = without(self.body(s.handler, after), s.exc)
        orelse = self.body(s.orelse, after)
        outer, self.handler = self.handler, handled
        self.handlers[s.label] = outer
        found = self.body(s.body, orelse)
        self.handler = outer
        return found

    # Expressions

    def roots(self, values: list[object], after: Live) -> Live:
        parts = [v for value in values for v in expressions(value)]
        self.counts.append(Counter(key for part in parts for key in mentioned(part)))
        for part in reversed(parts):
            after = self.expr(part, after)
        self.counts.pop()
        return after

    def root(self, value: ir.Expr | None, after: Live) -> Live:
        return after if value is None else self.roots([value], after)

    def expr(self, e: ir.Expr, after: Live) -> Live:
        match e:
            case ir.Block():
                after = self.expr(e.value, after) if e.value is not None else after
                return self.body(e.body, after)
            case ir.Switch():
                arms = [self.expr(arm, after) for _, _, arm in e.arms]
                return self.expr(e.subject, NOBODY.union(*arms) if arms else after)
            case ir.IfExp():
                return self.expr(e.test, self.expr(e.body, after) | self.expr(e.orelse, after))
            case ir.Logic():
                return self.expr(e.left, after | self.expr(e.right, after))
            case ir.Callback() | ir.LazyIter():
                return self.own_code(e, after)
        if self.handler is not None:
            after = after | self.handler
        if key := key_of(e):
            return self.read(e, key, after)
        again = isinstance(e, ir.RowCall) and repeats(e.row.template)
        self.apart += again
        for part in reversed([p for name in parts(e.__class__) for p in expressions(getattr(e, name))]):
            after = self.expr(part, after)
        self.apart -= again
        return after

    def read(self, e: ir.Expr, key: str, after: Live) -> Live:
        name = key.partition("#")[0]
        once = all(count[key] + (count[name] if name != key else within(count, name)) == 1 for count in self.counts)
        wanted = mentions(after, key) if name == key else key in after or name in after
        fixed = name == "self" or name.startswith("self.")
        self.facts.last[id(e)] = once and not wanted and not self.apart and not fixed
        return after | {key}

    def own_code(self, e: ir.Callback | ir.LazyIter, after: Live) -> Live:
        """Code that runs later, on copies: jumps in it do not leave it."""
        outer = self.jumps, self.handler, self.handlers
        self.jumps, self.handler, self.handlers = {}, None, {}
        self.apart += 1
        inside = self.expr(e.body, NOBODY) if isinstance(e, ir.Callback) else self.body(e.body, NOBODY)
        self.apart -= 1
        self.jumps, self.handler, self.handlers = outer
        return after | frozenset(key.partition("#")[0] for key in inside)


def without(live: Live, name: str) -> Live:
    return frozenset(key for key in live if key != name and not key.startswith(f"{name}#"))


def mentions(live: Live, name: str) -> bool:
    return any(key == name or key.startswith(f"{name}#") for key in live)


def within(count: Counter[str], name: str) -> int:
    return sum(n for key, n in count.items() if key.startswith(f"{name}#"))


def expressions(value: object) -> Iterator[ir.Expr]:
    if isinstance(value, ir.Expr):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from expressions(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from expressions(item)


def mentioned(e: ir.Expr) -> Iterator[str]:
    """Every variable and item of a tuple that an expression reads; what a statement inside assigns counts as well."""
    inside: set[int] = set()
    for node in walk(e):
        if isinstance(node, ir.Expr) and id(node) not in inside and (key := key_of(node)):
            yield key
            if isinstance(node, ir.TupleGet):
                inside.add(id(node.value))
        elif isinstance(node, ir.Assign | ir.Unbind):
            yield node.name
        elif isinstance(node, ir.Raise) and node.context:
            yield node.context


def repeats(template: str) -> bool:
    names = re.findall(r"\{(\w+)", template)
    return len(names) != len(set(names))
