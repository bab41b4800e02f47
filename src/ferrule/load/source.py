"""One file to one syntax tree: decoding, parsing, comments. Errors point at the place that CPython would name."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections.abc import Callable
from pathlib import Path

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Span, diagnostic, split_lines


def read(path: Path) -> str:
    """The decoded text with `\\n` line ends, or FER0104, FER0108."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FerruleError(
            diagnostic("FER0108", f"cannot read `{path}`: {reason}", Span(str(path), 1, 0, 1, 0))
        ) from None
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    except SyntaxError as error:
        raise FerruleError(_bad_cookie(path, raw, str(error.msg))) from None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise FerruleError(_undecodable(path, raw, error)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_cookie(path: Path, raw: bytes, reason: str) -> Diagnostic:
    """The encoding that a `# coding:` line names is unknown, or contradicts a byte order mark."""
    for number, line in enumerate(raw.splitlines()[:2], 1):
        at = line.find(b"coding")
        if at >= 0:
            name = line[at + len("coding") + 1 :].lstrip()
            start = len(line) - len(name)
            end = start + len(name.split()[0]) if name.split() else len(line)
            return diagnostic(
                "FER0104",
                reason,
                Label(Span(str(path), number, start, number, end), "not an encoding that Python knows"),
                help="save the file as UTF-8 and delete this line",
            )
    return _undecodable(path, raw, None)


def _undecodable(path: Path, raw: bytes, error: UnicodeDecodeError | None) -> Diagnostic:
    if error is None:
        line_start, line, at, shown = 0, 1, 0, "the first bytes"
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as inner:
            error = inner
    if error is not None:
        line = raw.count(b"\n", 0, error.start) + 1
        line_start = raw.rfind(b"\n", 0, error.start) + 1
        # Columns of a span count UTF-8 bytes of the text as shown, where a bad byte became a replacement character.
        at = len(raw[line_start : error.start].decode("utf-8", "replace").encode())
        shown = f"byte 0x{raw[error.start]:02x}"
    width = len("\N{REPLACEMENT CHARACTER}".encode())
    encoding = error.encoding if error is not None else "utf-8"
    return diagnostic(
        "FER0104",
        f"{shown} is not valid {encoding}",
        Span(str(path), line, at, line, at + width),
        help="save the file as UTF-8, or name its encoding in the first line: # -*- coding: latin-1 -*-",
    )


def parse(path: Path, source: str) -> ast.Module:
    """The tree, after CPython's own compiler has accepted it (nothing is run), or FER0101."""
    if "\0" in source:
        raise FerruleError(_null_byte(path, source))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(source, str(path))
        except SyntaxError as error:
            raise FerruleError(_syntax(path, source, error, _bytes_of_characters)) from None
        except (ValueError, RecursionError, MemoryError) as error:
            raise FerruleError(_unparsable(path, source, error)) from None
        try:
            compile(tree, str(path), "exec", dont_inherit=True)
        except SyntaxError as error:
            # The compiler proper reports columns in bytes, the parser in characters.
            raise FerruleError(_syntax(path, source, error, lambda _line, column: column)) from None
        except (ValueError, RecursionError, MemoryError) as error:
            raise FerruleError(_unparsable(path, source, error)) from None
    return tree


def _bytes_of_characters(line: str, column: int) -> int:
    return len(line[:column].encode())


def _syntax(path: Path, source: str, error: SyntaxError, to_bytes: Callable[[str, int], int]) -> Diagnostic:
    lines = split_lines(source)
    line = min(max(error.lineno or 1, 1), len(lines))
    end_line = min(max(error.end_lineno or line, line), len(lines))
    col = to_bytes(lines[line - 1], max((error.offset or 1) - 1, 0))
    end = error.end_offset or 0
    end_col = to_bytes(lines[end_line - 1], end - 1) if end > 0 else col
    if (end_line, end_col) <= (line, col):
        end_line, end_col = line, min(col + 1, max(col, len(lines[line - 1].encode())))
    message = error.msg if error.msg.startswith("invalid syntax") else f"invalid syntax: {error.msg}"
    return diagnostic("FER0101", message, Span(str(path), line, col, end_line, end_col), help=_syntax_help(error))


def _syntax_help(error: SyntaxError) -> str:
    if isinstance(error, TabError):
        return "indent with spaces only"
    if "print" in (error.msg or "") and "parentheses" in (error.msg or ""):
        return "this is Python 2; convert the program to Python 3 first"
    return "`python -m py_compile` on this file gives the same error"


def _unparsable(path: Path, source: str, error: Exception) -> Diagnostic:
    """Nesting deeper than CPython's own parser takes."""
    message = "nested too deeply" if isinstance(error, (RecursionError, MemoryError)) else str(error)
    line = source.split("\n", 1)[0]
    span = Span(str(path), 1, 0, 1, len(line.encode()))
    return diagnostic("FER0101", f"invalid syntax: {message}", span, help="simplify the expression")


def _null_byte(path: Path, source: str) -> Diagnostic:
    at = source.index("\0")
    line = source.count("\n", 0, at) + 1
    col = len(source[source.rfind("\n", 0, at) + 1 : at].encode())
    span = Span(str(path), line, col, line, col + 1)
    return diagnostic("FER0101", "invalid syntax: source code contains a null byte", span, help="delete the byte")


def comments(source: str) -> dict[int, list[str]]:
    """Line to the comments on it."""
    found: dict[int, list[str]] = {}
    if "#" not in source:
        return found
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            found.setdefault(token.start[0], []).append(token.string)
    return found
