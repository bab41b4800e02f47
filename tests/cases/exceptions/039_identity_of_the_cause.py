"""`e.__cause__ is other`: an exception or None with an exception."""


class Own(Exception):
    pass


def same(x, last=None):
    return x is last, last is x, x is not last


try:
    raise ValueError("a")
except ValueError as e:
    try:
        raise KeyError("b") from e
    except KeyError as k:
        print(k.__cause__ is e, k.__context__ is e, e is k.__cause__, k.__cause__ is not e, k.__cause__ is k)
        print(k.__cause__ == e, k.__context__ != e, e.__cause__ is e)
one = Own("1")
print(same(one), same(one, one), same(one, Own("1")), same(None, one), same(1, one))
