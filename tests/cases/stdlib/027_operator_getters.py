import operator
from operator import attrgetter, itemgetter as ig

rows = [{"n": "b", "v": 2}, {"n": "a", "v": 3}]
print(sorted(rows, key=operator.itemgetter("v")), list(map(operator.add, [1], [2])), operator.mul(3, 4))
print(sorted([(1, "z"), (0, "y")], key=ig(1)))
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def total(self, k):
        return self.x + self.y + k
ps = [P(2, 1), P(1, 5)]
print([p.x for p in sorted(ps, key=attrgetter("x", "y"))], list(map(operator.methodcaller("total", 3), ps)))
print(list(map(str.upper, ["a", "b"])), sorted(["B", "a"], key=str.lower), ig(0, 2)("abc"))
