class Num:
    def __init__(self, v):
        self.v = v


class Add:
    def __init__(self, l, r):
        self.l = l
        self.r = r


class Mul:
    def __init__(self, l, r):
        self.l = l
        self.r = r


def ev(e):
    if isinstance(e, Num):
        return e.v
    if isinstance(e, Add):
        return ev(e.l) + ev(e.r)
    if isinstance(e, (Mul,)):
        return ev(e.l) * ev(e.r)
    raise TypeError("bad")


print(ev(Add(Num(2), Mul(Num(3), Num(4)))))
try:
    ev(5)
except TypeError as e:
    print(e)
