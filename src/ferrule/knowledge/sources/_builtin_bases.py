"""What a class of the program inherits from `list`, `dict`, `str`, `int` and the like: the value in an attribute, and its
methods. The rest of the methods of immutable types, and their operators, are written by `infer/builtin_bases.py`.

    class Stack(list): ...        becomes        class Stack(ListObject): ...

The text is put into the module of the class, before anything is inferred. As in CPython, the inherited methods do not
call those that a subclass overrides.
"""

from __future__ import annotations


class ListObject:
    def __init__(self, items=NotImplemented):
        self.data__ = []
        if items is not NotImplemented:
            self.data__.extend(items)

    def __len__(self):
        return len(self.data__)

    def __getitem__(self, index):
        return self.data__[index]

    def __setitem__(self, index, value):
        self.data__[index] = value

    def __delitem__(self, index):
        del self.data__[index]

    def __iter__(self):
        return iter(self.data__)

    def __reversed__(self):
        return reversed(self.data__)

    def __contains__(self, item):
        return item in self.data__

    def __repr__(self):
        return repr(self.data__)

    def __eq__(self, other):
        if isinstance(other, ListObject):
            return self.data__ == other.data__
        if isinstance(other, list):
            return self.data__ == other
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, ListObject):
            return self.data__ < other.data__
        if isinstance(other, list):
            return self.data__ < other
        return NotImplemented

    def __add__(self, other):
        if isinstance(other, ListObject):
            return self.data__ + other.data__
        if isinstance(other, list):
            return self.data__ + other
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, list):
            return other + self.data__
        return NotImplemented

    def __iadd__(self, other):
        self.data__.extend(other)
        return self

    def __mul__(self, times):
        return self.data__ * times

    def append(self, item):
        self.data__.append(item)

    def extend(self, items):
        self.data__.extend(items)

    def insert(self, index, item):
        self.data__.insert(index, item)

    def pop(self, index=-1):
        return self.data__.pop(index)

    def remove(self, item):
        self.data__.remove(item)

    def clear(self):
        self.data__.clear()

    def index(self, item):
        return self.data__.index(item)

    def count(self, item):
        return self.data__.count(item)

    def reverse(self):
        self.data__.reverse()

    def sort(self, *, key=None, reverse=False):
        if key is None:
            self.data__.sort(reverse=reverse)
        else:
            self.data__.sort(key=key, reverse=reverse)

    def copy(self):
        return self.data__.copy()


class DictObject:
    def __init__(self, items=NotImplemented, **more):
        self.data__ = {}
        if items is not NotImplemented:
            self.data__.update(items)
        for name in more:
            self.data__[name] = more[name]

    def __plain_dict__(self):
        return self.data__

    def __len__(self):
        return len(self.data__)

    def __getitem__(self, key):
        if key in self.data__:
            return self.data__[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.data__[key] = value

    def __delitem__(self, key):
        del self.data__[key]

    def __iter__(self):
        return iter(self.data__)

    def __contains__(self, key):
        return key in self.data__

    def __repr__(self):
        return repr(self.data__)

    def __eq__(self, other):
        if isinstance(other, DictObject):
            return self.data__ == other.data__
        if isinstance(other, dict):
            return self.data__ == other
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, DictObject):
            return self.data__ | other.data__
        return self.data__ | other

    def keys(self):
        return self.data__.keys()

    def values(self):
        return self.data__.values()

    def items(self):
        return self.data__.items()

    def get(self, key, default=None):
        return self.data__.get(key, default)

    def setdefault(self, key, default=None):
        return self.data__.setdefault(key, default)

    def pop(self, key, *default):
        return self.data__.pop(key, *default)

    def popitem(self):
        return self.data__.popitem()

    def update(self, items=NotImplemented, **more):
        if items is not NotImplemented:
            self.data__.update(items)
        for name in more:
            self.data__[name] = more[name]

    def clear(self):
        self.data__.clear()

    def copy(self):
        return self.data__.copy()


class SetObject:
    def __init__(self, items=NotImplemented):
        self.data__ = set()
        if items is not NotImplemented:
            self.data__.update(items)

    def __len__(self):
        return len(self.data__)

    def __iter__(self):
        return iter(self.data__)

    def __contains__(self, item):
        return item in self.data__

    def __repr__(self):
        if not self.data__:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({self.data__!r})"

    def __eq__(self, other):
        if isinstance(other, SetObject):
            return self.data__ == other.data__
        if isinstance(other, set):
            return self.data__ == other
        return NotImplemented

    def add(self, item):
        self.data__.add(item)

    def discard(self, item):
        self.data__.discard(item)

    def remove(self, item):
        self.data__.remove(item)

    def clear(self):
        self.data__.clear()

    def update(self, *others):
        for other in others:
            self.data__.update(other)

    def isdisjoint(self, other):
        return self.data__.isdisjoint(other)

    def issubset(self, other):
        return self.data__.issubset(other)

    def issuperset(self, other):
        return self.data__.issuperset(other)


