"""Where inference gives back what the text alone could not say: calls, reads and mutations found through types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ferrule.graph.model import Edge, EdgeKind, Evidence, Graph, Node, NodeKind

REPLACED = frozenset(
    {EdgeKind.CALLS, EdgeKind.INSTANTIATES, EdgeKind.MUTATES, EdgeKind.RAISES, EdgeKind.READS, EdgeKind.WRITES}
)


@dataclass(frozen=True)
class TypedUse:
    """The code of `src` does `kind` to `dst` at (line, col). Both are keys of the graph."""

    src: str
    dst: str
    kind: EdgeKind = EdgeKind.CALLS
    line: int = 0
    col: int = 0


@dataclass
class TypeFacts:
    uses: Iterable[TypedUse] = ()
    types: Iterable[tuple[str, str]] = ()
    """(variable, attribute, parameter or callable, key of a class that it holds or returns)."""
    complete: set[str] = field(default_factory=set)
    """Functions of which inference saw every use: guesses that the text alone suggested there are dropped."""


def add_types(graph: Graph, facts: TypeFacts) -> Graph:
    """Adds `facts` with evidence `type`; what they name and the graph does not hold is skipped, never invented."""
    for key in facts.complete:
        for edge in graph.out(key, *REPLACED):
            if edge.evidence is Evidence.SYNTAX and edge.confidence < 1.0:
                graph.remove_edge(edge)
    for use in facts.uses:
        src = graph.nodes.get(use.src)
        if src is not None and use.dst in graph.nodes:
            graph.add_edge(Edge(use.src, use.dst, use.kind, 1.0, Evidence.TYPE, 1, src.path, use.line, use.col))
    for key, kind in facts.types:
        node = graph.nodes.get(key)
        if node is not None and kind in graph.nodes:
            graph.add_edge(Edge(key, kind, _type_edge(node), 1.0, Evidence.TYPE, 1, node.path, node.span.line))
    return graph


def _type_edge(node: Node) -> EdgeKind:
    if node.kind is NodeKind.PARAMETER:
        return EdgeKind.PARAM_TYPE
    callable_ = node.kind in (NodeKind.FUNCTION, NodeKind.METHOD, NodeKind.TEST)
    return EdgeKind.RETURNS_TYPE if callable_ else EdgeKind.REFERENCES
