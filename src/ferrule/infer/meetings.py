"""Which values the runtime may compare with each other: `x in xs`, `sorted`, keys of a dict, `[a] == [b]`.

    xs = [Num(1), 2]; 2 in xs        `Num.__eq__` is called with an `int`, though no line of the program says so

The elements of one container may meet, and so may the parts of two values that an operator compares. A class of the
program that compares by a method then has that method analysed with the other value as its argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ferrule.infer.model import Atom, ClassInfo, ConA, InstA, TupA, Var
from ferrule.infer.rows import Arguments
from ferrule.infer.solver import parts

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine

ORDERINGS = ("__lt__", "__le__", "__gt__", "__ge__")


class Meetings:
    """The pairs of variables whose values may meet."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.pairs: dict[tuple[Var, Var], bool] = {}
        self.met: set[tuple[Atom, Atom, bool]] = set()
        self.seen: set[tuple[Var, Var, bool]] = set()
        self.called = False

    def compare(self, one: Var, other: Var, *, ordered: bool) -> None:
        self.pairs[one, other] = ordered or self.pairs.get((one, other), False)

    def close(self) -> bool:
        """When nothing flows any more: lets the methods of all values that meet be called; whether any is new."""
        if not any(compares(cls) for cls in self.engine.classes.values() if cls.instantiated):
            return False
        self.called = False
        self.seen.clear()
        for atom in list(self.engine.sites.values()):
            if isinstance(atom, ConA | TupA):
                for part in parts(atom):
                    self.variables(part, part, ordered=True)
        for (one, other), ordered in list(self.pairs.items()):
            self.variables(one, other, ordered=ordered)
        return self.called

    def variables(self, one: Var, other: Var, *, ordered: bool) -> None:
        if (one, other, ordered) in self.seen:
            return
        self.seen.add((one, other, ordered))
        for a in list(one.atoms):
            for b in list(other.atoms):
                self.atoms(a, b, ordered=ordered)

    def atoms(self, a: Atom, b: Atom, *, ordered: bool) -> None:
        if isinstance(a, InstA) or isinstance(b, InstA):
            for this, that in ((a, b), (b, a)):
                if isinstance(this, InstA) and this is not that and (this, that, ordered) not in self.met:
                    self.met.add((this, that, ordered))
                    self.call(this, that, ordered=ordered)
            return
        mine, theirs = parts(a), parts(b)
        if isinstance(a, ConA) and isinstance(b, ConA) and len(mine) == len(theirs):
            pairs = list(zip(mine, theirs, strict=True))
        elif isinstance(a, TupA) and isinstance(b, TupA):
            pairs = list(zip(mine, theirs, strict=False))
        elif isinstance(a, TupA) or isinstance(b, TupA):
            pairs = [(x, y) for x in mine for y in theirs]
        else:
            pairs = []
        for x, y in pairs:
            self.variables(x, y, ordered=ordered)

    def call(self, this: InstA, that: Atom, *, ordered: bool) -> None:
        orders = ordered and not (isinstance(that, ConA) and that.name == "None")
        for name in ("__eq__", *(ORDERINGS if orders else ())):
            method = this.cls.lookup(name)
            if method is None or method.kind != "method":
                continue
            walker = self.engine.module_walker(this.cls.module)
            func = self.engine.function(method, this.cls.outer)
            walker.call_function(func, Arguments(this.cls.node, [walker.atom_var(that)]), Var(name), receiver=this)
            self.called = True


def compares(cls: ClassInfo) -> bool:
    return not cls.is_exception and any(cls.lookup(name) is not None for name in ("__eq__", *ORDERINGS))


__all__ = ["Meetings", "compares"]
