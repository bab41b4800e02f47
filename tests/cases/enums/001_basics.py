from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "b"


c = Color.GREEN
print(c, repr(c), c.name, c.value, c is Color.GREEN, c == Color.RED, Color(1), Color["BLUE"])
for m in Color:
    print(m.name, m.value)
print({Color.RED: "r"}[Color.RED], len(Color), c in (Color.RED, Color.GREEN), list(Color))
try:
    Color(9)
except ValueError as e:
    print(e)
