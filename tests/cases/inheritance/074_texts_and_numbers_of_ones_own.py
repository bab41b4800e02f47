import re


class Slug(str):
    def __new__(cls, text):
        return super().__new__(cls, text.strip().lower().replace(" ", "-"))

    def __add__(self, other):
        return Slug(str(self) + "-" + str(other))

    @classmethod
    def join_all(cls, parts):
        return cls(" ".join(parts))


class LongSlug(Slug):
    def words(self):
        return self.split("-")

    def __str__(self):
        return "<" + super().__str__() + ">"


a = Slug(" Hello World ")
b = LongSlug("One Two Three")
print(a, repr(a), len(a), a + "x", type(a + "x").__name__)
print(b, repr(b), b.words(), f"{b}", "%s" % b, "{:>20}".format(b), b == "one-two-three")
print(Slug.join_all(["a", "b"]), type(Slug.join_all(["a"])).__name__, isinstance(b, Slug), issubclass(LongSlug, str))
table = {a: 1, "plain": 2}
print(table["hello-world"], table[Slug("plain")], a in table, sorted(table))
print("-".join(sorted([a, Slug("abc"), "zzz"])), str.upper(a), max([a, Slug("b")]), a.encode("ascii"))
print(re.sub("o", "0", a), re.match("hel", a) is not None, a.find("w"), "wor" in a, a[1:4], a[-1])
print([c for c in Slug("abc")], list(map(str.upper, [a])), a.count("l"), a.startswith(("x", "h")))


class Id(int):
    prefix = "id"

    def __repr__(self):
        return f"{self.prefix}-{int(self)}"

    def next(self):
        return Id(self + 1)


class UserId(Id):
    prefix = "user"

    def __eq__(self, other):
        return isinstance(other, UserId) and int(self) == int(other)

    def __hash__(self):
        return hash(("user", int(self)))


i, u = Id(5), UserId("7")
print(i, repr(i), str(i), i.next(), i + u, u - 1, u == 7, u == UserId(7), i == 5, [i, u])
print({i: "x"}[5], 5 in {i}, sorted([Id(3), Id(1), 2]), sum([i, i]), i * 2.5, divmod(i, 2), i % 3, 7 // Id(2), 2 ** Id(3))
print(range(Id(3)), "ab" * Id(2), [1, 2, 3][: Id(2)], bin(i), hex(Id(255)), chr(Id(97)), float(i), i.bit_length())
print(i < u, max(i, u), min([Id(4), 2]), abs(Id(-3)), -i, bool(Id(0)), i if i else "none", round(Id(12)), i / 2)
print(f"{i:03d}", f"{i}", "%d" % i, "%s" % i, format(i, "x"), i.to_bytes(2, "big"))


class Meters(float):
    def __add__(self, other):
        return Meters(float(self) + float(other))

    def __str__(self):
        return f"{float(self):.1f}m"


m = Meters(2.5)
print(m, m + 1, repr(m), m * 2, m > 2, m == 2.5, f"{m:.3f}", int(m), round(m, 1), "%.2f" % m, [m], sum([m, m], Meters(0)))
print(m.is_integer(), abs(Meters(-1)), -m, m / 2, 10 - m, max(m, 3.0), sorted([Meters(3), Meters(1)]))


def total(values: list[float]) -> float:
    result = 0.0
    for v in values:
        result += v
    return result


print(total([Meters(1), 2.5]))


class Version(tuple):
    def __new__(cls, text):
        return super().__new__(cls, (int(p) for p in text.split(".")))

    def __str__(self):
        return ".".join(str(p) for p in self)

    @property
    def major(self):
        return self[0]


v, w = Version("1.10.2"), Version("1.9")
print(v, v > w, v.major, max([v, w]), v == (1, 10, 2), len(v), v[1:], [*v], repr(w), {v: "new"}[(1, 10, 2)])
first, *rest = v
print(first, rest, 10 in v, v.index(10), w + (5,), hash(w) == hash((1, 9)))
