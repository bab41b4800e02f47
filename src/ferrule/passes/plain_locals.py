"""What the local variables of one function can be, each way only where there is something for it to find."""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.passes import handed_on, owned_lists, read_in_place


def run(crate: ir.Crate) -> ir.Crate:
    for function in crate.functions.values():
        lets: list[ir.Let] = []
        loops = False
        for node in walk(function.body):
            if isinstance(node, ir.Let):
                lets.append(node)
            elif isinstance(node, ir.For) and isinstance(node.iterable, ir.MakeContainer):
                loops = True
        if any(map(read_in_place.is_name_for_place, lets)):
            read_in_place.run(function)
        if loops or any(owned_lists.is_list(let.type) for let in lets):
            owned_lists.run(crate, function)
        if any(map(handed_on.is_handover, lets)):
            handed_on.run(function)
    return crate
