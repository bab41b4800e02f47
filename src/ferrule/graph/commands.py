"""What `ferrule graph` does, as functions that take and return plain data. Nothing here prints."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ferrule.diagnostics import Diagnostic, FerruleError, to_json
from ferrule.graph import algorithms
from ferrule.graph import export as formats
from ferrule.graph import query as queries
from ferrule.graph.build import link
from ferrule.graph.extract import digest, extract
from ferrule.graph.facts import ModuleFacts
from ferrule.graph.files import ParsedModule, SourceFile, discover
from ferrule.graph.model import Edge, EdgeKind, Node
from ferrule.graph.store import Entry, Store, node_data, write
from ferrule.graph.symbols import Distributions
from ferrule.load import source as reader


class UnknownSymbol(LookupError):
    """Nothing, or too much, is called `name`. `candidates` are what the user may have meant."""

    def __init__(self, name: str, candidates: list[str], *, ambiguous: bool) -> None:
        listed = ", ".join(candidates[:5])
        said = f"`{name}` means several things: {listed}" if ambiguous else f"no symbol is called `{name}`"
        super().__init__(said + (f"; near it: {listed}" if listed and not ambiguous else ""))
        self.name, self.candidates, self.ambiguous = name, candidates, ambiguous


class UnknownChoice(ValueError):
    """`given` is not one of `known`."""

    def __init__(self, what: str, given: str, known: Iterable[str]) -> None:
        super().__init__(f"`{given}` is not a {what}; there are: {', '.join(known)}")


def edge_kinds(names: Iterable[str]) -> list[EdgeKind]:
    known = {kind.value: kind for kind in EdgeKind}
    for name in names:
        if name not in known:
            raise UnknownChoice("kind of edge", name, known)
    return [known[name] for name in names]


def database(path: Path) -> Path:
    return _root(path) / ".ferrule" / "graph.db"


def _root(path: Path) -> Path:
    return path.resolve() if path.is_dir() else path.resolve().parent


def index(path: Path, *, db: Path | None = None) -> dict[str, Any]:
    """Brings the stored graph of the folder at `path` up to date. Files that have not changed are not parsed again,
    and if none has, nothing is written. Files that cannot be parsed are left out and reported under `problems`."""
    root, target = _root(path), db or database(path)
    texts, problems = _read(discover(root))
    store = Store.open(target)
    known = store.hashes() if store else {}
    wanted = {file.shown: (file.name, _hash(file, text)) for file, text in texts}
    changed = [shown for shown, entry in wanted.items() if known.get(shown) != entry]
    removed = [shown for shown in known if shown not in wanted]
    stale = store is None or bool(changed or removed)
    entries: list[Entry] = []
    for file, text in texts:
        held = store.has_facts(file.shown) if store is not None and file.shown not in changed else False
        if held and not stale:
            continue
        assert store is not None or not held
        facts = store.facts(file.shown) if held and store is not None else _extract(file, text, problems)
        entries.append((file.shown, *wanted[file.shown], facts))
    if stale:
        if store is not None:
            store.db.close()
        graph = link([entry[3] for entry in entries if entry[3] is not None], installed_distributions())
        write(target, graph, entries, algorithms.communities(graph))
        store = Store.open(target)
    assert store is not None
    with store:
        return {
            "database": str(target), "files": len(texts), "changed": sorted(changed), "removed": sorted(removed),
            **store.counts(), "problems": [to_json(problem) for problem in problems],
        }  # fmt: skip


def _read(files: list[SourceFile]) -> tuple[list[tuple[SourceFile, str]], list[Diagnostic]]:
    texts: list[tuple[SourceFile, str]] = []
    problems: list[Diagnostic] = []
    for file in files:
        try:
            texts.append((file, reader.read(file.path)))
        except FerruleError as error:
            problems += error.diagnostics
    return texts, problems


def _hash(file: SourceFile, text: str) -> str:
    return digest(f"{file.name}\0{file.is_package}\0{' '.join(sorted(file.siblings))}\0{text}")


def _extract(file: SourceFile, text: str, problems: list[Diagnostic]) -> ModuleFacts | None:
    try:
        tree = reader.parse(file.path, text)
        module = ParsedModule(file.name, file.path, file.is_package, text, tree)
        facts = extract(module, file.name, file.shown, file.siblings)
    except FerruleError as error:
        problems += error.diagnostics
        return None
    facts.content_hash = _hash(file, text)
    return facts


def installed_distributions() -> Distributions:
    """What is installed beside this interpreter, so that external symbols carry a version."""
    found = {}
    for name, owners in importlib.metadata.packages_distributions().items():
        if name not in sys.stdlib_module_names:
            found[name] = (owners[0], importlib.metadata.version(owners[0]))
    return Distributions(found)


def _open(path: Path) -> Store:
    """The stored graph of `path`, brought up to date first."""
    index(path)
    store = Store.open(database(path))
    assert store is not None
    return store


def _one(store: Store, name: str) -> Node:
    found = store.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        exact = [node for node in found if node.dotted == name and not node.key.endswith(")")]
        if len(exact) == 1:
            return exact[0]
        raise UnknownSymbol(name, sorted({node.key for node in found}), ambiguous=True)
    near = store.search(name.replace(".", " "), 5) or store.search(name.rpartition(".")[2][:4], 5)
    raise UnknownSymbol(name, [node.dotted for node in near], ambiguous=False)


def query(path: Path, name: str, relation: str = "used-by") -> dict[str, Any]:
    """`relation` is one of `queries.RELATIONS`, or `search` (then `name` is text), or `neighbours`."""
    if relation not in (*queries.RELATIONS, "search", "neighbours"):
        raise UnknownChoice("relation", relation, (*queries.RELATIONS, "search", "neighbours"))
    with _open(path) as store:
        if relation == "search":
            return {"search": name, "found": [node_data(node) for node in store.search(name)]}
        symbol = _one(store, name)
        if relation == "neighbours":
            nodes, edges = algorithms.neighbourhood(store.graph(), symbol.key)
            return {"symbol": node_data(symbol), "nodes": list(map(node_data, nodes)), "edges": list(map(_edge, edges))}
        found = queries.related(store, symbol.key, relation)
        answers = [{"symbol": node.dotted, "kind": node.kind.value, **_edge(edge)} for edge, node in found]
        return {"symbol": node_data(symbol), "relation": relation, "found": answers}


def path(root: Path, start: str, end: str, kinds: Iterable[EdgeKind] = ()) -> dict[str, Any]:
    """A shortest chain of calls from one symbol to the other (or of edges of `kinds`)."""
    with _open(root) as store:
        a, b = _one(store, start), _one(store, end)
        chosen = tuple(kinds)
        found = (
            queries.shortest_path(store, a.key, b.key, chosen) if chosen else queries.shortest_path(store, a.key, b.key)
        )
        steps = None
        if found is not None:
            names = {edge.dst: store.node(edge.dst) for edge in found}
            steps = [{**_edge(edge), "to": node.dotted if (node := names[edge.dst]) else ""} for edge in found]
        return {"from": a.dotted, "to": b.dotted, "path": steps}


def communities(path: Path) -> dict[str, Any]:
    with _open(path) as store:
        return {
            "communities": [
                {"id": c.id, "level": c.level, "parent": c.parent, "title": c.title, "size": len(c.members),
                 "members": c.members}
                for c in store.communities()
            ]
        }  # fmt: skip


def order(path: Path) -> dict[str, Any]:
    """The order of translation: groups of symbols, each after what it depends on."""
    with _open(path) as store:
        graph = store.graph()
    groups = algorithms.translation_order(graph)
    return {"order": [[graph.nodes[key].dotted for key in group] for group in groups]}


def export(path: Path, form: str = "json", kinds: Iterable[EdgeKind] = ()) -> str:
    """The graph as the text of a file; `form` is one of `formats.FORMATS`."""
    if form not in formats.FORMATS:
        raise UnknownChoice("format", form, formats.FORMATS)
    with _open(path) as store:
        return formats.FORMATS[form](store.graph(), kinds)


def _edge(edge: Edge) -> dict[str, object]:
    return formats.edge_data(edge)
