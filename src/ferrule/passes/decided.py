"""Conditions that this version of a function decides are written without what was decided.

    if x is None or x > limit: ...      becomes      if x > limit { .. }        where x is never None
    return a if isinstance(n, int) else b            a                          where n is always an int

Lowering writes each test as the author did. What is still evaluated is what Python evaluates: the operand before a
deciding one stays where it has an effect. It runs for every program, since the text alone depends on it.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import blocks, rewrite
from ferrule.ir.types import BOOL, Exc, Tup
from ferrule.passes.reachable import constant

SILENT = (ir.Lit, ir.Local, ir.StaticValue)


def decided(crate: ir.Crate) -> ir.Crate:
    simplify = simplified_too if not crate.exceptions_decide_truth() else simplified
    for function in crate.functions.values():
        rewrite(function.body, simplify)
        for block in blocks(function.body):
            block[:] = [endless(stmt) for stmt in block]
    return crate


def endless(stmt: ir.Stmt) -> ir.Stmt:
    """A `while` whose test always holds is a loop that only its body leaves."""
    if isinstance(stmt, ir.While) and constant(stmt.test):
        return ir.Loop(stmt.body, stmt.label, line=stmt.line)
    return stmt


def simplified(e: ir.Expr) -> ir.Expr:
    match e:
        case ir.Truth(value=ir.Expr(type=Tup(items=items)) as value) if isinstance(value, SILENT):
            return known(bool(items), e)
        case ir.Not(value=ir.Not(value=inner)):
            return inner
        case ir.Not(value=inner) if (truth := constant(inner)) is not None:
            return known(not truth, e)
        case ir.Logic(left=left) if (truth := constant(left)) is not None:
            return left if truth == (e.op == "or") else e.right
        case ir.Logic(right=right) if (truth := constant(right)) is not None and truth == (e.op == "and"):
            return e.left
        case ir.IfExp(test=test) if (truth := constant(test)) is not None:
            return e.body if truth else e.orelse
    return e


def simplified_too(e: ir.Expr) -> ir.Expr:
    """Where no exception says itself whether it is true."""
    match e:
        case ir.Truth(value=ir.Expr(type=Exc()) as value) if isinstance(value, SILENT):
            return known(True, e)
    return simplified(e)


def known(truth: bool, e: ir.Expr) -> ir.Expr:
    return ir.Lit(BOOL, truth, line=e.line)
