class Box:
    def __init__(self, xs):
        self.xs = xs
    def __len__(self):
        return len(self.xs)
def pat(xs):
    return tuple(x for x in xs)
print(bool(Box([])), bool(Box([1])), "y" if Box([]) else "n")
print(pat([4, 1]) == (4, 1), pat([4, 1]) == (4, 2), (4, 1) == pat([4, 1]), pat([1]) < (1, 2), pat([3]) != (3,))
print([1, 2] == [1.0, 2.0], (1, "a") == (1, "a"), (1, 2) == (1, 2, 3), [1] == [2.5])
print((1,) < (1, 0), [1, 5] > [1.5], {1: 2} == {1: 2.0}, {1} == frozenset([1]))
print((1.0, 2.5) == (1.0, 2.5, 3.0), (1.0, 2.0) < (1, 3))
