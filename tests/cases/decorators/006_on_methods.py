import functools
from contextlib import contextmanager
from functools import lru_cache, wraps


def traced(fn):
    @wraps(fn)
    def wrapper(*args, **kwargs):
        print("->", fn.__name__, args[1:], kwargs)
        result = fn(*args, **kwargs)
        print("<-", fn.__name__, result)
        return result
    return wrapper


def retry(times, *errors):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(self, *args):
            for attempt in range(1, times + 1):
                try:
                    return fn(self, *args)
                except errors as e:
                    self.log.append(f"{fn.__name__} attempt {attempt}: {e}")
            raise RuntimeError(f"{fn.__name__} failed {times} times")
        return wrapper
    return deco


def validate(fn):
    def inner(self, amount):
        if amount < 0:
            raise ValueError("negative")
        return fn(self, amount)
    return inner


class Base:
    @traced
    def area(self):
        return 0

    def describe(self):
        return f"{type(self).__name__} {self.area()}"


class Square(Base):
    def __init__(self, side):
        self.side = side
        self.log = []
        self.tries = 0

    @traced
    def area(self):
        """The area."""
        return self.side ** 2 + super().area()

    @retry(3, ValueError, KeyError)
    def flaky(self, limit):
        self.tries += 1
        if self.tries < limit:
            raise ValueError(f"try {self.tries}")
        return self.tries

    @validate
    @traced
    def grow(self, amount):
        self.side += amount
        return self.side

    @staticmethod
    @traced
    def unit(x, scale=1):
        return x * scale

    @classmethod
    @traced
    def make(cls, side):
        return cls(side)

    @property
    @traced
    def double(self):
        return self.side * 2

    @contextmanager
    def bigger(self, by):
        old, self.side = self.side, self.side + by
        try:
            yield self.side
        finally:
            self.side = old

    @lru_cache(maxsize=None)
    def fib(self, n):
        return n if n < 2 else self.fib(n - 1) + self.fib(n - 2)

    def __repr__(self):
        return f"Square({self.side})"


s = Square(3)
print(s.describe(), Base().describe())
print(s.flaky(3), s.log)
try:
    s.tries = -10
    s.flaky(5)
except RuntimeError as e:
    print(e, len(s.log))
print(s.grow(2))
try:
    s.grow(-1)
except ValueError as e:
    print(e)
print(Square.unit(3, scale=4), s.unit(2))
print(Square.make(7), s.double)
with s.bigger(10) as side:
    print(side, s)
print(s, s.fib(50))
print(Square.area.__name__, Square.area.__doc__, s.area.__name__)

class Registry:
    table = {}

    @staticmethod
    def command(name):
        def deco(fn):
            Registry.table[name] = fn
            return fn
        return deco

command = Registry.command
class Shell:
    @command("say")
    def do_say(self, text):
        return f"saying {text}"

    @command("add")
    def do_add(self, text):
        return sum(int(x) for x in text.split())

    def run(self, line):
        name, _, rest = line.partition(" ")
        fn = Registry.table.get(name)
        return fn(self, rest) if fn else f"no {name}"

shell = Shell()
for line in ["say hi you", "add 1 2 3", "nope"]:
    print(shell.run(line))
print(shell.do_say("x"), sorted(Registry.table))
