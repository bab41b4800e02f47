def describe(v):
    return f"{type(v).__name__}:{v!r}:{bool(v)}"


for v in [0, 1.5, "", "x", [], [0], {}, {"a": 1}, (), None, True, b"", range(3), {1}]:
    print(describe(v))
