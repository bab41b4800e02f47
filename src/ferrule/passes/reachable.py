"""Drops statements that control never reaches, which rustc would warn of.

    return x; print(1)           becomes      return x
    if isinstance(n, int): ...   becomes      ...        where the test is known in this version of the function

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
        block[:] = [made for stmt in block for made in chosen(stmt)]
        at = next((i for i, stmt in enumerate(block) if ends(stmt)), len(block))
        del block[at + 1 :]


def chosen(stmt: ir.Stmt) -> list[ir.Stmt]:
    """What runs of a statement whose test is a constant."""
    if not isinstance(stmt, ir.If):
        return [stmt]
    known = constant(stmt.test)
    return [stmt] if known is None else stmt.body if known else stmt.orelse


def constant(test: ir.Expr) -> bool | None:
    match test:
        case ir.Lit(value=bool(value)):
            return value
        case ir.Not(value=inner):
            known = constant(inner)
            return None if known is None else not known
        case ir.Block(body=[], value=ir.Expr() as value):
            return constant(value)
    return None
