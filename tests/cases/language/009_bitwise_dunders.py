class Bits:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return f"Bits({self.text})"

    def __and__(self, other):
        return Bits(f"{self.text}&{other}")

    def __or__(self, other):
        return Bits(f"{self.text}|{other}")

    def __xor__(self, other):
        return Bits(f"{self.text}^{other}")

    def __lshift__(self, other):
        return Bits(f"{self.text}<<{other}")

    def __rshift__(self, other):
        return Bits(f"{self.text}>>{other}")

    def __rand__(self, other):
        return Bits(f"{other}&r{self.text}")

    def __ror__(self, other):
        return Bits(f"{other}|r{self.text}")

    def __rxor__(self, other):
        return Bits(f"{other}^r{self.text}")

    def __rlshift__(self, other):
        return Bits(f"{other}<<r{self.text}")

    def __rrshift__(self, other):
        return Bits(f"{other}>>r{self.text}")

    def __pos__(self):
        return Bits(f"+{self.text}")

    def __neg__(self):
        return Bits(f"-{self.text}")

    def __invert__(self):
        return Bits(f"~{self.text}")


x = Bits("x")
print(x & 1, x | 2, x ^ 3, x << 4, x >> 5)
print(1 & x, 2 | x, 3 ^ x, 4 << x, 5 >> x)
print(+x, -x, ~x, +(-(~x)))
y = x
y &= 7
y |= 8
y <<= 1
print(y, x)
try:
    print(Bits("q") + 1)
except TypeError as error:
    print(error)
