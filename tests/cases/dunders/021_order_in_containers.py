import heapq
from dataclasses import dataclass
from functools import total_ordering


class Job:
    def __init__(self, name, p):
        self.name = name
        self.p = p

    def __lt__(self, other):
        return self.p < other.p

    def __eq__(self, other):
        return self.name == other.name


class Urgent(Job):
    def __lt__(self, other):
        return True


heap = []
for j in [Job("a", 3), Urgent("b", 9), Job("c", 1)]:
    heapq.heappush(heap, j)
print([heapq.heappop(heap).name for _ in range(3)])
h2 = [(2, Job("x", 5)), (2, Urgent("y", 7)), (1, Job("z", 1))]
heapq.heapify(h2)
print([heapq.heappop(h2)[1].name for _ in range(3)])
jobs = [Job("a", 1), Urgent("a", 2), Job("b", 0)]
print(jobs.index(Urgent("b", 4)), jobs.count(Job("a", 0)), Urgent("b", 1) in jobs, jobs[0] == jobs[1])
jobs.remove(Urgent("b", 1))
print([j.name for j in jobs])
maybe = [None, Job("q", 1)]
try:
    print(Job("zz", 1) in maybe)
except AttributeError as e:
    print(e)


@dataclass(frozen=True)
class P:
    x: int


@dataclass(frozen=True)
class Q(P):
    y: int = 0


s = {P(1), Q(1, 0), P(2)}
print(len(s), P(1) in s, Q(1) in s, Q(2) in s)
d = {P(1): "p", Q(1): "q"}
print(d[P(1)], d[Q(1)], d.get(Q(3), "none"))
print(P(1) == Q(1), Q(1) == P(1), [P(1)] == [Q(1)], P(1) != Q(1), (P(1), 2) == (P(1), 2))


@total_ordering
class Money:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        if not isinstance(o, Money):
            return NotImplemented
        return self.v == o.v

    def __lt__(self, o):
        if not isinstance(o, Money):
            return NotImplemented
        return self.v < o.v

    def __hash__(self):
        return hash(self.v)


vals = [Money(3), Money(1)]
print([m.v for m in sorted(vals)], max(vals).v, [Money(1), 2] == [Money(1), 2], Money(1) == 1)
try:
    print(sorted([Money(1), 2]))
except TypeError as e:
    print(e)
try:
    print(max(Money(1), "x"))
except TypeError as e:
    print(e)
mix = {1: "int", Money(2): "m"}
print(mix.get(Money(1)), mix.get(2), mix[Money(2)], Money(1) in mix)
