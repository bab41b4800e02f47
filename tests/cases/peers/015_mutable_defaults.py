def collect(item, into=[]):
    into.append(item)
    return into


def count(word, seen={}, *, calls=[0]):
    seen[word] = seen.get(word, 0) + 1
    calls[0] += 1
    return seen, calls[0]


class Basket:
    shared = []

    def __init__(self, items=[]):
        self.items = items

    def add(self, item):
        self.items.append(item)
        self.shared.append(item)


print(collect(1), collect(2), collect(3, []), collect(4))
print(count("a"), count("b"), count("a"))
one, two = Basket(), Basket()
one.add("x")
two.add("y")
print(one.items, two.items, one.items is two.items, Basket.shared, Basket([]).items)
fs = [lambda i=i: i * 10 for i in range(3)]
print([f() for f in fs], fs[0](7))
