import numbers
from fractions import Fraction
from numbers import Number

MISSING = object()
other = object()


def get(d, key, default=MISSING):
    value = d.get(key, MISSING)
    if value is MISSING:
        if default is MISSING:
            raise KeyError(key)
        return default
    return value


class Box:
    _empty = object()

    def __init__(self):
        self.value = Box._empty

    def put(self, x):
        self.value = x

    def take(self):
        x, self.value = self.value, self._empty
        return x if x is not self._empty else None


print(get({"a": 1}, "a"), get({"a": 1}, "b", 5), get({}, "x", None))
try:
    get({"a": 1}, "zz")
except KeyError as e:
    print("KeyError", e)
b = Box()
print(b.take(), b.put(3), b.take(), b.take())
print(MISSING is other, MISSING is MISSING, MISSING == other, type(MISSING).__name__, isinstance(5, object), repr(other)[:14], bool(other))
for x in (1, 2.5, True, "3", 1j, Fraction(1, 2), None):
    print(x, isinstance(x, Number), isinstance(x, numbers.Real), isinstance(x, (numbers.Integral, str)))
print([[], {}, "", 0, None].count(0), [None, 0, "", [], {}, 0.0].count(0))
