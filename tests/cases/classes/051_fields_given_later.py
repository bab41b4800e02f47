"""Attributes that look as if `__init__` gave them once, and do not: somebody looks before, or assigns later."""

seen = []


class Escapes:
    def __init__(self, n):
        seen.append(self)
        self.n = n
        check(self)
        self.late = n + 1


def check(e):
    print(e.n, hasattr(e, "late"), len(seen))


class Asks:
    limit = 5

    def __init__(self, n):
        if n > 2:
            self.limit = n
        self.low = min(self.limit, 4)
        try:
            print(self.missing)
        except AttributeError as e:
            print(e)
        self.missing = "here"


class Again:
    def __init__(self, n):
        self.n = n
        self.items = []
        self.items.append(n)


class Counts:
    def __init__(self):
        self.n = 1
        self.n += 1
        self.m = 3


class Resets:
    def __init__(self):
        self.reset()
        self.name = "r"

    def reset(self):
        self.state = [0]


class Stops:
    def __init__(self, n):
        self.n = n
        if n < 0:
            return
        self.root = n**0.5


class Base:
    def __init__(self, n):
        self.n = n
        if n > 5:
            return
        self.small = True


class Derived(Base):
    def __init__(self, n):
        super().__init__(n)
        self.n = n + 100
        self.own = self.n


class Watched:
    def __init__(self, n):
        self.n = n
        self.twice = 2 * n

    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, value):
        print("set", value, hasattr(self, "twice"))
        self._n = value


class Hooked:
    def __init__(self, n):
        self.n = n
        self.m = self.n + 1

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


class Handler:
    def __init__(self):
        self.calls = []
        self.run = lambda v: self.calls.append((v, self.name))
        self.name = "h"


class Bare:
    def __init__(self, n):
        self.n = n


class Node:
    def __init__(self, value):
        self.value = value
        self.left = None
        self.parent = None

    def add(self, value):
        self.left = Node(value)
        self.left.parent = self
        return self.left


e = Escapes(1)
e2 = Escapes(2)
print(seen[0] is e, seen[1].late)
for n in (1, 3, 9):
    a = Asks(n)
    print(a.limit, a.low, a.missing)
again = Again(1)
kept = again.items
again.__init__(2)
print(again.n, again.items, kept, again.items is kept)
c = Counts()
print(c.n, c.m)
c.m = 10
print(c.m)
r = Resets()
state = r.state
r.reset()
print(r.state is state, r.name)
for n in (4, -4):
    s = Stops(n)
    try:
        print(s.n, s.root)
    except AttributeError as error:
        print(s.n, error)
for n in (1, 6):
    d = Derived(n)
    print(d.n, d.own, hasattr(d, "small"))
w = Watched(3)
w.n = 8
print(w.n, w.twice)
h = Hooked(3)
print(h.n, h.m)
handler = Handler()
handler.run(1)
handler.name = "other"
handler.run(2)
print(handler.calls)
b = Bare.__new__(Bare)
try:
    print(b.n)
except AttributeError as error:
    print(error)
b.n = 4
print(b.n, Bare(5).n)
x = Bare(1)
setattr(x, "n", 7)
print(x.n, getattr(x, "n"))
y = Bare(1)
del y.n
print(hasattr(y, "n"))
root = Node(1)
leaf = root.add(2).add(3)
while leaf is not None:
    print(leaf.value, leaf.left is None)
    leaf = leaf.parent
