"""Dataclass options and NamedTuple classes."""
from dataclasses import InitVar, asdict, astuple, dataclass, field, replace
from typing import ClassVar, NamedTuple


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False)

    def bump(self):
        return replace(self, minor=self.minor + 1)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


@dataclass(kw_only=True)
class Opts:
    name: str
    debug: bool = False
    count: ClassVar[int] = 0


@dataclass
class Scaled:
    value: float
    factor: InitVar[float] = 1.0
    result: float = field(init=False)

    def __post_init__(self, factor):
        self.result = self.value * factor


@dataclass(slots=True)
class Slim:
    a: int
    b: str = "b"


@dataclass
class Line:
    start: Point
    end: Point
    labels: dict = field(default_factory=dict)


class Row(NamedTuple):
    name: str
    qty: int = 1

    @property
    def label(self):
        return f"{self.name}x{self.qty}"

    def doubled(self):
        return self._replace(qty=self.qty * 2)


v = Version(1, 2)
print(v, v.bump(), v < v.bump(), sorted([Version(2), Version(1, 5), Version(1)]), max(Version(1), Version(3)))
p = Point(1)
print(p, hash(p) == hash(Point(1)), {p: 1}[Point(1)], p.moved(4))
try:
    p.x = 3
except Exception as e:
    print(type(e).__name__, e)
print(Opts(name="n"), Opts(name="m", debug=True), Opts.count)
print(Scaled(2.0, 3.0), Scaled(4.0).result)
print(Slim(1), asdict(Slim(2, "c")), astuple(Slim(3)))
line = Line(Point(0, 0), Point(3, 4), {"k": 1})
print(asdict(line))
print(line == Line(Point(0, 0), Point(3, 4), {"k": 1}), line != Line(p, p))
r = Row("bolt", 3)
print(r, r.label, r.doubled(), r._asdict(), Row._fields, Row._make(["nut", 7]), r[0], r[-1], len(r), tuple(r))
name, qty = r
print(name, qty, r == ("bolt", 3), sorted([Row("b", 2), Row("a", 9), Row("a", 1)]))
print(r._replace(name="screw"), "bolt" in r, r.index(3), r + (1,))
match r:
    case Row(name="bolt", qty=q):
        print("match", q)
try:
    Version()
except TypeError as e:
    print(e)
from collections import namedtuple


class Vec(namedtuple("Vec", "x y")):
    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


a = Vec(3, 4)
print(a, a.norm, a + Vec(1, 1), a == (3, 4), a[0], sorted([Vec(2, 1), Vec(1, 5)]), a < (4, 0))
x, y = a
print(x, y, a._replace(x=9), Vec._make([5, 6]), a._asdict(), len(a), 4 in a)
for action in range(2):
    try:
        if action:
            r.qty = 5
        else:
            Row._make([1, 2, 3])
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
