"""Declares a variable where its first value is given.

    let x; print(1); x = f();      becomes      print(1); let x = f();

Lowering declares a variable at the start of the block that holds all its uses. Where the first statement that names it
is an assignment in that same block, the declaration moves there. It runs for every program: it changes the text only.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import blocks, walk


def late_init(crate: ir.Crate) -> ir.Crate:
    for function in crate.functions.values():
        for body in blocks(function.body):
            move(body)
    return crate


def move(body: list[ir.Stmt]) -> None:
    for let in [s for s in body if isinstance(s, ir.Let) and s.value is None]:
        at = body.index(let)
        first = next((s for s in body[at + 1 :] if mentions(s, let.name)), None)
        if not isinstance(first, ir.Assign) or first.name != let.name or mentions(first.value, let.name):
            continue
        moved = ir.Let(
            let.name, let.type, first.value, mutable=let.mutable, boxed=let.boxed, maybe=let.maybe, line=first.line
        )
        body[body.index(first)] = moved
        body.remove(let)


def mentions(node: object, name: str) -> bool:
    for inner in walk(node):
        match inner:
            case ir.Local(name=found) | ir.Assign(name=found) | ir.Unbind(name=found) | ir.Raise(context=found):
                if found == name:
                    return True
            case ir.LazyIter(captures=captures):
                if name in captures:
                    return True
            case ir.MakeClosure(captures=pairs):
                if any(n == name for n, _ in pairs):
                    return True
    return False
