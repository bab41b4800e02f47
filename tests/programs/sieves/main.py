from __future__ import annotations

from itertools import count, islice, takewhile
from typing import Generator, Iterator
import math
import time


def sieve(limit: int) -> list[int]:
    """The sieve of Eratosthenes with slice assignment."""
    flags = [True] * (limit + 1)
    flags[0:2] = [False, False]
    for n in range(2, math.isqrt(limit) + 1):
        if flags[n]:
            flags[n * n::n] = [False] * len(range(n * n, limit + 1, n))
    return [i for i, f in enumerate(flags) if f]


def sieve_bytes(limit: int) -> int:
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    n = 2
    while n * n <= limit:
        if flags[n]:
            for m in range(n * n, limit + 1, n):
                flags[m] = 0
        n += 1
    return sum(flags)


def endless() -> Iterator[int]:
    """An incremental sieve: composite number -> its prime factors so far."""
    composites: dict[int, list[int]] = {}
    for n in count(2):
        factors = composites.pop(n, None)
        if factors is None:
            yield n
            composites[n * n] = [n]
        else:
            for p in factors:
                composites.setdefault(n + p, []).append(p)


def factorize(n: int) -> dict[int, int]:
    result: dict[int, int] = {}
    d = 2
    while d * d <= n:
        while n % d == 0:
            result[d] = result.get(d, 0) + 1
            n //= d
        d += 1 if d == 2 else 2
    if n > 1:
        result[n] = result.get(n, 0) + 1
    return result


def show(n: int) -> str:
    return " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in factorize(n).items()) or "1"


def totient(n: int) -> int:
    result = n
    for p in factorize(n):
        result -= result // p
    return result


def goldbach(n: int, primes: list[int]) -> tuple[int, int] | None:
    known = set(primes)
    for p in takewhile(lambda q: q <= n // 2, primes):
        if n - p in known:
            return p, n - p
    return None


def running_gap() -> Generator[int, int, None]:
    """Send numbers in, get the largest gap seen so far."""
    best = 0
    last = yield best
    while True:
        current = yield best
        best = max(best, current - last)
        last = current


def perfect(limit: int) -> list[int]:
    sums = [0] * (limit + 1)
    for d in range(1, limit // 2 + 1):
        for m in range(2 * d, limit + 1, d):
            sums[m] += d
    return [n for n in range(2, limit + 1) if sums[n] == n]


def main() -> None:
    started = time.perf_counter()
    primes = sieve(10_000)
    print(len(primes), primes[:10], primes[-3:], primes[::200])
    print(sieve_bytes(10_000) == len(primes), sieve_bytes(50_000))
    print(list(islice(endless(), 15)), next(p for p in endless() if p > 1000))
    print(list(islice(endless(), 3000)) == sieve(27449))
    for n in (1, 97, 360, 1001, 2 ** 20, 600851475143, 10 ** 12 + 39):
        print(n, "=", show(n))
    print([totient(n) for n in range(1, 21)])
    print([goldbach(n, primes) for n in range(4, 40, 6)], goldbach(11, [2, 3]))
    gaps = running_gap()
    next(gaps)
    print([gaps.send(p) for p in primes[:40]])
    gaps.close()
    print(perfect(9000))
    twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2]
    print(len(twins), twins[-1], sum(1 / p + 1 / q for p, q in twins))
    mersenne = [p for p in primes[:12] if (m := 2 ** p - 1) in set(primes) or all(m % q for q in primes if q * q <= m)]
    print(mersenne)
    assert time.perf_counter() >= started


if __name__ == "__main__":
    main()
