
def counter(f):
    def wrapper(*args):
        wrapper.calls += 1
        return f(*args)
    wrapper.calls = 0
    return wrapper

@counter
def sq(x):
    return x * x
print(sq(2), sq(3), sq.calls)

@counter
def hi(name):
    return "hi " + name
print(hi("x"), hi.calls, sq.calls)

def static_counter():
    static_counter.count += 1
    return static_counter.count
static_counter.count = 0
static_counter()
print(static_counter(), static_counter.count)
try:
    print(static_counter.nope)
except AttributeError as e:
    print(e)

from functools import wraps
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "inner doc"
        return f(*a, **k)
    return inner
@deco
@deco
def named(x: int) -> int:
    """Named doc."""
    return x
print(named.__name__, named.__doc__, named(3), named.__qualname__)
print((lambda: 0).__name__, deco.__name__, deco.__doc__)
def acc(start, step=[1]):
    def add(n, seen=[]):
        seen.append(n)
        return start + sum(seen)
    return add
a, b = acc(1), acc(100)
print(a(1), a(2), b(1))
