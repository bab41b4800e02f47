"""What may stand in a slice and beside `*`: numbers of one type or another, objects with `__index__`, None."""

def num(f):
    n = 3
    if f:
        n = n / 1.0
    return n
def t(g):
    try:
        print(g())
    except TypeError as e:
        print("TypeError", e)
for f in (False, True):
    n = num(f)
    t(lambda: n * "ab")
    t(lambda: "ab" * n)
    t(lambda: [1] * n)
    t(lambda: n * [1])
    t(lambda: (1, 2) * n)
    t(lambda: n * (1, 2))
    t(lambda: b"x" * n)
    t(lambda: "abcdef"[n])
    t(lambda: "abcdef"[:n])
    t(lambda: "abcdef"[n:])
    t(lambda: [1, 2, 3, 4, 5][1:n])
    t(lambda: list(range(n)))
    t(lambda: "abc".center(n + 4))
    t(lambda: "abc".ljust(n))
    t(lambda: chr(n + 65))
    t(lambda: [1, 2, 3, 4][n])
    t(lambda: (1, 2, 3, 4)[n])
    t(lambda: 1 << n)
    t(lambda: n // 2 * "ab")
    t(lambda: round(2.34567, n))
    t(lambda: f"{'x':>{n}}")
    t(lambda: "%d" % n)
    t(lambda: "%*d" % (n, 5))
    t(lambda: bytes(n))
    t(lambda: divmod(n, 2))
    t(lambda: n in range(5))
    x = "-"
    x += n * "ab" if not f else ""
    print(x)


class Two:
    def __index__(self):
        return 2


def rest(start):
    return "abcdef"[start:]


print(rest(None), rest(2), rest(True), rest(Two()))
print([1, 2, 3, 4][: Two()], (1, 2, 3)[Two() :], "abcdef"[:: Two()])
items = [1, 2, 3, 4]
items[Two() :] = [9]
print(items)
del items[: Two()]
print(items)
t(lambda: "abc"[1.5:])
t(lambda: [1, 2]["a":])
t(lambda: "abc" * 1.5)
t(lambda: 1.5 * "abc")
t(lambda: [1] * "a")
text = 3 * "ab"
rows = 2 * [0]
rows.append(1)
print(text, rows, 2 * (1, 2), True * "x", -1 * "x", 2 * b"ab")
print(2.0 in range(3), 2.5 in range(3), 1e300 in range(3), -0.0 in range(1), 2.0**63 in range(9, 0, -1))
