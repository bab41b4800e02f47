"""`*` in calls: tuples of known length, lists, several stars, arguments after them."""


class Mark:
    def __init__(self, x, y, color, rng):
        self.x, self.y, self.color, self.rng = x, y, color, rng

    def __repr__(self):
        return f"Mark({self.x}, {self.y}, {self.color!r}, {self.rng})"


def place(kind):
    if kind == "far":
        return (100, 200)
    return (kind, len(str(kind)))


def total(*numbers, start=0):
    return start + sum(numbers)


def three(a, b, c):
    return f"{a}-{b}-{c}"


for kind in ("far", "far"):
    print(Mark(*place(kind), "gold", [1, 2]))
at = (3, 4)
print(Mark(*at, "red", [3]))
numbers = [4, 5]
print(total(*numbers, *(6,)), total(1, *numbers, 7, start=100))
print(three(*numbers, 6), three(1, *[2, 3]), three(*range(3)))
print([total(*row, 1) for row in [[1], [2, 3], []]])
try:
    three(*[1, 2, 3, 4])
except TypeError:
    print("TypeError")
