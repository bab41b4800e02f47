class Registry(type):
    classes = {}

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        Registry.classes[name] = cls
        return cls


class Base(metaclass=Registry):
    def hello(self):
        return "base"


class One(Base):
    def hello(self):
        return "one"


print(sorted(Registry.classes))
print(Registry.classes["One"]().hello(), Registry.classes["Base"]().hello())


class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Database(metaclass=Singleton):
    def __init__(self, url="x"):
        print("init", url)
        self.url = url


a = Database("u1")
b = Database("u2")
print(a is b, b.url)


class Counting(type):
    count = 0

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        Counting.count += 1
        cls.number = Counting.count


class X(metaclass=Counting):
    pass


class Y(X):
    pass


print(X.number, Y.number, Counting.count)
print(type(X).__name__, isinstance(X, Counting))


class Plug(type):
    plugins = []

    def __init__(cls, name, bases, attrs):
        if bases:
            cls.plugins.append(cls)
        type.__init__(cls, name, bases, attrs)

    def describe(cls):
        return "class " + cls.__name__


class Root(metaclass=Plug):
    pass


class P1(Root):
    def run(self):
        return 1


class P2(Root):
    def run(self):
        return 2


print([p.__name__ for p in Root.plugins], [p().run() for p in Root.plugins], P1.describe())
