values = [1, "a", 2.5, None, (1, 2), [3]]
for v in values:
    print(type(v), type(v).__name__, type(v) is int, type(v) == str)
kind = type(values[0])
print(kind)
kinds = [int, str, float]
for k in kinds:
    print(k, k.__name__, k("3"))
table = {"i": int, "s": str}
print(table["i"]("5") + 1, table)
counts = {}
for v in values:
    counts[type(v).__name__] = counts.get(type(v).__name__, 0) + 1
print(counts)
