"""Loops: resets, several ways through, else, continue, nested trips, ranges with steps, bounds that change."""


def resets(n):
    run = 0
    best = 0
    for i in range(n):
        if i % 5 == 4:
            run = 0
            continue
        run += i
        if run > best:
            best = run
    else:
        best += 1
    return best


def doubling(n):
    x = 1
    for _ in range(n):
        x += x
    return x


def alternating(n):
    x = 0
    for i in range(n):
        x = i - x
    return x


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i):
            for k in range(j, i, 2):
                total += i * j - k
    return total


def triangle():
    total = 0
    i = 0
    while i < 1000:
        j = i
        while j > 0:
            total += j
            j -= 7
        i += 13
    return total


def moving_bound(n):
    i = 0
    steps = 0
    while i < n:
        if steps < 5:
            n += 1
        i += 1
        steps += 1
    return i, steps, n


def prev(n):
    last = 0
    cur = 1
    out = 0
    for _ in range(n):
        last = cur
        cur = cur + last
        out = last
    return out, cur


def in_loop_try(items):
    total = 0
    bad = 0
    for item in items:
        try:
            total += int(item)
        except ValueError:
            bad += 1
            continue
        finally:
            total += 1
    return total, bad


def growing(xs):
    seen = 0
    for x in xs:
        seen += 1
        if len(xs) < 10:
            xs.append(x + seen)
    return seen, xs


def walrus(n):
    got = 0
    while (step := n % 10) > 0:
        got += step
        n //= 10
    return got, n


def horner(digits):
    value = 0
    for d in digits:
        value = value * 10 + d
    return value


def modular(n):
    h = 5381
    for i in range(n):
        h = (h * 33 + i) % 4294967296
    return h


def masked(n):
    h = 14695981039346656037
    for i in range(n):
        h ^= i & 255
        h = (h * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def lcg(seed, n):
    for _ in range(n):
        seed = (1103515245 * seed + 12345) & 0x7FFFFFFF
    return seed


def power_mod(base, exp, mod):
    result = 1
    base %= mod
    while exp > 0:
        if exp & 1:
            result = result * base % mod
        base = base * base % mod
        exp >>= 1
    return result


print(resets(50), doubling(10), doubling(70), alternating(9), nested(12), triangle(), moving_bound(3), prev(5), prev(100))
print(in_loop_try(["1", "x", "22", "99999999999999999999"]), growing([1, 2]), walrus(12345), walrus(0))
print(horner([1, 2, 3]), horner([9] * 25), modular(50), masked(20), lcg(42, 10), power_mod(3, 200, 1000007), power_mod(3, 200, 10**20))
for i in range(10, 0, -3):
    print(i, end=" ")
for i in range(-3, 3, 2):
    print(i, end=" ")
for i in range(5, 5):
    print("never", i)
else:
    print("done")
i = 100
for i in range(2):
    pass
print(i)
for i in range(0):
    pass
print(i)
big = 0
for i in range(2**62, 2**62 + 3):
    big += i
print(big)
total = 0
for a in range(1000):
    for b in range(1000):
        if a * b == 999:
            total += a * 2**40
print(total)
