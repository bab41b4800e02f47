"""`functools` as far as it is Python: translated with the program that imports it."""

from collections import namedtuple


def wraps(wrapped):
    def keep(wrapper):
        return wrapper

    return keep


CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """The least recently used entry is the first one of the dict; a bare `@lru_cache` is written out as a call."""

    def decorate(func):
        return _remember(func, None if maxsize is None else max(0, maxsize))

    return decorate


def cache(func):
    return _remember(func, None)


def _remember(func, limit):
    memo = {}
    hits = 0
    misses = 0

    @wraps(func)
    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = (args, tuple(kwds.items()))
        if key in memo:
            hits += 1
            if limit is None:
                return memo[key]
            found = memo.pop(key)
            memo[key] = found
            return found
        misses += 1
        result = func(*args, **kwds)
        if limit is None:
            memo[key] = result
        elif limit > 0:
            if key not in memo and len(memo) >= limit:
                del memo[next(iter(memo))]
            memo[key] = result
        return result

    def cache_info():
        return CacheInfo(hits, misses, limit, len(memo))

    def cache_clear():
        nonlocal hits, misses
        memo.clear()
        hits = 0
        misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


def partial(func, *args, **keywords):
    def call(*more, **others):
        return func(*args, *more, **keywords, **others)

    return call


class _Compared:
    """A sort key that compares by a function."""

    def __init__(self, obj, compare):
        self.obj = obj
        self.compare = compare

    def __lt__(self, other):
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.compare(self.obj, other.obj) > 0

    def __le__(self, other):
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.compare(self.obj, other.obj) >= 0

    def __eq__(self, other):
        return self.compare(self.obj, other.obj) == 0


def cmp_to_key(mycmp):
    def key(obj):
        return _Compared(obj, mycmp)

    return key
