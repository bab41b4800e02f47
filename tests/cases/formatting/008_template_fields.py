class P:
    def __init__(self, name, pos):
        self.name, self.pos = name, pos

    def __str__(self):
        return self.name


def make(n):
    print("make", n)
    return P(n, (1, 2))


p = P("ann", (3, 4))
print("{0.name}: {0.pos[0]:>4}|{0.pos[1]:<4}|{0!s:>6}|{0.name!r:>{w}}".format(p, w=8))
print("{a.name} {b[k]} {a.name}".format(a=make("x"), b={"k": make("y").pos}))
print("{[1]} {[0]}".format([1, 2], "ab"), "{x[0][1]}".format(x=[[5, 6]]))
row = {"name": "tea", "price": 2.5}
print("{0[name]:<10}{0[price]:>8.2f}".format(row))
print("{{{0[name]}}} {1:{2}}".format(row, 3.14159, ".2f"))
fmt = "{} and {other}"
print(fmt.format(1, other="z"), "{name}-{price}".format(**row), "{name:>5}".format_map(row))
try:
    "{0.missing}".format(p)
except AttributeError as e:
    print(e)
try:
    print("{0[2]}".format([1]))
except IndexError as e:
    print(e)
