class Tree:
    def __init__(self, v, kids=()):
        self.v = v
        self.kids = list(kids)

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k


t = Tree(1, [Tree(2, [Tree(3)]), Tree(4)])
print(list(t), sum(t), 3 in t, max(t))
a, b, *rest = t
print(a, b, rest)
g = (x for x in t if x > 1)
print(next(g), next(g, None), next(g, None), next(g, None))
