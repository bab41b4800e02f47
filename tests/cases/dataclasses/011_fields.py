"""`fields`, `is_dataclass`."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field, fields, is_dataclass


@dataclass
class Point:
    x: int
    y: float = 0.0
    tags: list[str] = field(default_factory=list, repr=False)




@dataclass
class Empty:
    pass


def changed(a: Point, b: Point) -> list[str]:
    return [f.name for f in fields(a) if getattr(a, f.name) != getattr(b, f.name)]


p = Point(1, 2.5)
print([f.name for f in fields(Point)], [f.name for f in dataclasses.fields(p)])
for f in fields(p):
    print(f.name, f.type, f.init, f.repr, f.compare, f.kw_only, getattr(p, f.name))
print({f.name: getattr(p, f.name) for f in fields(p)}, len(fields(Empty)))
print(changed(p, Point(1, 3.0, ["a"])), is_dataclass(p), is_dataclass(Point), is_dataclass(3))
print(max(len(f.name) for f in fields(p)), ", ".join(f"{f.name}: {f.type}" for f in fields(Point)))


@dataclass(order=True)
class Job:
    rank: int
    name: str = field(compare=False, default="")


print(Job(1, "a") == Job(1, "b"), Job(1, "z") < Job(2, "a"), sorted([Job(2, "x"), Job(1, "y"), Job(1, "x")]))
