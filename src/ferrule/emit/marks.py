"""Marks in the unformatted text: the Rust that follows came from this line of the Python.

A mark is a line number between two NUL characters. No Python source has one, and a string literal of Rust is written
with escapes, so nothing else in the text looks like a mark.
"""

from __future__ import annotations

import re

from ferrule.diagnostics import Span
from ferrule.diagnostics.model import split_lines
from ferrule.ir import nodes as ir

_MARK = re.compile("\0([0-9]+)\0")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def mark(line: int) -> str:
    return f"\0{line}\0" if line else ""


def take_marks(text: str, module: ir.Module | None) -> tuple[str, dict[int, Span]]:
    """The text without marks, and what they said by line. What is marked begins a line, so that it has one."""
    head, *rest = _MARK.split(text)
    source = split_lines(module.source) if module else []
    parts = [head]
    spans: dict[int, Span] = {}
    number = head.count("\n") + 1
    for said, piece in zip(rest[::2], rest[1::2], strict=True):
        if not parts[-1].endswith("\n"):
            parts[-1] = parts[-1].rstrip(" ")  # rustfmt refuses what it cannot break and what ends in a blank
            parts.append("\n")
            number += 1
        if module is not None and int(said) <= len(source):
            spans[number] = line_span(module.path, int(said), source[int(said) - 1])
        parts.append(piece)
        number += piece.count("\n")
    # rustfmt leaves the inside of a macro call as it is, and then complains of spaces at the end of a line.
    return _TRAILING.sub("", "".join(parts)), spans


def line_span(path: str, number: int, line: str) -> Span:
    """The words of one line."""
    raw = line.encode()
    return Span(path, number, len(raw) - len(raw.lstrip()), number, len(raw.rstrip()))
