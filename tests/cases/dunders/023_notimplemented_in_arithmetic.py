class Meters:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        if isinstance(o, Meters):
            return Meters(self.v + o.v)
        if isinstance(o, (int, float)):
            return Meters(self.v + o)
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, k):
        if not isinstance(k, int):
            return NotImplemented
        return Meters(self.v * k)

    def __rmul__(self, k):
        return self * k

    def __isub__(self, o):
        if isinstance(o, str):
            return NotImplemented
        self.v -= o
        return self

    def __sub__(self, o):
        return f"{self!r} without {o}"

    def __repr__(self):
        return f"{self.v}m"


class Feet:
    def __init__(self, v):
        self.v = v

    def __radd__(self, o):
        if isinstance(o, Meters):
            return Meters(o.v + self.v * 0.5)
        return NotImplemented

    def __repr__(self):
        return f"{self.v}ft"


print(Meters(1) + Meters(2), Meters(1) + 5, 5 + Meters(1), Meters(1) + Feet(4), sum([Meters(1), Meters(2)]))
print(Meters(2) * 3, 3 * Meters(2))
for action in (lambda: Meters(1) + "x", lambda: "x" + Meters(1), lambda: Meters(2) * 1.5, lambda: Feet(1) + Feet(2), lambda: 1 + Feet(2), lambda: Meters(1) - None):
    try:
        print(action())
    except TypeError as e:
        print(e)
m = Meters(9)
m -= 4
print(m)
m -= "x"
print(m)
