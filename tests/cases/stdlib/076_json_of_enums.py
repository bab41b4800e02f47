"""json.dumps of members of IntEnum, StrEnum and enums with a str or int mixed in: the value is written."""

import json
from enum import Enum, IntEnum, IntFlag, StrEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Color(StrEnum):
    RED = "red"
    ODD = 'q"é'


class Kind(str, Enum):
    A = "a"
    B = "b"


class Size(int, Enum):
    S = 1
    L = 3


class Right(IntFlag):
    READ = 1
    WRITE = 2


class Plain(Enum):
    X = 1


print(json.dumps(Level.LOW), json.dumps(Color.RED), json.dumps(Kind.B), json.dumps(Size.L), json.dumps(Right.READ))
print(json.dumps({"level": Level.HIGH, "colors": [Color.RED, Color.ODD], "kind": Kind.A, "n": 1, "none": None}))
print(json.dumps([Level.LOW, Level.HIGH], indent=2), json.dumps(Color.ODD, ensure_ascii=False))
print(json.dumps({Level.LOW: "x", Level.HIGH: "y"}), json.dumps({Color.RED: 1, Color.ODD: 2}, sort_keys=True))
print(json.loads(json.dumps({"k": Kind.B}))["k"] == Kind.B, Level(json.loads(json.dumps(Level.HIGH))).name)
try:
    print(json.dumps(Plain.X))
except TypeError as error:
    print(error)
try:
    print(json.dumps({Plain.X: 1}))
except TypeError as error:
    print(error)
