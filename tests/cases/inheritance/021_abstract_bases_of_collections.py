from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence, Sequence
import collections.abc
from enum import Enum


class Deck(Sequence):
    def __init__(self, cards):
        self._cards = list(cards)

    def __len__(self):
        return len(self._cards)

    def __getitem__(self, i):
        return self._cards[i]


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Lower(MutableMapping):
    def __init__(self, **items):
        self._d = {}
        for k, v in items.items():
            self[k] = v

    def __getitem__(self, key):
        return self._d[key.lower()]

    def __setitem__(self, key, value):
        self._d[key.lower()] = value

    def __delitem__(self, key):
        del self._d[key.lower()]

    def __iter__(self):
        return iter(self._d)

    def __len__(self):
        return len(self._d)


class Log(collections.abc.MutableSequence):
    def __init__(self):
        self.rows = []

    def __getitem__(self, i):
        return self.rows[i]

    def __setitem__(self, i, v):
        self.rows[i] = v

    def __delitem__(self, i):
        del self.rows[i]

    def __len__(self):
        return len(self.rows)

    def insert(self, i, v):
        self.rows.insert(i, v)


class Half(Mapping):
    def __getitem__(self, key):
        raise KeyError(key)


class CountingSet(set):
    def __init__(self, *args):
        super().__init__(*args)
        self.tries = 0

    def add(self, x):
        self.tries += 1
        super().add(x)


class Action(str, Enum):
    START = "start"
    STOP = "stop"


deck = Deck("A23")
print(len(deck), deck[0], list(reversed(deck)), "2" in deck, deck.index("3"), deck.count("A"), isinstance(deck, Sequence))
print([c for c in deck], deck[1:], sorted(deck, reverse=True), isinstance(deck, Mapping))
print(list(Countdown(4)), next(Countdown(9)), sum(Countdown(5)), isinstance(Countdown(1), Iterator))
m = Lower(A=1, B=2)
print(m["a"], m.get("zz"), m.get("zz", 5), "B" in m, "q" in m, len(m), list(m), isinstance(m, Mapping))
print(m.pop("A"), m.pop("A", "gone"), m.setdefault("C", 7), m.popitem(), len(m))
log = Log()
log.append("x")
log.extend(["y", "z"])
log += ["w"]
log.reverse()
print(log.rows, log.pop(), log.pop(0), "y" in log, log.index("y"))
log.remove("y")
print(log.rows, len(log))
try:
    Half()
except TypeError as e:
    print(e)
c = CountingSet([1])
c.add(1)
c.add(2)
print(sorted(c), c.tries, 2 in c, c, len(c), c == {1, 2}, isinstance(c, set))
print(Action.START.upper(), Action.STOP.startswith("st"), len(Action.START), Action.START == "start", Action.STOP + "!", [a.title() for a in Action])
