"""The semantic graph: what the program defines, and how each thing uses the others, with spans and evidence."""

from __future__ import annotations

from ferrule.graph.build import build, import_order, link
from ferrule.graph.extract import extract
from ferrule.graph.model import CALLABLE, Edge, EdgeKind, Evidence, Graph, Node, NodeKind, Span
from ferrule.graph.scopes import Scope, ScopeTree, analyse
from ferrule.graph.symbols import Distributions

__all__ = [
    "CALLABLE", "Distributions", "Edge", "EdgeKind", "Evidence", "Graph", "Node", "NodeKind", "Scope", "ScopeTree",
    "Span", "analyse", "build", "extract", "import_order", "link",
]  # fmt: skip
