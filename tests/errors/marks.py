"""Expected problems, written where they happen: `#! FER0103 "nmupy"` at the end of a line says that this code's first
label covers exactly that text, starting on that line. Several may follow one another."""

from __future__ import annotations

import re
from pathlib import Path

from ferrule.diagnostics import Diagnostic

_MARK = re.compile(r"#!((?: *FER\d{4} \".*?\"(?=\s*(?:FER|$)))+)")
_ONE = re.compile(r"(FER\d{4}) \"(.*?)\"(?=\s*(?:FER|$))")

Place = tuple[str, int, str, str]
"""File name, line, code, covered text."""


def expected(case: Path) -> list[Place]:
    files = [case] if case.is_file() else sorted(case.rglob("*.py"))
    found = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for marks in _MARK.findall(line):
                found += [(file.name, number, code, text) for code, text in _ONE.findall(marks)]
    return sorted(found)


def reported(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[Place]:
    found = []
    for problem in diagnostics:
        assert problem.span is not None, f"{problem.code} has no place"
        # A statement of several lines is marked on its first, which ends before the mark itself.
        text = problem.span.text().split("\n")[0].split("  #!")[0]
        found.append((Path(problem.span.file).name, problem.span.line, problem.code, text))
    return sorted(found)


def cases(stage: str) -> list[Path]:
    folder = Path(__file__).parent / "cases" / stage
    return sorted(p for p in folder.iterdir() if p.suffix == ".py" or (p.is_dir() and not p.name.startswith("__")))


def marked(text: str) -> tuple[str, tuple[int, int, str]]:
    """A text without its one pair of «», and the line, column and text of what stood between them."""
    before, rest = text.split("«")
    covered, after = rest.split("»")
    return before + covered + after, (before.count("\n") + 1, len(before) - before.rfind("\n") - 1, covered)


def told(problem: Diagnostic, text: str) -> tuple[int, int, str]:
    """The same of where a problem is."""
    assert problem.span is not None
    return problem.span.line, problem.span.col, problem.span.text(text)
