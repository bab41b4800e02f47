"""Drops values that nobody reads, which rustc would warn of.

    data = None             let data: Bytes;        a variable whose unbound state nobody can see is an ordinary one
    with open(p) as f:
        data = f.read()     data = f.read()?;
    n = 1; n = 2; use(n)    let n = 2; use(n);

It runs after `reachable`, and before `late_init` puts a declaration where its first value is.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import blocks, walk
from ferrule.ir.liveness import Liveness, unshare


def dead_stores(crate: ir.Crate) -> ir.Crate:
    for function in crate.functions.values():
        unshare(function.body, set())
        if any(isinstance(node, ir.Assign | ir.Unbind) for node in walk(function.body)):
            clean(function)
    return crate


def clean(function: ir.Function) -> None:
    dead = Liveness(function).facts.dead
    unbound = {node.name for node in walk(function.body) if isinstance(node, ir.Unbind) and not dead.get(id(node))}
    boxed = {node.name for node in walk(function.body) if isinstance(node, ir.Let) and node.boxed}
    assigned = {node.name for node in walk(function.body) if isinstance(node, ir.Assign)}
    always: list[str] = []
    for block in list(blocks(function.body)):
        for at, stmt in reversed(list(enumerate(block))):
            if (isinstance(stmt, ir.Assign) and is_itself(stmt)) or (
                isinstance(stmt, ir.Unbind) and dead.get(id(stmt))
            ):
                del block[at]
                continue
            if not isinstance(stmt, ir.Let | ir.Assign) or not dead.get(id(stmt)) or stmt.name in boxed | unbound:
                continue
            if isinstance(stmt, ir.Assign):
                block[at] = ir.Do(stmt.value, line=stmt.line)
            elif stmt.name in assigned:
                if stmt.value is not None:
                    block.insert(at, ir.Do(stmt.value, line=stmt.line))
                stmt.value = None
                if stmt.maybe:
                    always.append(stmt.name)
    make_sure(function, [name for name in always if always.count(name) == declarations(function, name)])
    drop_unused(function)


def is_itself(stmt: ir.Stmt) -> bool:
    """`xs = xs`, what is left of `xs += ys` on a list."""
    if not isinstance(stmt, ir.Assign):
        return False
    value = stmt.value
    return isinstance(value, ir.Local) and value.name == stmt.name and not (stmt.boxed or stmt.maybe or value.maybe)


def declarations(function: ir.Function, name: str) -> int:
    return sum(isinstance(node, ir.Let) and node.name == name for node in walk(function.body))


def make_sure(function: ir.Function, names: list[str]) -> None:
    """Variables that have a value wherever they are read."""
    for node in walk(function.body):
        if isinstance(node, ir.Let | ir.Assign | ir.Local) and node.name in names:
            node.maybe = False


def drop_unused(function: ir.Function) -> None:
    """Declarations whose last assignment went."""
    named = {n.name for n in walk(function.body) if isinstance(n, ir.Local | ir.Assign | ir.Unbind)}
    named |= {n.context for n in walk(function.body) if isinstance(n, ir.Raise)}
    for block in blocks(function.body):
        block[:] = [s for s in block if not isinstance(s, ir.Let) or s.value is not None or s.name in named]
