class P:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __int__(self):
        return self.a

    def __float__(self):
        return self.b / 2

    def __index__(self):
        return self.a


p = P(2, 7)
print(int(p), float(p), [10, 20, 30][p], p.a)
try:
    p.c = 1
except AttributeError as e:
    print(e)
