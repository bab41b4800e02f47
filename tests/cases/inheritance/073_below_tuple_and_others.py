class Vec(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)


v = Vec(1, 2)
print(v, v.x, v.y, v + Vec(3, 4), v == (1, 2), len(v), list(v), {v: 1}[(1, 2)], hash(v) == hash((1, 2)))
a, b = v
print(a, b, isinstance(v, tuple), v[0], v[::-1], v < (2, 0), 1 in v)


class Bag(tuple):
    def total(self):
        return sum(self)


g = Bag([1, 2, 3])
print(g, g.total(), g + (4,), type(g + (4,)).__name__, g.count(2), g.index(3))


class Data(bytes):
    def hexed(self):
        return self.hex()


d = Data(b"ab")
print(d, d.hexed(), d + b"c", d == b"ab", len(d), d[0])


class Tags(frozenset):
    def has(self, x):
        return x in self


t = Tags(["a", "b"])
print(t.has("a"), len(t), sorted(t), sorted(t | {"c"}))
