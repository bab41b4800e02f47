"""The stored graph: indexing again, asking, ordering, exporting."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from ferrule.graph import commands, facts
from ferrule.graph.algorithms import page_rank, translation_order
from ferrule.graph.model import Edge, EdgeKind, Evidence, Graph, Node, NodeKind
from ferrule.graph.query import RELATIONS
from ferrule.graph.store import Store
from ferrule.graph.types import TypedUse, TypeFacts, add_types


def found(result: dict) -> set[str]:
    return {answer["symbol"] for answer in result["found"]}


def test_indexing_again_parses_only_what_changed(shop: Path) -> None:
    first = commands.index(shop)
    assert "shop/stock.py" in first["changed"]
    database = Path(first["database"])
    stamp = database.stat().st_mtime_ns
    again = commands.index(shop)
    assert [again["changed"], again["removed"], again["problems"]] == [[], [], first["problems"]]
    assert database.stat().st_mtime_ns == stamp
    (shop / "broken.py").unlink()
    assert commands.index(shop)["removed"] == ["broken.py"]
    (shop / "main.py").write_text("from shop import Stock\nStock()\n")
    (shop / "tools" / "util.py").unlink()
    changed = commands.index(shop)
    # A script's neighbours decide what its imports mean.
    assert [changed["changed"], changed["removed"]] == [["main.py", "tools/clean.py"], ["tools/util.py"]]
    assert found(commands.query(shop, "shop.stock.Stock", "callers")) == {"main", "test_shop.test_add"}
    assert [name for name in os.listdir(database.parent) if name.endswith(".new")] == []


def test_an_incremental_graph_is_the_graph_from_scratch(shop: Path, tmp_path: Path) -> None:
    commands.index(shop)
    (shop / "shop" / "errors.py").write_text("class SoldOut(Exception): pass\n")
    commands.index(shop)
    incremental = commands.export(shop)
    commands.index(shop, db=tmp_path / "fresh.db")
    with Store.open(tmp_path / "fresh.db") as fresh:
        assert commands.formats.to_json(fresh.graph()) == incremental


def test_questions(shop: Path) -> None:
    assert found(commands.query(shop, "Stock.take", "callers")) == {"main.main", "test_shop.test_add"}
    assert found(commands.query(shop, "shop.errors.SoldOut", "raisers")) == {"shop.stock.Stock.take"}
    assert found(commands.query(shop, "shop.stock.LIMIT", "writers")) == {"shop.stock", "shop.stock.Stock.add"}
    assert found(commands.query(shop, "shop.base.Base", "subclasses")) == {"shop.stock.Item"}
    searched = commands.query(shop, "one can bu", "search")["found"]
    assert [node["dotted"] for node in searched] == ["shop.stock.Item"]
    assert "shop.stock.Item" in {n["dotted"] for n in commands.query(shop, "shop.stock.Toy", "neighbours")["nodes"]}
    for relation in RELATIONS:
        commands.query(shop, "shop.stock.Item", relation)


def test_a_symbol_that_does_not_exist(shop: Path) -> None:
    with pytest.raises(commands.UnknownSymbol, match="no symbol is called `Stokk`"):
        commands.query(shop, "Stokk")
    with pytest.raises(commands.UnknownSymbol, match="means several things"):
        commands.query(shop, "label")


def test_paths(shop: Path) -> None:
    steps = commands.path(shop, "main.main", "shop.stock.outer")["path"]
    assert [step["to"] for step in steps] == ["shop.stock.helper", "shop.stock.outer"]
    assert commands.path(shop, "shop.stock.outer", "main.main")["path"] is None
    assert commands.path(shop, "main.main", "main.main")["path"] == []


def test_order_puts_what_is_used_first(shop: Path) -> None:
    groups = commands.order(shop)["order"]
    position = {name: number for number, group in enumerate(groups) for name in group}
    assert (
        position["shop.base.Base"] < position["shop.stock.Item"] < position["shop.stock.Stock"] < position["main.main"]
    )
    circle = groups[position["shop.stock.helper"]]
    assert {"shop.stock.helper", "shop.stock.outer", "shop.stock.outer.inner"} <= set(circle)


def test_communities_are_repeatable_and_cover_the_units(shop: Path) -> None:
    first = commands.communities(shop)["communities"]
    (shop / ".ferrule" / "graph.db").unlink()
    assert commands.communities(shop)["communities"] == first
    members = {key for community in first for key in community["members"]}
    assert any(key.endswith("Item#") for key in members)


def test_exports_parse(shop: Path) -> None:
    data = json.loads(commands.export(shop))
    assert {edge["kind"] for edge in data["edges"]} >= {"calls", "contains", "raises"}
    tree = ElementTree.fromstring(commands.export(shop, "graphml"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(tree.findall(".//g:node", space)) == len(data["nodes"])
    dot = commands.export(shop, "dot", [EdgeKind.INHERITS])
    assert dot.startswith("digraph") and dot.rstrip().endswith("}")
    assert dot.count("->") == sum(edge["kind"] == "inherits" for edge in data["edges"])


def test_facts_survive_storage(shop: Path) -> None:
    with Store.open(Path(commands.index(shop)["database"])) as store:
        for path in store.hashes():
            held = store.facts(path)
            assert held is None or facts.restore(facts.dump(held)) == held


def test_another_version_is_written_anew(shop: Path) -> None:
    database = Path(commands.index(shop)["database"])
    database.write_bytes(b"not a database at all")
    assert Store.open(database) is None
    assert commands.index(shop)["nodes"]["class"] > 5


def test_types_replace_guesses() -> None:
    graph = Graph()
    for name in ("f", "a", "b"):
        graph.add_node(Node(name, NodeKind.FUNCTION, name, name))
    graph.add_edge(Edge("f", "a", EdgeKind.CALLS, 0.3))
    graph.add_edge(Edge("f", "b", EdgeKind.READS, 1.0))
    add_types(graph, TypeFacts([TypedUse("f", "b", line=3)], [("f", "nothing")], {"f"}))
    left = {(e.dst, e.kind, e.evidence) for e in graph.out("f")}
    assert left == {("b", EdgeKind.READS, Evidence.SYNTAX), ("b", EdgeKind.CALLS, Evidence.TYPE)}
    assert translation_order(graph) == [["a"], ["b"], ["f"]]
    assert page_rank(graph, {"b": 1.0})["b"] > page_rank(graph, {"b": 1.0})["a"]


def test_choices_that_do_not_exist(shop: Path) -> None:
    for call in (
        lambda: commands.query(shop, "Stock", "eats"),
        lambda: commands.export(shop, "pdf"),
        lambda: commands.edge_kinds(["eats"]),
    ):
        with pytest.raises(commands.UnknownChoice, match=r"`(eats|pdf)` is not a .*; there are: "):
            call()


def test_the_graph_of_a_loaded_program(shop: Path) -> None:
    from ferrule.graph import build
    from ferrule.load import load_program

    program = load_program(shop / "main.py", known=lambda name: name.split(".")[0] in {"os", "numpy", "abc"})
    graph = build(program)
    (main,) = [node for node in graph.find("main.main") if node.kind is NodeKind.FUNCTION]
    assert {graph.nodes[edge.dst].name for edge in graph.out(main.key, EdgeKind.CALLS)} >= {"make", "take"}


def test_on_the_command_line(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ferrule import cli

    def ferrule(*arguments: str) -> str:
        with pytest.raises(SystemExit) as status:
            cli.main(["graph", *arguments])
        return f"{capsys.readouterr().out}{status.value.code}"

    said = ferrule("path", str(shop), "main.main", "shop.stock.outer")
    assert said.splitlines()[1:] == [
        "  calls shop.stock.helper  (main.py:7)",
        "  calls shop.stock.outer  (shop/stock.py:63)",
        "0",
    ]
    assert "shop.stock.Stock.take" in ferrule("query", str(shop), "SoldOut", "-r", "raisers")
    assert ferrule("query", str(shop), "SoldOut", "-r", "eats").endswith("2")
    assert ferrule("query", str(shop), "Nothing").endswith("2")
    assert ferrule("order", str(shop)).splitlines()[-1] == "0"
    assert "digraph" in ferrule("export", str(shop), "--format", "dot", "--kind", "calls")
    assert json.loads(ferrule("communities", str(shop), "--json")[:-1])["communities"]
