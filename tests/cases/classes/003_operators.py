class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __str__(self):
        return f"({self.x}, {self.y})"


a = Vec(3, 4)
b = a
print(a + Vec(1, 1), a - Vec(1, 1), a * 2, 2 * a, a * a, -a, abs(a), bool(Vec(0, 0)))
a += Vec(10, 10)
print(a, b, a is b)
