"""`new` of each class: a struct literal where `__init__` only fills the fields.

    def __init__(self, x, y):          pub fn new(x: f64, y: f64) -> Rc<Self> {
        self.x = x                         Rc::new(Self { x: Cell::new(x), y: Cell::new(y) })
        self.y = y                     }

Anywhere else an instance with nothing assigned is made and `__init__` runs on it, as in Python.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from ferrule.emit.crate import Names
from ferrule.emit.function import FunctionEmitter
from ferrule.emit.names import field_name
from ferrule.emit.text import unparen
from ferrule.emit.tidy import tidy
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import Inst


@dataclass
class Constructors:
    """Which instances of `__init__` make each class, by what name, and which are needed as a literal only."""

    of_class: dict[str, dict[str, str]] = field(default_factory=dict)
    only_literal: set[str] = field(default_factory=set)


def constructors(names: Names) -> Constructors:
    """Looks once through all functions for what is constructed and what is called."""
    if names.constructors is not None:
        return names.constructors
    found = Constructors()
    called: set[str] = set()
    bodies: list[object] = [function.body for function in names.crate.functions.values()]
    for cls in names.crate.classes.values():
        bodies += [*cls.protocol.values(), *(m.answer for m in cls.meetings)]
    for body in bodies:
        inside: set[int] = set()
        for node in walk(body):
            if isinstance(node, ir.Construct):
                if node.init.func in names.crate.functions:
                    found.of_class.setdefault(node.cls, {}).setdefault(node.init.func, "")
                inside.add(id(node.init))
            elif isinstance(node, ir.Call) and id(node) not in inside:
                called.add(node.func)
    for key, inits in found.of_class.items():
        name_each(names, key, inits)
        for init in inits:
            users = [c for c, i in found.of_class.items() if init in i]
            plain = (literal_fields(names, names.crate.classes[c], init) is not None for c in users)
            if init not in called and all(plain):
                found.only_literal.add(init)
    names.constructors = found
    return found


def name_each(names: Names, cls: str, inits: dict[str, str]) -> None:
    """`new`, and `new_2` for calls of another shape where `__init__` takes `*args`."""
    taken = {names.functions.get(f.key) for f in names.crate.functions.values() if f.owner == Inst(cls)}
    free = (name for n in itertools.count(1) if (name := f"new_{n}" if n > 1 else "new") not in taken)
    for init in inits:
        inits[init] = next(free)


def literal_fields(names: Names, cls: ir.Class, init: str) -> dict[str, ir.SetField] | None:
    """The assignments of an `__init__` that does nothing else, in their order; None for any other."""
    function = names.crate.functions.get(init)
    if function is None or not names.crate.plain or function.owner != Inst(cls.key):
        return None
    me = function.params[0].name
    found: dict[str, ir.SetField] = {}
    for stmt in function.body:
        if isinstance(stmt, ir.Comment) or (isinstance(stmt, ir.Return) and stmt is function.body[-1]):
            continue
        if not (isinstance(stmt, ir.SetField) and isinstance(stmt.obj, ir.Local) and stmt.obj.name == me):
            return None
        if stmt.name in found or any(isinstance(n, ir.Local) and n.name == me for n in walk(stmt.value)):
            return None
        found[stmt.name] = stmt
    return found if set(found) == {f.name for f in cls.fields} else None


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
        fields = literal_fields(self.names, self.cls, self.function.key)
        body = self.literal(fields) if fields is not None else self.default()
        return tidy(f"pub fn {self.name}({params}) -> {result} {{ {body} }}")

    def literal(self, fields: dict[str, ir.SetField]) -> str:
        entry = self.emitter.entry()
        kinds = {f.name: f for f in self.cls.fields}
        parts = []
        for name, stmt in fields.items():
            kind = kinds[name]
            wrapper = "Slot::from" if kind.slot else "Cell::new" if self.names.is_copy(kind.type) else "Field::new"
            parts.append(f"{field_name(name)}: {wrapper}({unparen(self.emitter.own(stmt.value))})")
        made = f"Rc::new(Self {{ {', '.join(parts)} }})"
        return f"{entry} {f'Ok({made})' if self.function.raises else made}"

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
