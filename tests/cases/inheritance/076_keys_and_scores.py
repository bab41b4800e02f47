import copy


class Key(str):
    pass


class Score(int):
    def bonus(self):
        return Score(self + 10)


cfg = {Key("a"): Score(1), "b": 2}
for k, v in sorted(cfg.items()):
    print(k, v, type(k).__name__, isinstance(v, int), v + 1)
print(cfg["a"].bonus(), cfg[Key("b")], list(cfg), str(Key("z")) + "!", Key("q") + Key("r"))
words = "a b a c".split()
counts = {}
for w in map(Key, words):
    counts[w] = counts.get(w, 0) + 1
print(counts, Key("a") in counts, "c" in counts, max(counts, key=counts.get))
s = {Key("x"), "x", Key("y")}
print(len(s), sorted(s), Key("x") == "x", "x" == Key("x"), Key("x") != "y")
print(copy.copy(Score(4)).bonus(), [Score(3), Score(1)].index(1), sum(map(Score, "123")), Score(7) in (7, 8))
try:
    Score("x")
except ValueError as e:
    print(e)
print(Key(5), Key(b"ab", "ascii"), Score(3.9), Score("ff", 16), Score(), repr(Key()))
try:
    print(Key("a") + 1)
except TypeError as e:
    print("TypeError")
match cfg["a"]:
    case 1:
        print("one")
if Key(""):
    print("no")
print(Key("ab") * 2, "%s-%s" % (Key("l"), Key("r")), f"{Key('pad'):<5}|", Key("a,b").split(","))
