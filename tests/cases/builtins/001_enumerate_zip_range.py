for i, c in enumerate("abc", start=1):
    print(i, c)
for a, b in zip([1, 2, 3], "xy"):
    print(a, b)
print(list(range(5)), list(range(2, 10, 3)), list(range(5, 0, -2)), range(3), len(range(0, 100, 7)), 5 in range(10))
print(list(zip(*[(1, 2), (3, 4)])), list(enumerate([])), sum(range(101)), range(10)[3], range(10)[-1])
print(list(reversed(range(4))), list(zip([1], [2], [3])), range(0) == range(5, 5))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
