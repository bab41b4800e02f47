class Bag:
    def __init__(self, *xs):
        self.xs = xs

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, i):
        return self.xs[i]


b = Bag(3, 1, 2)
print(bool(b), bool(Bag()), list(b), 2 in b, sorted(b), max(b), [x for x in reversed(b)], b[1:])
if not Bag():
    print("empty bag is falsy")
for i, x in enumerate(b):
    print(i, x)
