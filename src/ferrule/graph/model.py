"""What the semantic graph is made of: nodes, edges, and the graph that holds them.

Data only. A node is keyed by a symbol string (see `symbols`), so that two runs over the same source give the same
keys and a fact learnt elsewhere (types, recorded calls, Rust items) can name what it is about without holding an
object of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class NodeKind(StrEnum):
    PACKAGE = "package"
    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    METHOD = "method"
    PARAMETER = "parameter"
    ATTRIBUTE = "attribute"
    VARIABLE = "variable"
    TYPE = "type"
    EXTERNAL = "external"
    TEST = "test"
    ENTRY = "entry"
    RESOURCE = "resource"
    RUST = "rust"
    COMMUNITY = "community"


CALLABLE = frozenset({NodeKind.FUNCTION, NodeKind.METHOD, NodeKind.TEST})
"""Kinds that have a body of their own and can be called."""


class EdgeKind(StrEnum):
    CONTAINS = "contains"
    IMPORTS = "imports"
    RE_EXPORTS = "re-exports"
    INHERITS = "inherits"
    OVERRIDES = "overrides"
    DECORATES = "decorates"
    CALLS = "calls"
    REFERENCES = "references"
    INSTANTIATES = "instantiates"
    READS = "reads"
    WRITES = "writes"
    MUTATES = "mutates"
    ALIASES = "aliases"
    RETURNS_TYPE = "returns-type"
    PARAM_TYPE = "param-type"
    RAISES = "raises"
    CATCHES = "catches"
    YIELDS = "yields"
    USES_EXTERNAL = "uses-external"
    TESTED_BY = "tested-by"
    OBSERVED_CALL = "observed-call"
    OBSERVED_TYPE = "observed-type"
    TRANSLATED_TO = "translated-to"
    MAPS_TO_CRATE = "maps-to-crate"


class Evidence(StrEnum):
    """Where an edge comes from. The order is the order of trust: a run beats a proof of types beats the text."""

    SYNTAX = "syntax"
    TYPE = "type"
    RUNTIME = "runtime"
    MODEL = "model"


class Span(NamedTuple):
    """Lines count from 1, columns from 0 in UTF-8 bytes: `ast`'s own convention."""

    line: int
    col: int
    end_line: int
    end_col: int


NOWHERE = Span(0, 0, 0, 0)


@dataclass(slots=True)
class Node:
    key: str
    kind: NodeKind
    name: str
    dotted: str
    """What a person types: `pkg.mod.Class.method`."""
    path: str = ""
    span: Span = NOWHERE
    content_hash: str = ""
    signature_hash: str = ""
    """Changes only when a user of the symbol could notice: what depends on it is stale only then."""
    signature: str = ""
    doc: str = ""
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Edge:
    src: str
    dst: str
    kind: EdgeKind
    confidence: float = 1.0
    evidence: Evidence = Evidence.SYNTAX
    count: int = 1
    """How many sites (or, for runtime evidence, how many events) were merged into this edge."""
    path: str = ""
    line: int = 0
    col: int = 0


EdgeKey = tuple[str, str, EdgeKind, Evidence]


@dataclass
class Graph:
    """Nodes by key, edges merged by (source, target, kind, evidence), and adjacency both ways."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[EdgeKey, Edge] = field(default_factory=dict)
    import_order: list[str] = field(default_factory=list)
    """Module names in the order in which CPython would finish executing them, from the entry points."""
    _out: dict[str, list[Edge]] = field(default_factory=dict, repr=False)
    _in: dict[str, list[Edge]] = field(default_factory=dict, repr=False)
    _dotted: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def add_node(self, node: Node) -> Node:
        """Adds `node` unless its key is taken; the node that holds the key is returned."""
        held = self.nodes.setdefault(node.key, node)
        if held is node:
            self._dotted.setdefault(node.dotted, []).append(node.key)
        return held

    def add_edge(self, edge: Edge) -> Edge:
        """Merges into the edge of the same ends, kind and evidence: counts add up, the surest site wins."""
        key = (edge.src, edge.dst, edge.kind, edge.evidence)
        held = self.edges.get(key)
        if held is None:
            self.edges[key] = edge
            self._out.setdefault(edge.src, []).append(edge)
            self._in.setdefault(edge.dst, []).append(edge)
            return edge
        held.count += edge.count
        if edge.confidence > held.confidence:
            held.confidence, held.path, held.line, held.col = edge.confidence, edge.path, edge.line, edge.col
        return held

    def remove_edge(self, edge: Edge) -> None:
        del self.edges[(edge.src, edge.dst, edge.kind, edge.evidence)]
        self._out[edge.src].remove(edge)
        self._in[edge.dst].remove(edge)

    def out(self, key: str, *kinds: EdgeKind) -> list[Edge]:
        return _of_kind(self._out.get(key, ()), kinds)

    def into(self, key: str, *kinds: EdgeKind) -> list[Edge]:
        return _of_kind(self._in.get(key, ()), kinds)

    def find(self, name: str) -> list[Node]:
        """The nodes that `name` means: a key, a dotted name, or the end of one (`Class.method`)."""
        if name in self.nodes:
            return [self.nodes[name]]
        if name in self._dotted:
            return [self.nodes[key] for key in self._dotted[name]]
        tail = "." + name
        return [self.nodes[key] for dotted, keys in self._dotted.items() if dotted.endswith(tail) for key in keys]

    def definition(self, key: str) -> Node | None:
        return self.nodes.get(key)

    def members(self, key: str) -> Iterator[Node]:
        for edge in self.out(key, EdgeKind.CONTAINS):
            yield self.nodes[edge.dst]


def _of_kind(edges: Iterable[Edge], kinds: tuple[EdgeKind, ...]) -> list[Edge]:
    return [edge for edge in edges if edge.kind in kinds] if kinds else list(edges)
