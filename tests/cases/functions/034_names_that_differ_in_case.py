# Names that differ in case only are different variables, parameters and attributes.
from math import hypot


def area(W, w):
    P = []
    for p in (W, w):
        P.append(p)
        p = 0
    N = len(P)
    n = sum(P)
    return [N + n for N in P], N, n, W, w


class Box:
    def __init__(self, X, x):
        self.X = X
        self.x = x
        self.holdCount = 0

    def hold(self):
        self.holdCount += 1
        return self.holdCount


def outer():
    DATA, data = "D", [1]

    def inner():
        data.append(2)
        return DATA, data

    Data = 3.5
    return inner(), Data, DATA, data


print(area(3, 4))
box = Box(1, "one")
print(box.hold(), box.hold(), box.X, box.x, box.holdCount)
print(outer())
print(hypot(3, 4))
