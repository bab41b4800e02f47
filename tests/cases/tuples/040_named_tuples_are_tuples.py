from collections import namedtuple
from collections.abc import Sequence, Iterable, Mapping
from typing import NamedTuple, Union


class P(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return self.x + self.y


Q = namedtuple("Q", "a b")


def show(v):
    if isinstance(v, P):
        return f"P{v.x}"
    if isinstance(v, tuple):
        return "(" + ",".join(map(show, v)) + ")"
    if isinstance(v, Sequence) and not isinstance(v, str):
        return "[" + ",".join(map(show, v)) + "]"
    return repr(v)


print(isinstance(P(1), tuple), isinstance(Q(1, 2), tuple), isinstance(Q(1, 2), Sequence), isinstance(Q(1, 2), (list, Mapping)), issubclass(P, tuple))
print(show([P(1), Q(P(2), 3), (4, [5]), "s"]), isinstance(P(1), Iterable))


def flat(x):
    for i in x:
        if isinstance(i, (list, tuple)):
            yield from flat(i)
        else:
            yield i


print(list(flat([1, Q(2, [3, P(4, 5)]), (6,)])))
