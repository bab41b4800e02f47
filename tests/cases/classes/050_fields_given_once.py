"""Attributes that `__init__` gives once, before anybody sees the instance."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = y, x
        self.sum = self.x + self.y


class Chain:
    def __init__(self, value, rest=None):
        self.value = value
        self.rest = rest
        self.length = 1 if rest is None else rest.length + 1


class Noisy:
    def __init__(self, name, items):
        print("making", name)
        self.name = name.upper()
        self.first = self.second = list(items)
        n = len(items)
        self.n = n
        n = n * 10
        self.ten = n
        total = 0
        for item in items:
            total += item
        self.total = total
        try:
            self.ratio = total / self.n
        except ZeroDivisionError:
            self.ratio = -1.0
        if n > 15:
            self.size = "big"
        elif n:
            self.size = "small"
        else:
            self.size = "empty"
        items.append(99)
        self.after = len(items)


class Checked:
    made = 0

    def __init__(self, low, high):
        if low > high:
            raise ValueError(f"{low} > {high}")
        self.low = low
        Checked.made += 1
        self.high = int(high)
        self.this = self.low
        this = self.high
        self.co = this + 1


class Base:
    def __init__(self, name, *, tag="none"):
        for letter in name:
            if letter == "x":
                break
        else:
            letter = "-"
        self.name = name
        self.letter = letter
        self.tag = tag


class Middle(Base):
    def __init__(self, name, size, **more):
        for letter in "pq":
            pass
        self.size = size
        super().__init__(name + letter, **more)
        self.doubled = self.size * 2


class Last(Middle):
    def __init__(self):
        super().__init__("last", 3, tag="t")
        self.both = (self.name, self.size)
        size = 0
        self.show = lambda extra: f"{extra}{size}"
        size = self.size + 1


class Empty:
    def __init__(self):
        print("nothing to keep")


class Matrix:
    def __init__(self, rows):
        self.rows = [row[:] for row in rows]
        self.flat = [v for row in self.rows for v in row]
        self.at = {(i, j): v for i, row in enumerate(self.rows) for j, v in enumerate(row)}
        self.any = any(v > 3 for v in self.flat)


p = Point(1, 2)
print(p.x, p.y, p.sum)
chain = None
for i in range(4):
    chain = Chain(i, chain)
node = chain
while node is not None:
    print(node.value, node.length, end=" ")
    node = node.rest
print()
node = chain
if (node := node.rest) is not None and (node := node.rest) is not None:
    print(node.value, (node.value, (node := node.rest).value, node.value))
items = [1, 2]
one = Noisy("one", items)
print(one.name, one.first is one.second, one.first, items, one.n, one.ten, one.total, one.ratio, one.size, one.after)
one.first.append(7)
print(one.second, Noisy("two", []).ratio, Noisy("three", [1]).size)
for low, high in [(1, 2), (3, 2)]:
    try:
        c = Checked(low, high)
        print(c.low, c.high, c.this, c.co, Checked.made)
    except ValueError as e:
        print("no:", e, Checked.made)
last = Last()
print(last.name, last.letter, last.tag, last.size, last.doubled, last.both, last.show("s"))
print(Base("axb").letter, Base("b").letter, Middle("m", 1).letter, vars(Point(3, 4)))
Empty()
rows = [[1, 2], [3, 4]]
m = Matrix(rows)
rows[0][0] = 50
print(m.rows, m.flat, m.at, m.any)
