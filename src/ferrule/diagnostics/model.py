"""What a problem is: a code, labelled places in the user's source, and what to do about it.

A stage makes `Diagnostic`s and either raises them (`FerruleError`) or hands them to a `Sink` and goes on. Nothing but
`diagnostics.render` turns one into text.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from ferrule.diagnostics.codes import CODES, Severity


class HasPath(Protocol):
    """Whatever knows the file it came from, such as `load.Module`."""

    @property
    def path(self) -> Path: ...


@dataclass(frozen=True, order=True)
class Span:
    """A half-open piece of a source file.

    Lines count from 1; columns count UTF-8 bytes from 0, exactly as `ast` does, so that a span can be made from a node
    without the text. Whoever shows a column to a person converts it.
    """

    file: str
    line: int
    col: int
    end_line: int
    end_col: int

    def text(self, source: str | None = None) -> str:
        """The source text that the span covers."""
        lines = split_lines(source if source is not None else read_source(self.file))
        if self.line > len(lines):
            return ""
        covered = [line.encode() for line in lines[self.line - 1 : self.end_line]]
        if self.end_line <= len(lines):
            covered[-1] = covered[-1][: self.end_col]
        covered[0] = covered[0][self.col :]
        return b"\n".join(covered).decode(errors="replace")

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of `other`."""
        return Span(self.file, self.line, self.col, other.end_line, other.end_col)


@dataclass(frozen=True)
class Label:
    """A span and what is to be said about it. The first label of a diagnostic is the primary one."""

    span: Span
    text: str = ""


@dataclass(frozen=True)
class Diagnostic:
    code: str
    message: str
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"unknown diagnostic code {self.code}")

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def span(self) -> Span | None:
        """The primary place, if the problem has one."""
        return self.labels[0].span if self.labels else None


def diagnostic(
    code: str, message: str, *labels: Label | Span, notes: tuple[str, ...] = (), help: str = ""
) -> Diagnostic:
    """A diagnostic, short to write: a bare span is a label without text."""
    full = tuple(label if isinstance(label, Label) else Label(label) for label in labels)
    return Diagnostic(code, message, full, notes, help)


class FerruleError(Exception):
    """One or more diagnostics that end the work."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        if not diagnostics:
            raise ValueError("a FerruleError carries at least one diagnostic")
        super().__init__("; ".join(f"{d.code}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics

    @property
    def exit_status(self) -> int:
        return exit_status(self.diagnostics)


def exit_status(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> int:
    """0 for warnings and notes only, 2 when the user's input is at fault, 3 when Ferrule is."""
    severities = {d.severity for d in diagnostics}
    return 3 if "bug" in severities else 2 if "error" in severities else 0


@dataclass
class Sink:
    """Collects diagnostics, each place and message once, in the order of arrival."""

    items: list[Diagnostic] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set)

    def add(self, item: Diagnostic) -> None:
        if item not in self._seen:
            self._seen.add(item)
            self.items.append(item)

    def report(
        self, code: str, message: str, *labels: Label | Span, notes: tuple[str, ...] = (), help: str = ""
    ) -> None:
        self.add(diagnostic(code, message, *labels, notes=notes, help=help))

    def extend(self, items: tuple[Diagnostic, ...] | list[Diagnostic]) -> None:
        for item in items:
            self.add(item)

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self.items if d.severity in ("error", "bug")]

    def raise_if_errors(self) -> None:
        if self.errors:
            raise FerruleError(*self.errors)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def span_of(module: str | os.PathLike[str] | HasPath, node: ast.AST) -> Span:
    """Where `node` stands. A node without a position (`ast.Module`, `ast.arguments`) gives the file's first line."""
    path = str(getattr(module, "path", module))
    at: Any = node
    line = getattr(at, "lineno", None)
    if line is None:
        return Span(path, 1, 0, 1, 0)
    end_line, end_col = at.end_lineno, at.end_col_offset
    if end_line is None or end_col is None:
        return Span(path, line, at.col_offset, line, at.col_offset)
    return Span(path, line, at.col_offset, end_line, end_col)


def split_lines(source: str) -> list[str]:
    """Lines as Python's parser counts them: form feeds and Unicode separators do not end one."""
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@lru_cache(maxsize=256)
def _read(path: str, mtime: float) -> str:
    import tokenize

    try:
        with tokenize.open(path) as file:
            return file.read()
    except (SyntaxError, UnicodeDecodeError, LookupError):
        return Path(path).read_bytes().decode("utf-8", errors="replace")


def read_source(path: str) -> str:
    """The text of a file for showing it; empty when it cannot be read."""
    try:
        return _read(path, os.stat(path).st_mtime)
    except OSError:
        return ""
