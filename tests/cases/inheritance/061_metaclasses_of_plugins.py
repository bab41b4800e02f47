class PluginMeta(type):
    registry = {}

    def __new__(mcs, name, bases, attrs, **options):
        cls = super().__new__(mcs, name, bases, attrs)
        if bases:
            mcs.registry[name.lower()] = cls
        return cls

    def __iter__(cls):
        return iter(sorted(cls.registry))

    def __len__(cls):
        return len(cls.registry)

    def __contains__(cls, name):
        return name in cls.registry

    def __getitem__(cls, name):
        return cls.registry[name]


class Plugin(metaclass=PluginMeta):
    def run(self, x):
        raise NotImplementedError


class Double(Plugin):
    def run(self, x):
        return x * 2


class Square(Plugin):
    def run(self, x):
        return x * x


print(list(Plugin), len(Plugin), "double" in Plugin, "cube" in Plugin)
print(Plugin["square"]().run(5), [PluginMeta.registry[n]().run(3) for n in Plugin])


class Tracked(type):
    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        cls.made += 1
        return obj


class Point(metaclass=Tracked):
    made = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y


class Other(metaclass=Tracked):
    made = 0


p, q = Point(1), Point(2, y=5)
Other()
print(p.x, p.y, q.y, Point.made, Other.made)


class Final(type):
    def __new__(cls, name, bases, dct):
        for base in bases:
            if base.__name__ == "Closed":
                raise TypeError(f"{name} cannot derive from {base.__name__}")
        return type.__new__(cls, name, bases, dct)


class Closed(metaclass=Final):
    pass


try:
    class Bad(Closed):
        pass
except TypeError as e:
    print(e)


class SingletonMeta(type):
    _instance = None

    def __call__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__call__(*args, **kwargs)
        return cls._instance


class Log(metaclass=SingletonMeta):
    def __init__(self):
        self.lines = []


Log().lines.append("a")
Log().lines.append("b")
print(Log().lines, Log() is Log())
