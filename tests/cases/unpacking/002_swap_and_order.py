xs = [1, 2, 3, 4]
xs[0], xs[3] = xs[3], xs[0]
print(xs)
i = 0
i, xs[i] = 2, 99
print(i, xs)
lo, hi = 0, 10
while lo < hi:
    lo, hi = lo + 3, hi - 2
print(lo, hi)


def f():
    print("f")
    return 1


def g():
    print("g")
    return 2


p, q = f(), g()
print(p, q)
a = [0, 0]
a[f() - 1], a[g() - 1] = g(), f()
print(a)
