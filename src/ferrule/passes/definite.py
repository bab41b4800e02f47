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
from ferrule.ir.walk import Unassigned


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
