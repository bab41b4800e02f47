import sys


class Config:
    debug = len(sys.argv) > 10
    if debug:
        level = 10
    else:
        level = 20
    total = 0
    for i in range(4):
        total += i
    try:
        value = int("12x")
    except ValueError:
        value = -1
    squares = [n * n for n in range(3)]
    names = []
    for n in ("a", "b"):
        names.append(n)
    del n
    print("in body", total)
    a, b = 1, 2
    a += b
    while total > 4:
        total -= 1
    assert total == 4
    if sys.version_info >= (3, 0):
        def method(self):
            return "three"
    else:
        def method(self):
            return "two"


print(Config.level, Config.total, Config.i, Config.value, Config.squares, Config.names, Config.a, Config.b)
print(Config().method(), hasattr(Config, "n"))


class K:
    def one(self):
        return 1

    temp = 5
    double = temp * 2
    del temp


print(K.double, hasattr(K, "temp"), K().one())
