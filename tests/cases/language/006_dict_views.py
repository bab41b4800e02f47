a = {"x": 1, "y": 2, "z": 3}
b = {"y": 2, "z": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
print(sorted(a.items() & b.items()), sorted(a.items() | b.items()), sorted(a.items() - b.items()))
print(sorted(a.items() ^ b.items()))
print(a.keys() >= b.keys(), a.keys() > b.keys(), b.keys() <= a.keys(), b.keys() < a.keys(), a.keys() == b.keys())
print(a.keys().isdisjoint({"q"}), a.keys().isdisjoint(["x"]), a.items().isdisjoint(b.items()))
print([k for k in a.keys()], [v for v in a.values()], [i for i in a.items()], ("x", 1) in a.items(), 3 in a.values())
a |= b
a |= [("w", 0)]
print(a, list(reversed(a)), list(reversed(a.items())), list(reversed(a.values())), len(a.keys()))
keys = a.keys()
a["new"] = 9
print(list(keys), keys)
del a["x"]
print(keys, a.values(), a.items())
print(b.keys() == {"y", "z"}, {"y"} == b.keys(), b.keys() != {"y", "z"}, frozenset("yz") == b.keys(), b.keys() <= {"y", "z", "q"})
print({"y"} < b.keys(), b.items() == {("y", 2), ("z", 4)}, {("y", 2)} <= b.items(), b.keys() == ["y", "z"])
