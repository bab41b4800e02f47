"""The virtual clock of the Python side, the twin of the runtime's `seam`. It imports only what is loaded anyway."""

from __future__ import annotations

import os

READ_COST_NS = 1_000
_now = 0


def now_ns() -> int:
    """A read: advances the clock by its cost, then tells it."""
    global _now
    _now += READ_COST_NS
    return _now


def peek_ns() -> int:
    """The time without the cost of a read."""
    return _now


def advance_ns(ns: int) -> None:
    global _now
    _now += ns


def sleep_ns(ns: int) -> None:
    """Nobody waits; time moves on."""
    advance_ns(ns)


def epoch() -> float:
    return float(os.environ.get("FERRULE_VERIFY_EPOCH") or 1_700_000_000.0)


def seed() -> int:
    return int(os.environ.get("FERRULE_VERIFY_SEED") or 0)
