class Num:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Num({self.n})"

    def __rtruediv__(self, other):
        return Num(other / self.n)

    def __rfloordiv__(self, other):
        return Num(other // self.n)

    def __rmod__(self, other):
        return Num(other % self.n)

    def __rpow__(self, other):
        return Num(other**self.n)

    def __rmatmul__(self, other):
        return Num(other * self.n)

    def __rsub__(self, other):
        return Num(other - self.n)


n = Num(4)
print(10 / n, 11 // n, 11 % n, 2**n, 3 @ n, 10 - n)
try:
    print(n / 10)
except TypeError as error:
    print(error)
