import functools
from functools import lru_cache, cache, partial, wraps


@lru_cache
def bare(n):
    "Bare."
    return n if n < 2 else bare(n - 1) + bare(n - 2)


@lru_cache(maxsize=2)
def small(a, b=1):
    print("computing", a, b)
    return a * b


@functools.cache
def both(a, *, k=0):
    return a + k


print(bare(80), bare.cache_info(), bare.__name__, bare.__doc__)
print(small(1), small(2), small(1), small(3), small(2), small(1, b=5))
print(small.cache_info(), small.cache_info().hits)
small.cache_clear()
print(small(1), small.cache_info())
print(both(1, k=2), both(1, k=2), both.cache_info())


class Grid:
    def __init__(self, n):
        self.n = n

    def count(self):
        @lru_cache(maxsize=None)
        def go(r, c):
            if r == 0 or c == 0:
                return 1
            return go(r - 1, c) + go(r, c - 1)

        return go(self.n, self.n)


print(Grid(6).count())
add5 = partial(lambda a, b: a + b, 5)
print(add5(3))
