"""Functions that are used at several types get one instance for each.

    def first(xs): return xs[0]
    first([1, 2]); first(["a"])        # two instances: first(list[int]) and first(list[str])

After a first analysis with one instance of each function, the calls of a function are grouped by the types of their
arguments; where there are several groups, the analysis runs again with an instance for each.
"""

from __future__ import annotations

import ast
from collections.abc import Hashable

from ferrule.infer.engine import Engine
from ferrule.infer.model import Atom, ConA, ExcA, FuncInfo, InstA, TupA, Var

MAX_GROUPS = 4
MAX_ROUNDS = 3
DEPTH = 2
# A call: the function's key, the place of the call, the group of its caller.
CallKey = tuple[str, ast.AST, str]
Shape = dict[str, frozenset[Hashable]]  # by the parameter's name


def refine(engine: Engine, groups: dict[CallKey, str]) -> bool:
    """Adds groups for functions whose callers pass different types; whether any was added."""
    by_function: dict[FuncInfo, dict[CallKey, Shape]] = {}
    for info, key, variables in engine.calls:
        shape = {name: shape_of(var, DEPTH) for name, var in variables.items()}
        by_function.setdefault(info, {})[key] = {name: part for name, part in shape.items() if part}
    changed = False
    for calls in by_function.values():
        if any(len(part) > 1 for shape in calls.values() for part in shape.values()):
            continue  # one call already passes several types: an instance of its own would not help
        merged: list[Shape] = []
        place = {key: place_of(shape, merged) for key, shape in calls.items()}
        for key, index in place.items() if 1 < len(merged) <= MAX_GROUPS else ():
            group = "" if index == 0 else f"t{index + 1}"
            if groups.get(key, "") != group:
                groups[key] = group
                changed = True
    return changed


def place_of(shape: Shape, merged: list[Shape]) -> int:
    """The first group that the call agrees with; arguments that a call leaves out agree with everything."""
    for index, group in enumerate(merged):
        if all(group.get(name, part) == part for name, part in shape.items()):
            group.update(shape)
            return index
    merged.append(dict(shape))
    return len(merged) - 1


def shape_of(var: Var, depth: int) -> frozenset[Hashable]:
    """The kinds of values in a variable, down to the elements of containers; None does not count."""
    return frozenset(s for atom in var.atoms if (s := shape_of_atom(atom, depth)) is not None)


def shape_of_atom(atom: Atom, depth: int) -> Hashable | None:
    match atom:
        case ConA(name="None"):
            return None
        case ConA(name=name, params=params):
            inner = tuple(shape_of(v, depth - 1) for v in params.values()) if depth else ()
            return (name, *inner)
        case TupA(items=items):
            return ("tuple", *(shape_of(v, depth - 1) for v in items)) if depth else ("tuple", len(items))
        case InstA(cls=cls):
            return ("instance", cls.mro[-1].key)
        case ExcA():
            return ("exception",)
    return ("value", id(atom))


__all__ = ["MAX_ROUNDS", "CallKey", "refine"]
