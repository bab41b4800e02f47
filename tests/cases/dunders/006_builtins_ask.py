"""Builtins that ask an object for one of its methods."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __int__(self):
        return self.cents // 100

    def __float__(self):
        return self.cents / 100

    def __index__(self):
        return self.cents

    def __abs__(self):
        return Money(abs(self.cents))

    def __round__(self, digits=0):
        return f"{self.cents / 100:.{digits}f}"

    def __divmod__(self, n):
        return divmod(self.cents, n)

    def __repr__(self):
        return f"Money({self.cents})"


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __reversed__(self):
        return iter([0, 1, 2])


m = Money(-250)
print(int(m), float(m), abs(m), round(m, 1), divmod(m, 7), "abc"[Money(1)])
c = Countdown(3)
it = iter(c)
print(next(it), next(c), next(c), next(c, "done"), list(reversed(c)))
print(sum([1, 2.5]), sum(x / 2 for x in [1, 2]), sum([]), sum([True, True]))
