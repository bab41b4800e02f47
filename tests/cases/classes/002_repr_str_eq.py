class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __str__(self):
        return f"<{self.x} {self.y}>"

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))


p = Point(1, 2)
print(p, repr(p), [p], {"p": p}, f"{p} {p!r}")
print(p == Point(1, 2), p != Point(1, 3), p == "p", p in [Point(1, 2)], len({p, Point(1, 2)}))
