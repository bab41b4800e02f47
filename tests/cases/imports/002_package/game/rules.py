from . import VERSION
from .units import Unit

LIMIT = 10


def damage(unit: Unit, n):
    return f"{VERSION}:{min(LIMIT, unit.power * n)}"
