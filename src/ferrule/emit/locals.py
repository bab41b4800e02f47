"""What rustc wants to know of local variables: which are never read, which are assigned more than once."""

from __future__ import annotations

from dataclasses import fields

from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges

MANY = 2


def unread(function: ir.Function) -> set[str]:
    """The parameters and variables that nothing reads."""
    declared = {p.name for p in function.params}
    read: set[str] = set()
    for node in nodes(function.body):
        match node:
            case ir.Let() | ir.For():
                declared.add(node.name)
            case ir.Local():
                read.add(node.name)
            case ir.Raise():
                read.add(node.context)
    return declared - read


def needed_mut(function: ir.Function) -> set[int]:
    """The declarations, by identity, whose variable is assigned again after its first value."""
    found: set[int] = set()
    for body in blocks(function.body):
        for index, stmt in enumerate(body):
            if isinstance(stmt, ir.Let) and not stmt.boxed:
                start = 1 if stmt.value is not None or stmt.maybe else 0
                if most(body[index + 1 :], stmt.name)[1] + start > 1:
                    found.add(id(stmt))
    return found


def most(body: list[ir.Stmt], name: str) -> tuple[int, int]:
    """How often one way through the statements assigns the variable: the ways that reach the end, all ways."""
    through = peak = 0
    for stmt in body:
        after, inside = most_of(stmt, name)
        peak = max(peak, through + inside)
        through += after
        if diverges([stmt]):
            return 0, peak
    return through, max(peak, through)


def most_of(stmt: ir.Stmt, name: str) -> tuple[int, int]:
    match stmt:
        case ir.Assign() | ir.Unbind() if stmt.name == name:
            return 1, 1
        case ir.If():
            ways = [most(stmt.body, name), most(stmt.orelse, name)]
            inside = most([ir.Do(stmt.test)], name)[1]
            return inside + max(w[0] for w in ways), inside + max(w[1] for w in ways)
        case ir.Loop() | ir.While() | ir.For():
            count = MANY if most(stmt.body, name)[1] else 0
            return count, count
        case ir.Try():
            parts = [most(b, name) for b in (stmt.body, stmt.handler, stmt.orelse)]
            count = sum(p[1] for p in parts)
            return count, count
        case ir.Labelled() | ir.Escape():
            count = most(stmt.body, name)[1]
            return count, count
    count = sum(isinstance(n, ir.Assign | ir.Unbind) and n.name == name for n in nodes(stmt))
    return count, count


def blocks(node: object):  # type: ignore[no-untyped-def]
    """Every list of statements inside."""
    if isinstance(node, list | tuple):
        if node and isinstance(node[0], ir.Stmt):
            yield node
        for item in node:
            yield from blocks(item)
    elif isinstance(node, dict):
        for item in node.values():
            yield from blocks(item)
    elif isinstance(node, ir.Expr | ir.Stmt):
        for part in fields(node):
            if part.name not in ("type", "row", "elem"):
                yield from blocks(getattr(node, part.name))


def nodes(node: object):  # type: ignore[no-untyped-def]
    """Every IR node inside, the outer ones first."""
    if isinstance(node, list | tuple):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, dict):
        for item in node.values():
            yield from nodes(item)
    elif isinstance(node, ir.Expr | ir.Stmt):
        yield node
        for part in fields(node):
            if part.name not in ("type", "row", "elem"):
                yield from nodes(getattr(node, part.name))
