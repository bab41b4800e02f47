def stats(xs):
    return {"min": min(xs), "max": max(xs), "sorted": sorted(xs), "pairs": [(x, x * x) for x in xs]}


def minmax(xs):
    lo = hi = xs[0]
    for x in xs[1:]:
        if x < lo:
            lo = x
        if x > hi:
            hi = x
    return lo, hi


s = stats([3, 1, 2])
for k, v in s.items():
    print(k, v)
lo, hi = minmax([5, 2, 9])
print(lo, hi, minmax(["b", "a"]), s["pairs"][0][1])
