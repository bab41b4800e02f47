from collections import Counter

c = Counter("b a c b a c d e e".split())
print(c.most_common(), c.most_common(3), c.most_common(1))
c = Counter([3, 1, 2, 3, 1, 2, 9])
print(c.most_common(2), c)
print(sorted([("x", 1), ("a", 1), ("m", 2)], key=lambda t: t[1], reverse=True))
