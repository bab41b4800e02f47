import functools
import time


class CountCalls:
    """Counts."""

    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.count = 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        return self.func(*args, **kwargs)



@CountCalls
def add(a, b):
    """Adds."""
    return a + b


class Memo:
    def __init__(self, fn):
        self.fn = fn
        self.cache = {}
        functools.update_wrapper(self, fn)

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.fn(n)
        return self.cache[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(add(1, 2), add(b=3, a=4), add.count, add.__name__, add.__doc__, add.__wrapped__(5, 6))
print(fib(50), len(fib.cache), fib.__name__, fib.__doc__)
