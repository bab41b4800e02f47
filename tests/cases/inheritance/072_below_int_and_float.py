class Celsius(int):
    def to_f(self):
        return self * 9 / 5 + 32

    def __repr__(self):
        return f"Celsius({int(self)})"


c = Celsius(20)
print(c, repr(c), c.to_f(), c + 1, type(c + 1).__name__, c == 20, 20 == c, c > 10, hash(c) == hash(20))
print(isinstance(c, int), isinstance(c, Celsius), [10, 20, 30][Celsius(1)], range(Celsius(3)), c // 3, -c, abs(c))
print(f"{c:05d}", "%d" % c, {c: 1}[20], sum([c, c]), max(c, Celsius(5)), bool(Celsius(0)), c ** 2, 1 + c, 2 * c)


class Money(float):
    def __str__(self):
        return f"${self:.2f}"


m = Money(2.5)
print(m, m + 1, m * 2, isinstance(m, float), float(m), round(m, 1), Money("3.25"))


class Positive(int):
    def __new__(cls, value):
        if value < 0:
            raise ValueError("negative")
        return super().__new__(cls, value)

    def __add__(self, other):
        return Positive(int(self) + int(other))


p = Positive(3)
print(p + 4, type(p + 4).__name__, p - 1, type(p - 1).__name__)
try:
    Positive(-1)
except ValueError as e:
    print(e)
