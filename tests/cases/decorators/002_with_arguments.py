import functools


def repeat(times):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate


@repeat(3)
def add(a, b):
    """Add two."""
    return a + b


@repeat(2)
@repeat(2)
def one():
    return 1


print(add(1, 2), one(), add.__name__, add.__doc__)
