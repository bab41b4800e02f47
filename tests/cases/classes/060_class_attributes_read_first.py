"""`__init__` reads an attribute of the class before the instance has its own."""


class Base:
    size = 1

    def __init__(self):
        self.size = self.size + 1
        self.setup()

    def setup(self):
        self.extra = []


class Child(Base):
    def __init__(self, tag):
        self.tag = tag
        super().__init__()


print(Base().size)
Base.size = 10
print(Child("u").size, Base().size)


class Level:
    level = 0
    name = "d"

    def __init__(self, up=False):
        if up:
            self.level = self.level + 5
        else:
            self.level = self.next()
        self.name, self.old = self.name + "!", self.name

    def next(self):
        return self.level + 1


class Higher(Level):
    level = 7


print(Level().level, Level(True).level, Higher().level, Higher(True).level, Higher().name, Higher().old, Level.level)


class Limit:
    limit = 5

    def __init__(self, limit=None):
        self.limit = limit or self.limit


print(Limit().limit, Limit(9).limit, Limit.limit)
