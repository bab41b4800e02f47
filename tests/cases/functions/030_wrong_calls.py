class V:
    def __init__(self, major, minor=0):
        self.major = major

    def m(self, a, *, k):
        return a + k


class E:
    pass


def f(a, b, c):
    return a


def g(a, *, k, j=1):
    return a


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


for i in range(12):
    try:
        if i == 0:
            V()
        elif i == 1:
            V(1, 2, 3)
        elif i == 2:
            V(1, patch=3)
        elif i == 3:
            V(1, major=2)
        elif i == 4:
            E(1)
        elif i == 5:
            f()
        elif i == 6:
            f(1)
        elif i == 7:
            f(1, 2, 3, 4)
        elif i == 8:
            g(1)
        elif i == 9:
            V(1).m()
        elif i == 10:
            V(1).m(1, 2, k=3)
        else:
            g(1, 2, k=3)
    except TypeError as e:
        print(i, e)
