"""What the tests of CPython showed, as a part of docs/corpus.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "cpython" / "results.json"
OUTCOMES = ("same", "refused", "different", "not built")
HEAD = """
## CPython's own tests

The test modules of CPython {python} (`Lib/test`), for modules and types that Ferrule covers, divided by test method.
What translates of a module is one program, built with plain types, and each of its methods is run on both sides:
*same* means that the test passes in the translated module too. Left out are methods for CPython alone, such as those of
reference counts, and those that need a locale, a network or much memory. `tools/cpython_tests.py` writes this part.

| date | modules | methods | same | refused | different | not built |
| --- | --- | --- | --- | --- | --- | --- |"""
TABLE = """
| module | methods | same | refused | different | not built | most often refused for |
| --- | --- | --- | --- | --- | --- | --- |"""


def history() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else []
    return found


def section() -> list[str]:
    """The lines of the page; none where the tests were never run."""
    runs = history()
    if not runs:
        return []
    last = runs[-1]
    lines = [HEAD.format(python=last["python"])]
    for run in reversed(runs):
        rows = run["modules"].values()
        counts = [sum(row[o] for row in rows) for o in ("methods", *OUTCOMES)]
        lines.append(f"| {run['date']} | {len(rows)} | {' | '.join(map(str, counts))} |")
    lines.append(TABLE)
    for name, row in sorted(last["modules"].items()):
        counts = [row[o] for o in ("methods", *OUTCOMES)]
        lines.append(f"| {name} | {' | '.join(map(str, counts))} | {row['reason'].replace('|', chr(92) + '|')} |")
    differing = [
        f"- `{n}`, `{method.partition('.')[2]}`: {why.removeprefix('different: ').replace('<', '&lt;')}"
        for n, row in sorted(last["modules"].items())
        for method, why in row["why"].items()
        if why.startswith("different")
    ]
    if differing:
        lines += ["", "Where a test fails in the translated module:", "", *differing]
    return lines
