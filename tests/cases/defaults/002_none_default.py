def pick(items, start=None, end=None, key=None):
    if start is None:
        start = 0
    if end is None:
        end = len(items)
    out = items[start:end]
    if key is not None:
        out = sorted(out, key=key)
    return out


xs = [5, -9, 3, -1]
print(pick(xs), pick(xs, 1), pick(xs, end=2), pick(xs, key=abs), pick(xs, 1, 4, lambda v: -v))
