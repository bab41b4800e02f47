from __future__ import annotations

import re
from functools import total_ordering

PATTERN = re.compile(r"(-)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")


@total_ordering
class Money:
    """An exact amount: whole cents, however many."""

    __slots__ = ("cents",)

    def __init__(self, cents: int = 0) -> None:
        self.cents = cents

    @classmethod
    def parse(cls, text: str) -> Money:
        m = PATTERN.fullmatch(text.strip())
        if m is None:
            raise ValueError(f"not an amount: {text!r}")
        sign, whole, part = m.groups(default="")
        cents = int(whole.replace(",", "")) * 100 + int(part.ljust(2, "0") or 0)
        return cls(-cents if sign else cents)

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other: Money) -> bool:
        return self.cents < other.cents

    def __hash__(self) -> int:
        return hash(self.cents)

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        whole, part = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{whole:,}.{part:02d}"

    def __repr__(self) -> str:
        return f"Money({self.cents})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)
