"""Rust text: parentheses where they are needed and nowhere else, literals."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator


def paren(text: str) -> str:
    """Parentheses where a postfix or prefix operator would otherwise take only a part."""
    if not text or (text[0] == "(" and closes_at_end(text)):
        return text
    if re.match(r"^-?[\w.#:]+$", text) and not text.startswith("-"):
        return text
    if re.match(r"^[\w#:]", text) and postfix_only(text):
        return text
    return f"({text})"


SKIPPED = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|\'(?:\\.|[^\\])\'', re.DOTALL)


def code(text: str) -> Iterator[tuple[int, str]]:
    """The characters outside literals and comments, with their places."""
    at = 0
    for skipped in SKIPPED.finditer(text):
        yield from enumerate(text[at : skipped.start()], at)
        at = skipped.end()
    yield from enumerate(text[at:], at)


def closes_at_end(text: str) -> bool:
    depth = 0
    for i, c in code(text):
        depth += c == "("
        depth -= c == ")"
        if depth == 0:
            return i == len(text) - 1
    return False


def postfix_only(text: str) -> bool:
    """Whether the text is one path with calls, indexes and fields, without an operator outside brackets."""
    if text.startswith(("match ", "if ", "move ", "unsafe ", "return ", "loop ")):
        return False
    depth = 0
    for i, c in code(text):
        if c in "([{":
            if c == "{" and depth == 0:
                return False
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "<" and text[i - 2 : i] == "::":
            depth += 1
        elif depth == 0 and c == "." and text[i + 1 : i + 2] == ".":
            return False  # a range
        elif depth == 0 and c in " +-*/%&|^=!<>":
            if c == "!" and text[i + 1 : i + 2] in ("(", "["):
                pass
            else:
                return False
        elif c == ">" and depth > 0 and text[i - 1] != "-" and generic_at(text, i):
            depth -= 1
    return True


def generic_at(text: str, end: int) -> bool:
    """Whether the `>` at `end` closes a turbofish."""
    depth = parens = 0
    for i in range(end, -1, -1):
        parens += (text[i] == ")") - (text[i] == "(")
        if parens < 0:
            return False
        depth += text[i] == ">" and text[i - 1] != "-"
        if text[i] == "<":
            depth -= 1
            if depth == 0:
                return text[max(0, i - 2) : i] == "::"
    return False


def unparen(text: str) -> str:
    """Without the outer parentheses, where they only group."""
    if not text.startswith("(") or text == "()" or not closes_at_end(text) or has_comma(text[1:-1]):
        return text
    if text.startswith(("(match ", "(if ", "({", "(loop ")) and not text.endswith("})"):
        return text  # at the start of a statement Rust would take the block for the whole of it
    return text[1:-1]


def has_comma(text: str) -> bool:
    depth = 0
    for _, c in code(text):
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            return True
    return False


def tuple_text(items: list[str]) -> str:
    items = [unparen(i) for i in items]
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def rust_string(text: str) -> str:
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif c == "\t":
            out.append("\\t")
        elif c == "\r":
            out.append("\\r")
        elif c.isprintable():
            out.append(c)
        else:
            out.append(f"\\u{{{ord(c):x}}}")
    return '"' + "".join(out) + '"'


def bytes_literal(value: bytes) -> str:
    return 'b"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in value) + '"'


def float_literal(value: float) -> str:
    if math.isinf(value):
        return "f64::INFINITY" if value > 0 else "f64::NEG_INFINITY"
    if math.isnan(value):
        return "f64::NAN"
    text = repr(value)
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        text = f"{mantissa}{'' if '.' in mantissa else '.0'}e{int(exponent)}"
    return text if value >= 0 and not text.startswith("-") else f"({text})"
