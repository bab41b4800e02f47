"""The graph for other tools: JSON, GraphML (Gephi, yEd, networkx) and DOT (Graphviz)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ferrule.graph.model import Edge, EdgeKind, Graph, Node
from ferrule.graph.store import node_data

_COLOURS = {
    "package": "#4c566a", "module": "#5e81ac", "class": "#d08770", "function": "#a3be8c", "method": "#8fbcbb",
    "test": "#ebcb8b", "entry": "#bf616a", "external": "#d8dee9", "variable": "#b48ead", "attribute": "#c9b1d0",
}  # fmt: skip


def edge_data(edge: Edge) -> dict[str, object]:
    return {
        "src": edge.src, "dst": edge.dst, "kind": edge.kind.value, "confidence": edge.confidence,
        "evidence": edge.evidence.value, "count": edge.count,
        "site": {"path": edge.path, "line": edge.line, "col": edge.col},
    }  # fmt: skip


def _chosen(graph: Graph, kinds: Iterable[EdgeKind]) -> tuple[list[Node], list[Edge]]:
    wanted = set(kinds)
    if not wanted:
        return list(graph.nodes.values()), list(graph.edges.values())
    edges = [edge for edge in graph.edges.values() if edge.kind in wanted]
    ends = {key for edge in edges for key in (edge.src, edge.dst)}
    return [node for node in graph.nodes.values() if node.key in ends], edges


def to_json(graph: Graph, kinds: Iterable[EdgeKind] = ()) -> str:
    nodes, edges = _chosen(graph, kinds)
    data = {
        "nodes": list(map(node_data, nodes)),
        "edges": list(map(edge_data, edges)),
        "import_order": graph.import_order,
    }
    return json.dumps(data, indent=1) + "\n"


def to_graphml(graph: Graph, kinds: Iterable[EdgeKind] = ()) -> str:
    return "\n".join(_graphml(*_chosen(graph, kinds))) + "\n"


def _graphml(nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for of, name, kind in _GRAPHML_KEYS:
        yield f'  <key id="{of[0]}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph edgedefault="directed">'
    for node in nodes:
        values: dict[str, object] = {
            "label": node.name,
            "kind": node.kind.value,
            "dotted": node.dotted,
            "path": node.path,
            "line": node.span.line,
        }
        data = "".join(f'<data key="n_{name}">{_xml(value)}</data>' for name, value in values.items())
        yield f"    <node id={quoteattr(_printable(node.key))}>{data}</node>"
    for edge in edges:
        values = {
            "kind": edge.kind.value,
            "evidence": edge.evidence.value,
            "confidence": edge.confidence,
            "count": edge.count,
        }
        data = "".join(f'<data key="e_{name}">{_xml(value)}</data>' for name, value in values.items())
        ends = f"source={quoteattr(_printable(edge.src))} target={quoteattr(_printable(edge.dst))}"
        yield f"    <edge {ends}>{data}</edge>"
    yield "  </graph>"
    yield "</graphml>"


_GRAPHML_KEYS = [
    ("node", "label", "string"), ("node", "kind", "string"), ("node", "dotted", "string"), ("node", "path", "string"),
    ("node", "line", "int"), ("edge", "kind", "string"), ("edge", "evidence", "string"),
    ("edge", "confidence", "double"), ("edge", "count", "int"),
]  # fmt: skip


def _xml(value: object) -> str:
    return escape(_printable(str(value)))


def _printable(text: str) -> str:
    """XML 1.0 has no way to write most control characters or lone surrogates."""
    return "".join(c if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff") else "\ufffd" for c in text)


def to_dot(graph: Graph, kinds: Iterable[EdgeKind] = ()) -> str:
    nodes, edges = _chosen(graph, kinds)
    names = {node.key: f"n{number}" for number, node in enumerate(nodes)}
    lines = ["digraph program {", '  rankdir=LR; node [shape=box, style="rounded,filled", fontname="sans-serif"];']
    for node in nodes:
        colour = _COLOURS.get(node.kind.value, "#eceff4")
        lines.append(f'  {names[node.key]} [label={_quoted(node.dotted)}, fillcolor="{colour}"];')
    for edge in edges:
        dashed = ", style=dashed" if edge.confidence < 1 else ""
        lines.append(f'  {names[edge.src]} -> {names[edge.dst]} [label="{edge.kind.value}"{dashed}];')
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


FORMATS: dict[str, Callable[[Graph, Iterable[EdgeKind]], str]] = {"json": to_json, "graphml": to_graphml, "dot": to_dot}
