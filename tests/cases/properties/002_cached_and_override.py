from functools import cached_property


class Circle:
    def __init__(self, r):
        self.r = r
        self.computed = 0

    @property
    def area(self):
        return 3 * self.r * self.r

    @cached_property
    def slow(self):
        self.computed += 1
        return self.r * 100


class Ring(Circle):
    @property
    def area(self):
        return super().area - 1


c = Circle(2)
print(c.slow, c.slow, c.computed, c.area, Ring(2).area)
