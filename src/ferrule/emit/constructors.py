"""`new` of the classes whose `__init__` is a function of its own: an instance with nothing assigned is made and
`__init__` runs on it, as in Python. The others were written out by `passes/constructors.py`.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from ferrule.emit.crate import Names
from ferrule.emit.function import FunctionEmitter
from ferrule.emit.tidy import tidy
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import Inst


@dataclass
class Constructors:
    """Which versions of `__init__` make each class, by what name."""

    of_class: dict[str, dict[str, str]] = field(default_factory=dict)


def constructors(names: Names) -> Constructors:
    """Looks once through all functions for what is constructed and what is called."""
    if names.constructors is not None:
        return names.constructors
    found = Constructors()
    bodies: list[object] = [function.body for function in names.crate.functions.values()]
    for cls in names.crate.classes.values():
        bodies += [*cls.protocol.values(), *(m.answer for m in cls.meetings)]
    for node in walk(bodies):
        if isinstance(node, ir.Construct) and node.init.func in names.crate.functions:
            found.of_class.setdefault(node.cls, {}).setdefault(node.init.func, "")
    for key, inits in found.of_class.items():
        name_each(names, key, inits)
    names.constructors = found
    return found


def name_each(names: Names, cls: str, inits: dict[str, str]) -> None:
    """`new`, and `new_2` for calls of another shape where `__init__` takes `*args`."""
    taken = {names.functions.get(f.key) for f in names.crate.functions.values() if f.owner == Inst(cls)}
    free = (name for n in itertools.count(1) if (name := f"new_{n}" if n > 1 else "new") not in taken)
    for init in inits:
        inits[init] = next(free)


class Constructor:
    """Writes `new` of one class."""

    def __init__(self, names: Names, cls: ir.Class, init: str, name: str) -> None:
        self.names = names
        self.name = name
        self.cls = cls
        self.function = names.crate.functions[init]
        self.emitter = FunctionEmitter(names, self.function)

    def text(self) -> str:
        params = self.emitter.parameters().partition(", ")[2] if self.function.is_method else self.emitter.parameters()
        result = "Result<Rc<Self>>" if self.function.raises else "Rc<Self>"
        return tidy(f"pub fn {self.name}({params}) -> {result} {{ {self.default()} }}")

    def default(self) -> str:
        names = []
        for param in self.function.params[1:]:
            names.append(self.emitter.local(param.name))
        receiver = "this"
        if self.function.owner != Inst(self.cls.key) and self.function.owner is not None:
            wrapped = self.names.wrap(self.function.params[0].type, Inst(self.cls.key), "this.clone()")
            receiver = wrapped or "this"
        call = f"{receiver}.{self.names.functions[self.function.key]}({', '.join(names)})"
        call = f"{call}?" if self.function.raises else call
        made = "Ok(this)" if self.function.raises else "this"
        return f"let this = Rc::new(Self::default()); {call}; {made}"