class StrObject:
    def __new__(cls, value="", *how):
        made = bare_instance__(cls)
        made.data__ = str(value, *how)
        return made

    def __str__(self):
        return self.data__

    def __repr__(self):
        return repr(self.data__)

    def __hash__(self):
        return hash(self.data__)

    def __format__(self, spec):
        return str(self) if spec == "" else format(self.data__, spec)

    def __len__(self):
        return len(self.data__)

    def __iter__(self):
        return iter(self.data__)

    def __contains__(self, part):
        return part in self.data__

    def __getitem__(self, index):
        return self.data__[index]

    def __add__(self, other):
        if isinstance(other, StrObject):
            return self.data__ + other.data__
        if isinstance(other, str):
            return self.data__ + other
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, str):
            return other + self.data__
        return NotImplemented

    def __mul__(self, times):
        return self.data__ * times

    def __rmul__(self, times):
        return self.data__ * times

    def __mod__(self, values):
        return self.data__ % values


class IntObject:
    def __new__(cls, value=0, *base):
        made = bare_instance__(cls)
        made.data__ = int(value, *base)
        return made

    def __plain_number__(self):
        return self.data__

    def __repr__(self):
        return repr(self.data__)

    def __hash__(self):
        return hash(self.data__)

    def __format__(self, spec):
        return str(self) if spec == "" else format(self.data__, spec)

    def __int__(self):
        return self.data__

    def __index__(self):
        return self.data__

    def __float__(self):
        return float(self.data__)

    def __bool__(self):
        return self.data__ != 0

    def __neg__(self):
        return -self.data__

    def __pos__(self):
        return self.data__

    def __abs__(self):
        return abs(self.data__)

    def __invert__(self):
        return ~self.data__

    def __round__(self):
        return self.data__


class FloatObject:
    def __new__(cls, value=0.0):
        made = bare_instance__(cls)
        made.data__ = float(value)
        return made

    def __plain_number__(self):
        return self.data__

    def __repr__(self):
        return repr(self.data__)

    def __hash__(self):
        return hash(self.data__)

    def __format__(self, spec):
        return str(self) if spec == "" else format(self.data__, spec)

    def __int__(self):
        return int(self.data__)

    def __float__(self):
        return self.data__

    def __bool__(self):
        return self.data__ != 0.0

    def __neg__(self):
        return -self.data__

    def __pos__(self):
        return self.data__

    def __abs__(self):
        return abs(self.data__)

    def __round__(self, *digits):
        return round(self.data__, *digits)


class TupleObject:
    def __new__(cls, items=()):
        made = bare_instance__(cls)
        made.data__ = tuple(items)
        return made

    def __repr__(self):
        return repr(self.data__)

    def __hash__(self):
        return hash(self.data__)

    def __len__(self):
        return len(self.data__)

    def __iter__(self):
        return iter(self.data__)

    def __contains__(self, item):
        return item in self.data__

    def __getitem__(self, index):
        return self.data__[index]

    def __add__(self, other):
        if isinstance(other, TupleObject):
            return self.data__ + other.data__
        if isinstance(other, tuple):
            return self.data__ + other
        return NotImplemented

    def __mul__(self, times):
        return self.data__ * times


class BytesObject:
    def __new__(cls, value=b""):
        made = bare_instance__(cls)
        made.data__ = bytes(value)
        return made

    def __repr__(self):
        return repr(self.data__)

    def __hash__(self):
        return hash(self.data__)

    def __len__(self):
        return len(self.data__)

    def __iter__(self):
        return iter(self.data__)

    def __contains__(self, part):
        return part in self.data__

    def __getitem__(self, index):
        return self.data__[index]

    def __add__(self, other):
        if isinstance(other, BytesObject):
            return self.data__ + other.data__
        if isinstance(other, bytes):
            return self.data__ + other
        return NotImplemented

    def __mul__(self, times):
        return self.data__ * times


class FrozensetObject:
    def __new__(cls, items=()):
        made = bare_instance__(cls)
        made.data__ = frozenset(items)
        return made

    def __repr__(self):
        if not self.data__:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({{{repr(set(self.data__))[1:-1]}}})"

    def __hash__(self):
        return hash(self.data__)

    def __len__(self):
        return len(self.data__)

    def __iter__(self):
        return iter(self.data__)

    def __contains__(self, item):
        return item in self.data__
