s = {3, 1, 2, 3}
s.add(10)
s.discard(99)
s.remove(1)
print(s, len(s), 2 in s, 1 in s)
a = {1, 2, 3, 4}
b = {3, 4, 5}
print(a & b, a | b, a - b, a ^ b, a <= b, {3} < a, a.isdisjoint({9}))
print(set(), set([1, 1, 2]), sorted(set("hello")))
a |= {7}
a -= {1}
a &= {2, 3, 7}
print(a, a == {7, 3, 2})
