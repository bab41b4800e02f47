import collections
from collections import Counter, OrderedDict, UserDict, UserList, defaultdict
from collections.abc import MutableMapping


class LRU(OrderedDict):
    def __init__(self, capacity, *args, **kw):
        self.capacity = capacity
        self.evicted = []
        super().__init__(*args, **kw)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.capacity:
            self.evicted.append(self.popitem(last=False))


cache = LRU(2, a=1, b=2)
cache["a"]
cache["c"] = 3
print(cache, list(cache), cache.evicted, "b" in cache, isinstance(cache, dict), isinstance(cache, OrderedDict))
cache.move_to_end("a")
cache.move_to_end("c", last=False)
print(list(cache.items()), cache == {"a": 1, "c": 3}, list(reversed(cache)), cache.pop("zz", None))


class Tree(defaultdict):
    def __init__(self):
        super().__init__(Tree)


t = Tree()
t["a"]["b"]["c"]
print(len(t), "b" in t["a"], list(t["a"]["b"]))


class Groups(collections.defaultdict):
    def total(self):
        return sum(len(v) for v in self.values())


g = Groups(list, {"x": [1]})
g["a"].append(1)
g["x"].append(2)
print(g.total(), dict(g), g.get("none"))


class Bag(Counter):
    def heaviest(self):
        return self.most_common(1)[0][0]


bag = Bag("abracadabra")
bag.update("zz")
print(bag, bag.heaviest(), bag["nope"], bag.total(), isinstance(bag, Counter), isinstance(bag, dict))
bag.subtract({"a": 10})
print(bag["a"], sorted(bag.elements()))


class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())


u = Upper({"a": 1}, b=2)
u["c"] = 3
u.update({"d": 4})
print(u, u["A"], u["d"], u.get("x", 0), len(u), sorted(u), u.pop("A"), u.setdefault("E", 5), isinstance(u, MutableMapping), isinstance(u, dict), u.data)


class Stack(UserList):
    def push(self, x):
        self.append(x)

    def peek(self):
        return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), s == [1, 2, 3], list(reversed(s)), s.index(2), 2 in s, s.pop(), s)
s.sort(reverse=True)
print(s)
