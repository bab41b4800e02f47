"""The propagation of atoms along flow edges, to a fixed point.

An inclusion-based points-to analysis (Andersen 1994) with the call graph found on the way: listeners on a variable add
edges when a new kind of value arrives.
"""

from __future__ import annotations

from collections import deque

from ferrule.infer.model import Atom, ConA, Filter, Listener, TupA, Var


class Solver:
    """Holds the work list; every other part only adds atoms, edges and listeners."""

    def __init__(self) -> None:
        self.work: deque[tuple[Var, Atom]] = deque()
        self.edges: set[tuple[Var, Var]] = set()
        self.touched: list[Var] = []
        self.seen: set[Var] = set()
        self.leaders: dict[Atom, Atom] = {}  # containers that `unify` made one

    def add(self, var: Var, atom: Atom) -> None:
        if atom in var.atoms:
            return
        var.atoms[atom] = None
        if var not in self.seen:
            self.seen.add(var)
            self.touched.append(var)
        self.work.append((var, atom))

    def flow(self, source: Var, target: Var, keep: Filter | None = None) -> None:
        """Everything that arrives at `source` (and passes `keep`) arrives at `target`."""
        if source is target:
            return
        if keep is None:
            edge = (source, target)
            if edge in self.edges:
                return
            self.edges.add(edge)
        source.succs.append((target, keep))
        for atom in list(source.atoms):
            if keep is None or keep(atom):
                self.add(target, atom)

    def same(self, one: Var, other: Var) -> None:
        self.flow(one, other)
        self.flow(other, one)

    def listen(self, var: Var, listener: Listener) -> None:
        """Calls the listener once for every atom that is or will be in the variable."""
        var.listeners.append(listener)
        for atom in list(var.atoms):
            listener(atom)

    def run(self) -> None:
        while self.work:
            var, atom = self.work.popleft()
            for target, keep in var.succs:
                if keep is None or keep(atom):
                    self.add(target, atom)
            for listener in list(var.listeners):
                listener(atom)

    def unify(self) -> None:
        """Containers that meet in one variable get one representation: their parameters become equal.

        Rust has one type for a variable, so two lists that the variable may hold must have one element type.
        """
        done: set[tuple[Atom, Atom]] = set()
        changed = True
        while changed:
            changed = False
            for var in list(self.touched):
                first: dict[object, Atom] = {}
                changed |= self.lengthen(var, done)
                for atom in list(var.atoms):
                    key = constructor(atom)
                    if key is None:
                        continue
                    other = first.setdefault(key, atom)
                    pair = (other, atom)
                    if other is not atom and pair not in done:
                        done.add(pair)
                        changed = True
                        self.leaders[self.find(atom)] = self.find(other)
                        for a, b in zip(parts(other), parts(atom), strict=True):
                            self.same(a, b)
            self.run()

    def find(self, atom: Atom) -> Atom:
        """The container that stands for all those with the same representation."""
        while (leader := self.leaders.get(atom, atom)) is not atom:
            atom = leader
        return atom

    def lengthen(self, var: Var, done: set[tuple[Atom, Atom]]) -> bool:
        """Where a tuple of unknown length may stand too, the items of one of known length are its elements."""
        whole = next((a for a in var.atoms if isinstance(a, ConA) and a.name == "tuple"), None)
        changed = False
        for atom in list(var.atoms) if whole is not None else []:
            if isinstance(atom, TupA) and whole is not None and (whole, atom) not in done:
                done.add((whole, atom))
                changed = True
                for item in atom.items:
                    self.flow(item, whole.params["T"])
        return changed


def constructor(atom: Atom) -> object | None:
    """Atoms with equal constructors have one Rust type up to their parameters."""
    match atom:
        case ConA(params=params) if params:
            return atom.name
        case TupA(items=items):
            return len(items)
    return None


def parts(atom: Atom) -> list[Var]:
    match atom:
        case ConA():
            return list(atom.params.values())
        case TupA():
            return atom.items
    return []
