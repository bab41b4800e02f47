import functools
import sys


def plain():
    """Own text."""


def bare():
    pass


def described(text):
    def mark(function):
        function.__doc__ = text
        return function
    return mark


@described("Said by a decorator.")
def first(x):
    return x


def copied(source):
    @functools.wraps(source)
    def inner(target):
        target.__doc__ = source.__doc__
        return target
    return inner


class Shape:
    @described("The area of it.")
    def area(self):
        return 4


print(plain.__doc__, bare.__doc__)
bare.__doc__ = "Now it has one."
print(bare.__doc__, bare.__name__)
bare.__name__ = "other"
print(bare.__name__, plain.__name__)
print(first.__doc__, first(3))
print(Shape().area(), Shape.area.__doc__)
if len(sys.argv) > 5:
    plain.__doc__ = None
print(plain.__doc__)


def outer(n):
    def inner():
        return n
    inner.__doc__ = "captures"
    inner.__name__ = "renamed"
    return inner


print(outer(3)())


@copied(plain)
def last():
    return 1


print(last())
