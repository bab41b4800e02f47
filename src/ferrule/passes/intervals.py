"""Intervals of integers: what each operation of Python makes of them.

    [0, 9] * [0, 9] = [0, 81]        [-5, 7] % [3, 3] = [0, 2]        [0, 255] >> [4, 4] = [0, 15]

A bound beyond `LIMIT` is an infinity. `None` in place of an interval says that no value ever comes: a branch that no
value can enter, a function that nobody calls.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Bound = int | float
Interval = tuple[Bound, Bound]
"""All integers from the first to the second, both included."""
Maybe = Interval | None

INF: Final = float("inf")
TOP: Final[Interval] = (-INF, INF)
LIMIT: Final = 2**200
WORD: Final = (-(2**63), 2**63 - 1)
TRUTH: Final[Interval] = (0, 1)
# More elements than any memory holds.
MAX_LENGTH: Final = 2**48


def fits(a: Maybe) -> bool:
    """Whether a machine word holds every value."""
    return a is not None and WORD[0] <= a[0] and a[1] <= WORD[1]


def clamp(low: Bound, high: Bound) -> Interval:
    """The interval, with infinities in place of what no program needs to know."""
    return (
        -INF if low < -LIMIT else LIMIT if low > LIMIT else low,
        INF if high > LIMIT else -LIMIT if high < -LIMIT else high,
    )


def hull(*parts: Maybe) -> Maybe:
    """The smallest interval with every value of each part."""
    low, high = INF, -INF
    for part in parts:
        if part is not None:
            if part[0] < low:
                low = part[0]
            if part[1] > high:
                high = part[1]
    return (low, high) if low <= high else None


def meet(a: Maybe, b: Maybe) -> Maybe:
    if a is None or b is None:
        return None
    low = a[0] if a[0] > b[0] else b[0]
    high = a[1] if a[1] < b[1] else b[1]
    return (low, high) if low <= high else None


def times(x: Bound, y: Bound) -> Bound:
    """A product of bounds: nothing times infinity is nothing, since the infinity stands for numbers."""
    return 0 if x == 0 or y == 0 else x * y


def add(a: Interval, b: Interval) -> Interval:
    return clamp(a[0] + b[0], a[1] + b[1])


def sub(a: Interval, b: Interval) -> Interval:
    return clamp(a[0] - b[1], a[1] - b[0])


def mul(a: Interval, b: Interval) -> Interval:
    ends = (times(a[0], b[0]), times(a[0], b[1]), times(a[1], b[0]), times(a[1], b[1]))
    return clamp(min(ends), max(ends))


def neg(a: Interval) -> Interval:
    return -a[1], -a[0]


def pos(a: Interval) -> Interval:
    return a


def invert(a: Interval) -> Interval:
    return -a[1] - 1, -a[0] - 1


def quotient(x: Bound, y: Bound) -> Bound:
    """`x // y` for bounds; `y` is not zero."""
    if y in (INF, -INF):
        return 0 if x == 0 or (x > 0) == (y > 0) else -1
    if x in (INF, -INF):
        return x if y > 0 else -x
    return int(x) // int(y)


def divisors(b: Interval) -> list[Interval]:
    """The divisors below and above zero: a division by zero has no result."""
    return [part for part in (meet(b, (-INF, -1)), meet(b, (1, INF))) if part is not None]


def floordiv(a: Interval, b: Interval) -> Maybe:
    ends = [quotient(x, y) for part in divisors(b) for x in a for y in part]
    return clamp(min(ends), max(ends)) if ends else None


def mod(a: Interval, b: Interval) -> Maybe:
    """The result has the sign of the divisor and is nearer to zero; what is smaller than any divisor stays itself."""
    found: Maybe = None
    for low, high in divisors(b):
        if low > 0:
            own: Interval = a if a[0] >= 0 and a[1] < low else (0, min(high - 1, a[1]) if a[0] >= 0 else high - 1)
        else:
            own = a if a[1] <= 0 and a[0] > high else (max(low + 1, a[0]) if a[1] <= 0 else low + 1, 0)
        found = hull(found, own)
    return found


def lshift(a: Interval, b: Interval) -> Maybe:
    """A negative count raises."""
    low, high = max(b[0], 0), b[1]
    if high < 0:
        return None
    return TOP if high > 200 else mul(a, (1 << int(low), 1 << int(high)))


def rshift(a: Interval, b: Interval) -> Maybe:
    low, high = max(b[0], 0), b[1]
    if high < 0:
        return None
    ends = [shifted(x, count) for x in a for count in (low, high)]
    return min(ends), max(ends)


def shifted(x: Bound, count: Bound) -> Bound:
    if x in (INF, -INF):
        return x
    return int(x) >> (int(count) if count < 300 else 300)


def bits(a: Interval) -> Bound:
    """The least `2**n` so that every value is in `-2**n .. 2**n - 1`."""
    widest = max(a[1], -a[0] - 1)
    return INF if widest == INF else 1 << int(widest).bit_length()


def bit_and(a: Interval, b: Interval) -> Interval:
    """Both signs are needed for a negative result; a natural number among the operands bounds the result."""
    highs = [x[1] for x in (a, b) if x[0] >= 0]
    if highs:
        return 0, min(highs)
    return -max(bits(a), bits(b)), max(a[1], b[1])


def bit_or(a: Interval, b: Interval) -> Interval:
    size = max(bits(a), bits(b))
    if a[0] >= 0 and b[0] >= 0:
        return max(a[0], b[0]), size - 1
    return min(a[0], b[0]), size - 1


def bit_xor(a: Interval, b: Interval) -> Interval:
    size = max(bits(a), bits(b))
    return (0, size - 1) if a[0] >= 0 and b[0] >= 0 else (-size, size - 1)


def power(a: Interval, b: Interval) -> Interval:
    """Only small natural exponents; a negative one gives a float, so there is no such integer."""
    if b[0] < 0 or b[1] > 64 or max(abs(a[0]), abs(a[1])) > LIMIT:
        return TOP
    low, high = int(b[0]), int(b[1])
    ends = [int(x) ** n for x in a for n in {low, high, max(low, high - 1)}]
    if a[0] <= 0 <= a[1] or low == 0:
        ends += [0, 1]
    if a[0] < 0:
        ends += [int(a[0]) ** n for n in range(low, high + 1)]
    return clamp(min(ends), max(ends))


def absolute(a: Interval) -> Interval:
    if a[0] >= 0:
        return a
    return (-a[1], -a[0]) if a[1] <= 0 else (0, max(-a[0], a[1]))


def least(*parts: Interval) -> Interval:
    return min(p[0] for p in parts), min(p[1] for p in parts)


def greatest(*parts: Interval) -> Interval:
    return max(p[0] for p in parts), max(p[1] for p in parts)


def trips(start: Interval, stop: Interval, step: Interval) -> Interval:
    """How many numbers `range(start, stop, step)` has."""
    found: Bound = 0
    for low, high in divisors(step):
        span = stop[1] - start[0] if low > 0 else start[1] - stop[0]
        found = max(found, -quotient(-span, low if low > 0 else -high))
    return 0, max(found, 0)


def members(start: Interval, stop: Interval, step: Interval) -> Maybe:
    """The numbers of `range(start, stop, step)`."""
    found: Maybe = None
    for low, _ in divisors(step):
        ends = (start[0], stop[1] - 1) if low > 0 else (stop[0] + 1, start[1])
        found = hull(found, ends if ends[0] <= ends[1] else None)
    return found


def indices(count: Interval, start: Interval) -> Maybe:
    """The numbers that count so many things, from `start` on."""
    return clamp(start[0], start[1] + count[1] - 1) if count[1] > 0 else None


def total(count: Maybe, item: Maybe, start: Maybe) -> Maybe:
    """The sum of `start` and so many items; of no items, if there never is one."""
    if start is None or count is None or item is None:
        return start
    return add(start, clamp(min(times(count[1], item[0]), 0), max(times(count[1], item[1]), 0)))


def total_trips(*parts: Maybe) -> Interval:
    """How many rounds several loops one after the other have at most; one that is never reached has none."""
    high: Bound = 0
    for part in parts:
        high += part[1] if part is not None else 0
    return 0, high


def product(*parts: Maybe) -> Interval:
    """How many rounds the innermost of several nested loops has at most."""
    high: Bound = 1
    for part in parts:
        high = times(high, part[1] if part is not None else 0)
    return clamp(0, high)


OPERATORS: dict[str, Callable[[Interval, Interval], Maybe]] = {
    "add": add,
    "sub": sub,
    "mul": mul,
    "floordiv": floordiv,
    "mod": mod,
    "lshift": lshift,
    "rshift": rshift,
    "and": bit_and,
    "or": bit_or,
    "xor": bit_xor,
    "pow": power,
}
UNARY: dict[str, Callable[[Interval], Interval]] = {"neg": neg, "pos": pos, "invert": invert}

# What a comparison that holds says of its left side.
OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}
SWAPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


def below(a: Interval, b: Interval) -> Maybe:
    return meet(a, (-INF, b[1] - 1))


def at_most(a: Interval, b: Interval) -> Maybe:
    return meet(a, (-INF, b[1]))


def above(a: Interval, b: Interval) -> Maybe:
    return meet(a, (b[0] + 1, INF))


def at_least(a: Interval, b: Interval) -> Maybe:
    return meet(a, (b[0], INF))


def other_than(a: Interval, b: Interval) -> Maybe:
    if b[0] != b[1]:
        return a
    low = a[0] + 1 if a[0] == b[0] else a[0]
    high = a[1] - 1 if a[1] == b[0] else a[1]
    return (low, high) if low <= high else None


REFINEMENTS: dict[str, Callable[[Interval, Interval], Maybe]] = {
    "<": below,
    "<=": at_most,
    ">": above,
    ">=": at_least,
    "==": meet,
    "!=": other_than,
}
