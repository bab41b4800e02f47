"""Classes below `Set` and `MutableSet`: their operators come from the few methods that the class has."""

from collections.abc import MutableSet, Set


class Letters(Set):
    def __init__(self, items=()):
        self.items = []
        for item in items:
            if item not in self.items:
                self.items.append(item)

    def __contains__(self, value):
        return value in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Letters({''.join(self.items)!r})"


class Ordered(MutableSet):
    def __init__(self, items=None):
        self.map = {}
        if items is not None:
            for item in items:
                self.add(item)

    def __contains__(self, value):
        return value in self.map

    def __iter__(self):
        return iter(self.map)

    def __len__(self):
        return len(self.map)

    def add(self, value):
        self.map[value] = None

    def discard(self, value):
        self.map.pop(value, None)

    def __repr__(self):
        return f"Ordered({list(self)!r})"


a, b = Letters("abc"), Letters("bcd")
print(a & b, a | b, a - b, a ^ b, a == b, a <= b, a < Letters("abcd"), a.isdisjoint("xyz"))
print(a == {"a", "b", "c"}, a >= {"a"}, {"a", "z"} & a, isinstance(a, Set), isinstance(a, MutableSet))
s = Ordered([3, 1, 2])
s.add(5)
s.discard(9)
s |= [7, 1]
print(s, s - {3, 5}, s & [1, 2], 7 in s, len(s))
s -= [7]
s &= {1, 2, 3}
s ^= {3, 4}
print(s, s.pop(), s, isinstance(s, MutableSet))
try:
    s.remove(100)
except KeyError as error:
    print("no", error)
s.clear()
print(s, s == set(), s == [])
try:
    print(a < 3)
except TypeError as error:
    print(error)
try:
    print(hash(s))
except TypeError as error:
    print(error)
