"""`functools` as far as it is Python: translated with the program that imports it."""


def wraps(wrapped):
    def keep(wrapper):
        return wrapper

    return keep


def cache(func):
    memo = {}

    def wrapper(*args):
        if args in memo:
            return memo[args]
        result = func(*args)
        memo[args] = result
        return result

    return wrapper


def partial(func, *args, **keywords):
    def call(*more, **others):
        return func(*args, *more, **keywords, **others)

    return call
