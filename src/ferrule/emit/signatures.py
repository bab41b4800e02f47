"""Which functions can raise, so that the others return plain values.

    fn area(&self) -> Result<f64>      becomes      fn area(&self) -> f64

when nothing in the body can fail and nothing that it calls can. Found by writing every function once, up to the first
error that its text would hand on, then following the call graph (least fixed point).
"""

from __future__ import annotations

from ferrule.emit.crate import Names
from ferrule.emit.function import Fallible, FunctionEmitter
from ferrule.ir import nodes as ir


def choose_signatures(names: Names) -> None:
    """Sets `raises` of every function of the crate."""
    fails: set[str] = set()
    callers: dict[str, set[str]] = {}
    for key, function in names.crate.functions.items():
        probe = FunctionEmitter(names, function, probing=True)
        try:
            probe.untidy()
        except Fallible:
            fails.add(key)
        if must_be_fallible(names, function):
            fails.add(key)
        for callee in probe.calls:
            callers.setdefault(callee, set()).add(key)
    work = list(fails)
    while work:
        for caller in callers.get(work.pop(), set()) - fails:
            fails.add(caller)
            work.append(caller)
    for key, function in names.crate.functions.items():
        function.raises = key in fails


def must_be_fallible(names: Names, function: ir.Function) -> bool:
    """Functions that the runtime calls by pointer have the runtime's signature."""
    if function.key.endswith(".<module>"):
        return True
    return any(function.key in exc.protocol.values() for exc in names.crate.exceptions.values())
