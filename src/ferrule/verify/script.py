"""Input scripts: JSON lines of events by frame. Lines of the type `stdin` become the program's standard input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Span, diagnostic


def read_script(path: Path) -> tuple[str, bytes]:
    """The events for both sides as normalised JSON lines, and the standard input. FER0601, FER0603."""
    text = read_text(path)
    events: list[str] = []
    stdin: list[str] = []
    previous = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        event = _event(path, number, line)
        if event["type"] == "stdin":
            stdin.append(str(event.get("text", "")))
            continue
        frame = event.get("frame")
        if not isinstance(frame, int) or isinstance(frame, bool) or frame < previous:
            why = "the frame must be a number, not below the one before"
            raise FerruleError(_invalid(path, number, line, why))
        previous = frame
        events.append(json.dumps(event, ensure_ascii=False))
    return "".join(f"{event}\n" for event in events), "".join(stdin).encode()


def _event(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except ValueError as error:
        column = getattr(error, "colno", 1) - 1
        raise FerruleError(_invalid(path, number, line, f"not JSON: {getattr(error, 'msg', error)}", column)) from None
    if not isinstance(event, dict) or not isinstance(event.get("type"), str):
        raise FerruleError(_invalid(path, number, line, 'an object with a "type" is expected'))
    return event


def _invalid(path: Path, number: int, line: str, why: str, column: int = -1) -> Diagnostic:
    indent = len(line) - len(line.lstrip())
    start = len(line[: column if column >= 0 else indent].encode())
    end = len(line.rstrip().encode())
    span = Span(str(path), number, min(start, end), number, max(end, start))
    return diagnostic(
        "FER0601",
        f"line {number} of the script is not an event",
        Label(span, why),
        help='one JSON object a line, such as {"frame": 10, "type": "keydown", "key": "left"}',
    )


def read_text(path: Path) -> str:
    return read_bytes(path).decode("utf-8", errors="replace")


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FerruleError(
            diagnostic("FER0603", f"cannot read `{path}`: {error.strerror or error}", help="check the path")
        ) from None
