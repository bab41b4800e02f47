class Validator:
    def __set_name__(self, owner, name):
        self.storage = name

    def __set__(self, instance, value):
        value = self.validate(self.storage, value)
        instance.__dict__[self.storage] = value

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__[self.storage]


class Quantity(Validator):
    def validate(self, name, value):
        if value <= 0:
            raise ValueError(f"{name} must be > 0")
        return value


class NonBlank(Validator):
    def validate(self, name, value):
        value = value.strip()
        if not value:
            raise ValueError(f"{name} cannot be blank")
        return value


class LineItem:
    description = NonBlank()
    weight = Quantity()
    price = Quantity()

    def __init__(self, description, weight, price):
        self.description = description
        self.weight = weight
        self.price = price

    def subtotal(self):
        return self.weight * self.price


item = LineItem("  nuts ", 2, 3)
print(item.description, item.subtotal())
for action in range(2):
    try:
        if action:
            item.description = "   "
        else:
            item.price = 0
    except ValueError as e:
        print(e)
print(sorted(vars(item)))


class Lazy:
    """A descriptor without __set__: the instance's own value comes first."""

    def __init__(self, func):
        self.func = func
        self.name = func.__name__

    def __get__(self, obj, cls):
        print("computing", self.name)
        value = self.func(obj)
        obj.area = value
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    area = Lazy(lambda self: 3 * self.r * self.r)


c = Circle(2)
print(c.area, c.area)


class Registry:
    _classes = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Registry._classes[cls.__name__.lower()] = cls

    @classmethod
    def create(cls, name, *args):
        return cls._classes[name](*args)


class Foo(Registry):
    def __init__(self, n=0):
        self.n = n

    def show(self):
        return f"Foo {self.n}"


class Bar(Registry):
    def show(self):
        return "Bar"


print(Registry.create("foo", 3).show(), Registry.create("bar").show(), sorted(Registry._classes))


class Cached:
    _made = {}

    def __new__(cls, key):
        if key not in cls._made:
            made = super().__new__(cls)
            made.hits = 0
            cls._made[key] = made
        return cls._made[key]

    def __init__(self, key):
        self.key = key
        self.hits += 1


a, b, d = Cached("x"), Cached("x"), Cached("y")
print(a is b, a is d, a.hits, d.hits, a.key)


class Temp:
    def __init__(self):
        self._c = 0.0

    def get_f(self):
        return self._c * 9 / 5 + 32

    def set_f(self, f):
        self._c = (f - 32) * 5 / 9

    f = property(get_f, set_f)


t = Temp()
t.f = 212
print(t._c, t.f)


class Shape:
    def __new__(cls, kind, size):
        if cls is Shape:
            cls = {"sq": Sq, "ci": Ci}[kind]
        return object.__new__(cls)

    def __init__(self, kind, size):
        self.size = size


class Sq(Shape):
    def area(self):
        return self.size ** 2


class Ci(Shape):
    def area(self):
        return 3 * self.size ** 2


print([s.area() for s in (Shape("sq", 2), Shape("ci", 2))])
