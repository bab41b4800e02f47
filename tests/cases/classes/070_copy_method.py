"""copy.copy of classes with __copy__, inherited, overridden, in containers; deepcopy does not ask it."""

import copy


class Counter:
    def __init__(self, n, log):
        self.n = n
        self.log = log
        self.copies = 0

    def __copy__(self):
        self.copies += 1
        return Counter(self.n, list(self.log))


class Shape:
    def __init__(self, name):
        self.name = name
        self.tags = []

    def __copy__(self):
        made = type(self)(self.name + "'")
        made.tags = self.tags
        return made


class Circle(Shape):
    def area(self):
        return "round"


class Square(Shape):
    def __copy__(self):
        return Square("square copy of " + self.name)


class Failing:
    def __copy__(self):
        raise TypeError("cannot be copied")


class Plain:
    def __init__(self):
        self.items = [1]


first = Counter(3, ["a"])
second = copy.copy(first)
second.log.append("b")
print(first.log, second.log, first.copies, second.copies, second is first, first.__copy__().n)
for shape in [Shape("s"), Circle("c"), Square("q")]:
    other = copy.copy(shape)
    print(type(other).__name__, other.name, other.tags is shape.tags)
print(copy.copy(Circle("d")).area())
kept = [first]
print(copy.copy(kept)[0] is first, first.copies)
deep = copy.deepcopy(first)
print(deep.n, deep.log, deep.log is first.log, first.copies)
plain = Plain()
print(copy.copy(plain).items is plain.items)
try:
    copy.copy(Failing())
except TypeError as error:
    print(error)
