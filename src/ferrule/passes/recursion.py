"""Counts the calls of functions that call themselves, in a program that asks for RecursionError.

    def depth(node):                        pub fn depth(node: ..) -> Result<i64> {
        return 1 + depth(node.next)     ->      let _frame = sys::enter()?;
                                                ..
    try: depth(ring)
    except RecursionError: ...

A program that never names RecursionError pays nothing: its stack is large, and running out of it ends the program.
Only functions on a cycle of the call graph count, so the depth that is reached is not CPython's to the frame. What the
runtime calls by itself (`__repr__`, `__eq__`, `__len__`) is called by everything that may ask for it.
"""

from __future__ import annotations

import rustworkx

from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import Exc

ASKED = Exc("RecursionError")
# Stands for the runtime in the graph of calls; what may make it call the program.
RUNTIME = ""
ASKING = (ir.RowCall, ir.RuntimeCall, ir.Compare, ir.Format, ir.Truth, ir.MakeContainer)


def recursion(crate: ir.Crate) -> ir.Crate:
    nodes = {key: walk(function.body) for key, function in crate.functions.items()}
    if not any(isinstance(n, ir.IsVariant) and ASKED in n.members for found in nodes.values() for n in found):
        return crate
    calls = {key: {n.func for n in found if isinstance(n, ir.Call)} for key, found in nodes.items()}
    if unnamed := called_by_runtime(crate):
        for key, found in nodes.items():
            if any(isinstance(n, ASKING) for n in found):
                calls[key].add(RUNTIME)
        calls[RUNTIME] = unnamed
    for key in on_cycles(calls):
        function = crate.functions.get(key)
        if function is not None and function.generator is None:
            function.body.insert(0, ir.Enter(line=function.line))
    return crate


def called_by_runtime(crate: ir.Crate) -> set[str]:
    """The functions that the runtime calls without a call in the program."""
    parts = [p for c in crate.classes.values() for p in (c.protocol, [m.answer for m in c.meetings])]
    found = {n.func for part in parts for n in walk(part) if isinstance(n, ir.Call)}
    return found | {key for exc in crate.exceptions.values() for key in exc.protocol.values()}


def on_cycles(calls: dict[str, set[str]]) -> list[str]:
    """The functions that may be called again before they return."""
    graph = rustworkx.PyDiGraph(multigraph=False)
    index = {key: graph.add_node(key) for key in calls}
    for key, called in calls.items():
        graph.add_edges_from_no_data([(index[key], index[other]) for other in called if other in index])
    groups = rustworkx.strongly_connected_components(graph)
    return [graph[i] for group in groups for i in group if len(group) > 1 or graph.has_edge(i, i)]
