"""Equality and ordering across families and in containers."""


class Num:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        if isinstance(other, Num):
            return self.v == other.v
        if isinstance(other, int):
            return self.v == other
        return NotImplemented

    def __hash__(self):
        return hash(self.v)

    def __lt__(self, other):
        o = other.v if isinstance(other, Num) else other
        return self.v < o

    def __gt__(self, other):
        o = other.v if isinstance(other, Num) else other
        return self.v > o

    def __repr__(self):
        return f"Num({self.v})"


class Big(Num):
    def __repr__(self):
        return f"Big({self.v})"


class Odd(Num):
    def __eq__(self, other):
        return "odd" if isinstance(other, Big) else super().__eq__(other)

    __hash__ = Num.__hash__


mixed = [Num(1), 2, Num(3), 4]
print(2 in mixed, Num(2) in mixed, mixed.index(3), mixed.count(Num(4)), Num(4) == 4, 4 == Num(4), 5 in mixed)
print(sorted([3, Num(1), 2, Num(5)]))
fam = [Num(1), Big(1), Odd(2)]
print(fam[0] == fam[1], fam[1] == fam[0], Big(1) in [Num(1)], Num(2) in fam, fam.index(Big(2)), Big(2) == Odd(2))
d = {Num(1): "a", 2: "b"}
print(d[1], d[Num(2)], d.get(Big(1)), 3 in d, Num(2) in d)
print({1, Num(1), Big(1)}, len({Num(1), Big(2), Odd(2)}))
print((1, Num(2)) == (Num(1), 2), [Num(1), [Big(2)]] == [1, [2]], (Num(1), 3) < (1, 4))
print(min([Num(4), 2, Big(3)]), max(Num(4), 9))
xs = [Num(1), "x", None, 2]
print("x" in xs, None in xs, 1 in xs, "y" in xs)
xs.remove(2)
print(xs)
