from enum import Enum, Flag, IntEnum, auto


class Dir(Enum):
    N = auto()
    E = auto()
    S = auto()
    W = auto()

    def turn(self):
        members = list(Dir)
        return members[(members.index(self) + 1) % 4]

    @property
    def letter(self):
        return self.name.lower()


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Perm(Flag):
    R = 4
    W = 2


print(Dir.W.turn(), Dir.N.turn().letter, Dir.S.value)
print(Level.HIGH > Level.LOW, Level.LOW + 5, sorted([Level.HIGH, Level.LOW]), Level.HIGH == 10, f"{Level.LOW:d}")
p = Perm.R | Perm.W
print(Perm.R in p, p.value, Perm.W in Perm.R)
