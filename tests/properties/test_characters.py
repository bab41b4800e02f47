"""Every code point: classes, case forms, strip, split and splitlines as CPython has them.

Surrogates are left out: Rust text cannot hold one.
"""

from __future__ import annotations

import pytest

from properties.scalar_oracle import Oracle

pytestmark = [pytest.mark.rust, pytest.mark.slow]


BITS = [1 << at for at in range(15)]


def classes(c: str) -> int:
    word = "a" + c
    flags = (
        c.isalnum(), c.isalpha(), c.isascii(), c.isdecimal(), c.isdigit(), c.isidentifier(), c.islower(), c.isnumeric(),
        c.isprintable(), c.isspace(), c.istitle(), c.isupper(), word.isidentifier(), word.istitle(), word.islower(),
    )  # fmt: skip
    return sum([bit for bit, flag in zip(BITS, flags, strict=True) if flag])


def describe(code: int) -> str:
    c = chr(code)
    around, between = c + "a" + c, "a" + c + "b"
    head = f"{code:x} {classes(c):x}"
    forms = (
        head, c.lower(), c.upper(), c.title(), c.casefold(), c.swapcase(), c.capitalize(),
        around.lower(), around.upper(), around.title(), around.casefold(), around.capitalize(),
        around.strip(), around.lstrip(), around.rstrip(),
        *between.split(), *between.splitlines(), *between.splitlines(True),
    )  # fmt: skip
    return "\x01".join(forms)


def test_every_character(oracle: Oracle) -> None:
    answers = oracle.ask("chars").split("\x02\n")
    points = [code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    # The second mark is a character too, so its own line falls apart: joined again it is compared as well.
    assert answers.pop() == ""
    expected = "\x02\n".join([describe(code) for code in points]).split("\x02\n")
    assert [pair for pair in zip(answers, expected, strict=True) if pair[0] != pair[1]] == []
