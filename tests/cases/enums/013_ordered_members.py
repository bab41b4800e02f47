from enum import Enum, unique
from functools import total_ordering


@total_ordering
class Unit(Enum):
    SECONDS = 2
    MINUTES = 3
    HOURS = 4

    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented


@unique
@total_ordering
class Rank(Enum):
    LOW = "a"
    HIGH = "b"

    def __gt__(self, other):
        return self.value > other.value


print(Unit.SECONDS < Unit.HOURS, Unit.SECONDS >= Unit.HOURS, Unit.MINUTES <= Unit.MINUTES, max(Unit).name)
print(sorted([Unit.HOURS, Unit.SECONDS]), Rank.LOW < Rank.HIGH, Rank.HIGH <= Rank.LOW, min(Rank))
