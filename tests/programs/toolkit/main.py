"""A bag of decorators and helpers, as they pile up in a utils.py, and their use."""
import functools
from functools import lru_cache, partial, reduce
from itertools import accumulate, chain, groupby, takewhile

import helpers

calls = []


def traced(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        text = ", ".join([repr(a) for a in args] + ["%s=%r" % kv for kv in kwargs.items()])
        calls.append("%s(%s)" % (f.__name__, text))
        try:
            result = f(*args, **kwargs)
        except Exception as e:
            calls.append("  raised " + type(e).__name__)
            raise
        calls.append("  -> %r" % (result,))
        return result
    return wrapper


def retry(times=3, on=(ValueError,), fallback=None):
    def decorate(f):
        def attempt(*args, **kwargs):
            problems = []
            for n in range(times):
                try:
                    return f(n, *args, **kwargs)
                except on as e:
                    problems.append(str(e))
            if fallback is not None:
                return fallback
            raise RuntimeError("gave up after %d: %s" % (times, "; ".join(problems)))
        return attempt
    return decorate


def validated(**rules):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args):
            for name, check, value in helpers.line_up(rules, args):
                if not check(value):
                    raise ValueError("%s: bad value %r" % (name, value))
            return f(*args)
        return wrapper
    return decorate


def once(f):
    done = False
    result = None

    def wrapper():
        nonlocal done, result
        if not done:
            result = f()
            done = True
        return result
    return wrapper


class counted:
    """A decorator that is a class."""

    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


def compose(*fs):
    return reduce(lambda f, g: lambda x: g(f(x)), fs, lambda x: x)


def curry(f, n, *got):
    if len(got) >= n:
        return f(*got)
    return lambda x: curry(f, n, *got, x)


@traced
def area(w, h=2, *, unit="cm"):
    return "%d %s²" % (w * h, unit)


@retry(times=4)
def flaky(attempt, limit):
    if attempt < limit:
        raise ValueError("attempt %d" % attempt)
    return "worked at %d" % attempt


@retry(times=2, on=(KeyError, IndexError), fallback="nothing")
def lookup(attempt, table, *keys):
    for k in keys:
        table = table[k]
    return table


@validated(name=lambda n: n.istitle(), age=lambda a: 0 <= a < 150)
def person(name, age):
    return name + " is " + str(age)


@once
def config():
    calls.append("loading")
    return {"debug": True}


@counted
def double(x):
    return x * 2


@lru_cache(maxsize=32)
def collatz(n):
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


def make_account(balance=0):
    history = []

    def change(amount, note=""):
        nonlocal balance
        if balance + amount < 0:
            raise ValueError("too poor")
        balance += amount
        history.append((amount, balance, note))
        return balance

    return change, lambda: list(history)


print(area(3), area(3, 5, unit="m"), area(w=1), area.__name__)
try:
    area("x", None)
except TypeError as e:
    print("TypeError:", e)
print("\n".join(calls))
print(flaky(2), lookup({"a": [1, 2]}, "a", 1), lookup({"a": [1]}, "a", 7), lookup({}, "z"))
try:
    flaky(9)
except RuntimeError as e:
    print(e)
for args in [("Ann", 30), ("bob", 3), ("Cyd", 200)]:
    try:
        print(person(*args))
    except ValueError as e:
        print("rejected", e)
print(config() is config(), calls.count("loading"), [double(i) for i in range(4)], double.n, double("ab"))
print(max(range(1, 1000), key=collatz), collatz(871), collatz.cache_info().maxsize)
deposit, history = make_account(10)
other, _ = make_account()
deposit(5, "gift")
deposit(-12)
try:
    other(-1)
except ValueError as e:
    print(e, history(), deposit(0))
shout = compose(str.strip, str.upper, lambda s: s + "!")
print(shout("  hey "), compose()(5), curry(lambda a, b, c: a + b * c, 3)(1)(2)(3))
powers = [partial(pow, exp=e) for e in (1, 2, 10)]
print([p(7) for p in powers], partial(int, base=2)("1011"), list(map(partial(max, 3), [1, 5])))
print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b)), list(takewhile(lambda x: x < 5, accumulate(range(9)))))
runs = [(k, len(list(g))) for k, g in groupby("aaabccd")]
print(runs, "".join(chain.from_iterable(k * n for k, n in runs)), sum(n for _, n in runs))
