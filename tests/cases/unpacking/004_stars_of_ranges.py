first, *middle, last = range(6)
a, b, c = range(3)
*x, y = range(1, 10, 4)
[p, *q] = "abc"
print(first, middle, last, a, b, c, x, y, p, q)
try:
    m, n = range(3)
except ValueError as e:
    print(e)
for h, *t in [range(3), range(5, 7)]:
    print(h, t)
