a, *b = [1, 2, 3]
*c, d = (4, 5, 6)
e, *f, g = "hello"
h, *i = [9]
print(a, b, c, d, e, f, g, h, i)
(x, y), z = (1, 2), 3
print(x, y, z, [*b, *c], (*b,), {*b, 7}, {**{"a": 1}, "b": 2})
for n, (k, *v) in enumerate([("p", 1, 2), ("q",)]):
    print(n, k, v)
first, second = {"k1": 1, "k2": 2}
print(first, second)
a = b = []
a.append(1)
print(b, a is b)
