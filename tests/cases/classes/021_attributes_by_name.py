class Logger:
    def __init__(self, target):
        self._target = target
        self._seen = []

    def __getattr__(self, name):
        self._seen.append(name)
        return getattr(self._target, name)


class Real:
    def __init__(self):
        self.n = 3

    def add(self, k):
        self.n += k
        return self.n

    @property
    def double(self):
        return self.n * 2


class Tracked:
    def __init__(self):
        self.changes = {}
        self.a = 1
        self.b = "x"

    def __setattr__(self, name, value):
        if name != "changes":
            self.changes[name] = self.changes.get(name, 0) + 1
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


class Config:
    def __init__(self, **options):
        self.host = "localhost"
        self.port = 80
        for key, value in options.items():
            if not hasattr(self, key):
                raise TypeError(f"unknown option {key}")
            setattr(self, key, value)

    def show(self):
        return {k: getattr(self, k) for k in ("host", "port")}


p = Logger(Real())
print(p.add(2), p.n, p.double, p._seen, hasattr(p, "n"))
try:
    p.missing
except AttributeError as e:
    print(e)
print(getattr(p, "zip", "default"))
t = Tracked()
t.a = 5
t.a += 1
print(t.a, t.b, t.changes)
del t.b
print(hasattr(t, "b"), t.__dict__ == {"changes": t.changes, "a": 6})
c = Config(port=8080)
print(c.show(), vars(c), c.__dict__["host"])
try:
    Config(nope=1)
except TypeError as e:
    print(e)
c.__dict__["host"] = "remote"
for k, v in vars(c).items():
    print(k, v)


class Lazy:
    def __init__(self):
        self.computed = 0

    def __getattr__(self, name):
        if name == "value":
            self.computed += 1
            self.value = 42
            return self.value
        raise AttributeError(f"no {name}")


z = Lazy()
print(z.value, z.value, z.computed)
try:
    print(z.other)
except AttributeError as e:
    print(e)


class Matrix:
    def __init__(self):
        for axis in ("x", "y"):
            for kind in ("min", "max"):
                setattr(self, f"{axis}_{kind}", len(axis + kind))

    def get(self, axis):
        return getattr(self, axis + "_min"), getattr(self, axis + "_max")


print(Matrix().get("x"), Matrix().y_max)
