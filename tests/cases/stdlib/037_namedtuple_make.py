from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")
Row = namedtuple("Row", ["name", "qty", "price"])


class Pair(NamedTuple):
    left: int
    right: str = "r"


print(Point._make([7, 8]), Point._make((1, 2)), Point._make(range(2)))
for line in ["tea,2,1.5", "milk,1,0.8"]:
    row = Row._make(line.split(","))
    print(row.name, int(row.qty) * float(row.price))
try:
    Point._make([1, 2, 3])
except TypeError as e:
    print(e)
print(list(map(Point._make, [(1, 2), (3, 4)])), Pair._make((1, "b")), Pair(3)._replace(right="z"))
