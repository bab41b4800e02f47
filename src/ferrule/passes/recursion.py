"""Counts the calls of functions that call themselves, in a program that asks for RecursionError.

    def depth(node):                        pub fn depth(node: ..) -> Result<i64> {
        return 1 + depth(node.next)     ->      let _frame = sys::enter()?;
                                                ..
    try: depth(ring)
    except RecursionError: ...

A program that never names RecursionError pays nothing: its stack is large, and running out of it ends the program.
Only functions on a cycle of the call graph count, so the depth that is reached is not CPython's to the frame.
"""

from __future__ import annotations

import rustworkx

from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import Exc

ASKED = Exc("RecursionError")


def recursion(crate: ir.Crate) -> ir.Crate:
    nodes = {key: walk(function.body) for key, function in crate.functions.items()}
    if not any(isinstance(n, ir.IsVariant) and ASKED in n.members for found in nodes.values() for n in found):
        return crate
    calls = {key: {n.func for n in found if isinstance(n, ir.Call)} for key, found in nodes.items()}
    for key in on_cycles(calls):
        function = crate.functions[key]
        if function.generator is None:
            function.body.insert(0, ir.Enter(line=function.line))
    return crate


def on_cycles(calls: dict[str, set[str]]) -> list[str]:
    """The functions that may be called again before they return."""
    graph = rustworkx.PyDiGraph(multigraph=False)
    index = {key: graph.add_node(key) for key in calls}
    for key, called in calls.items():
        graph.add_edges_from_no_data([(index[key], index[other]) for other in called if other in index])
    groups = rustworkx.strongly_connected_components(graph)
    return [graph[i] for group in groups for i in group if len(group) > 1 or graph.has_edge(i, i)]
