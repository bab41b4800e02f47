"""Questions to a stored graph, answered by its indexes without loading it."""

from __future__ import annotations

from collections.abc import Iterable

from ferrule.graph.model import Edge, EdgeKind, Node
from ferrule.graph.store import Store

_USES = (EdgeKind.CALLS, EdgeKind.INSTANTIATES, EdgeKind.OBSERVED_CALL)
RELATIONS: dict[str, tuple[tuple[EdgeKind, ...], bool]] = {
    "callers": (_USES, True),
    "callees": (_USES, False),
    "reads": ((EdgeKind.READS,), False),
    "readers": ((EdgeKind.READS,), True),
    "writes": ((EdgeKind.WRITES,), False),
    "writers": ((EdgeKind.WRITES,), True),
    "mutates": ((EdgeKind.MUTATES,), False),
    "mutators": ((EdgeKind.MUTATES,), True),
    "raises": ((EdgeKind.RAISES,), False),
    "raisers": ((EdgeKind.RAISES,), True),
    "catches": ((EdgeKind.CATCHES,), False),
    "catchers": ((EdgeKind.CATCHES,), True),
    "bases": ((EdgeKind.INHERITS,), False),
    "subclasses": ((EdgeKind.INHERITS,), True),
    "overrides": ((EdgeKind.OVERRIDES,), False),
    "overridden-by": ((EdgeKind.OVERRIDES,), True),
    "members": ((EdgeKind.CONTAINS,), False),
    "imports": ((EdgeKind.IMPORTS,), False),
    "importers": ((EdgeKind.IMPORTS,), True),
    "uses": ((), False),
    "used-by": ((), True),
    "tests": ((EdgeKind.TESTED_BY,), False),
    "externals": ((EdgeKind.USES_EXTERNAL,), False),
}
"""What can be asked about a symbol: the edges that answer, and whether they are followed backwards."""


def related(store: Store, key: str, relation: str) -> list[tuple[Edge, Node]]:
    kinds, backwards = RELATIONS[relation]
    found = []
    for edge in store.edges(key, kinds, backwards=backwards):
        node = store.node(edge.src if backwards else edge.dst)
        assert node is not None  # edges join nodes of the same file
        found.append((edge, node))
    return found


def shortest_path(store: Store, start: str, end: str, kinds: Iterable[EdgeKind] = _USES) -> list[Edge] | None:
    """The edges of a shortest way from `start` to `end`, searched from both ends; None when there is none."""
    chosen = tuple(kinds)
    if start == end:
        return []
    ahead: dict[str, Edge | None] = {start: None}
    behind: dict[str, Edge | None] = {end: None}
    front, back = [start], [end]
    while front and back:
        if len(front) <= len(back):
            front, met = _widen(store, front, chosen, ahead, behind, backwards=False)
        else:
            back, met = _widen(store, back, chosen, behind, ahead, backwards=True)
        if met is not None:
            return _joined(met, ahead, behind)
    return None


def _widen(store: Store, frontier: list[str], kinds: tuple[EdgeKind, ...], seen: dict[str, Edge | None],
           other: dict[str, Edge | None], *, backwards: bool) -> tuple[list[str], str | None]:  # fmt: skip
    reached: list[str] = []
    for key in frontier:
        for edge in store.edges(key, kinds, backwards=backwards):
            end = edge.src if backwards else edge.dst
            if end in seen:
                continue
            seen[end] = edge
            if end in other:
                return reached, end
            reached.append(end)
    return reached, None


def _joined(met: str, ahead: dict[str, Edge | None], behind: dict[str, Edge | None]) -> list[Edge]:
    path: list[Edge] = []
    key = met
    while (edge := ahead[key]) is not None:
        path.insert(0, edge)
        key = edge.src
    key = met
    while (edge := behind[key]) is not None:
        path.append(edge)
        key = edge.dst
    return path
