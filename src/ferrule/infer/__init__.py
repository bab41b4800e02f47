"""Types, ranges, ownership, effects; every fact names its evidence. Never edits the graph."""

from __future__ import annotations

from ferrule.infer.analysis import Analysis, analyse

__all__ = ["Analysis", "analyse"]
