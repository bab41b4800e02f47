s = set()
for n in [50, 3, 17, 8, 1000, -1, 64, 33, 0, 2]:
    s.add(n)
print(s)
for n in {100, 7, 55, 23}:
    print(n)
print({5, 13, 21, 29, 37}, {x * x % 17 for x in range(17)})
s.remove(17)
s.add(18)
print(s, s.pop(), frozenset([9, 1, 5]))
