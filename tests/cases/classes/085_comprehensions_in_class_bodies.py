class Registry:
    handlers = {}
    for _name in ("get", "post"):
        handlers[_name] = []
    count = len(handlers)
    limit = 10 if count > 1 else 5
    try:
        import_error = None
        value = {}["x"]
    except KeyError as err:
        value = f"missing {err}"
    while count < 4:
        count += 1
    else:
        done = True

    def add(self, kind, f):
        self.handlers[kind].append(f)
        return self

    matrix = [[i * j for j in range(3)] for i in range(2)]
    total = sum(sum(row) for row in matrix)


r = Registry().add("get", print).add("post", len)
print(sorted(Registry.handlers), Registry.count, Registry.limit, Registry.value, Registry.done, Registry.matrix, Registry.total)


class Plugin:
    def __init__(self):
        self.calls = 0

    def handle(self, x):
        self.calls += 1
        return x


p, q = Plugin(), Plugin()
original = p.handle
p.handle = lambda x: original(x) * 2
print(p.handle(3), q.handle(3), p.calls, q.calls)
