class Managed:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, exc_type, exc, tb):
        print("exit", self.name, exc_type.__name__ if exc_type else None, exc)
        return self.swallow


with Managed("a") as m:
    print("in", m.name)
with Managed("b", True):
    raise ValueError("hidden")
try:
    with Managed("c") as x, Managed("d") as y:
        print(x.name, y.name)
        raise KeyError("seen")
except KeyError as e:
    print("caught", e)


def f():
    with Managed("r"):
        return 5


print(f())
