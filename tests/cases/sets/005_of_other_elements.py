WS = frozenset(" \t")
BOTH = WS | frozenset("\n")


def find(src, pos):
    try:
        char = src[pos]
    except IndexError:
        char = None
    return char in WS


print(find("a b", 1), find("ab", 5), sorted(BOTH), [c for c in "a\nb" if c in BOTH])


s = {1, 2}
s2 = s | {"a"}
print("a" in s, sorted(map(str, s2)), s & {2, "b"}, s <= {1, 2, None}, s.isdisjoint({"x"}), s - {1, "q"})
f = frozenset([1, 2])
print(f == frozenset(["a"]), f | {"z"} == {1, 2, "z"}, f & frozenset(["a", 2]), frozenset([1]) <= f, f.union(["y"]) >= f)
print(None in f)
print({1: "a"} | {"b": 2}, [1] + ["a"], (1,) + ("a",), {1} ^ {"a"} == {1, "a"})
