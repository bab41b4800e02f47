"""A million floats: repr, round, `%.3f` and `%g` as CPython writes them."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Iterator

import pytest

from properties.scalar_oracle import Oracle, bits

pytestmark = [pytest.mark.rust, pytest.mark.slow]

COUNT = 1_000_000
BATCH = 100_000


def any_float(rng: random.Random) -> float:
    """Any bit pattern that is a finite number."""
    while True:
        (value,) = struct.unpack(">d", rng.getrandbits(64).to_bytes(8, "big"))
        if math.isfinite(value):
            return value


def ordinary(rng: random.Random) -> float:
    """What programs hold: few decimals, halves and eighths, ratios, neighbours of powers of ten."""
    match rng.randrange(6):
        case 0:
            return round(rng.uniform(-1e4, 1e4), rng.randrange(6))
        case 1:
            return rng.randrange(-(10**7), 10**7) / 2 ** rng.randrange(1, 12)
        case 2:
            return rng.randrange(-(10**9), 10**9) / rng.randrange(1, 1000)
        case 3:
            return math.nextafter(10.0 ** rng.randrange(-20, 24), rng.choice((-math.inf, 0.0, math.inf)))
        case 4:
            return float(rng.randrange(-(2**60), 2**60))
        case _:
            return rng.random() * 10.0 ** rng.randrange(-8, 18)


def special() -> Iterator[float]:
    yield from (0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308)
    for exponent in range(-1074, 1024):
        yield from (math.ldexp(1.0, exponent), -math.ldexp(1.5, exponent))
    for exponent in range(-323, 309):
        yield float(f"1e{exponent}")


def rounded(value: float, digits: int) -> str:
    try:
        return repr(round(value, digits))
    except OverflowError:
        return "OverflowError"


def expected(value: float, digits: int) -> str:
    return f"{value!r} {rounded(value, digits)} " + "%.3f %g" % (value, value)  # noqa: UP031


def compare(oracle: Oracle, asked: list[tuple[float, int]]) -> None:
    answers = oracle.answers("floats", [f"{bits(value)} {digits}" for value, digits in asked])
    pairs = [(answer, expected(value, digits)) for (value, digits), answer in zip(asked, answers, strict=True)]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_special_floats(oracle: Oracle) -> None:
    asked = [(value, digits) for value in special() for digits in (0, 1, 5, 17, 330, -1, -2, -300, -308, -400)]
    compare(oracle, asked)


def test_a_million_floats(oracle: Oracle) -> None:
    rng = random.Random(20240914)
    for _ in range(COUNT // BATCH):
        values = [any_float(rng) if rng.random() < 0.3 else ordinary(rng) for _ in range(BATCH)]
        compare(oracle, [(value, rng.randrange(-4, 9)) for value in values])
