class Proxy:
    def __init__(self, target):
        self._target = target
        self.calls = 0

    def __getattr__(self, name):
        return f"<{name}>"


class Frozen:
    def __init__(self):
        object.__setattr__(self, "v", 1)

    def __setattr__(self, name, value):
        raise AttributeError(f"frozen: {name}")


p = Proxy([1])
print(p.calls, p.other, p._target)
f = Frozen()
try:
    f.v = 2
except AttributeError as e:
    print(e, f.v)
