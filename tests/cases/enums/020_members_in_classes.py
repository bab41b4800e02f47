import enum
class Color(str, enum.Enum):
    RED = "red"
    BLUE = "blue"
class Plain(enum.Enum):
    A = 1
class Num(enum.IntEnum):
    ONE = 1
print(Color.BLUE in Color, len(Color), Plain.A in Plain, Num.ONE in Num, list(Color), "r" in Color.RED)
