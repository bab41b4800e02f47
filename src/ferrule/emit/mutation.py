"""The variables that Rust must call `mut`: those that an assignment can reach when they already have a value,
and those whose vector changes.

    x = 0                         let mut x = 0;
    if c: y = 1                   let y;            one assignment on each way: not `mut`
    else: y = 2
    while c: x += 1

The state holds what may have a value.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.types import is_vec
from ferrule.ir.walk import Flow, State


def needed_mut(function: ir.Function) -> set[int]:
    """The declarations, by identity, whose variable is assigned again after its first value."""
    flow = Assigned()
    flow.function(function)
    return flow.rebound


class Assigned(Flow):
    def __init__(self) -> None:
        super().__init__()
        self.rebound: set[int] = set()

    def start(self) -> frozenset[int]:
        return frozenset(self.names.values())

    def expr(self, e: ir.Expr, state: State) -> State:
        match e:
            case ir.RowCall(row=row, receiver=ir.Local(name=name, type=type_)) if (
                is_vec(type_) and "self" in row.mutates
            ):
                if name in self.names:
                    self.rebound.add(self.names[name])
        return super().expr(e, state)

    def declare(self, let: ir.Let, state: frozenset[int]) -> frozenset[int]:
        return state | {id(let)} if let.value is not None or let.maybe else state - {id(let)}

    def assign(self, decl: int, stmt: ir.Assign | ir.Unbind, state: frozenset[int]) -> frozenset[int]:
        if decl in state:
            self.rebound.add(decl)
        return state | {decl}
