"""Descriptors, properties, class attributes, slots, class getitem, init_subclass."""


class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        self.private = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.private)

    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        setattr(obj, self.private, value)


class Order:
    price = Positive()
    count = Positive()

    def __init__(self, price, count):
        self.price = price
        self.count = count

    @property
    def total(self):
        return self.price * self.count

    @total.setter
    def total(self, value):
        self.price = value / self.count

    @total.deleter
    def total(self):
        self.price = 1


o = Order(2.5, 4)
print(o.total, o.price, o.count)
o.total = 20
print(o.price)
del o.total
print(o.price)
try:
    o.count = -1
except ValueError as e:
    print(e)


class Plugin:
    plugins = []

    def __init_subclass__(cls, /, tag="none", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        Plugin.plugins.append(cls)


class A(Plugin, tag="a"):
    def run(self):
        return "run A"


class B(Plugin):
    def run(self):
        return "run B"


print([p.__name__ for p in Plugin.plugins], [p.tag for p in Plugin.plugins], [p().run() for p in Plugin.plugins])


class Vec:
    __slots__ = ("x", "y")
    dims = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __iter__(self):
        yield self.x
        yield self.y

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, o):
        return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __format__(self, spec):
        return f"<{self.x:{spec}}, {self.y:{spec}}>" if spec else repr(self)


v = Vec(3, 4)
print(abs(v), -v, v + v, 2 * v, list(v), v == Vec(3, 4), len({v, Vec(3, 4)}), f"{v:.1f} {v}", Vec.dims)
try:
    v.z = 1
except AttributeError as e:
    print(e)
x, y = v
print(x, y)


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.count = 0
        return cls._instance

    def bump(self):
        self.count += 1
        return self.count


print(Singleton() is Singleton(), Singleton().bump(), Singleton().bump())


class Typed:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item.__name__}]"


print(Typed[int], Typed[str])
