"""Classes below `UserDict` and `UserList`."""

from collections import UserDict, UserList


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


d = Lower({"A": 1, "B": 2})
d["C"] = 3
d.update({"D": 4}, E=5)
print(d, d["a"], len(d), "a" in d, "A" in d, d.get("zz"), d.get("b"))
print(d.data, list(d), sorted(d.items()), d.pop("a"), d.setdefault("q", 9), d)
print(d == {"b": 2}, type(d).__name__, isinstance(d, UserDict), bool(Lower()))
try:
    d["nope"]
except KeyError as e:
    print("KeyError", e)


class Stack(UserList):
    def push(self, x):
        self.append(x)


s = Stack([3, 1, 2])
s.push(4)
print(s, s[0], s[-1], len(s), s.data, sorted(s), 3 in s, s + [9], s[1:], s * 2)
s.sort()
print(s, s.index(3), s.count(1), s.pop(), s)
s.extend([7, 8])
s.insert(0, 6)
s.remove(7)
s.reverse()
print(s, s == [8, 3, 2, 1, 6], type(s + [1]).__name__)
