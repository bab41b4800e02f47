pipeline = [lambda x: x + 1, lambda x: x * 2, str]
v = 3
for f in pipeline:
    v = f(v)
print(v)
keyed = sorted([("b", 2), ("a", 2), ("c", 1)], key=lambda kv: (-kv[1], kv[0]))
print(keyed, (lambda *a, **k: (a, k))(1, 2, z=3), (lambda: 7)())
print(max({"x": 3, "y": 8}.items(), key=lambda kv: kv[1]), list(map(lambda t: t[0] * t[1], [("ab", 2)])))
