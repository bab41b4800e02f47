"""Python to IR: a file for each family of construct. No Rust text, no new inference."""

from __future__ import annotations

from ferrule.lower.program import lower

__all__ = ["lower"]
