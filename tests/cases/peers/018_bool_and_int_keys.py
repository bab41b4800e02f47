d = {1: "int", True: "bool", 1.0: "float", 0: "zero"}
print(d, len(d), d[True], d[1.0], False in d, d.get(0.0))
d[False] = "false"
print(d, {True, 1, 1.0, 0, False}, {1: "a"} == {True: "a"}, hash(True) == hash(1) == hash(1.0))
print([1, 2].index(True), [0, False].count(0), True + True, sum([True, False, True]), "ab"[True])
print((1, 2) == (True, 2.0), {(1, 0): "x"}[True, False], {2**53: 1}.get(float(2**53)), isinstance(True, int))
