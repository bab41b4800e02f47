from .util.text import title


class Unit:
    power = 1

    def __init__(self, name):
        self.name = title(name)

    def describe(self):
        return f"{self.name} ({self.power})"


class Knight(Unit):
    power = 4


def make_all():
    return [Unit("peasant"), Knight("arthur")]
