import operator
from operator import iadd, index, ior


class Level:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(iadd(3, 4), iadd([1], [2, 3]), iadd("a", "b"), operator.imul(2.5, 2), ior({1}, {2}))
kept = [1]
print(iadd(kept, [2]), kept)
print(index(7), index(Level(3)))
try:
    index("a")
except TypeError as error:
    print(error)
print(operator.call(max, 3, 9))
table = {"+": iadd, "-": operator.isub}
print(table["+"](1, 2), table["-"](5, 2))
