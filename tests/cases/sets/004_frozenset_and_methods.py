f = frozenset([1, 2, 3])
d = {f: "abc", frozenset(): "empty"}
print(d[frozenset([3, 2, 1])], d[frozenset()])
s = {1, 2}
s.update([5, 6], (7,))
print(s, s.union([9]), s.intersection([1, 5]), s.difference([1]), s.symmetric_difference([1, 100]))
print(s.issuperset([1]), s.issubset(range(10)), f | {4}, {x for x in range(10) if x % 3 == 0})
t = s.copy()
t.clear()
print(t, s)
