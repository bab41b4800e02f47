a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()))
keys = a.keys()
a["w"] = 5
print(keys, len(keys), "w" in keys, a.values(), a.items())
print(a == {"w": 5, "y": 2, "x": 1}, a != b, ("x", 1) in a.items())
