words = ["apple", "bob", "cat", "avocado", "banana", "cherry"]
groups = {}
for w in words:
    groups.setdefault(w[0], []).append(w)
print(groups)
by_len = {}
for w in words:
    if len(w) in by_len:
        by_len[len(w)].append(w)
    else:
        by_len[len(w)] = [w]
print(by_len, sorted(by_len))
inverse = {v: k for k, vs in groups.items() for v in vs}
print(inverse)
