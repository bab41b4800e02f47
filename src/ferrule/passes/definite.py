"""A variable that always has a value where it is read needs no test for that.

    with open(path) as f:         let lines;                    not  let mut lines: Option<List<Str>> = None;
        lines = f.readlines()     ...
    print(lines)                  print(lines)                       print(lines.ok_or_else(unbound)?)

Lowering asks the names only; here the way through the code is known: this `with` swallows nothing, that branch always
raises. The state holds what may have no value yet. It runs for every program: rustc proves the same again.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.walk import Flow, State


def definite(crate: ir.Crate) -> ir.Crate:
    for function in crate.functions.values():
        lets = [n for n in walk(function.body) if isinstance(n, ir.Let) and n.maybe and n.value is None and not n.boxed]
        if lets:
            settle(function, lets)
    return crate


def settle(function: ir.Function, lets: list[ir.Let]) -> None:
    flow = Unassigned()
    flow.function(function)
    names = {let.name for let in lets} - flow.open
    for node in walk(function.body):
        if isinstance(node, ir.Let | ir.Local | ir.Assign) and node.name in names:
            node.maybe = False


class Unassigned(Flow):
    def __init__(self) -> None:
        super().__init__()
        self.open: set[str] = set()

    def declare(self, let: ir.Let, state: frozenset[int]) -> frozenset[int]:
        return state - {id(let)} if let.value is not None else state | {id(let)}

    def assign(self, decl: int, stmt: ir.Assign | ir.Unbind, state: frozenset[int]) -> frozenset[int]:
        if isinstance(stmt, ir.Unbind):
            self.open.add(stmt.name)
        return state - {decl}

    def use(self, name: str, state: State) -> None:
        if state is not None and self.names.get(name) in state:
            self.open.add(name)
