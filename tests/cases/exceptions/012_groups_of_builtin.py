tests = [
    lambda: [1][5],
    lambda: {}["a"],
    lambda: int("z"),
    lambda: "a" + 1,
    lambda: None.x,
    lambda: [] < 3,
    lambda: len(3),
    lambda: {}[[]],
    lambda: next(iter([])),
    lambda: "abc".index("z"),
    lambda: float("q"),
    lambda: chr(-1),
    lambda: ord("ab"),
]
for t in tests:
    try:
        t()
    except Exception as e:
        print(type(e).__name__, "-", e)
