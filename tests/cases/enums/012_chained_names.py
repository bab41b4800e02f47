import itertools
from enum import Enum, IntEnum, IntFlag


class Color(Enum):
    RED = R = 1
    GREEN = G = "g"
    BLUE = 3


counter = itertools.count(0)


class Level(IntEnum):
    LOW = L = 1 << next(counter)
    HIGH = H = TOP = 1 << next(counter)
    BOTH = LOW | HIGH


class Perm(IntFlag):
    READ = R = 4
    WRITE = W = 2


print(Color.R, Color.RED is Color.R, Color.G.value, [c.name for c in Color])
print(Level.L, Level.TOP, Level.H is Level.HIGH, Level.BOTH, list(Level))
print(Perm.R | Perm.W, Perm.R is Perm.READ)
print(Color["R"], Level["TOP"], Level(2))
