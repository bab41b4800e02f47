def gen():
    try:
        yield 1
        yield 2
        raise ValueError("inside")
    finally:
        print("gen cleanup")


try:
    for x in gen():
        print(x)
except ValueError as e:
    print("outside", e)


def value():
    yield 1
    return 42


g = value()
next(g)
try:
    next(g)
except StopIteration as s:
    print(s.value)
