import json
from collections import Counter


class History(list):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit

    def append(self, item):
        super().append(item)
        if len(self) > self.limit:
            del self[0]

    @property
    def last(self):
        return self[-1] if self else None


class Matrix(list):
    def total(self):
        found = 0
        for row in self:
            for x in row:
                found += x
        return found


class Registry(dict):
    def register(self, name):
        def wrap(fn):
            self[name] = fn
            return fn
        return wrap


class CaseInsensitive(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)


class Counts(dict):
    def __missing__(self, key):
        return 0

    def most(self):
        return max(self.items(), key=lambda kv: kv[1])


h = History(3)
for i in range(5):
    h.append(i)
print(h, h.last, len(h), h[0], list(reversed(h)), 3 in h, h.index(3), isinstance(h, list), h == [2, 3, 4])
h.extend([9, 8])
h.sort()
print(h, h + [1], [0] + h, sorted(h, reverse=True), sum(h), max(h), h.pop(), h)
m = Matrix([[1, 2], [3, 4]])
print(m, m.total(), m[1][0], [x for row in m for x in row], bool(Matrix()))
h[0] = 100
print(h, [*h], len([x for x in h if x > 3]))
ci = CaseInsensitive()
ci["Content"] = "text"
ci["LENGTH"] = "5"
print(ci["CONTENT"], "length" in ci, ci.get("nope", "?"), ci, dict(ci), sorted(ci))
c = Counts()
for w in "a b a c a".split():
    c[w] += 1
print(c, c["zzz"], c.most(), len(c), list(c.items()), isinstance(c, dict))
try:
    ci["missing"]
except KeyError as e:
    print("KeyError", e)
for k, v in c.items():
    print(k, v)
del c["a"]
print(c, c == {"b": 1, "c": 1}, c.pop("b"), c.setdefault("q", 5), c, {**dict(c), "z": 1})
c.update({"k": 2})
print(c, issubclass(Counts, dict), type(c).__name__)
