class A:
    pass


class B(A):
    pass


class C:
    pass


def show(x):
    print(type(x).__name__, x.__class__.__name__)


for v in (1, 2.5, "s", b"x", None, [1], {1: 2}, {3}, (1, 2), A(), B(), C(), ValueError("v"), True, range(3), frozenset()):
    show(v)
    print(type(v).__name__, type(v) is int, type(v) == str, type(v) in (int, float))
x = 1 if len("ab") == 2 else "s"
y = "t" if len("ab") == 2 else 3
print(type(x) is type(y), type(x) == type(1), type(x) is not type("s"))
print(type(A()) is type(B()), type(A()) is A, A().__class__ is A, isinstance(B().__class__, type))
things = [1, "a", 2.0, None, A()]
print([type(t).__name__ for t in things])
counts = {}
for t in things + [3, B()]:
    counts[type(t)] = counts.get(type(t), 0) + 1
print(sorted((k.__name__, n) for k, n in counts.items()))
print(type(things[0]))


def same(a, b):
    return type(a) is type(b)


print(same(1, 2), same(1, "a"), same(A(), B()), same(A(), A()), same(1, True))
print(f"{type(things[1]).__name__} and {type(things[4])!r}".replace("__main__.", ""))


def f(v):
    raise TypeError(f"bad type {type(v).__name__!r}")


for v in (1, "a", None, A()):
    try:
        f(v)
    except TypeError as e:
        print(e)
