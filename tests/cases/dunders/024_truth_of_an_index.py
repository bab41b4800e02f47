class V:
    def __init__(self, x):
        self.x = x
    def __len__(self):
        return 2
    def __bool__(self):
        return self.x != 0

a, b = V(0), V(1)
print(bool(a), bool(b), not a, a or "no", [bool(v) for v in (a, b)])
if a:
    print("yes")


class Index:
    def __init__(self, x):
        self.x = x
    def __index__(self):
        return 3
    def __bool__(self):
        return self.x != 0


print(bool(Index(0)), bool(Index(2)))
