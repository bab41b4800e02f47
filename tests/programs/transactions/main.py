# An in-memory table store with transactions, as context managers.
from collections import ChainMap
from contextlib import contextmanager, suppress


class Rollback(Exception):
    """Raise inside a transaction to undo it quietly."""


class Conflict(Exception):
    def __init__(self, table, key):
        super().__init__("%s[%r] exists" % (table.name, key))
        self.key = key


class Table:
    def __init__(self, name, columns):
        self.name = name
        self.columns = tuple(columns)
        self.rows = {}
        self.serial = 0

    def insert(self, *values, key=None, **named):
        if len(values) + len(named) != len(self.columns):
            raise TypeError("%s has columns %s" % (self.name, ", ".join(self.columns)))
        row = dict(zip(self.columns, values))
        for column, value in named.items():
            if column not in self.columns or column in row:
                raise TypeError("bad column %s" % column)
            row[column] = value
        if key is None:
            self.serial += 1
            key = self.serial
        if key in self.rows:
            raise Conflict(self, key)
        self.rows[key] = row
        return key

    def __getitem__(self, key):
        return self.rows[key]

    def __delitem__(self, key):
        del self.rows[key]

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        for key in sorted(self.rows):
            yield key, self.rows[key]

    def where(self, test=None, **equal):
        for key, row in self:
            if all(row[c] == v for c, v in equal.items()) and (test is None or test(row)):
                yield key, row

    def snapshot(self):
        return {k: dict(r) for k, r in self.rows.items()}, self.serial

    def restore(self, saved):
        self.rows, self.serial = saved


class Transaction:
    def __init__(self, db, label):
        self.db = db
        self.label = label
        self.saved = None
        self.state = "new"

    def __enter__(self):
        self.saved = {t.name: t.snapshot() for t in self.db.tables.values()}
        self.db.depth += 1
        self.state = "open"
        self.db.note("begin", self.label)
        return self

    def __exit__(self, kind, error, traceback):
        self.db.depth -= 1
        if kind is None:
            self.state = "committed"
        else:
            self.state = "rolled back"
            for table in self.db.tables.values():
                if table.name in self.saved:
                    table.restore(self.saved[table.name])
        self.db.note(self.state, self.label, "" if error is None else "(%s: %s)" % (kind.__name__, error))
        return kind is not None and issubclass(kind, Rollback)


class Database:
    def __init__(self):
        self.tables = {}
        self.log = []
        self.depth = 0

    def create(self, name, *columns):
        table = self.tables[name] = Table(name, columns)
        return table

    def __getattr__(self, name):
        tables = self.__dict__.get("tables", {})
        if name in tables:
            return tables[name]
        raise AttributeError("no table %s" % name)

    def transaction(self, label="?"):
        return Transaction(self, label)

    def note(self, *words):
        self.log.append("  " * self.depth + " ".join(w for w in words if w))


@contextmanager
def indented(lines, title):
    lines.append(title + " {")
    before = len(lines)
    try:
        yield lines
    except LookupError as e:
        lines.append("!" + repr(e))
        raise
    finally:
        lines[before:] = ["  " + line for line in lines[before:]]
        lines.append("}")


class Opened:
    opened = []

    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail

    def __enter__(self):
        if self.fail:
            raise OSError("cannot open " + self.name)
        self.opened.append(self.name)
        return self.name.upper()

    def __exit__(self, *exc):
        self.opened.remove(self.name)
        print("close", self.name, exc[0] and exc[0].__name__)


db = Database()
users = db.create("users", "name", "age")
items = db.create("items", "owner", "title")
with db.transaction("setup") as t:
    ann = db.users.insert("Ann", 31)
    bob = db.users.insert(name="Bob", age=44)
    for title in ("lamp", "desk", "bike"):
        items.insert(ann if title != "desk" else bob, title)
print(t.state, len(users), [r["title"] for _, r in items.where(owner=ann)])

with db.transaction("quiet"):
    users[ann]["age"] += 100
    del items[1]
    with db.transaction("inner"):
        users.insert("Temp", 1)
    print(users[ann], len(items), len(users))
    raise Rollback("changed my mind")
print(users[ann], len(items), len(users))

try:
    with db.transaction("outer"):
        users.insert("Cyd", 5)
        with db.transaction("failing"):
            users.insert("Dup", 1, key=bob)
except Conflict as e:
    print("conflict:", e, e.key)
with suppress(KeyError, ZeroDivisionError), db.transaction("suppressed"):
    del users[99]
for bad in ((1,), (1, 2, 3)):
    try:
        users.insert(*bad)
    except TypeError as e:
        print(e)
try:
    db.nothing
except AttributeError as e:
    print(e)
print("\n".join(db.log))

lines = []
with suppress(KeyError):
    with indented(lines, "a"):
        lines.append("one")
        with indented(lines, "b") as same:
            same.append("two")
            {}["x"]
        lines.append("never")
print("\n".join(lines))

try:
    with Opened("x") as x, Opened("y") as y, Opened("z", fail=True):
        print(x, y)
except OSError as e:
    print("error:", e, Opened.opened)


def first_even(numbers):
    for n in numbers:
        with Opened("file%d" % n):
            if n % 2:
                continue
            return n


print(first_even([3, 5, 8, 9]), Opened.opened)
defaults = {"color": "red", "size": 1}
scope = ChainMap({}, defaults)
scope["size"] = 9
inner = scope.new_child({"color": "blue"})
print(scope["color"], scope["size"], defaults, inner["color"], inner["size"], sorted(inner), len(inner))
print([(k, r["age"]) for k, r in users.where(lambda r: r["age"] > 30)], next(users.where(name="Zed"), None))
with db.transaction("last"):
    raise KeyboardInterrupt if len(users) > 5 else MemoryError("no room for %d" % len(users))
