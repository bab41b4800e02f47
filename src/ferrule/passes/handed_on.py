"""A value that the translator names first and the author then is the author's from the start.

    let it_1 = List::from(vec![..]);        becomes      let xs = List::from(vec![..]);
    let xs = it_1;

The first name must be read there only for the last time, in the block that declares it, and the second one be declared
nowhere else.
"""

from __future__ import annotations

from collections import Counter

from ferrule.ir import nodes as ir
from ferrule.ir.copying import rename
from ferrule.ir.flow import blocks, walk


def run(function: ir.Function) -> None:
    names = handed_on(function)
    if names:
        rename(function.body, lambda name: final(name, names), str)


def handed_on(function: ir.Function) -> dict[str, str]:
    """The translator's names to the author's; the declarations of the latter go."""
    declared = Counter(p.name for p in function.params)
    mentions: Counter[str] = Counter()
    for node in walk(function.body):
        match node:
            case ir.Let(name=name) | ir.For(name=name) | ir.Try(exc=name):
                declared[name] += 1
            case ir.Switch(arms=arms):
                declared.update(name for _, name, _ in arms)
            case ir.Callback(params=params):
                declared.update(name for name, _ in params)
            case ir.Local(name=name) | ir.Assign(name=name) | ir.Unbind(name=name):
                mentions[name] += 1
            case ir.LazyIter(captures=captures):
                mentions.update(captures)
    found: dict[str, str] = {}
    for block in blocks(function.body):
        for at in reversed(range(len(block))):
            let = block[at]
            if not (isinstance(let, ir.Let) and is_handover(let) and isinstance(let.value, ir.Local)):
                continue
            first, name = let.value.name, let.name
            start = next((s for s in block[:at] if isinstance(s, ir.Let) and s.name == first), None)
            if start is None or start.boxed or start.maybe or start.type != let.type or start.value is None:
                continue
            if declared[first] != 1 or declared[name] != 1:
                continue
            before = sum(isinstance(n, ir.Local | ir.Assign | ir.Unbind) and n.name == first for n in walk(block[:at]))
            captured = sum(n.captures.count(first) for n in walk(block[:at]) if isinstance(n, ir.LazyIter))
            if before + captured + 1 != mentions[first]:
                continue
            start.mutable = start.mutable or let.mutable
            found[first] = name
            del block[at]
    return found


def is_handover(let: ir.Let) -> bool:
    value = let.value
    if let.boxed or let.maybe or not isinstance(value, ir.Local) or value.boxed or value.maybe:
        return False
    return value.name.endswith("__") and not value.name.startswith("__") and value.type == let.type


def final(name: str, names: dict[str, str]) -> str:
    while name in names:
        name = names[name]
    return name
