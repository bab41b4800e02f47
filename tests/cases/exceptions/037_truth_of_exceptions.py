"""Exceptions that say themselves whether they are true, and methods as values, which always are."""


class Never(Exception):
    def __bool__(self):
        return False


class Sized(Exception):
    def __len__(self):
        return len(self.args)


class Both(Sized):
    def __bool__(self):
        print("asked")
        return len(self.args) > 1


for exc in (Never("a"), Sized(), Sized("b"), Both("x"), Both(1, 2), ValueError("c")):
    try:
        raise exc
    except Exception as e:
        print(bool(e), "yes" if e else "no", not e, e and 1, e or 2)


def find(x=None, last=None):
    if x:
        return "x"
    if last and not x:
        return "last"
    return "none"


print(find(), find(Never()), find(ValueError()), find(None, Sized()), find(Never(), Sized(1)), find(None, KeyError("k")))


class Store:
    def __init__(self, rows, on=None):
        self.rows = rows
        self.on = on or (lambda row: None)

    def add(self, row):
        self.rows.append(row)
        self.on(row)
        return self


log = []
Store([], log.append).add(1).add(2)
Store([]).add(3)
print(log)


class Empty:
    def __len__(self):
        return 0

    def method(self, x):
        return ("method", x)

    def use(self, other=None):
        chosen = other or self.method
        return chosen(5) if self.method and chosen else None


print(Empty().use(), Empty().use(lambda x: x), Empty().use(Empty().method), Empty().use([1, 5].count), bool(Empty()))
