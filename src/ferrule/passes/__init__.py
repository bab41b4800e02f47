"""IR to IR, one pass a file; the order is data."""

from __future__ import annotations

from typing import Any

from ferrule.ir import nodes as ir
from ferrule.passes import constructors, machine_ints, plain_locals
from ferrule.passes import globals as globals_
from ferrule.passes.dead_stores import dead_stores
from ferrule.passes.decided import decided
from ferrule.passes.definite import definite
from ferrule.passes.late_init import late_init
from ferrule.passes.reachable import reachable
from ferrule.passes.recursion import recursion

PASSES: tuple[Any, ...] = (globals_.run, machine_ints.run, constructors.run, plain_locals.run)
# What only the text depends on, for every program.
TIDY: tuple[Any, ...] = (recursion, decided, reachable, definite, dead_stores, late_init)


def run(crate: ir.Crate, options: Any) -> ir.Crate:
    """Runs every pass; with `--plain off` only those that choose no representation."""
    crate.plain = bool(options.plain)
    for one in (*PASSES, *TIDY) if crate.plain else TIDY:
        crate = one(crate)
    return crate
