"""`json` and `time` of the runtime against CPython's, on random values and on damaged texts."""

from __future__ import annotations

import json
import random
import struct
import time
from typing import Any

import pytest

from properties.oracle import Case, compare

pytestmark = pytest.mark.rust

_STDLIB = "oracle_stdlib"


def _value(rng: random.Random, depth: int = 0) -> Any:
    kind = rng.randrange(9 if depth < 4 else 6)
    if kind == 0:
        return rng.choice([None, True, False])
    if kind == 1:
        return rng.choice([rng.randint(-9, 9), rng.getrandbits(100), -(2**63), 2**63])
    if kind in (2, 3):
        return rng.choice([float(struct.unpack("<d", rng.randbytes(8))[0]), rng.random(), 1e16, 0.1, float("inf")])
    if kind in (4, 5):
        return "".join(rng.choice('ab "\\/\n\r\t\b\f\x00\x1f\x7f\x80é€\u2028😀') for _ in range(rng.randrange(8)))
    if kind == 6:
        return [_value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return {f"k{rng.randrange(20)}é": _value(rng, depth + 1) for _ in range(rng.randrange(4))}


def test_json_dumps() -> None:
    rng = random.Random(6)
    cases: list[Case] = []
    for _ in range(4000):
        value = _value(rng)
        indent = rng.choice([None, 0, 1, 2, 4, -1, "\t", "--"])
        separators = rng.choice([None, [",", ":"], [" , ", " : "]])
        flags = [rng.random() < 0.5 for _ in range(3)]

        def call(value: Any = value, indent: Any = indent, separators: Any = separators, flags: Any = flags) -> str:
            pair = None if separators is None else tuple(separators)
            keys, ascii_only, nan = flags
            return json.dumps(
                value, indent=indent, separators=pair, sort_keys=keys, ensure_ascii=ascii_only, allow_nan=nan
            )

        cases.append((["json.dumps", value, indent, separators, flags], call))
    compare(_STDLIB, cases)


def _damaged(rng: random.Random, text: str) -> str:
    noise = '{}[]",:\\u0 19.eE+-\ntfnNI\x01é/xdD8C0'
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(text) + 1)
        inserted = text[:at] + rng.choice(noise) + text[at:]
        text = rng.choice([text[:at], inserted, inserted, text[:at] + text[at + 1 :], text[at:]])
    return text


def test_json_loads_and_its_errors() -> None:
    rng = random.Random(7)
    cases: list[Case] = []
    for _ in range(8000):
        text = _damaged(rng, json.dumps(_value(rng), indent=rng.choice([None, 1]), ensure_ascii=rng.random() < 0.5))
        if any(half in text.lower() for half in ("ud8", "ud9", "uda", "udb", "udc", "udd", "ude", "udf")):
            continue  # half of a surrogate pair is more than the runtime's str can hold
        cases.append((["json.loads", text], lambda text=text: json.loads(text)))
    compare(_STDLIB, cases)


def test_time_of_the_calendar() -> None:
    rng = random.Random(8)
    directives = "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYzZ%Q"
    flags = ["", "", "", "-", "_", "0", "^", "#"]
    cases: list[Case] = []
    for _ in range(2000):
        at = rng.choice([rng.uniform(-1e10, 1e11), rng.uniform(0, 2e9)])
        text = "".join(f"%{rng.choice(flags)}{letter} " for letter in rng.choices(directives, k=5))
        cases.append((["time.gmtime", at], lambda at=at: time.gmtime(at)))
        cases.append((["time.localtime", at], lambda at=at: time.localtime(at)))
        cases.append((["time.mktime", at], lambda at=at: time.mktime(time.localtime(at))))
        cases.append((["time.ctime", at], lambda at=at: time.ctime(at)))
        cases.append((["time.strftime", text, at], lambda text=text, at=at: time.strftime(text, time.gmtime(at))))
    compare(_STDLIB, cases)
