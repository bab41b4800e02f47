"""Tuples of more than twelve items."""


def edges():
    a = 9223372036854775807
    b = -9223372036854775808
    c = 9223372036854775808
    return a + 1, b - 1, c - 1, a - b, b // -1, -b, a * -1 - 1, b % -1, b == -a - 1, c > a, (a + b) // 2, a & b, a | b


whole = edges()
print(whole, len(whole), whole[12], whole == edges(), hash(whole) == hash(edges()))
first, *_, last = whole
print(first, last, (1,) * 3, sorted([whole, whole])[0] is not None)
print((1, "b", 3.0, None, True, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "p"))
