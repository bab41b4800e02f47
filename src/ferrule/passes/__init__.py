"""IR to IR, one pass a file; the order is data."""

from __future__ import annotations

from typing import Any

from ferrule.ir import nodes as ir

PASSES: tuple[Any, ...] = ()


def run(crate: ir.Crate, options: Any) -> ir.Crate:
    """Runs every pass, or none with `--plain off`."""
    crate.plain = bool(options.plain)
    for one in PASSES if crate.plain else ():
        crate = one(crate)
    return crate
