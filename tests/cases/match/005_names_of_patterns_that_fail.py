def kind(s):
    v = w = "-"
    match s:
        case [v, [w, *_]]:
            r = "nested"
        case {"k": v, "l": 3}:
            r = "map"
        case (v, 2) | (2, v):
            r = "or"
        case [_, *v, 9]:
            r = "star"
        case _:
            r = "other"
    return r, v, w


for s in [[1, 2], [1, [2, 3]], {"k": 1, "l": 2}, {"k": 1, "l": 3}, (5, 1), (2, 7), [1, 2, 3], [1, 2, 9], "x"]:
    print(s, kind(s))


class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


found = None
match P(1, 2):
    case P(found, 3):
        print("three", found)
    case P(1, y) if y > 5:
        print("guard", y)
    case P(x=a, y=b):
        print(a, b)
print(found, y)
