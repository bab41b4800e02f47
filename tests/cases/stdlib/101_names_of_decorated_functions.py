import functools, contextlib
@functools.lru_cache
def f(x):
    """Doc."""
    return x
@contextlib.contextmanager
def g():
    """G."""
    yield 1
@functools.singledispatch
def h(x):
    return x
print(f.__name__, f.__doc__, f.cache_info(), g.__name__, g.__doc__, h.__name__)
