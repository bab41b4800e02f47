def apply(f, x):
    return f(x)


def compose(f, g):
    def h(x):
        return f(g(x))
    return h


def inc(n):
    return n + 1


print(apply(inc, 4), apply(lambda s: s * 2, "ab"), apply(len, [1, 2]), apply(str, 5))
print(compose(inc, abs)(-5), [f(3) for f in (inc, abs, float)])
print(list(map(inc, [1, 2])), list(filter(lambda n: n > 1, [1, 2, 3])), inc.__name__)
