class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        print("asking", name)
        return getattr(self.target, name)


class Engine:
    power = 12

    def start(self, key):
        return f"started with {key}"


proxy = Proxy(Engine())
print(proxy.power, proxy.start("k"))
start = proxy.start
print(start("again"))
try:
    proxy.missing
except AttributeError as error:
    print(error)
print(hasattr(proxy, "power"), hasattr(proxy, "nothing"), getattr(proxy, "nothing", "default"))


class Config:
    def __init__(self, **values):
        self.__dict__["values"] = values

    def __getattr__(self, name):
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(f"no setting {name!r}") from None

    def __setattr__(self, name, value):
        self.values[name] = value

    def __delattr__(self, name):
        del self.values[name]


config = Config(a=1)
config.b = 2
print(config.a, config.b)
del config.a
try:
    print(config.a)
except AttributeError as error:
    print(error)
