"""Source text to lines of HTML. Enough of each language's words to read by; it never has to be exact."""

from __future__ import annotations

import keyword
import re
from html import escape

_RUST_WORDS = """as async await break const continue crate dyn else enum extern false fn for if impl in let loop match
mod move mut pub ref return self Self static struct super trait true type unsafe use where while"""
_PYTHON = re.compile(
    r"""(?P<s>(?i:[rbuf]{0,2})(?:\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))"""
    r"""|(?P<c>\#[^\n]*)|(?P<d>@[\w.]+)|(?P<n>\b\d\w*(?:\.\d\w*)?)|(?P<w>[^\W\d]\w*)""",
    re.DOTALL,
)
_RUST = re.compile(
    r"""(?P<c>//[^\n]*|/\*.*?\*/)|(?P<s>b?r(?P<h>\#*)".*?"(?P=h)|b?"(?:[^"\\]|\\.)*"|b?'(?:[^'\\\n]|\\.[^']*)')"""
    r"""|(?P<d>\#!?\[[^\]\n]*\]|'[a-z_]\w*)|(?P<n>\b\d\w*(?:\.\d\w*)?)|(?P<w>[^\W\d]\w*!?)""",
    re.DOTALL,
)
_CLASSES = {"s": "s", "c": "c", "d": "d", "n": "n"}
_WORDS = {"python": frozenset(keyword.kwlist) | {"self", "match", "case"}, "rust": frozenset(_RUST_WORDS.split())}


def lines(text: str, language: str) -> list[str]:
    """Each line of `text` as HTML, one entry per line; a token that spans lines is closed and reopened."""
    pattern = _PYTHON if language == "python" else _RUST
    parts: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        parts.append(escape(text[at : match.start()]))
        parts.append(_token(match, language))
        at = match.end()
    parts.append(escape(text[at:]))
    return "".join(parts).split("\n")


def _token(match: re.Match[str], language: str) -> str:
    token = escape(match[0])
    if match.lastgroup in _CLASSES or match.lastgroup == "h":
        kind = _CLASSES.get(match.lastgroup or "", "s")
    elif match[0] in _WORDS[language]:
        kind = "k"
    elif match[0][0].isupper() or match[0].endswith("!"):
        kind = "t"
    else:
        return token
    opened = f'<i class="{kind}">'
    return opened + token.replace("\n", f"</i>\n{opened}") + "</i>"
