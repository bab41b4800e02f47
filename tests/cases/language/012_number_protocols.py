import math


class Length:
    def __init__(self, metres):
        self.metres = metres

    def __repr__(self):
        return f"Length({self.metres})"

    def __int__(self):
        return int(self.metres)

    def __float__(self):
        return float(self.metres)

    def __complex__(self):
        return complex(self.metres, 1)

    def __index__(self):
        return int(self.metres)

    def __round__(self, digits=None):
        return Length(round(self.metres, digits or 0))

    def __trunc__(self):
        return int(self.metres)

    def __floor__(self):
        return math.floor(self.metres)

    def __ceil__(self):
        return math.ceil(self.metres)

    def __abs__(self):
        return Length(abs(self.metres))

    def __bytes__(self):
        return str(self.metres).encode()

    def __ge__(self, other):
        return self.metres >= other.metres

    def __gt__(self, other):
        return self.metres > other.metres


x = Length(-2.5)
print(int(x), float(x), round(x), round(x, 1), math.trunc(x), math.floor(x), math.ceil(x), abs(x))
print(["a", "b", "c"][Length(1)], hex(Length(255)), list(range(Length(3))))
print(Length(1) >= Length(2), Length(1) <= Length(2), Length(3) > Length(2), Length(3) < Length(2))
