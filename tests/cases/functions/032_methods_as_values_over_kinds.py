from functools import partial, reduce, lru_cache, wraps, cached_property, cmp_to_key, singledispatch
import operator
from itertools import groupby, product, combinations, starmap, islice, count, cycle, repeat


def memoize(fn):
    cache = {}

    @wraps(fn)
    def inner(*args):
        if args not in cache:
            cache[args] = fn(*args)
        return cache[args]
    inner.cache = cache
    return inner


@memoize
def edit_distance(a, b):
    if not a:
        return len(b)
    if not b:
        return len(a)
    if a[0] == b[0]:
        return edit_distance(a[1:], b[1:])
    return 1 + min(edit_distance(a[1:], b), edit_distance(a, b[1:]), edit_distance(a[1:], b[1:]))


@lru_cache(maxsize=None)
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


def curry(fn, n):
    def take(*args):
        if len(args) >= n:
            return fn(*args)
        return lambda *more: take(*args, *more)
    return take


def pipe(value, *fns):
    for fn in fns:
        value = fn(value)
    return value


class Dataset:
    def __init__(self, values):
        self.values = list(values)
        self.computed = 0

    @cached_property
    def mean(self):
        self.computed += 1
        return sum(self.values) / len(self.values)

    @cached_property
    def variance(self):
        self.computed += 1
        return sum((x - self.mean) ** 2 for x in self.values) / len(self.values)


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return "list " + ", ".join(show(i) for i in x)


def compare(a, b):
    if len(a) != len(b):
        return len(a) - len(b)
    return (a > b) - (a < b)


print(edit_distance("kitten", "sitting"), len(edit_distance.cache), edit_distance.__name__)
print(ways(100, (50, 25, 10, 5, 1)), ways.cache_info().hits > 0)
add3 = curry(lambda a, b, c: a * 100 + b * 10 + c, 3)
print(add3(1, 2, 3))
print(pipe(" Hello World ", str.strip, str.lower, lambda s: s.split(), len))
basetwo = partial(int, base=2)
print(basetwo("1010"), list(map(partial(pow, 2), range(5))))
print(reduce(operator.mul, range(1, 6)), reduce(lambda a, b: {**a, b: len(b)}, ["x", "yy"], {}))
d = Dataset([2, 4, 4, 4, 5, 5, 7, 9])
print(d.mean, d.variance, d.variance ** 0.5, d.computed)
print(show(3), show([1, [2, "x"]]), show(2.5))
print(sorted(["bb", "a", "ccc", "aa", "b"], key=cmp_to_key(compare)))
print({k: list(g) for k, g in groupby(sorted("apple avocado banana blueberry cherry".split()), key=lambda w: w[0])})
print(list(product("ab", [1, 2])), list(combinations([1, 2, 3, 4], 2))[-1], list(starmap(pow, [(2, 3), (3, 2)])))
print(list(islice(count(10, 5), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 2)))
print(sorted([("b", 2), ("a", 2), ("c", 1)], key=operator.itemgetter(1, 0)), list(map(operator.attrgetter("real"), [1, 2.5])))
counter = 0
def tick(step=1):
    global counter
    counter += step
    return counter
def make_counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = 0
    return inc, reset
inc, reset = make_counter()
print(tick(), tick(5), counter, inc(), inc(10), reset(), inc())
fns = [lambda x, i=i: x + i for i in range(3)]
late = [lambda x: x + i for i in range(3)]
print([f(10) for f in fns], [f(10) for f in late])
print(list(map(str.upper, ["a", "b"])), sorted(["B", "a", "C"], key=str.lower), list(map(len, ["", "ab"])), list(filter(None, [0, 1, "", "x"])))
print(max([3, 1, 2], key=lambda x: -x), min("b", "a"), any(x > 2 for x in [1, 2, 3]), all([]), sum([[1], [2]], []))
def varargs(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, sorted(kw.items())
print(varargs(1, c=3), varargs(1, 2, 3, 4, c=5, e=6, f=7))
print((lambda *a, **k: (a, k))(1, 2, x=3), [*range(3), *"ab"], {**{"a": 1}, "b": 2})
