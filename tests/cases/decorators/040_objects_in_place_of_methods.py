class Counted:
    def __init__(self, func):
        self.func = func
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.func(*args)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return lambda *args: self(obj, *args)


class Lazy:
    def __init__(self, func):
        self.func = func
        self.name = func.__name__

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = self.func(obj)
        obj.cache[self.name] = value
        return value


class Thing:
    def __init__(self, n):
        self.n = n
        self.cache = {}

    @Counted
    def add(self, k):
        return self.n + k

    @Lazy
    def big(self):
        return self.n * 100


t = Thing(4)
print(t.add(1), t.add(2), Thing.add.calls, t.big, t.cache)


class Handler:
    def __init__(self, func):
        self.func = func

    def __call__(self, value):
        return "handled " + str(self.func(value))


class App:
    @staticmethod
    @Handler
    def run(value):
        return value + 1

    @Handler
    def bare(value):
        return value * 2


print(App.run(3), App().run(4), App().bare(5), App.bare(6))
