"""Classes below Mapping and MutableMapping: what the abstract classes bring."""

from collections.abc import Mapping, MutableMapping


class Folded(MutableMapping):
    def __init__(self, *pairs):
        self.data = {}
        for key, value in pairs:
            self[key] = value

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


class Squares(Mapping):
    def __init__(self, n):
        self.n = n

    def __getitem__(self, key):
        if 0 <= key < self.n:
            return key * key
        raise KeyError(key)

    def __iter__(self):
        return iter(range(self.n))

    def __len__(self):
        return self.n


folded = Folded(("A", 1), ("b", 2))
print(list(folded.keys()), list(folded.values()), list(folded.items()), dict(folded))
print("B" in folded, "c" in folded, folded.get("C", 0), folded.get("a"))
for key, value in folded.items():
    print(key, value)
folded.update({"C": 3, "A": 10})
print(dict(folded), folded.pop("B"), len(folded), folded.setdefault("D", 4), folded.setdefault("d", 5))
folded.update([("e", 6)])
print(sorted(folded.items()), folded == {"a": 10, "c": 3, "d": 4, "e": 6}, folded != {}, folded == 3)
print(folded == Folded(("a", 10), ("c", 3), ("d", 4), ("e", 6)))
squares = Squares(4)
print(dict(squares), list(squares.items()), max(squares.values()), 3 in squares.keys())
print(squares == Squares(4), squares == Squares(3), squares == {0: 0, 1: 1, 2: 4, 3: 9}, len(squares.keys()))
folded.clear()
print(len(folded), dict(folded))
