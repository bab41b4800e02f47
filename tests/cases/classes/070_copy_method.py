"""copy.copy of classes with __copy__, in containers; deepcopy does not ask it."""

import copy


class Counter:
    def __init__(self, n, log):
        self.n = n
        self.log = log
        self.copies = 0

    def __copy__(self):
        self.copies += 1
        return Counter(self.n, list(self.log))


class Plain:
    def __init__(self):
        self.items = [1]


first = Counter(3, ["a"])
second = copy.copy(first)
second.log.append("b")
print(first.log, second.log, first.copies, second.copies, second is first, first.__copy__().n)
kept = [first]
print(copy.copy(kept)[0] is first, first.copies)
deep = copy.deepcopy(first)
print(deep.n, deep.log, deep.log is first.log, first.copies)
plain = Plain()
print(copy.copy(plain).items is plain.items)
