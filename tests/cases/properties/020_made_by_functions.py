MISSING = object()


def typed(name, kind, default=MISSING):
    private = "_" + name

    @property
    def prop(self):
        value = getattr(self, private, default)
        if value is MISSING:
            raise AttributeError(name)
        return value

    @prop.setter
    def prop(self, value):
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be {kind.__name__}")
        setattr(self, private, value)

    return prop


class Person:
    name = typed("name", str)
    age = typed("age", int, 0)

    def __init__(self, name, age=0):
        self.name = name
        self.age = age


p = Person("Al", 3)
p.age += 1
print(p.name, p.age)
try:
    p.age = "x"
except TypeError as e:
    print(e)


def counter(step):
    def get(self):
        self.n = getattr(self, "n", 0) + step
        return self.n

    return property(get)


class Ticks:
    by_one = counter(1)
    by_ten = counter(10)
    size = property(lambda self: self.n * 2)


t = Ticks()
print(t.by_one, t.by_ten, t.size, t.by_one)
try:
    t.by_ten = 5
except AttributeError as e:
    print(e)
