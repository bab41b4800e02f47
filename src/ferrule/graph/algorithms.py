"""Orders, ranks and communities of a graph. The same graph always gives the same result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import rustworkx

from ferrule.graph.model import CALLABLE, Edge, EdgeKind, Graph, Node, NodeKind
from ferrule.graph.symbols import is_external

DEPENDS = frozenset({
    EdgeKind.CALLS, EdgeKind.INSTANTIATES, EdgeKind.INHERITS, EdgeKind.OVERRIDES, EdgeKind.REFERENCES, EdgeKind.READS,
    EdgeKind.WRITES, EdgeKind.MUTATES, EdgeKind.RAISES, EdgeKind.CATCHES, EdgeKind.YIELDS, EdgeKind.RETURNS_TYPE,
    EdgeKind.PARAM_TYPE, EdgeKind.ALIASES, EdgeKind.OBSERVED_CALL, EdgeKind.OBSERVED_TYPE,
})  # fmt: skip
"""Edges along which the source must be translated after the target."""

UNITS = frozenset({*CALLABLE, NodeKind.CLASS, NodeKind.VARIABLE, NodeKind.ENTRY})
"""What is translated as one piece. Parameters and attributes belong to theirs."""

_CLOSENESS = {
    EdgeKind.CONTAINS: 1.0, EdgeKind.CALLS: 1.0, EdgeKind.INSTANTIATES: 1.0, EdgeKind.INHERITS: 2.0,
    EdgeKind.OVERRIDES: 1.0, EdgeKind.READS: 0.5, EdgeKind.WRITES: 0.7, EdgeKind.MUTATES: 0.7, EdgeKind.REFERENCES: 0.5,
    EdgeKind.RETURNS_TYPE: 0.5, EdgeKind.PARAM_TYPE: 0.5, EdgeKind.RAISES: 0.3, EdgeKind.YIELDS: 0.3,
    EdgeKind.OBSERVED_CALL: 1.0,
}  # fmt: skip


@dataclass
class Community:
    id: int
    level: int
    parent: int | None
    title: str
    members: list[str]
    """Keys, the most central first."""


def unit_of(graph: Graph, key: str) -> str | None:
    """The unit that a node belongs to: itself, or what contains it."""
    while key in graph.nodes and graph.nodes[key].kind not in UNITS:
        outer = graph.into(key, EdgeKind.CONTAINS)
        if not outer or graph.nodes[key].kind in (NodeKind.MODULE, NodeKind.PACKAGE):
            return None
        key = outer[0].src
    return key if key in graph.nodes else None


def _dependencies(graph: Graph) -> tuple[list[str], rustworkx.PyDiGraph]:
    units = sorted((n for n in graph.nodes.values() if n.kind in UNITS), key=_place)
    keys = [node.key for node in units]
    index = {key: position for position, key in enumerate(keys)}
    directed = rustworkx.PyDiGraph(multigraph=False)
    directed.add_nodes_from(keys)
    pairs: dict[tuple[int, int], float] = {}
    for edge in graph.edges.values():
        src, dst = _unit(graph, index, edge.src), _unit(graph, index, edge.dst)
        if edge.kind in DEPENDS and src is not None and dst is not None and src != dst:
            pairs[src, dst] = pairs.get((src, dst), 0.0) + edge.confidence
    directed.add_edges_from([(a, b, weight) for (a, b), weight in sorted(pairs.items())])
    return keys, directed


def _unit(graph: Graph, index: dict[str, int], key: str) -> int | None:
    if key in index:
        return index[key]
    owner = unit_of(graph, key) if not is_external(key) else None
    return index.get(owner) if owner is not None else None


def _place(node: Node) -> tuple[str, int, int, str]:
    return node.path, node.span.line, node.span.col, node.key


def translation_order(graph: Graph) -> list[list[str]]:
    """Groups of units that depend on one another in a circle, each group after every group that it depends on."""
    keys, directed = _dependencies(graph)
    groups = [sorted(group) for group in rustworkx.strongly_connected_components(directed)]
    home = {member: number for number, group in enumerate(groups) for member in group}
    needs: dict[int, set[int]] = defaultdict(set)
    for a, b in directed.edge_list():
        if home[a] != home[b]:
            needs[home[a]].add(home[b])
    condensed = rustworkx.PyDiGraph()
    condensed.add_nodes_from(range(len(groups)))
    condensed.add_edges_from_no_data([(b, a) for a in sorted(needs) for b in sorted(needs[a])])
    ordered = rustworkx.lexicographical_topological_sort(condensed, lambda number: f"{groups[number][0]:09d}")
    return [[keys[member] for member in groups[number]] for number in ordered]


def page_rank(graph: Graph, seeds: dict[str, float] | None = None) -> dict[str, float]:
    """How much the rest leans on each unit; with `seeds`, on the units near them."""
    keys, directed = _dependencies(graph)
    if not keys:
        return {}
    index = {key: position for position, key in enumerate(keys)}
    personal = {index[key]: weight for key, weight in (seeds or {}).items() if key in index} or None
    ranks = rustworkx.pagerank(directed, weight_fn=float, personalization=personal, tol=1e-8, max_iter=200)
    return {keys[position]: rank for position, rank in ranks.items()}


def communities(graph: Graph, *, max_size: int = 60, seed: int = 1) -> list[Community]:
    """Leiden over closeness, split further while a community is larger than `max_size`. Level 0 is the coarsest."""
    from graspologic_native import hierarchical_leiden

    weights: Counter[tuple[str, str]] = Counter()
    for edge in graph.edges.values():
        pair = _close(graph, edge)
        if pair is not None:
            weights[pair] += _CLOSENESS[edge.kind] * edge.confidence  # type: ignore[assignment]
    if not weights:
        return []
    edges = [(a, b, float(weight)) for (a, b), weight in sorted(weights.items())]
    entries = hierarchical_leiden(edges=edges, max_cluster_size=max_size, seed=seed)
    members: dict[int, list[str]] = defaultdict(list)
    shape: dict[int, tuple[int, int | None]] = {}
    for entry in entries:
        members[entry.cluster].append(entry.node)
        shape[entry.cluster] = entry.level, entry.parent_cluster
    ranks = page_rank(graph)
    found = []
    for number in sorted(members):
        keys = sorted(members[number], key=lambda key: (-ranks.get(key, 0.0), key))
        level, parent = shape[number]
        found.append(Community(number, level, parent, _title(graph, keys), keys))
    return found


def _close(graph: Graph, edge: Edge) -> tuple[str, str] | None:
    """The two units that an edge draws together, or None."""
    if edge.kind not in _CLOSENESS or is_external(edge.src) or is_external(edge.dst):
        return None
    ends = []
    for key in (edge.src, edge.dst):
        end = key if graph.nodes[key].kind in (NodeKind.MODULE, NodeKind.PACKAGE) else unit_of(graph, key)
        if end is None:
            return None
        ends.append(end)
    return None if ends[0] == ends[1] else (min(ends), max(ends))


def _title(graph: Graph, keys: list[str]) -> str:
    """The module or class most members live in, and the two most central names."""
    owners = Counter(graph.nodes[key].dotted.rpartition(".")[0] or graph.nodes[key].dotted for key in keys)
    place = min(owners, key=lambda owner: (-owners[owner], owner))
    names = [graph.nodes[key].name for key in keys if graph.nodes[key].dotted != place][:2]
    return f"{place}: {', '.join(names)}" if names else place


def neighbourhood(
    graph: Graph, start: str, hops: int = 1, kinds: Iterable[EdgeKind] = ()
) -> tuple[list[Node], list[Edge]]:
    """Nodes within `hops` edges of `start`, either way, and the edges among them."""
    chosen = tuple(kinds)
    seen, frontier = {start: None}, [start]
    for _ in range(hops):
        reached = []
        for key in frontier:
            ends = [e.dst for e in graph.out(key, *chosen)] + [e.src for e in graph.into(key, *chosen)]
            reached += [end for end in ends if end not in seen]
            seen |= dict.fromkeys(ends)
        frontier = reached
    edges = [edge for key in seen for edge in graph.out(key, *chosen) if edge.dst in seen]
    return [graph.nodes[key] for key in seen], edges
