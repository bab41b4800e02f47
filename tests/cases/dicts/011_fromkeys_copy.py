d = dict.fromkeys(["a", "b"], 0)
e = d.copy()
e["a"] = 5
print(d, e, dict.fromkeys("xyz"))
shared = dict.fromkeys([1, 2], [])
shared[1].append("s")
print(shared)
d.clear()
print(d, len(d), bool(d))
