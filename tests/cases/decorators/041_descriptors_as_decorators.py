class Memo:
    def __init__(self, func):
        self.func = func
        self.cache = {}

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return Bound(self, instance)


class Bound:
    def __init__(self, memo, instance):
        self.memo = memo
        self.instance = instance

    def __call__(self, n):
        if n not in self.memo.cache:
            self.memo.cache[n] = self.memo.func(self.instance, n)
        return self.memo.cache[n]


class Maths:
    base = 3

    @Memo
    def power(self, n):
        print("power", n)
        return self.base ** n


m = Maths()
print(m.power(2), m.power(2), m.power(3), Maths.power.name, len(Maths.power.cache))


class ClassProperty:
    def __init__(self, getter):
        self.getter = getter

    def __get__(self, instance, owner):
        return self.getter(owner)


class Config:
    values = [1, 2]

    @ClassProperty
    def count(cls):
        return len(cls.values)


class More(Config):
    values = [1, 2, 3]


print(Config.count, Config().count, More.count)


class Command:
    registry = {}

    def __init__(self, func):
        self.func = func
        Command.registry[func.__name__] = self

    def __call__(self, *args):
        return self.func(*args)


class Tool:
    @Command
    def hello(name):
        return "hello " + name


print(Tool.hello("x"), sorted(Command.registry), Command.registry["hello"]("y"))
