# Things that translators of Python are known to get wrong.
from collections import Counter
import sys


class A(Exception):
    pass


class B(Exception):
    pass


class C(Exception):
    pass


def thrower(kind):
    if kind:
        raise kind("from " + kind.__name__)
    return "calm"


def second_clause(kind):
    try:
        return thrower(kind)
    except A as e:
        return "A:" + str(e)
    except (B, C) as e:
        return "B or C:" + str(e)
    except (KeyError, ZeroDivisionError, IndexError) as e:
        return "builtin:" + repr(e)
    finally:
        seen.append(kind)


seen = []
print([second_clause(k) for k in (None, A, B, C, KeyError, IndexError)], len(seen))

# formatting
for name, n, x in [("a", 1, 1.0), ("bcd", -22, 3.14159), ("äöü", 10 ** 12, 1e-7)]:
    print("|{:>8}|{:<8}|{:^8}|{:>14,}|{:>10.3f}|{:8g}|".format(name, name, name, n, x, x))
    print(f"|{name:>8}|{n:>+15}|{x:<12}|{x!r:>12}|{n:012}|{n % 7:03b}|")
    print("|%8s|%-8s|%08d|%.3e|%r|" % (name, name, n, x, name))

# the order of a dict literal, ties in a counter, stable sorts
d = {"zeta": 1, "alpha": 2, "mid": 3, 5: "five", 1: "one"}
d["alpha"] = 20
print(d, list(d), d.popitem(), {**{"b": 1, "a": 2}, "c": 3, "b": 9})
print(Counter("abracadabra").most_common(), Counter("zyxzyx").most_common(2), Counter(x=1, w=1, v=2).most_common())
rows = [("b", 1), ("a", 2), ("c", 1), ("d", 2), ("e", 0)]
print(sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: r[1], reverse=True), max(rows, key=lambda r: r[1]))

# integers past 64 bits, floor division, shifts, conversion
h = 14695981039346656037
for byte in "hash me".encode():
    h = (h ^ byte) * 1099511628211 % 2 ** 64
big = 9223372036854775807
print(h, big + 1, big * 2, -big - 2, big * big, (big + 1) // 2, abs(-big - 1), -(-big - 1))
product = 1
for i in range(1, 26):
    product *= i
print(product, sum([big, big, -big, 1]), 3 ** 41 - 1, 1 << 64, int("9" * 19) + 1, big == float(big), big < float(big))
print(-7 // 2, -7 % 3, 7 % -3, -1 // 10, 2 ** -1, -2 ** 2, int(-3.7), round(0.5), round(1.5), round(2.675, 2), 10 ** 16 / 10)


# defaults are made once, closures see variables and not values
def collect(x, into=[], total={"n": 0}):
    into.append(x)
    total["n"] += x
    return into, total["n"]


collect(1)
print(collect(2), collect(5, []), collect(3))
fs = []
for i in range(3):
    fs.append((lambda: i, lambda i=i: i))
print([(f(), g()) for f, g in fs], i)

# names for the same list, slices that are copies
a = [1, 2, 3]
b, c = a, a[:]
b += [4]
c += [5]
a = a + [6]
print(a, b, c, b is a, [[]] * 3, [x for x in map(list, ["ab"])])
nested = [[0] * 2] * 2
nested[0][0] = 1
m = [list(r) for r in nested]
m[0][1] = 7
print(nested, m)


def rebind(x, y):
    x = x + [1]
    y += [1]
    y[:] = y[::-1]
    return x


p, q = [0], [0]
print(rebind(p, q), p, q)

# strings are made of code points
s = "x\u0301é日😀"
print(len(s), s[::-1] == s, s[3], s[-1], s.upper(), s.encode()[:4], "ß".upper().lower(), "I".lower(), "straße".title())
print("%5s|%-5s|" % ("日", "é"), "é".center(5, "*"), repr("\u2028 \x7f \ud7ff"), "a\x0bb\x1cc\u2029d".splitlines())

# truth, chains, evaluation order
log = []


def ev(x):
    log.append(x)
    return x


print(0 or [] or "x", [] and 1, not 0.0, None is None, ev(1) < ev(3) < ev(2) < ev(9), 1 < 2 == 2 != 3, True + True, log)
print({1: "int", 1.0: "float", True: "bool"}, {1, 1.0, True}, 1 == 1.0 == True, [True, 1.0].index(1), "1" == 1)
x = 5
x, y = x + 1, x
print(x, y, (x := 2) + x, x)
print(nan := float("nan"), nan == nan, [nan] == [nan], nan in [nan], sorted([3, 1.5, 2]), max(1, 1.0), min(0.0, -0.0))

for n in (3, 4):
    for k in range(2, n):
        if n % k == 0:
            print(n, "composite")
            break
    else:
        print(n, "prime")


def finally_wins():
    for i in range(3):
        try:
            if i == 1:
                return "returned %d" % i
        finally:
            log.append(i)
    return "never"


print(finally_wins(), log[-2:])


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("closed", file=sys.stderr)
        log.append("closed")


for v in gen():
    if v == 2:
        break
print(v, log[-1])
try:
    try:
        {}["missing"]
    except KeyError as e:
        raise ValueError("wrapped %s" % e) from e
except ValueError as e:
    print(e, "|", repr(e.__cause__), "|", e.__cause__ is e.__context__)
del d["zeta"]
print(d["zeta"])
