"""`math` and `random` of the runtime against CPython's, on random and on awkward arguments."""

from __future__ import annotations

import json
import math
import random
import struct
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

import pytest

from properties.oracle import Case, ask, compare, outcome

pytestmark = pytest.mark.rust

_STDLIB = "oracle_stdlib"
_FLOAT_1 = [
    "acos",
    "acosh",
    "asin",
    "asinh",
    "atan",
    "atanh",
    "cos",
    "cosh",
    "degrees",
    "erf",
    "erfc",
    "exp",
    "exp2",
    "expm1",
    "fabs",
    "gamma",
    "lgamma",
    "log",
    "log10",
    "log1p",
    "log2",
    "radians",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
    "ulp",
]
_FLOAT_2 = ["atan2", "copysign", "fmod", "hypot", "log", "nextafter", "pow", "remainder"]
_EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 3.0, 23.0, 24.0, -2.0, 1e-320, 5e-324, 1e308, -1e308, 710.0, 1e-5]
_EDGES += [float("inf"), float("-inf"), float("nan"), 2.2250738585072014e-308, 1.7976931348623157e308, 1e16, 0.1]
_EDGES += [171.5, 200.5, -199.5]


def _double(rng: random.Random) -> float:
    kind = rng.randrange(6)
    if kind == 0:
        return float(struct.unpack("<d", rng.randbytes(8))[0])
    if kind == 1:
        return rng.choice(_EDGES)
    if kind == 2:
        return float(rng.randint(-200, 200))
    return rng.uniform(-1, 1) * 10.0 ** rng.randint(-3, 3)


def test_math_functions_of_one_float() -> None:
    rng = random.Random(1)
    cases: list[Case] = []
    for name in _FLOAT_1:
        for x in _EDGES + [_double(rng) for _ in range(1000)]:
            cases.append(([f"math.{name}", x], partial(getattr(math, name), x)))
    compare(_STDLIB, cases)


def test_cube_roots_are_correctly_rounded() -> None:
    """The C library's may miss the last bit, so CPython is no oracle here."""
    rng = random.Random(9)
    numbers = [abs(_double(rng)) for _ in range(500)]
    numbers = [x for x in numbers if 1e-300 < x < 1e300]
    answers = ask(_STDLIB, [json.dumps(["math.cbrt", x]) for x in numbers])
    for x, answer in zip(numbers, answers, strict=True):
        root = float(answer)
        below, above = (Fraction(root) + Fraction(math.nextafter(root, end)) for end in (0.0, math.inf))
        assert (below / 2) ** 3 <= Fraction(x) <= (above / 2) ** 3


def test_math_functions_of_two_floats() -> None:
    rng = random.Random(2)
    cases: list[Case] = []
    for name in _FLOAT_2:
        pairs = [(x, y) for x in _EDGES for y in _EDGES] + [(_double(rng), _double(rng)) for _ in range(2000)]
        for x, y in pairs:
            cases.append(([f"math.{name}", x, y], partial(getattr(math, name), x, y)))
    compare(_STDLIB, cases)


def test_math_of_parts_and_sequences() -> None:
    rng = random.Random(3)
    cases: list[Case] = []
    for x in _EDGES + [_double(rng) for _ in range(1000)]:
        for name in ("floor", "ceil", "trunc", "modf", "frexp"):
            cases.append(([f"math.{name}", x], partial(getattr(math, name), x)))
        shift = rng.choice([rng.randint(-2200, 2200), rng.randint(-60, 60), 10**30, -(10**30)])
        cases.append((["math.ldexp", x, shift], lambda x=x, n=shift: math.ldexp(x, n)))
        y = x * (1 + rng.choice([1e-8, 1e-9, 1e-10, 9e-10]))
        cases.append((["math.isclose", x, y], lambda x=x, y=y: math.isclose(x, y)))
    for _ in range(1500):
        xs = [_double(rng) for _ in range(rng.randrange(7))]
        ys = [_double(rng) for _ in range(rng.choice([len(xs), rng.randrange(7)]))]
        cases.append((["math.hypot_all", xs], lambda xs=xs: math.hypot(*xs)))
        cases.append((["math.fsum", xs], lambda xs=xs: math.fsum(xs)))
        cases.append((["math.dist", xs, ys], lambda xs=xs, ys=ys: math.dist(xs, ys)))
        if xs:
            cases.append((["math.prod_float", xs], lambda xs=xs: math.prod(xs)))
    compare(_STDLIB, cases)


