class Shape:
    def area(self):
        return 0


class Sq(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s * self.s


config = {"debug": False, "level": 1}
more = {"level": 2}
config.update(more)
config.update({"name": "x"})
print(config, config | {"z": None})
xs = [1, "a"]
xs.extend([2, 3])
xs += [4.5]
print(xs, xs + [None], [0] + xs)
s = {1, "b"}
s.update({2})
s |= {3}
print(sorted(map(str, s)), s & {1, 2}, s - {1}, {1} <= s)
shapes = [Shape()]
squares = [Sq(2), Sq(3)]
shapes.extend(squares)
print([x.area() for x in shapes], max(squares, key=Shape.area).s)
d = dict(zip("ab", [1, 2]))
e = {**d, "c": "three"}
print(e, {**e, **d})
print(sorted([1, 2.5, True]), list(reversed([1, 2])) + ["x"], "-".join(["a"] + "b c".split()))
print([1, 2] == [1.0, 2.0], (1, "a") < (1, "b"), [1, 2] in [[1, 2], ["x"]], {"a": 1} == {"a": 1.0})
