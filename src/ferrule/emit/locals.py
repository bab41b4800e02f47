"""What rustc wants to know of local variables: which are never read, which change while they may be borrowed."""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import Tup


def unread(function: ir.Function) -> set[str]:
    """The parameters and variables that nothing reads."""
    declared = {p.name for p in function.params}
    read: set[str] = set()
    for node in walk(function.body):
        match node:
            case ir.Let() | ir.For():
                declared.add(node.name)
            case ir.Local():
                read.add(node.name)
            case ir.Raise():
                read.add(node.context)
    return declared - read


def assigned_within(function: ir.Function) -> set[str]:
    """The variables that some expression assigns while it is evaluated."""
    found: set[str] = set()
    for node in walk(function.body):
        if isinstance(node, ir.Block | ir.Switch):
            found |= {n.name for n in walk(node) if isinstance(n, ir.Assign | ir.Unbind)}
    return found


def is_part_of_local(value: ir.Expr) -> bool:
    """Whether the expression only looks at items of a tuple, or at fields that never change, in a variable."""
    while True:
        match value:
            case ir.TupleGet(value=ir.Expr(type=Tup()) as inner) | ir.GetField(obj=inner, fixed=True):
                value = inner
                if isinstance(value, ir.Local):
                    return not (value.maybe or value.boxed)
            case _:
                return False
