"""What a class of the program inherits from the classes of `collections`. As there, some methods call what a subclass
overrides: `update` of an `OrderedDict` sets items one by one, `pop` takes them out of the container.
"""

from __future__ import annotations


class OrderedDictObject(DictObject):  # noqa: F821
    def __init__(self, items=NotImplemented, **more):
        self.data__ = {}
        if items is not NotImplemented:
            self.update(items)
        for name in more:
            self[name] = more[name]

    def __repr__(self):
        if not self.data__:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({list(self.data__.items())!r})"

    def __reversed__(self):
        return reversed(self.data__)

    def __eq__(self, other):
        if isinstance(other, OrderedDictObject):
            return list(self.data__.items()) == list(other.data__.items())
        if isinstance(other, dict):
            return self.data__ == other
        return NotImplemented

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def popitem(self, last=True):
        if not self.data__:
            raise KeyError("dictionary is empty")
        key = next(reversed(self.data__)) if last else next(iter(self.data__))
        return key, self.data__.pop(key)

    def move_to_end(self, key, last=True):
        value = self.data__.pop(key)
        if last:
            self.data__[key] = value
        else:
            others = list(self.data__.items())
            self.data__.clear()
            self.data__[key] = value
            for other, held in others:
                self.data__[other] = held

    def update(self, items=NotImplemented, **more):
        if isinstance(items, dict):
            for key in items:
                self[key] = items[key]
        elif items is not NotImplemented:
            for key, value in items:
                self[key] = value
        for name in more:
            self[name] = more[name]

    def copy(self):
        made = type(self)()
        for key in self.data__:
            made[key] = self[key]
        return made


class DefaultDictObject(DictObject):  # noqa: F821
    def __init__(self, default_factory=None, items=NotImplemented, **more):
        self.default_factory = default_factory
        self.data__ = {}
        if items is not NotImplemented:
            self.data__.update(items)
        for name in more:
            self.data__[name] = more[name]

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {self.data__!r})"


class CounterObject(DictObject):  # noqa: F821
    def __init__(self, items=NotImplemented, **more):
        self.data__ = {}
        if items is not NotImplemented:
            self.update(items)
        for name in more:
            self[name] = more[name]

    def __missing__(self, key):
        return 0

    def __repr__(self):
        if not self.data__:
            return f"{type(self).__name__}()"
        held = {key: count for key, count in self.most_common()}
        return f"{type(self).__name__}({held!r})"

    def most_common(self, n=None):
        ranked = sorted(self.data__.items(), key=lambda item: item[1], reverse=True)
        return ranked if n is None else ranked[: max(n, 0)]

    def elements(self):
        for key, count in self.data__.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.data__.values())

    def update(self, items=NotImplemented, **more):
        if isinstance(items, dict):
            for key in items:
                self[key] = items[key] + self.data__.get(key, 0)
        elif items is not NotImplemented:
            for key in items:
                self[key] = self.data__.get(key, 0) + 1
        for name in more:
            self[name] = more[name] + self.data__.get(name, 0)

    def subtract(self, items=NotImplemented, **more):
        if isinstance(items, dict):
            for key in items:
                self[key] = self.data__.get(key, 0) - items[key]
        elif items is not NotImplemented:
            for key in items:
                self[key] = self.data__.get(key, 0) - 1
        for name in more:
            self[name] = self.data__.get(name, 0) - more[name]

    def __delitem__(self, key):
        if key in self.data__:
            del self.data__[key]

    def copy(self):
        return type(self)(self.data__)


class UserDict(MutableMapping):  # noqa: F821
    def __init__(self, dict=None, /, **more):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if more:
            self.update(more)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(self.data | other.data)
        if isinstance(other, dict):
            return self.__class__(self.data | other)
        return NotImplemented

    def __ior__(self, other):
        if isinstance(other, UserDict):
            self.data |= other.data
        else:
            self.data |= other
        return self

    def copy(self):
        raise NotImplementedError("Ferrule: copies of a class below UserDict are not covered (FER0404)")


class UserList(MutableSequence):  # noqa: F821
    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            if isinstance(initlist, UserList):
                self.data[:] = initlist.data
            else:
                self.data.extend(initlist)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.__class__(self.data[i])
        return self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __contains__(self, item):
        return item in self.data

    def __eq__(self, other):
        if isinstance(other, UserList):
            return self.data == other.data
        if isinstance(other, list):
            return self.data == other
        return False

    def __lt__(self, other):
        return self.data < (other.data if isinstance(other, UserList) else other)

    def __le__(self, other):
        return self.data <= (other.data if isinstance(other, UserList) else other)

    def __gt__(self, other):
        return self.data > (other.data if isinstance(other, UserList) else other)

    def __ge__(self, other):
        return self.data >= (other.data if isinstance(other, UserList) else other)

    def __add__(self, other):
        return self.__class__(self.data + (other.data if isinstance(other, UserList) else list(other)))

    def __radd__(self, other):
        return self.__class__(list(other) + self.data)

    def __iadd__(self, other):
        self.data += other.data if isinstance(other, UserList) else list(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    def __rmul__(self, n):
        return self.__class__(self.data * n)

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *, key=None, reverse=False):
        if key is None:
            self.data.sort(reverse=reverse)
        else:
            self.data.sort(key=key, reverse=reverse)

    def extend(self, other):
        if isinstance(other, UserList):
            self.data.extend(other.data)
        else:
            self.data.extend(other)
