from __future__ import annotations

from ._types import Key, ParseFloat, Pos


def loads(text: str, *, parse_float: ParseFloat = float) -> tuple[Key, Pos, float]:
    name, _, value = text.partition("=")
    return tuple(name.strip().split(".")), Pos(len(text)), parse_float(value)
