from functools import partial


def make():
    def fact(n):
        return 1 if n <= 1 else n * fact(n - 1)

    table = {
        "double": lambda x: x * 2,
        "add3": partial(lambda a, b: a + b, 3),
        "fact": fact,
        "pow": partial(pow, 2),
    }
    table["compose"] = lambda x: table["double"](table["add3"](x))
    return table


t = make()
for name in sorted(t):
    print(name, t[name](5))


def outer(k):
    def rec(n):
        return k if n == 0 else rec(n - 1) + k
    return {"r": rec, "p": partial(rec, 3), "l": lambda n=2: rec(n)}


d = outer(4)
print(d["r"](2), d["p"](), d["l"]())
