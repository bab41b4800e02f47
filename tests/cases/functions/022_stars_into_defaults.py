def one(a):
    return a


def two(a, b=5, *rest, c=0):
    return (a, b, rest, c)


def three(a, b, c=3, d=4):
    return [a, b, c, d]


def call(f, values):
    try:
        print(f(*values))
    except TypeError as e:
        print("error:", e)


class Box:
    def __init__(self, w, h=1):
        self.w, self.h = w, h

    def scaled(self, k, *more):
        return (self.w * k, self.h * k, more)


for values in [[], [1], [1, 2], [1, 2, 3, 4], [1, 2, 3, 4, 5]]:
    for f in (one, two, three):
        call(f, values)
xs = [7, 8]
print(two(*xs, *[9, 10], c=1), two(0, *xs), three(*xs, d=9), three(1, *xs))
b = Box(*xs)
print(b.scaled(*xs), b.scaled(2, *xs), Box(*[3]).h)
nums = map(int, "3 4 5".split())
print(three(*nums), max(*xs), print(*xs, sep="-"))
pairs = [(1, 2), (3, 4)]
print([three(*p) for p in pairs], [*map(lambda p: two(*p), pairs)])
