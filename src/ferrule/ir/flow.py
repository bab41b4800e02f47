"""Where control goes in the IR: what lowering and emission both ask."""

from __future__ import annotations

from ferrule.ir import nodes as ir


def diverges(body: list[ir.Stmt]) -> bool:
    """Whether control never reaches the end of the statements."""
    if not body:
        return False
    match body[-1]:
        case ir.Return() | ir.Raise() | ir.Break() | ir.Continue():
            return True
        case ir.If(body=inner, orelse=orelse):
            return diverges(inner) and diverges(orelse)
        case ir.Loop():
            return not leaves(body[-1].body, body[-1].label)
        case ir.Try(body=inner, handler=handler, orelse=orelse):
            return (diverges(inner) or diverges(orelse)) and diverges(handler)
        case ir.Labelled(body=inner, label=label):
            return diverges(inner) and not leaves(inner, label)
        case ir.Escape(body=inner):
            return diverges(inner)
        case ir.Do(value=ir.Switch(arms=arms)):
            return bool(arms) and all(arm.value is None and diverges(arm.body) for _, _, arm in arms)
    return False


def leaves(body: list[ir.Stmt], label: str) -> bool:
    """Whether some `Break` in the statements leaves the loop or block with this label."""
    for stmt in body:
        if isinstance(stmt, ir.Break) and stmt.label == label:
            return True
        for name in ("body", "orelse", "handler"):
            if leaves(getattr(stmt, name, []), label):
                return True
        if isinstance(stmt, ir.Do) and isinstance(stmt.value, ir.Switch):
            if any(leaves(arm.body, label) for _, _, arm in stmt.value.arms):
                return True
    return False
