"""Edges of the machine word: values that just fit, that just do not, and loops that leave it."""


def near_top(n: int) -> int:
    return n + 1


def half(n: int) -> int:
    return n // 2


def grow(rounds: int) -> int:
    value = 1
    for _ in range(rounds):
        value = value * 3
    return value


def grow_by_adding(rounds: int) -> int:
    total = 2**62
    for _ in range(rounds):
        total += 2**60
    return total


def count_down(n: int) -> int:
    steps = 0
    while n > 0:
        n -= 3
        steps += 1
    return steps


def collatz(n: int) -> int:
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def factorial(n: int) -> int:
    return 1 if n < 2 else n * factorial(n - 1)


def fib(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def depth(n: int) -> int:
    if n == 0:
        return 0
    return 1 + depth(n - 1)


def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


top = 2**63 - 1
bottom = -(2**63)
print(top, bottom, near_top(top), near_top(bottom), -bottom, abs(bottom), bottom - 1, top + 1)
print(half(bottom), bottom // -1, bottom % -1, divmod(bottom, -1), top * top, bottom * bottom)
print(grow(39), grow(40), grow(41), grow(100))
print(grow_by_adding(1), grow_by_adding(4), grow_by_adding(9), grow_by_adding(0))
print(count_down(10), count_down(-5), collatz(27), factorial(20), factorial(21), factorial(30))
print(fib(90), fib(92), fib(93), fib(300), depth(200), gcd(2**70, 2**65), gcd(48, 18))
for x in (7, -7, 0):
    for y in (2, -2, 3, -3):
        print(x, y, x // y, x % y, divmod(x, y), x / y)
for s in (0, 1, 31, 62, 63, 64, 65, 200):
    print(s, 1 << s, -1 << s, top >> s, bottom >> s, (1 << s) - 1)
for y in (1, 0):
    try:
        print(5 // y)
        print(5 % y)
        print(5 / y)
    except ZeroDivisionError as e:
        print("error", e)
for y in (1, -1):
    try:
        print(5 << y, 5 >> y)
    except ValueError as e:
        print("error", e)
huge = 123456789012345678901234567890
print(huge, huge % 1000, huge // 10**25, -huge % 7)
small = huge % 1000
print(small + 1, small * small, small - huge)
x = 9223372036854775807
for i in range(3):
    x += 1
print(x)
i = 0
while i < 9223372036854775807:
    i += 4611686018427387904
print(i)
