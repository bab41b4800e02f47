def avg(xs):
    total = 0
    for x in xs:
        total += x
    return total / len(xs) if xs else 0


print(avg([1, 2, 4]), avg([]), avg([1.5]), avg([2, 2]))
v = 5
print(v)
v = v / 2
print(v)
v = str(v)
print(v + "!")
best = None
for n in [3, 8, 2.5]:
    if best is None or n > best:
        best = n
print(best)
scores = {"a": 1}
scores["b"] = 2.5
scores["c"] = 10 ** 30
print(scores, sum(scores.values()))