def test_math_of_integers() -> None:
    rng = random.Random(4)

    def integer() -> int:
        return rng.choice([rng.randint(-5, 60), rng.randint(-(2**63), 2**63), rng.getrandbits(rng.randrange(1, 1200))])

    cases: list[Case] = []
    for _ in range(1500):
        n, k = integer(), rng.choice([rng.randint(-2, 70), integer()])
        numbers = [integer() for _ in range(rng.randrange(4))]
        cases.append((["math.isqrt", n], lambda n=n: math.isqrt(n)))
        for name in ("log", "log2", "log10"):
            cases.append(([f"math.{name}_int", n], partial(getattr(math, name), n)))
        if abs(n) < 2000:
            cases.append((["math.factorial", n], lambda n=n: math.factorial(n)))
        if k < 2000 or k > n:
            for name in ("comb", "perm"):
                cases.append(([f"math.{name}", n, k], partial(getattr(math, name), n, k)))
        cases.append((["math.gcd", numbers], lambda xs=numbers: math.gcd(*xs)))
        cases.append((["math.lcm", numbers], lambda xs=numbers: math.lcm(*xs)))
        cases.append((["math.prod_int", numbers], lambda xs=numbers: math.prod(xs)))
    for exponent in range(1000, 1100):
        for n in (2**exponent, 2**exponent - 1, 2**exponent + 1):
            cases.append((["math.log_int", n], lambda n=n: math.log(n)))
    compare(_STDLIB, cases)


def _calls(rng: random.Random) -> list[list[Any]]:
    """One call of every function, with arguments that change."""
    a, b = rng.randint(-50, 50), rng.randint(-50, 50)
    items = [rng.randint(0, 99) for _ in range(rng.choice([0, 1, 5, 30]))]
    weights = [rng.choice([rng.random(), float(rng.randint(0, 5))]) for _ in items]
    counts = [rng.randint(0, 4) for _ in items]
    calls: list[list[Any]] = [
        ["random"],
        ["getrandbits", rng.randrange(-1, 200)],
        ["randint", a, b],
        ["randint", -(10 ** rng.randrange(30)), 10 ** rng.randrange(30)],
        ["randrange", a],
        ["randrange", a, b],
        ["randrange", a, b, rng.randint(-3, 3)],
        ["uniform", float(a), float(b)],
        ["triangular", float(a), float(b), float(rng.randint(-50, 50))],
        ["triangular_plain"],
        ["normalvariate", 0.0, 1.0],
        ["gauss", float(a), 2.5],
        ["gauss", 0.0, 1.0],
        ["lognormvariate", 0.0, rng.choice([1.0, 300.0])],
        ["expovariate", rng.choice([0.0, 1.5, -2.0])],
        ["vonmisesvariate", rng.random(), rng.choice([0.0, 0.5, 4.0])],
        ["gammavariate", rng.choice([0.5, 1.0, 2.5, 0.0, 0.01]), 2.0],
        ["betavariate", rng.choice([0.5, 1.0, 3.0]), 2.0],
        ["paretovariate", rng.choice([3.0, 0.0])],
        ["weibullvariate", 1.0, rng.choice([1.5, 0.0])],
        ["choice", items],
        ["choice_str", rng.choice(["", "héllo", "abc"])],
        ["shuffle", items],
        ["sample", items, rng.randint(-1, 12)],
        ["sample", list(range(2000)), rng.randint(0, 40)],
        ["sample_counts", items, rng.randint(0, 5), counts[: rng.choice([len(counts), 3])]],
        ["choices", items, rng.randint(-1, 6)],
        ["choices_weights", items, weights[: rng.choice([len(weights), 3])], rng.randint(0, 6)],
        ["choices_cumulative", items, sorted(weights), rng.randint(0, 6)],
    ]
    rng.shuffle(calls)
    return calls


def _draw(generator: random.Random, call: list[Any]) -> str:
    name, *args = call
    special: dict[str, Callable[[], Any]] = {
        "triangular_plain": lambda: generator.triangular(),
        "choice_str": lambda: generator.choice(args[0]),
        "sample_counts": lambda: generator.sample(args[0], args[1], counts=args[2]),
        "choices": lambda: generator.choices(args[0], k=args[1]),
        "choices_weights": lambda: generator.choices(args[0], args[1], k=args[2]),
        "choices_cumulative": lambda: generator.choices(args[0], cum_weights=args[1], k=args[2]),
    }
    if name == "shuffle":
        items = list(args[0])
        generator.shuffle(items)
        return repr(items)
    return outcome(special.get(name) or (lambda: getattr(generator, name)(*args)))


def test_random_gives_the_same_numbers() -> None:
    rng = random.Random(5)
    seeds: list[Any] = [0, 1, -1, 42, 2**32, 2**64 + 1, 10**40, "", "seed", "höhe", 0.5, -0.0, 1e300]
    seeds += [rng.getrandbits(70) for _ in range(100)]
    commands, expected = [], []
    for seed in seeds:
        calls = [call for _ in range(4) for call in _calls(rng)]
        commands.append(json.dumps(["random", seed, calls]))
        generator = random.Random(seed)
        expected.append("; ".join(_draw(generator, call) for call in calls))
    answers = ask(_STDLIB, commands)
    for command, want, got in zip(commands, expected, answers, strict=True):
        if want != got:
            calls = json.loads(command)[2]
            trios = zip(calls, want.split("; "), got.split("; "), strict=True)
            call, cpython, runtime = next(trio for trio in trios if trio[1] != trio[2])
            pytest.fail(f"seed {json.loads(command)[1]!r}, call {call}: CPython {cpython}, runtime {runtime}")
