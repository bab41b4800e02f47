"""Members that are numbers or texts are instances of `int` and `str` too."""

from enum import Enum, IntEnum, IntFlag, StrEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Colour(str, Enum):
    RED = "red"


class Mode(StrEnum):
    FAST = "fast"


class Bits(IntFlag):
    A = 1
    B = 2


class Plain(Enum):
    X = 1


def kind(value):
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return f"int {int(value) + 1}"
    if isinstance(value, str):
        return "str"
    return "other"


for value in (Level.HIGH, Colour.RED, Mode.FAST, Bits.B, Plain.X, 5, "text", True, None):
    print(kind(value), isinstance(value, (int, str)), isinstance(value, Level))
print(10 - Level.HIGH, 7 // Level.HIGH, 7 % Level.HIGH, 1 / Level.HIGH, Level.HIGH - 1, Level.HIGH // 2, Level.HIGH % 2)
