def note(label, value):
    print("eval", label)
    return value


print(note("a", 0) or note("b", 2))
print(note("a", 0) and note("b", 2))
print(note("x", 1) < note("y", 5) < note("z", 3))
print(note("x", 9) < note("y", 5) < note("z", 3))
r = [note("i", 0), note("j", 1)][note("k", 1)]
d = {note("k1", 1): note("v1", 2), note("k2", 3): note("v2", 4)}
print(r, d)
