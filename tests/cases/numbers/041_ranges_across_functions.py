"""Ranges across functions, methods, closures, fields, module variables and exceptions."""

counter = 0
limit = 10
unknown = int("12345678901234567890123")


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y
        self.hits = 0

    def move(self, dx: int, dy: int) -> "Point":
        return Point(self.x + dx, self.y + dy)

    def clamp(self) -> None:
        self.x = max(0, min(self.x, 99))
        self.y = max(0, min(self.y, 99))

    def __len__(self) -> int:
        return self.x % 10

    def __hash__(self) -> int:
        return self.x * 31 + self.y

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __index__(self) -> int:
        return self.hits


class Base:
    size = 3

    def area(self) -> int:
        return self.size * self.size


class Wide(Base):
    size = 2**70

    def area(self) -> int:
        return self.size


def bump() -> int:
    global counter
    counter += 1
    return counter


def apply(f, n):
    return f(n)


def double(n):
    return n * 2


def make(step):
    total = 0

    def add():
        nonlocal total
        total += step
        return total

    return add


def swallow(n):
    result = n
    print(result)
    try:
        result = 2
        if n > 3:
            result = 10**20
            raise ValueError(n)
        result = 3
    except ValueError:
        result += 1
    finally:
        result += 1
    return result


def gen(n):
    i = 0
    while True:
        if i >= n:
            return
        yield i * i
        i += 1


def opt(n):
    best = None
    for i in range(n):
        if best is None or i % 7 > best:
            best = i % 7
    return best


def ret_mixed(n):
    if n > 2:
        return "many"
    return n


p = Point(1, 2).move(3, 4)
print(p.x, p.y, len(p), hash(p) == hash(Point(4, 6)), p == Point(4, 6), p in [Point(4, 6)])
p.clamp()
print(p.x, p.y)
p.x = 10**25
p.clamp()
print(p.x)
print([bump() for _ in range(5)], counter)
print(apply(double, 5), apply(double, 2**63), apply(lambda n: n + 1, 7))
a = make(3)
b = make(10**30)
print(a(), a(), b(), b())
print(swallow(1), swallow(5))
print(list(gen(6)), sum(gen(4)), max(gen(5)))
print(opt(0), opt(20))
print(ret_mixed(1), ret_mixed(5))
for shape in (Base(), Wide()):
    print(shape.area())
limit = limit * limit
print(limit, unknown % limit, unknown // limit)
values = {i: i * i for i in range(5)}
print(values, sorted(values, key=lambda k: -k), {Point(1, 1): 2}[Point(1, 1)])
table = [[0] * 4 for _ in range(3)]
for r in range(3):
    for c in range(4):
        table[r][c] = r * 4 + c
print(table, sum(sum(row) for row in table))
index = 0
while index < len(table):
    table[index][index] = -index
    index += 1
print(table[-1], table[index - 1][2])
text = "hello world"
vowels = 0
for ch in text:
    if ch in "aeiou":
        vowels += 1
print(vowels, f"{vowels:>4}|{vowels:04d}|{vowels:x}|{vowels!r:>3}", "%d %s" % (vowels, vowels), str(vowels) + "!")
n = 5
n = n if n > 3 else 2**80
print(n, [n, 1], (n, 2), {n: n}, n in (5, 6), n == 5.0, n < 5.5, n / 2, n**2, n**-1, float(n), bool(n), -n, ~n, +n)
x: object = n
print(x)
for i in reversed(range(3)):
    print(i, end=" ")
for i, v in enumerate([7, 8], 1):
    print(i, v, i * v, end=" ")
for a1, b1 in zip(range(3), range(10, 13)):
    print(a1 + b1, end=" ")
print()
match n:
    case 5:
        print("five")
    case _:
        print("other")
print(*range(3), sep=",")
print(round(n), int(n), int(True) + n, abs(-n), min(n, 3), max(n, 3, 9), pow(n, 2), pow(2, 100))
try:
    print([1, 2][n])
except IndexError as e:
    print(e)
print(chr(n + 60), "ab" * n, [0] * n, hex(n), n.bit_length())
assert n == 5, n
print(isinstance(n, int), type(n).__name__)
raise SystemExit(n)
