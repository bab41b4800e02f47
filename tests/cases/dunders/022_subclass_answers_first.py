class Animal:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("Animal.__eq__", self.name)
        return isinstance(other, Animal) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Dog(Animal):
    def __eq__(self, other):
        print("Dog.__eq__", self.name)
        return super().__eq__(other)

    __hash__ = Animal.__hash__

    def __add__(self, other):
        return "dog+"

    def __radd__(self, other):
        return "+dog"


class Rock:
    pass


a, d = Animal("x"), Dog("x")
print(a == d)
print(d == a)
print(a in [d], d in (a, None), [a, 1] == [d, 1])
print(a == Rock(), Rock() == a, Rock() in [a, d])
print(5 == a, "x" in [a, "x"])
print({a: 1}[d], {d: 2}.get(a))


class Base:
    def __add__(self, o):
        return "base add"

    def __radd__(self, o):
        return "base radd"


class Sub(Base):
    def __radd__(self, o):
        return "sub radd"


class Sub2(Base):
    pass


print(Base() + Sub(), Sub() + Base(), Base() + Sub2(), Sub2() + Sub())


class Weird:
    def __eq__(self, o):
        return "yes"

    def __ne__(self, o):
        return "no"


w = Weird()
print(w == 1, w != 1, 1 == w, w in [1], [w] == [2], w == w)
