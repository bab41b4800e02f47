class Temperature(float):
    def __new__(cls, value, unit="C"):
        obj = super().__new__(cls, value)
        obj.unit = unit
        return obj

    def __repr__(self):
        return f"Temperature({float(self)!r}, {self.unit!r})"


t = Temperature(20.5)
u = Temperature("3", unit="F")
print(t, u, t + u, [t, u], t.unit, u.unit, max(t, u).unit, sorted([t, u])[0].unit)


class Name(str):
    __slots__ = ()

    @property
    def initials(self):
        return "".join(part[0] for part in self.split())

    def __eq__(self, other):
        return str.lower(self) == str(other).lower()

    def __hash__(self):
        return hash(str.lower(self))


n = Name("Ada Lovelace")
print(n.initials, n == "ada lovelace", n != "x", {n: 1}[Name("ADA LOVELACE")], n.replace("Ada", "A").upper())
with open("/dev/null", "w") as f:
    f.write(n)
print("Hello, {}!".format(n), "Hello, " + n, ", ".join({n: 1}), n.center(16, "*"), n.partition(" "))


class Flags(int):
    A = 1
    B = 2

    def has(self, bit):
        return bool(self & bit)

    def __or__(self, other):
        return Flags(int(self) | int(other))


f = Flags(0) | Flags.A | Flags.B
print(f.has(1), f.has(4), f, type(f).__name__, f ^ 1, f << 2, ~f, 5 & f)
switch = {1: "one", 3: "three"}
print(switch[f], switch.get(Flags(2), "none"), [10, 20, 30, 40][f])


class Row(tuple):
    pass


r = Row(["a", 1, None])
print(r, r[0], len(r), list(r), r == ("a", 1, None), isinstance(r, tuple), sorted([Row([2]), Row([1])]))
for i, x in enumerate(r):
    print(i, x)
