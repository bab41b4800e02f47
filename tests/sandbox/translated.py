"""Functions that `test_translated.py` builds for the sandbox and runs under CPython."""

from __future__ import annotations

import hashlib
import json
import math
import os
import secrets
import time

COUNTER = [0]
TABLE = {word: len(word) for word in ("a", "bb", "ccc")}


def add(a: int, b: int) -> int:
    return a + b


def divide(a: int, b: int) -> int:
    return a // b


def shapes(
    pairs: list[tuple[int, str]], numbers: dict[str, float | None], data: bytes
) -> tuple[dict[str, list[int]], str, float | None, bool]:
    doubled = {name: [number, number * 2] for number, name in pairs}
    return doubled, ",".join(sorted(numbers)), numbers.get("x"), len(data) == 2


def maybe(text: str | None) -> str | None:
    return None if text is None else text.upper()


def words(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def nested(table: dict[str, list[float]]) -> list[dict[str, float]]:
    return [{name: sum(items)} for name, items in table.items()]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def round_trip(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True)


def greeting() -> str:
    return f"hello {TABLE['ccc']}"


def mathematics(numbers: list[float]) -> list[float]:
    return [math.sin(x) + math.exp(x) ** 0.3 + math.log(x) * math.tanh(x) + math.atan2(x, 2.0) for x in numbers]


def counted() -> int:
    COUNTER[0] += 1
    return COUNTER[0]


def says(text: str) -> None:
    print(text)


def reads(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def writes(path: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write("x")


def now() -> float:
    return time.time()


def token() -> str:
    return secrets.token_hex(8)


def lists(path: str) -> list[str]:
    return sorted(os.listdir(path))


def forever() -> None:
    number = 0
    while True:
        number += 1


def hoard() -> int:
    kept: list[list[int]] = []
    while True:
        kept.append(list(range(10_000)))


def deep(depth: int) -> int:
    return 0 if depth == 0 else 1 + deep(depth - 1)
