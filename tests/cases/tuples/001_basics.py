t = (1, "two", 3.0)
print(t, len(t), t[0], t[-1], t[1:], t + (4,), (0,) * 3, ())
a, b, c = t
print(a, b, c)
print((1, 2) < (1, 3), (1, 2) == (1, 2), 2 in (1, 2), (1, 2, 2).count(2), (5, 6).index(6))
x, y = 1, 2
x, y = y, x
print(x, y)


def divide(n, d):
    return n // d, n % d


q, r = divide(17, 5)
print(q, r, divide(9, 4), (1,))
