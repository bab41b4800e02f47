class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    __radd__ = __add__

    def __str__(self):
        return f"${self.cents / 100:.2f}"


print(sum([[1], [2]], []), sum([(1, 2), (3,)], ()), sum([1, 2, 3]), sum([0.5, 1]), sum([True, True]))
print(sum([Vec(1, 2), Vec(3, 4)], Vec(0, 0)), sum([Vec(1, 1), Vec(2, 2)]))
print(sum((Money(c) for c in (150, 250)), Money(0)), sum([Money(5), Money(7)]))
print(sum([1j, 2, 0.5]), sum([[1, 2], [3]], start=[0]))
try:
    print(sum(["a", "b"], ""))
except TypeError as e:
    print(e)
try:
    print(sum(["a", "b"]))
except TypeError as e:
    print(e)
try:
    print(sum([1, "x", 2]))
except TypeError as e:
    print(e)
rows = [{"n": 1, "label": "x"}, {"n": 5, "label": "y"}]
print(sum(r["n"] for r in rows))
print(sum(map(len, ["a", "bb"])), sum(x * x for x in range(5)))
