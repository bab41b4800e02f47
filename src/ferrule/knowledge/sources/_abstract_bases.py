"""What a class of the program inherits from the abstract classes of `collections.abc`: the methods that those define by
the ones that the class itself has to define. The text is put into the module of the class, before anything is inferred.
"""

from __future__ import annotations

import abc


class Iterator:
    @abc.abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Sequence:
    @abc.abstractmethod
    def __getitem__(self, index):
        raise IndexError

    @abc.abstractmethod
    def __len__(self):
        return 0

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        i = start
        while stop is None or i < stop:
            try:
                v = self[i]
            except IndexError:
                break
            if v is value or v == value:
                return i
            i += 1
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    @abc.abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abc.abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abc.abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for v in values:
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Mapping:
    @abc.abstractmethod
    def __getitem__(self, key):
        raise KeyError

    @abc.abstractmethod
    def __iter__(self):
        return iter(())

    @abc.abstractmethod
    def __len__(self):
        return 0

    def __plain_dict__(self):
        """What `dict(mapping)` holds."""
        return {key: self[key] for key in self}

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return dict.fromkeys(self).keys()

    def values(self):
        return self.__plain_dict__().values()

    def items(self):
        return self.__plain_dict__().items()

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return self.__plain_dict__() == other.__plain_dict__()
        if isinstance(other, dict):
            return self.__plain_dict__() == other
        return NotImplemented


class MutableMapping(Mapping):
    @abc.abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abc.abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if not default:
                raise
            return default[0]
        else:
            del self[key]
            return value

    def update(self, other=(), **others):
        for key, value in dict(other, **others).items():
            self[key] = value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Set:
    @abc.abstractmethod
    def __contains__(self, value):
        return False

    @abc.abstractmethod
    def __iter__(self):
        yield None

    @abc.abstractmethod
    def __len__(self):
        return 0

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            return NotImplemented
        if len(self) > len(other):
            return False
        for elem in self:
            if elem not in other:
                return False
        return True

    def __lt__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            return NotImplemented
        if len(self) < len(other):
            return False
        for elem in other:
            if elem not in self:
                return False
        return True

    def __eq__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def __and__(self, other):
        return self._from_iterable(value for value in other if value in self)

    def __rand__(self, other):
        return self._from_iterable(value for value in other if value in self)

    def isdisjoint(self, other):
        for value in other:
            if value in self:
                return False
        return True

    def __or__(self, other):
        return self._from_iterable(e for s in (self, other) for e in s)

    def __ror__(self, other):
        return self._from_iterable(e for s in (self, other) for e in s)

    def __sub__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            other = self._from_iterable(other)
        return self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            other = self._from_iterable(other)
        return self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    def __rxor__(self, other):
        if not isinstance(other, (set, frozenset, Set)):
            other = self._from_iterable(other)
        return (self - other) | (other - self)


class MutableSet(Set):
    @abc.abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abc.abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        it = iter(self)
        try:
            value = next(it)
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            if not isinstance(it, (set, frozenset, Set)):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self
