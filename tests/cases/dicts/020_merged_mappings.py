import json
from collections import OrderedDict, UserDict, defaultdict
from types import MappingProxyType


class Low(dict):
    pass


class Up(UserDict):
    def __getitem__(self, key):
        return self.data[key] * 2


class Keyed:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key.upper()


row = json.loads('{"sku": "a1", "n": 3}')
print({**row, "n": 4}, {"z": 1, **row})


def kw(**k):
    return sorted(k.items())


print(kw(**{**row, "x": 1}), {**Low(a=1), **Up(b=2)}, {**Keyed(), "c": "x"}, {**OrderedDict(q=1), **defaultdict(int, r=2)})
print({**MappingProxyType({"m": 1})}, dict(Keyed()))


def merge(x):
    return {"base": 0, **x}


for value in [{"a": 1}, Low(k=2), 5, None, ["a"], "text"]:
    try:
        print(merge(value))
    except TypeError as e:
        print(e)
d = {"a": 1}
d.update(row)
d.update([("q", 2)], w=3)
print(d, d | {"e": 5})
