"""Writes ferrule-rt/src/unicodedata/tables.rs from the `unicodedata` of the CPython that runs it: 3.11 has Unicode 14.

python3.11 runtime/tools/gen_unicodedata.py && cargo fmt
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

OUT = Path(__file__).parents[1] / "ferrule-rt" / "src" / "unicodedata" / "tables.rs"
CHARACTERS = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000]
HANGUL = range(0xAC00, 0xD7A4)


def record(c: str) -> tuple[str, str, str, bool, int]:
    return (
        unicodedata.category(c),
        unicodedata.bidirectional(c),
        unicodedata.east_asian_width(c),
        bool(unicodedata.mirrored(c)),
        unicodedata.combining(c),
    )


def ranges() -> tuple[list[tuple[str, str, str, bool, int]], list[tuple[int, int]]]:
    records: dict[tuple[str, str, str, bool, int], int] = {}
    found: list[tuple[int, int]] = []
    for c in CHARACTERS:
        index = records.setdefault(record(c), len(records))
        if not found or found[-1][1] != index:
            found.append((ord(c), index))
    return list(records), found


def decompositions() -> list[tuple[int, str]]:
    return [(ord(c), text) for c in CHARACTERS if ord(c) not in HANGUL and (text := unicodedata.decomposition(c))]


def compositions() -> list[tuple[int, int, int]]:
    found = []
    for code, text in decompositions():
        parts = [int(part, 16) for part in text.split()] if not text.startswith("<") else []
        if len(parts) == 2 and unicodedata.normalize("NFC", "".join(map(chr, parts))) == chr(code):
            found.append((parts[0], parts[1], code))
    return sorted(found)


def numbers() -> list[tuple[int, float, int, int]]:
    found = []
    for c in CHARACTERS:
        value = unicodedata.numeric(c, None)
        if value is not None:
            found.append((ord(c), float(value), unicodedata.digit(c, -1), unicodedata.decimal(c, -1)))
    return found


def table(name: str, of: str, rows: list[str]) -> str:
    return f"pub static {name}: [{of}; {len(rows)}] = [\n" + "".join(f"    {row},\n" for row in rows) + "];\n"


def main() -> None:
    records, found = ranges()
    parts = [
        f"//! Unicode {unicodedata.unidata_version}. Written by `runtime/tools/gen_unicodedata.py`; do not edit.\n",
        "/// Category, direction, width, whether it is mirrored, combining class.\n"
        "pub type Record = (&'static str, &'static str, &'static str, bool, u8);\n",
        table("RECORDS", "Record", [f'("{a}", "{b}", "{c}", {str(d).lower()}, {e})' for a, b, c, d, e in records]),
        "/// Where a run of characters with one record starts.\n"
        + table("RANGES", "(u32, u16)", [f"({start:#x}, {index})" for start, index in found]),
        "/// As `unicodedata.decomposition` writes them.\n"
        + table("DECOMPOSITIONS", "(u32, &str)", [f'({code:#x}, "{text}")' for code, text in decompositions()]),
        "/// What two characters become together.\n"
        + table("COMPOSITIONS", "((u32, u32), u32)", [f"(({a:#x}, {b:#x}), {c:#x})" for a, b, c in compositions()]),
        "/// Numeric value, then the digit and the decimal or -1.\n"
        + table("NUMBERS", "(u32, f64, i8, i8)", [f"({c:#x}, {n!r}, {d}, {e})" for c, n, d, e in numbers()]),
    ]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
