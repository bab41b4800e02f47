"""Writes the Unicode tables of `ferrule-rt` from this interpreter's own string methods.

Run with the CPython whose behaviour the runtime copies (3.11, Unicode 14.0):
    python3 runtime/tools/gen_unicode.py > runtime/ferrule-rt/src/unicode/tables.rs
Rust's standard tables are of a newer Unicode, so they are not used for anything that Python can observe.
"""

from __future__ import annotations

import sys
import unicodedata

FLAGS = (
    "ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "SPACE", "PRINTABLE", "XID_START",
    "XID_CONTINUE", "CASED", "IGNORABLE", "SPECIAL",
)  # fmt: skip

Record = tuple[int, int, int, int, int]


def is_ignorable(c: str) -> bool:
    """Case-ignorable, as the rule for the final sigma sees it."""
    return ("A\u03a3" + c + "A").lower()[1] == "\u03c3" and ("A\u03a3" + c).lower()[1] == "\u03c2"


def flags_of(c: str) -> list[bool]:
    return [
        c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
        c.istitle() and not c.isupper(), c.isspace(), c.isprintable(), c.isidentifier(), ("a" + c).isidentifier(),
        (c + "a").title()[-1] == "a", is_ignorable(c), any(len(mapped) != 1 for mapped in mappings_of(c)),
    ]  # fmt: skip


def mappings_of(c: str) -> tuple[str, str, str, str]:
    # Beside a lone sigma, nothing depends on the context in a text of one character.
    lower = "\u03c3" if c == "\u03a3" else c.lower()
    return c.upper(), lower, c.title(), c.casefold()


def record_of(c: str) -> Record:
    bits = sum(1 << index for index, flag in enumerate(flags_of(c)) if flag)
    deltas = [ord(mapped) - ord(c) if len(mapped) == 1 else 0 for mapped in mappings_of(c)]
    return (bits, *deltas)  # type: ignore[return-value]


def rust_str(text: str) -> str:
    return '"' + "".join(f"\\u{{{ord(c):x}}}" for c in text) + '"'


def wrapped(items: list[str]) -> str:
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > 118:
            lines.append(line)
            line = "   "
        line += f" {item},"
    return "\n".join([*lines, line])


def main() -> None:
    records: dict[Record, int] = {}
    ranges: list[tuple[int, int]] = []
    special: list[str] = []
    zeros: list[int] = []
    for code in range(0x110000):
        # Rust text cannot hold a surrogate; their slots share the record of what precedes them.
        if 0xD800 <= code <= 0xDFFF:
            continue
        c = chr(code)
        number = records.setdefault(record_of(c), len(records))
        if not ranges or ranges[-1][1] != number:
            ranges.append((code, number))
        if any(len(mapped) != 1 for mapped in mappings_of(c)):
            upper, lower, title, fold = map(rust_str, mappings_of(c))
            special.append(f"    ('\\u{{{code:x}}}', [{upper}, {lower}, {title}, {fold}]),")
        if unicodedata.decimal(c, None) == 0:
            assert [unicodedata.decimal(chr(code + n), None) for n in range(10)] == list(range(10))
            zeros.append(code)
    out = sys.stdout.write
    out(f"//! Unicode {unicodedata.unidata_version}. Written by `runtime/tools/gen_unicode.py`; do not edit.\n\n")
    out("use super::Record;\n\n")
    for index, name in enumerate(FLAGS):
        out(f"pub const {name}: u16 = 1 << {index};\n")
    out("\n/// Flags, then what to add for the upper, lower, title and folded form.\n#[rustfmt::skip]\n")
    out(f"pub static RECORDS: [Record; {len(records)}] = [\n")
    out(wrapped([f"Record({', '.join(map(str, record))})" for record in records]))
    out("\n];\n\n/// First code point of a run and the record of the run.\n#[rustfmt::skip]\n")
    out(f"pub static RANGES: [(u32, u8); {len(ranges)}] = [\n")
    out(wrapped([f"({start}, {number})" for start, number in ranges]))
    out("\n];\n\n/// Forms of more than one character: upper, lower, title, folded.\n#[rustfmt::skip]\n")
    out(f"pub static FORMS: [(char, [&str; 4]); {len(special)}] = [\n")
    out("\n".join(special))
    out("\n];\n\n/// The digits zero; nine more follow each.\n#[rustfmt::skip]\n")
    out(f"pub static ZEROS: [u32; {len(zeros)}] = [\n")
    out(wrapped([str(code) for code in zeros]))
    out("\n];\n")
    assert len(records) <= 256


main()
