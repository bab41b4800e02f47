"""What rustc wants to know of local variables: which are never read, which change while they may be borrowed."""

from __future__ import annotations

from dataclasses import dataclass

from ferrule.emit.mutation import needed_mut
from ferrule.emit.names import distinct
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.liveness import Liveness
from ferrule.ir.types import Tup


@dataclass
class LocalFacts:
    """What emission asks about the variables of one function; `local_facts` finds it."""

    taken: set[str]  # every name that is declared
    cased: dict[str, str]  # their names in Rust, but for those that the translator made
    unread: set[str]  # parameters and variables that nothing reads
    changing: set[str]  # variables that some expression assigns while it is evaluated
    needed_mut: set[int]  # declarations, by identity, that Rust must call `mut`
    last: dict[int, bool]  # reads, by identity: whether nobody reads the value after


def local_facts(function: ir.Function) -> LocalFacts:
    declared = {p.name for p in function.params}
    read: set[str] = set()
    changing: set[str] = set()
    inside: set[int] = set()  # the blocks within blocks, looked at with the outer one
    nodes = walk(function.body)
    for node in nodes:
        match node:
            case ir.Local():
                read.add(node.name)
            case ir.Let() | ir.For():
                declared.add(node.name)
            case ir.Raise():
                read.add(node.context)
            case ir.Block() | ir.Switch() if id(node) not in inside:
                for inner in walk(node):
                    if isinstance(inner, ir.Assign | ir.Unbind):
                        changing.add(inner.name)
                    elif isinstance(inner, ir.Block | ir.Switch):
                        inside.add(id(inner))
    last = Liveness(function).facts.last
    cased = distinct(n for n in declared if not n.endswith("__"))
    return LocalFacts(declared, cased, declared - read, changing, needed_mut(function), last)


def is_part_of_local(value: ir.Expr) -> bool:
    """Whether the expression only looks at items of a tuple, or at fields that never change, in a variable."""
    while True:
        match value:
            case ir.TupleGet(value=ir.Expr(type=Tup()) as inner) | ir.GetField(obj=inner, fixed=True):
                value = inner
                if isinstance(value, ir.Local):
                    return not (value.maybe or value.boxed)
            case _:
                return False
