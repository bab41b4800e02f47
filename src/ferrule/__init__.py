"""Ferrule translates Python programs to Rust programs that behave the same."""

from __future__ import annotations

__version__ = "0.1.0"
