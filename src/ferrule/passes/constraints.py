"""Solves a system of variables over intervals, each the result of a rule on others.

    i = join([0, 0], next)      next = i.in + [1, 1]      i.in = i where i < [10, 10]       gives i = [0, 10]

Upwards from "no value" with widening where cycles meet, then downwards. What counts the rounds of a loop bounds what
grows in it: after at most `n` rounds that add `[a, b]` each, a sum is `n * [a, b]` away from its start.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ferrule.passes.intervals import (
    INF,
    MAX_LENGTH,
    TOP,
    WORD,
    Bound,
    Interval,
    Maybe,
    add,
    clamp,
    hull,
    meet,
    product,
    sub,
    times,
    total,
    total_trips,
)

Rule = Callable[..., Maybe]
# Where a value that keeps growing rests on its way to infinity.
STEPS = (0, 1, 2**8, 2**16, 2**31, MAX_LENGTH, 2**53, WORD[1])
EXACT, STEPPED = 2, 6  # how often the value at a meeting of cycles may grow freely, and by steps
DOWN = 6  # how often a value may shrink again

# Rules that have a result where some variable has no value: the sum of no items is its start.
LENIENT: tuple[Rule, ...] = (hull, total, total_trips, product)


@dataclass(eq=False)
class Loop:
    """A loop with at most `trips` rounds: the value of each variable at its head, by where it comes from.

    `guards` are tests at the start of each round: (variable, comparison, variable).
    """

    trips: int
    heads: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)  # head: initial values, next values
    guards: list[tuple[int, str, int]] = field(default_factory=list)


class System:
    """The variables are numbers; their values are in `values`."""

    def __init__(self) -> None:
        self.values: list[Maybe] = []
        self.rules: list[Rule | None] = []
        self.args: list[Any] = []
        self.heads: set[int] = set()
        self.loops: list[Loop] = []
        self.loop_of: dict[int, Loop] = {}
        self.constants: dict[Maybe, int] = {}
        self.bounded: dict[int, Interval] = {}

    # Building

    def constant(self, value: Maybe) -> int:
        if value not in self.constants:
            self.constants[value] = self.make(None, ())
            self.values[-1] = value
        return self.constants[value]

    def make(self, rule: Rule | None, args: Any) -> int:
        self.values.append(None)
        self.rules.append(rule)
        self.args.append(args)
        return len(self.values) - 1

    def join(self, *args: int, head: bool = False) -> int:
        """A variable with every value of the others; more of them may be added to a head."""
        made = self.make(hull, list(args))
        if head:
            self.heads.add(made)
        return made

    # Solving

    def solve(self) -> None:
        self.users: list[list[int]] = [[] for _ in self.values]
        for var, args in enumerate(self.args):
            for arg in args:
                self.users[arg].append(var)
        self.up()
        self.down(list(self.heads))
        for _ in range(4):
            changed = self.bound_loops()
            if not changed:
                break
            self.down(changed)

    def evaluate(self, var: int) -> Maybe:
        rule, args, values = self.rules[var], self.args[var], self.values
        if rule is None:
            return values[var]
        found = [values[a] for a in args]
        if None in found and rule not in LENIENT:
            return None
        value = rule(*found)
        return meet(value, self.bounded[var]) if var in self.bounded else value

    def up(self) -> None:
        values, rules, heads = self.values, self.rules, self.heads
        grown: dict[int, int] = {}
        queue = [v for v, rule in enumerate(rules) if rule is not None]
        waiting = set(queue)
        while queue:
            var = heapq.heappop(queue)
            waiting.discard(var)
            old = values[var]
            new = self.evaluate(var)
            if new is None or new == old:
                continue
            if old is not None:
                if old[0] <= new[0] and new[1] <= old[1]:
                    continue
                new = min(old[0], new[0]), max(old[1], new[1])
                count = grown[var] = grown.get(var, 0) + 1
                if count > EXACT and (var in heads or count > 50):
                    new = widened(old, new, by_steps=count <= STEPPED)
            values[var] = new
            for user in self.users[var]:
                if user not in waiting:
                    waiting.add(user)
                    heapq.heappush(queue, user)

    def down(self, start: list[int]) -> None:
        """Every value that the system has lies in the intervals already, so they may shrink as often as they like."""
        values = self.values
        shrunk: dict[int, int] = {}
        queue = sorted(start)
        waiting = set(queue)
        while queue:
            var = heapq.heappop(queue)
            waiting.discard(var)
            old = values[var]
            new = meet(old, self.evaluate(var))
            if new == old or shrunk.get(var, 0) >= DOWN:
                continue
            shrunk[var] = shrunk.get(var, 0) + 1
            values[var] = new
            for user in self.users[var]:
                if user not in waiting:
                    waiting.add(user)
                    heapq.heappush(queue, user)

    # Loops

    def bound_loops(self) -> list[int]:
        """Bounds what the loops let grow by their rounds; gives the variables that shrank."""
        changed: list[int] = []
        self.growths: dict[int, tuple[Maybe, Maybe]] = {}
        for loop in self.loops:
            if not any(wide(self.values[head]) for head in loop.heads):
                continue
            rounds = self.rounds(loop)
            if rounds == INF:
                continue
            for head, (initial, _) in loop.heads.items():
                if not wide(self.values[head]):
                    continue
                growth, reset = self.growth(head)
                start = hull(*(self.values[v] for v in initial), reset)
                bound = grown_by(start, growth, rounds)
                old = self.values[head]
                if bound is None or old is None or (bound[0] <= old[0] and old[1] <= bound[1]):
                    continue
                self.bounded[head] = meet(bound, self.bounded.get(head, TOP)) or bound
                changed.append(head)
        return changed

    def rounds(self, loop: Loop) -> Bound:
        """At most how many rounds the loop has."""
        trips = self.values[loop.trips]
        found: Bound = trips[1] if trips is not None else 0
        for head, op, other in loop.guards:
            if head not in loop.heads:
                continue
            growth, reset = self.growth(head)
            bound = self.values[other]
            start = hull(*(self.values[v] for v in loop.heads[head][0]))
            if reset is not None or growth is None or bound is None or start is None:
                continue
            extra = 1 if op in ("<=", ">=") else 0
            if op in ("<", "<=") and growth[0] >= 1:
                found = min(found, max(0, bound[1] - start[0] + extra))
            elif op in (">", ">=") and growth[1] <= -1:
                found = min(found, max(0, start[1] - bound[0] + extra))
        return found

    def growth(self, head: int) -> tuple[Maybe, Maybe]:
        """What one round of its loop adds to a variable, and the values that a round gives it anew."""
        if head not in self.growths:
            self.growths[head] = (TOP, TOP)  # an answer for whoever asks in a circle
            memo: dict[int, tuple[Maybe, Maybe]] = {}
            parts = [self.relative(v, head, memo) for v in self.loop_of[head].heads[head][1]]
            self.growths[head] = hull(*(p[0] for p in parts)), hull(*(p[1] for p in parts))
        return self.growths[head]

    def relative(self, var: int, head: int, memo: dict[int, tuple[Maybe, Maybe]]) -> tuple[Maybe, Maybe]:
        """A variable as the value of `head` plus an interval, or an interval by itself; both where paths join."""
        if var == head:
            return (0, 0), None
        if var not in memo:
            memo[var] = None, self.values[var]
            memo[var] = self.relative_new(var, head, memo)
        return memo[var]

    def relative_new(self, var: int, head: int, memo: dict[int, tuple[Maybe, Maybe]]) -> tuple[Maybe, Maybe]:
        rule, args, value = self.rules[var], self.args[var], self.values[var]
        alone = None, value
        if value is None:
            return None, None
        if var in self.loop_of:
            loop = self.loop_of[var]
            parts = [self.relative(v, head, memo) for v in loop.heads[var][0]]
            if all(part[0] is None for part in parts):
                return alone
            growth, reset = self.growth(var)
            rounds = self.rounds(loop)
            fresh = hull(*(p[1] for p in parts), reset)
            return grown_by(hull(*(p[0] for p in parts)), growth, rounds), grown_by(fresh, growth, rounds)
        if rule is hull and var not in self.heads:
            parts = [self.relative(v, head, memo) for v in args]
            if all(part[0] is None for part in parts):
                return alone
            return hull(*(p[0] for p in parts)), meet(hull(*(p[1] for p in parts)), value)
        if rule is add or rule is sub:
            left, right = self.relative(args[0], head, memo), self.relative(args[1], head, memo)
            if rule is add and left[0] is None:
                left, right, other = right, left, self.values[args[0]]
            else:
                other = self.values[args[1]]
            if left[0] is None or right[0] is not None or other is None:
                return alone
            return rule(left[0], other), rule(left[1], other) if left[1] is not None else None
        if rule is not None and getattr(rule, "keeps_first", False):
            part = self.relative(args[0], head, memo)
            return part[0], meet(part[1], value)
        return alone


def widened(old: Interval, new: Interval, *, by_steps: bool) -> Interval:
    low, high = new
    if low < old[0]:
        low = next((-s for s in STEPS if -s <= low), -INF) if by_steps and low >= WORD[0] else -INF
    if high > old[1]:
        high = next((s for s in STEPS if s >= high), INF) if by_steps else INF
    return low, high


def wide(value: Maybe) -> bool:
    """Whether it is worth knowing more of a value."""
    return value is not None and (value[0] < -MAX_LENGTH or value[1] > MAX_LENGTH)


def grown_by(start: Maybe, growth: Maybe, rounds: Bound) -> Maybe:
    """What `start` may be after up to so many rounds that each add `growth`."""
    if start is None or growth is None:
        return start
    low, high = min(times(growth[0], rounds), 0), max(times(growth[1], rounds), 0)
    return clamp(start[0] + low, start[1] + high)
