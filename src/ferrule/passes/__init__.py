"""IR to IR, one pass a file; the order is data."""

from __future__ import annotations

import os
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
# Set, every pass is followed by the check of what must hold of the IR; tests set it.
CHECKED = "FERRULE_CHECK_IR"


class Broken(Exception):
    """A pass left IR that does not hold together."""


def run(crate: ir.Crate, options: Any) -> ir.Crate:
    """Runs every pass; with `--plain off` only those that choose no representation."""
    crate.plain = bool(options.plain)
    checked = bool(os.environ.get(CHECKED))
    if checked:
        verify(crate, "lowering")
    for one in (*PASSES, *TIDY) if crate.plain else TIDY:
        crate = one(crate)
        if checked:
            verify(crate, one.__module__.rpartition(".")[2])
    return crate


def verify(crate: ir.Crate, after: str) -> None:
    from ferrule.ir.check import check

    problems = [str(problem) for problem in check(crate)]
    if problems:
        raise Broken(f"after {after}: " + "\n".join(problems[:10]))
