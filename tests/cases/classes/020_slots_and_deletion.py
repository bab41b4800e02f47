class P:
    __slots__ = ("a", "b")
    kind = "p"

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def area(self):
        return self.a


class C(P):
    __slots__ = ()


class D(P):
    pass


p = P(1, 2)
for action in ("c", "kind", "area"):
    try:
        if action == "c":
            p.c = 1
        elif action == "kind":
            p.kind = "x"
        else:
            p.area = 3
    except AttributeError as e:
        print(e)
c = C(3, 4)
try:
    c.z = 1
except AttributeError as e:
    print(e)
d = D(1, 2)
d.extra = 5
print(d.extra, d.kind, p.area())
del d.extra
try:
    print(d.extra)
except AttributeError as e:
    print(e)
d.extra = 6
print(d.extra)
del p.a
try:
    print(p.a)
except AttributeError as e:
    print(e)
try:
    del p.a
except AttributeError as e:
    print(e)
