from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Circle:
    center: Point
    r: float


def where(s):
    match s:
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y):
            return f"y axis {y}"
        case Point(x, y) if x == y:
            return "diagonal"
        case Circle(Point(x, _), r=r):
            return f"circle at {x} r {r}"
        case {"type": "poly", "n": int(n), **rest}:
            return f"poly {n} {rest}"
        case str() as t:
            return "text " + t
        case int() | float():
            return "number"
        case [Point(), *_]:
            return "points"
        case _:
            return "unknown"


for s in [Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), Circle(Point(7, 0), 2.5), {"type": "poly", "n": 5, "c": "red"},
          {"type": "poly"}, "hey", 3, 2.5, [Point(1, 1)], []]:
    print(where(s))
