"""`on or default`, where the first is a method of a builtin value."""


class Store:
    def __init__(self, on=None, off=None):
        self.on = on if on else print
        self.off = off or self.nothing

    def nothing(self, x):
        print("nothing", x)


def user(x):
    print("user", x)


log = []
Store().on(1)
Store(user).on(2)
Store(None, user).off(3)
Store().off(4)
Store(log.append, log.extend).off([5])
Store(log.append).on(6)
print(log)


def choose(f=None, g=None):
    h = f or g
    return h(3) if h else None


print(choose(), choose(lambda x: x * 2), choose(None, str), choose(abs, str))
