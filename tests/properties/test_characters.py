"""Every code point: classes, case forms, strip, split and splitlines as CPython has them.

Surrogates are left out: Rust text cannot hold one.
"""

from __future__ import annotations

from scalar_oracle import Oracle


def codes(text: str) -> str:
    return ",".join([f"{ord(c):x}" for c in text])


def classes(c: str) -> int:
    word = "a" + c
    flags = (
        c.isalnum(), c.isalpha(), c.isascii(), c.isdecimal(), c.isdigit(), c.isidentifier(), c.islower(), c.isnumeric(),
        c.isprintable(), c.isspace(), c.istitle(), c.isupper(), word.isidentifier(), word.istitle(), word.islower(),
    )  # fmt: skip
    return sum([flag << at for at, flag in enumerate(flags)])


def describe(code: int) -> str:
    c = chr(code)
    around, between = c + "a" + c, "a" + c + "b"
    forms = (
        c.lower(), c.upper(), c.title(), c.casefold(), c.swapcase(), c.capitalize(),
        around.lower(), around.upper(), around.title(), around.casefold(), around.capitalize(),
        around.strip(), around.lstrip(), around.rstrip(),
    )  # fmt: skip
    splits = (between.split(), between.splitlines(), between.splitlines(True))
    shown = [codes(form) for form in forms] + ["/".join([codes(part) for part in parts]) for parts in splits]
    return f"{code:x} {classes(c):x} {' '.join(shown)}"


def test_every_character(oracle: Oracle) -> None:
    answers = oracle.ask("chars")
    points = [code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    assert len(answers) == len(points)
    pairs = [(answer, describe(code)) for code, answer in zip(points, answers, strict=True)]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
