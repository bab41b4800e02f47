words = "to be or not to be that is the question".split()
seen = set()
unique = []
for w in words:
    if w not in seen:
        seen.add(w)
        unique.append(w)
print(unique, len(seen), sorted(seen))
pairs = {(1, 2), (2, 1), (1, 2)}
print(len(pairs), sorted(pairs), (2, 1) in pairs)
try:
    seen.remove("zzz")
except KeyError as e:
    print("KeyError", e)
