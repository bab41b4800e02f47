class Multiplier:
    def __init__(self, k):
        self.k = k
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return x * self.k


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


m = Multiplier(3)
print(m(5), [m(i) for i in range(3)], m.calls, callable(m))
print(list(Countdown(4)), sum(Countdown(10)))
for i in Countdown(2):
    print(i)
it = iter(Countdown(1))
print(next(it), next(it, "over"))
