class Temp:
    count = 0

    def __init__(self, c):
        self.c = c
        Temp.count += 1

    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def valid(c):
        return c >= -273.15

    @classmethod
    def total(cls):
        return cls.count


t = Temp(20)
u = Temp.from_f(212)
print(t.c, u.c, Temp.valid(-300), t.valid(0), Temp.total(), u.count)


class Kelvin(Temp):
    pass


k = Kelvin.from_f(32)
print(type(k).__name__, k.c, Kelvin.count, isinstance(k, Temp))
