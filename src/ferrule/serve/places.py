"""Where things stand in a TOML file, for messages: the parser does not say."""

from __future__ import annotations

import re
from pathlib import Path

from ferrule.diagnostics import Diagnostic, Label, Span, diagnostic

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]*?)\s*\]")


class Places:
    """Tables are found by name, `routes` and the like also by number; keys by their line in the table."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = str(file)
        self.lines = text.split("\n")

    def span(self, line: int, start: int, end: int) -> Span:
        """Lines count from 0 here, and columns in characters."""
        shown = self.lines[line]
        number = line + 1
        return Span(self.file, number, len(shown[:start].encode()), number, len(shown[:end].encode()))

    def _table(self, name: str, number: int) -> tuple[int, int]:
        """The line of a table's header, and the line behind its last; (-1, 0) where it has none."""
        found = []
        for line, text in enumerate(self.lines):
            match = _HEADER.match(text)
            if match:
                found.append((line, re.sub(r"[\s\"']", "", match[2])))
        starts = [line for line, title in found if title == name]
        if number >= len(starts):
            return -1, 0
        start = starts[number]
        return start, min((line for line, _ in found if line > start), default=len(self.lines))

    def header(self, name: str, number: int = 0) -> Span:
        line, _ = self._table(name, number)
        if line >= 0:
            text = self.lines[line]
            return self.span(line, len(text) - len(text.lstrip()), text.rindex("]") + 1)
        for at, text in enumerate(self.lines):
            if match := re.match(rf"""\s*(\[+\s*)?(["']?{re.escape(name)}["']?)\s*[=.\]]""", text):
                return self.span(at, match.start(2), match.end(2))
        return Span(self.file, 1, 0, 1, 0)

    def _line(self, table: str, key: str, number: int) -> tuple[int, re.Match[str]] | None:
        start, end = self._table(table, number)
        pattern = re.compile(rf"""(?:^|.*?[\s{{,.])(["']?{re.escape(key)}["']?)\s*=\s*(.*)$""")
        for line in range(start + 1, end):
            if match := pattern.match(self.lines[line]):
                return line, match
        return None

    def key(self, table: str, key: str, number: int = 0) -> Span:
        found = self._line(table, key, number)
        return self.span(found[0], found[1].start(1), found[1].end(1)) if found else self.header(table, number)

    def value(self, table: str, key: str, number: int = 0) -> Span:
        found = self._line(table, key, number)
        if found is None:
            return self.header(table, number)
        line, match = found
        text = match[2]
        whole = re.match(r"""("[^"]*"|'[^']*'|\[.*\]|\{.*\}|[^#,}\s]+)""", text)
        return self.span(line, match.start(2), match.start(2) + (whole.end() if whole else len(text)))

    def item(self, table: str, key: str, item: str, number: int = 0) -> Span:
        """A text in a list, which may stand on several lines."""
        found = self._line(table, key, number)
        if found is not None:
            _, end = self._table(table, number)
            for line in range(found[0], end):
                start = found[1].start(2) if line == found[0] else 0
                match = re.compile(rf"""(["']){re.escape(item)}\1""").search(self.lines[line], start)
                if match:
                    return self.span(line, match.start(), match.end())
        return self.value(table, key, number)

    def not_toml(self, code: str, message: str) -> Diagnostic:
        place = re.search(r"\(at line (\d+), column (\d+)\)", message)
        line = int(place[1]) - 1 if place else len(self.lines) - 1
        shown = self.lines[line] if line < len(self.lines) else ""
        start = min(int(place[2]) - 1, len(shown)) if place else len(shown)
        span = self.span(min(line, len(self.lines) - 1), start, min(start + 1, len(shown)))
        what = f"not valid TOML: {message.partition(' (at')[0]}"
        return diagnostic(code, what, Label(span, "here"), help="correct the line")
