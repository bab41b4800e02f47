"""`isinstance` with `type` and the classes of `types`."""


def f(a, b=2):
    """Doc of f."""
    return a


class A:
    """Doc A."""

    def m(self, x):
        return x


def show(o):
    print(isinstance(o, type), callable(o), type(o).__name__, o.__doc__)


show(f)
show(A)
print(type(A().m).__name__, isinstance(A().m, type), A().m.__doc__, f.__name__, A.m.__name__)
import types


def kinds(o):
    return [
        isinstance(o, type),
        isinstance(o, types.FunctionType),
        isinstance(o, (types.MethodType, types.LambdaType)),
        isinstance(o, types.GeneratorType),
        isinstance(o, types.NoneType),
    ]


def gen():
    yield 1


print(
    kinds(f),
    kinds(A),
    kinds(A().m),
    kinds(gen()),
    kinds(None),
    kinds(3),
    kinds(lambda: 1),
    kinds(int),
    kinds(len),
    kinds(ValueError),
)


def outer(k):
    def inner():
        return k

    return inner


print(kinds(outer(1)), isinstance(types, types.ModuleType))
