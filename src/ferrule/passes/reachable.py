"""Drops statements that control never reaches, which rustc would warn of.

    return x; print(1)      becomes      return x

Lowering writes out each way of a `finally` or an `else` by itself, so some end before what was meant to follow. It runs
first of what tidies, since a dead `break` makes a loop look as if it ended.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import blocks, ends


def reachable(crate: ir.Crate) -> ir.Crate:
    for function in crate.functions.values():
        prune(function.body)
    return crate


def prune(body: list[ir.Stmt]) -> None:
    for block in reversed(list(blocks(body))):  # the inner ones first: whether a loop ends depends on its body
        at = next((i for i, stmt in enumerate(block) if ends(stmt)), len(block))
        del block[at + 1 :]
