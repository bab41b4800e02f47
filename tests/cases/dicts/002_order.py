d = {"z": 1, "a": 2, "m": 3}
d["b"] = 4
d["z"] = 10
del d["a"]
d["a"] = 5
print(d)
d.update({"m": 30, "new": 6})
print(d, list(d), list(reversed(d)))
print(d.popitem(), d)
print({3: "c", 1: "a", 2: "b"}, dict(b=1, a=2), dict([("x", 1), ("w", 2)]))
print({**d, "extra": 0, "z": 9}, d | {"q": 1})
