"""Which line of a formatted file a line of the unformatted one became.

rustfmt moves line breaks, adds and drops commas and braces, and sorts `use` and `mod` items, but keeps the words of
everything else in their order. So the words of both texts are walked side by side.
"""

from __future__ import annotations

import re

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\w+')
_SORTED = re.compile(r"^\s*(?:pub(?:\([^)]*\))?\s+)?(?:use|mod)\s[^;{]*[;{].*$")
_REACH = 64


def realign(before: str, after: str) -> dict[int, int]:
    """Line of `before` to the line of `after` where its first word landed. Lines without a word are left out."""
    old, new = _words(before), _words(after)
    lines: dict[int, int] = {}
    at = 0
    for word, line in old:
        found = next((i for i in range(at, min(at + _REACH, len(new))) if new[i][0] == word), None)
        if found is None:
            continue
        lines.setdefault(line, new[found][1])
        at = found + 1
    return lines


def _words(text: str) -> list[tuple[str, int]]:
    words = []
    for number, line in enumerate(text.splitlines(), 1):
        if not _SORTED.match(line):
            words += [(word, number) for word in _WORD.findall(line)]
    return words
