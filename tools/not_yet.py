"""Writes `tests/cases/not_yet.txt` anew from the output of `tools/try.py ... --plain both`.

tools/try.py tests/programs examples tests/cases --plain both --lines 0 | tools/not_yet.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "tests" / "cases" / "not_yet.txt"
# The worse of the two runs of a program is what is listed.
STATUS = {"no": "refused", "warn": "warned", "RUST": "rustc", "CRASH": "crash", "DIFF": "different"}
LINE = re.compile(r"^(no|warn|RUST|CRASH|DIFF) +([\w/.-]+)(?: \(plain off\))? +(.*)$")


def main() -> None:
    found: dict[str, tuple[str, str]] = {}
    order = list(STATUS)
    for line in sys.stdin:
        if match := LINE.match(line):
            mark, name, reason = match.groups()
            if name not in found or order.index(mark) > order.index(found[name][0]):
                found[name] = (mark, reason)
    head = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = sorted((order.index(mark), reason, name, mark) for name, (mark, reason) in found.items())
    listed = [f"{STATUS[mark]:<10} {name:<44} # {reason}".rstrip() for _, reason, name, mark in rows]
    LIST.write_text("\n".join([*head, *listed]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
