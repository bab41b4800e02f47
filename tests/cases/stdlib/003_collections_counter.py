from collections import Counter

c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), c.most_common(), sum(c.values()))
c.update("ppp")
c["m"] -= 1
print(c, c.total(), sorted(c.elements())[:3])
d = Counter(a=3, b=1)
e = Counter(["a", "b", "b"])
print(d + e, d - e, d & e, d | e, d == Counter({"b": 1, "a": 3}))
print(Counter(w for w in "b a c a b c".split()).most_common(), dict(d))
del c["i"]
print(list(c), "i" in c)
