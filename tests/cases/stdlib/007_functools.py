import functools
from functools import lru_cache, partial, reduce


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(70), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5), partial(pow, 2)(5), fib.cache_info())
add = partial(lambda a, b, c=0: a + b + c, 1, c=10)
print(add(5))


@functools.total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(V(1) >= V(0), V(1) <= V(0), V(2) > V(1))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.cache
def sq(n):
    print("computing", n)
    return n * n


print(sq(3), sq(3))


@functools.singledispatch
def show(x):
    return "other"


@show.register
def _(x: int):
    return "int"


@show.register(str)
def _(x):
    return "str"


print(show(1), show("a"), show(1.5))
