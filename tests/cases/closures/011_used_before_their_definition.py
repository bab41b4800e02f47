def outer(flag):
    def first(n):
        return second(n - 1) if n else "end"
    if flag:
        try:
            print(first(1))
        except NameError as e:
            print(type(e).__name__, e)
    def second(n):
        return first(n) + "!"
    return first(2)


print(outer(True))
print(outer(False))


def registry():
    table = {}
    def add(name):
        table[name] = helper
    try:
        add("early")
    except NameError as e:
        print(e)
    key = lambda v: helper(v)
    try:
        print(key(1))
    except NameError as e:
        print(e)
    def helper(v):
        return v * 2
    add("late")
    print(sorted(table), table["late"](4), key(5))


registry()


class Base:
    def go(self):
        return Helper().value


def start():
    try:
        return Base().go()
    except NameError as e:
        return str(e)


FIRST = start()


class Helper:
    value = 7


SECOND = start()
print(FIRST, SECOND)
