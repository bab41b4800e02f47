"""Lists, dicts, sets, tuples and ranges of the runtime against CPython's, on random sequences of operations.

Sets hold numbers, so that the order of iteration must be CPython's too.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from properties.containers_oracle import Machine
from properties.oracle import ask

pytestmark = pytest.mark.rust


def _compare(lines: list[str]) -> None:
    machine = Machine()
    wrong = []
    for line, answer in zip(lines, ask("oracle_containers", lines), strict=True):
        expected = machine.answer(line)
        if expected != answer:
            wrong.append(f"{line[:300]}:\n  CPython {expected[:300]}\n  runtime {answer[:300]}")
    assert not wrong, f"{len(wrong)} of {len(lines)}\n" + "\n".join(wrong[:10])


def _number(rng: random.Random, span: int) -> str:
    match rng.randrange(12):
        case 0:
            return rng.choice(["True", "False", "0.5", "-1.5", "1e300", "2.0", "-1", "-2", "3.0"])
        case 1:
            return str(rng.randint(-(2**62), 2**62))
        case 2:
            return repr(rng.choice([0.25, 1.0, 7.75, -3.5, 1e10]) * rng.randint(-span, span))
        case 3:
            return str(rng.randint(-(2**90), 2**90))
    return str(rng.randint(-span, span))


def _numbers(rng: random.Random, span: int, most: int) -> str:
    return " ".join(_number(rng, span) for _ in range(rng.randint(0, most)))


def _pairs(rng: random.Random, span: int, most: int) -> str:
    return " ".join(f"{_number(rng, span)} {_number(rng, span)}" for _ in range(rng.randint(0, most)))


def _set_line(rng: random.Random, span: int) -> str:
    s, a, b = (f"s{rng.randrange(4)}" for _ in range(3))
    d = f"d{rng.randrange(4)}"
    x, y = _number(rng, span), _number(rng, span)
    several = _numbers(rng, span, rng.choice([3, 10, 60]))
    rare = [f"clear {s}", f"intersectionupdate {s} {several}"] if rng.random() < 0.3 else []
    return rng.choice(
        [f"{op} {s} {x}" for op in ("add", "add", "add", "discard", "discard", "remove", "contains")]
        + [f"{op} {s}" for op in ("pop", "pop", "hash", "repr")]
        + [f"{op} {s} {a} {b}" for op in ("or", "and", "sub", "xor")]
        + [f"{op} {s} {a}" for op in ("ior", "iand", "isub", "ixor", "copy", "frozen", "le", "lt", "ge", "eq")]
        + [f"{op} {s} {several}" for op in ("new", "update", "update", "differenceupdate", "symmetricupdate")]
        + [f"{op} {s} {a} {several}" for op in ("union", "intersection", "difference", "symmetric")]
        + [f"constants {s} {x} {several}", f"disjoint {s} {a}", f"loop {s} {x} {y}", f"updatepairs {d} {x} {y}"]
        + [f"fromdict {s} {d}", f"updatedict {s} {d}", f"subdict {s} {a} {d}", f"new {d} {_pairs(rng, span, 40)}"]
        + rare
    )


def _dict_line(rng: random.Random, span: int) -> str:
    d, a, b = (f"d{rng.randrange(4)}" for _ in range(3))
    k, v = _number(rng, span), _number(rng, span)
    items = _pairs(rng, span, 12)
    return rng.choice(
        [f"{op} {d} {k} {v}" for op in ("set", "set", "set", "popor", "setdefault", "loop")]
        + [f"{op} {d} {k}" for op in ("getitem", "get", "del", "del", "pop", "contains", "grow")]
        + [f"{op} {d}" for op in ("popitem", "popitem", "len", "views", "reversed")]
        + [f"{op} {d} {a}" for op in ("update", "copy", "eq", "keyand", "keyor", "keysub", "keyxor")]
        + [f"or {d} {a} {b}", f"new {d} {items}", f"updatepairs {d} {items}", f"fromkeys {d} {items}"]
        + ([f"clear {d}"] if rng.random() < 0.2 else [])
    )


def _list_line(rng: random.Random, span: int) -> str:
    target, a = (f"l{rng.randrange(4)}" for _ in range(2))
    x = rng.choice(["'a'", "None"]) if rng.random() < 0.02 else _number(rng, span)
    at, bound = rng.randint(-8, 8), rng.randint(-8, 8)
    part = " ".join(rng.choice(["_", str(rng.randint(-9, 9))]) for _ in range(2))
    part += " " + rng.choice(["_", "1", "2", "-1", "-2", "3", "0"])
    several = _numbers(rng, span, 6)
    rare = [f"repeat {target} {rng.randint(-1, 2)}", f"concat {target} {a}"] if rng.random() < 0.2 else []
    return rng.choice(
        [f"{op} {target} {x}" for op in ("append", "append", "remove", "index", "count", "contains", "loop")]
        + [f"{op} {target} {at}" for op in ("pop", "get", "del")]
        + [f"{op} {target} {at} {x}" for op in ("insert", "set")]
        + [f"{op} {target} {part}" for op in ("slice", "slice", "delslice")]
        + [f"setslice {target} {part} {several}", f"setslice {target} {at} {bound} _ {several}"]
        + [f"extend {target} {several}", f"indexin {target} {x} {at} {bound}"]
        + [f"{op} {target}" for op in ("reverse", "reversed", "min", "max")]
        + [f"{op} {target} {rng.choice('fr')}" for op in ("sort", "sorted")]
        + [f"{op} {target} {a}" for op in ("lt", "ge", "eq")]
        + [f"delslice {target} 5 _ _"] * 6
        + rare
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("make", [_set_line, _dict_line, _list_line])
def test_random_operations(make: Callable[[random.Random, int], str], seed: int) -> None:
    rng = random.Random(seed)
    lines = []
    for _ in range(30):
        span = rng.choice([4, 10, 40, 1000])
        lines += ["reset"] + [make(rng, span) for _ in range(120)]
    _compare(lines)


def test_large_sets() -> None:
    """Sets beyond 50,000 items grow by another factor."""
    rng = random.Random(5)
    lines = ["reset"]
    for count in (100, 5_000, 30_000, 60_000):
        numbers = " ".join(str(rng.randint(-(10**6), 10**6)) for _ in range(count))
        lines += [
            f"new s0 {numbers}",
            "copy s1 s0",
            "differenceupdate s1 5 6 7",
            "pop s1",
            "or s2 s0 s1",
            "xor s3 s1 s2",
        ]
    _compare(lines)


def test_sorting_compares_as_cpython_does() -> None:
    """The same comparisons in the same number, also where the order is inconsistent or raises."""
    rng = random.Random(6)
    lines = []
    for _ in range(300):
        count = rng.choice([0, 1, 2, 5, 31, 64, 65, 130, 300, 1000])
        span = rng.choice([2, 10, 1000])
        keys = [rng.randint(0, span) for _ in range(count)]
        if rng.random() < 0.4:
            keys.sort(reverse=rng.random() < 0.5)
        run = rng.randint(0, count)
        keys[run:] = sorted(keys[run:])
        for _ in range(rng.choice([0, 0, 1, 5])):
            if keys:
                keys[rng.randrange(count)] = rng.choice([rng.randint(0, span), 77, 77, 99])
        words = " ".join(map(str, keys))
        lines += [f"counted {rng.choice('fr')} {words}", f"bykey {rng.choice('fr')} {words}"]
        if count:
            lines.append(f"classes {words}")
    _compare(lines)


def test_sorting_floats_with_nan() -> None:
    rng = random.Random(7)
    lines = []
    for _ in range(200):
        words = " ".join(rng.choice(["nan", "1.5", "-2.0", "inf", "0.0", "7", str(rng.random())]) for _ in range(80))
        lines += ["reset", f"extend l0 {words}", f"sort l0 {rng.choice('fr')}", "max l0", "min l0"]
    _compare(lines)


def test_ranges_and_tuples() -> None:
    rng = random.Random(8)
    lines = []
    for _ in range(2000):
        base = " ".join(str(rng.randint(-9, 9)) for _ in range(3))
        part = " ".join(rng.choice(["_", str(rng.randint(-9, 9))]) for _ in range(3))
        x = rng.randint(-12, 12)
        op = rng.choice(["list", "reversed", "len", f"get {x}", f"slice {part}", f"in {x}", f"index {x}", "repr"])
        lines.append(f"range {base} {op}")
        lines.append(f"range {base} eq {rng.randint(-9, 9)} {rng.randint(-9, 9)} {rng.choice([1, 2, -1])}")
        several = " ".join(_number(rng, 3) for _ in range(rng.randint(3, 8)))
        lines.append(f"tuple {rng.choice(['repr', 'hash', 'hash3', 'index', 'count', 'lt2'])} {several}")
    _compare(lines)
