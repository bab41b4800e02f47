"""What each mention in a small program means. `check` is the only thing that touches the API."""

from __future__ import annotations

from pathlib import Path

import pytest

from ferrule.graph import commands
from ferrule.graph.model import Graph
from ferrule.graph.store import Store


@pytest.fixture
def graph(shop: Path) -> Graph:
    result = commands.index(shop)
    assert [problem["code"] for problem in result["problems"]] == ["FER0101"]
    with Store.open(Path(result["database"])) as store:
        return store.graph()


def ends(graph: Graph, src: str, kind: str, least: float = 0.5) -> set[str]:
    (node,) = [node for node in graph.find(src) if node.kind != "external" and node.dotted == src] or graph.find(src)
    return {graph.nodes[e.dst].dotted for e in graph.out(node.key) if e.kind == kind and e.confidence >= least}


CASES = [
    ("main.main", "calls", {"shop.stock.Stock.__init__", "shop.stock.Stock.add", "shop.stock.make", "shop.stock.helper",
                            "shop.stock.Stock.take", "shop.base.Base.describe", "builtins.print"}),
    ("main.main", "instantiates", {"shop.stock.Stock"}),
    ("main.main", "catches", {"shop.errors.ShopError"}),
    ("main.main", "raises", {"shop.errors.ShopError"}),
    ("main.main", "reads", {"shop.VERSION", "shop.stock.alias"}),
    ("main.__main__", "calls", {"main.main"}),
    ("main", "imports", {"shop", "shop.stock", "shop.stock.make", "shop.stock.alias"}),
    ("shop", "re-exports", {"shop.stock.Stock", "shop.stock.Item", "shop.errors"}),
    ("shop.stock.Item", "inherits", {"shop.base.Base"}),
    ("shop.base.Base", "inherits", {"abc.ABC"}),
    ("shop.stock.Item.label", "overrides", {"shop.base.Base.label"}),
    ("shop.stock.Toy.label", "overrides", {"shop.stock.Item.label"}),
    ("shop.stock.Item.__init__", "calls", {"builtins.super", "shop.base.Base.__init__"}),
    ("shop.stock.Item.__init__", "writes", {"shop.stock.Item.price", "shop.stock.Item.tags"}),
    ("shop.stock.Item.tagged", "mutates", {"shop.stock.Item.tags"}),
    ("shop.base.Base.describe", "calls", {"shop.base.Base.label", "shop.stock.Item.label", "shop.stock.Toy.label"}),
    ("shop.stock.Stock.add", "writes", {"shop.stock.LIMIT"}),
    ("shop.stock.Stock.add", "mutates", {"shop.stock.cache", "shop.stock.Stock.by_name"}),
    ("shop.stock.Stock.add", "returns-type", {"shop.stock.Item"}),
    ("shop.stock.Stock.add.item", "param-type", {"shop.stock.Item"}),
    ("shop.stock.Stock.take", "raises", {"shop.errors.SoldOut"}),
    ("shop.stock.Stock.take", "catches", {"builtins.KeyError", "builtins.IndexError"}),
    ("shop.stock.Stock.walk", "yields", {"builtins.str"}),
    ("shop.stock.helper", "raises", {"shop.errors.Other"}),
    ("shop.stock.helper", "calls", {"shop.stock.outer"}),
    ("shop.stock.outer", "calls", {"shop.stock.helper", "shop.stock.outer.inner"}),
    ("shop.stock.outer.inner", "calls", {"shop.stock.helper"}),
    ("shop.stock.alias", "aliases", {"shop.stock.helper"}),
    ("shop.stock", "uses-external", {"numpy", "os"}),
    ("shop.stock.make", "instantiates", {"shop.stock.Toy", "shop.stock.Item"}),
    ("shop.stock.Stock.take", "tested-by", {"test_shop.test_add"}),
    ("tools.clean", "calls", {"tools.util.sweep"}),
]  # fmt: skip


@pytest.mark.parametrize(("src", "kind", "expected"), CASES, ids=[f"{src} {kind}" for src, kind, _ in CASES])
def test_edges(graph: Graph, src: str, kind: str, expected: set[str]) -> None:
    assert ends(graph, src, kind) == expected


@pytest.mark.parametrize(("src", "called"), [
    ("shop.stock.Stock.walk", {"shop.base.Base.describe", "shop.base.Base.title"}),
    ("shop.stock.make", {"shop.stock.Item.tagged", "shop.base.Base.describe", "numpy.array", "os.path.join"}),
])  # fmt: skip
def test_calls_through_values(graph: Graph, src: str, called: set[str]) -> None:
    assert called <= ends(graph, src, "calls")


def test_order_of_imports(graph: Graph) -> None:
    order = graph.import_order
    assert order.index("shop.base") < order.index("shop.stock") < order.index("shop") < order.index("main")


def test_every_edge_ends_in_a_node(graph: Graph) -> None:
    for edge in graph.edges.values():
        assert edge.src in graph.nodes
        assert edge.dst in graph.nodes
