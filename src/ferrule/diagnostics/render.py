"""Diagnostics as text in the shape that rustc made familiar, and as JSON.

    error[FER0103]: module `nmupy` not found
      --> game/main.py:3:8
       |
     3 | import nmupy
       |        ^^^^^ no file or folder of this name
       |
       = help: ...

The text carries no markup; `style` says how a terminal colours each line, so that both forms are one piece of code.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from ferrule.diagnostics.codes import CODES
from ferrule.diagnostics.model import Diagnostic, Label, Span, read_source, split_lines

_COLOURS = {"error": "bold red", "bug": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_WORDS = {"error": "error", "bug": "bug in Ferrule", "warning": "warning", "note": "note"}
_TAB = "    "


@dataclass(frozen=True)
class _Piece:
    text: str
    style: str = ""


def render(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """The text of all diagnostics, with terminal colours if asked."""
    blocks = [_render_one(d) for d in diagnostics]
    if not colour:
        return "\n\n".join("\n".join("".join(p.text for p in line).rstrip() for line in b) for b in blocks)
    return _coloured(blocks)


def _coloured(blocks: list[list[list[_Piece]]]) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True, width=10_000, highlight=False, soft_wrap=True)
    with console.capture() as capture:
        for number, block in enumerate(blocks):
            if number:
                console.print()
            for line in block:
                console.print(Text.assemble(*((p.text, p.style) for p in line)))
    return capture.get().rstrip("\n")


def _render_one(d: Diagnostic) -> list[list[_Piece]]:
    colour = _COLOURS[d.severity]
    head = [_Piece(f"{_WORDS[d.severity]}[{d.code}]", colour), _Piece(f": {d.message}", "bold")]
    out = [head]
    margin = max((len(str(label.span.end_line)) for label in d.labels), default=1)
    for file, labels in _by_file(d.labels):
        out += _snippet(file, labels, margin, colour, primary=d.labels[0])
    bar = " " * (margin + 1) + "= "
    for note in d.notes:
        out += _remark(bar, "note", note)
    if d.help:
        out += _remark(bar, "help", d.help)
    return out


def _remark(bar: str, word: str, text: str) -> list[list[_Piece]]:
    first, *rest = text.split("\n")
    indent = " " * (len(bar) + len(word) + 2)
    lines = [[_Piece(bar, "bold blue"), _Piece(word, "bold"), _Piece(f": {first}")]]
    return lines + [[_Piece(indent + line)] for line in rest]


def _by_file(labels: Iterable[Label]) -> list[tuple[str, list[Label]]]:
    """Labels grouped by file, the primary label's file first."""
    groups: dict[str, list[Label]] = {}
    for label in labels:
        groups.setdefault(label.span.file, []).append(label)
    return list(groups.items())


def _snippet(file: str, labels: list[Label], margin: int, colour: str, primary: Label) -> list[list[_Piece]]:
    lines = split_lines(read_source(file))
    here = labels[0].span
    place = f"{shown_path(file)}:{here.line}:{display_column(here, lines)}"
    blank = [_Piece(" " * (margin + 1) + "|", "bold blue")]
    out = [[_Piece(" " * margin + "--> ", "bold blue"), _Piece(place)]]
    if not lines or not any(label.span.line <= len(lines) for label in labels):
        return out
    out.append(blank)
    previous = 0
    for label in sorted(labels, key=lambda item: item.span):
        span = label.span
        if span.line > len(lines):
            continue
        if span.line != previous:
            if previous and span.line > previous + 1:
                out.append([_Piece("...", "bold blue")])
            out.append([_Piece(f"{span.line:>{margin}} | ", "bold blue"), _Piece(_expand(lines[span.line - 1]))])
        previous = span.line
        out.append(_underline(label, lines, margin, colour, is_primary=label is primary))
    out.append(blank)
    return out


def _underline(label: Label, lines: list[str], margin: int, colour: str, *, is_primary: bool) -> list[_Piece]:
    """Carets under a primary label, dashes under another; a span of several lines is marked on its first."""
    raw = lines[label.span.line - 1].encode()
    start = _width(raw[: label.span.col].decode(errors="replace"))
    stop = raw[label.span.col :] if label.span.end_line > label.span.line else raw[label.span.col : label.span.end_col]
    length = max(1, _width(stop.decode(errors="replace").rstrip()))
    mark = ("^" if is_primary else "-") * length
    style = colour if is_primary else "bold blue"
    text = f" {label.text}" if label.text else ""
    return [_Piece(" " * (margin + 1) + "| ", "bold blue"), _Piece(" " * start), _Piece(mark + text, style)]


def _expand(text: str) -> str:
    return text.replace("\t", _TAB).rstrip()


def _width(text: str) -> int:
    """Terminal cells of `text` after `_expand`."""
    cells = 0
    for char in text.replace("\t", _TAB):
        if unicodedata.combining(char):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return cells


def display_column(span: Span, lines: list[str]) -> int:
    """The column as editors count it: characters, from 1."""
    if span.line > len(lines):
        return span.col + 1
    return len(lines[span.line - 1].encode()[: span.col].decode(errors="replace")) + 1


def shown_path(file: str) -> str:
    """Relative to the working folder when that is shorter to read."""
    try:
        relative = os.path.relpath(file)
    except ValueError:  # another drive
        return file
    return file if relative.startswith("..") else relative


def _span_json(span: Span) -> dict[str, Any]:
    lines = split_lines(read_source(span.file))
    end = Span(span.file, span.end_line, span.end_col, span.end_line, span.end_col)
    return {
        "file": span.file,
        "line": span.line,
        "column": display_column(span, lines),
        "end_line": span.end_line,
        "end_column": display_column(end, lines),
    }


def to_json(d: Diagnostic) -> dict[str, Any]:
    """A plain object for `--json`: lines and columns count characters from 1, ends are exclusive."""
    return {
        "code": d.code,
        "severity": d.severity,
        "title": CODES[d.code].title,
        "message": d.message,
        "labels": [{**_span_json(label.span), "text": label.text} for label in d.labels],
        "notes": list(d.notes),
        "help": d.help,
    }


def explanation(code: str) -> str | None:
    """The page of a code, as Markdown; None for an unknown code."""
    if code not in CODES:
        return None
    page = resources.files("ferrule.diagnostics") / "explain" / f"{code}.md"
    return Path(str(page)).read_text(encoding="utf-8")
