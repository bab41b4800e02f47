points = [(3, 4), (1, 2), (3, 1)]
print(sorted(points), max(points), min(points, key=lambda p: p[1]))
for i, (x, y) in enumerate(points):
    print(i, x, y)
print(list(zip("abc", [1, 2, 3])), dict(zip("ab", (1, 2))), hash((1, 2)) == hash((1, 2)))
nested = ((1, 2), (3, (4, 5)))
(a, b), (c, (d, e)) = nested
print(a + b + c + d + e, tuple([1, 2]), tuple("hi"), tuple(x * x for x in range(4)))
