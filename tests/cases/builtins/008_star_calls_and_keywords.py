pairs = [("a", 1), ("b", 2)]
names, nums = zip(*pairs)
print(names, nums)
print(*[1, 2, 3], sep=", ")
print("x", *pairs, *nums)
print(dict(a=1, b=2), dict([("z", 3)], y=4), dict({"q": 1}, r=2))
d = {"a": None, "b": 3}
print(d.get("a"), d.get("b"), d.get("c"))
print(max(*nums), min(*[3, 1, 2]))
print("{x} {y!r}".format(x=1, y="s"), "{} {k}".format(3, k="v"))
print(sorted(["b", "A"], key=str.lower), list(map(str.upper, ["x", "y"])))
print(dict.fromkeys(["a", "b"], 0), dict.fromkeys("xy"))
s = {1}
s.update([2], (3, 4))
print(s, round(2.5), abs(-3))
def mixed(n):
    return 1 if n > 1 else 2.5
print(round(mixed(2), 1), abs(mixed(0)), round(mixed(0), 1))
print(divmod(*[7, 2]))
