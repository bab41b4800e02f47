"""The graph on disk: one SQLite file, indexed both ways, with full-text search over names and docstrings.

A reader sees the old file or the new one, never a half: the new one is written beside it and renamed over it.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from ferrule.graph import facts as fact_format
from ferrule.graph.algorithms import Community
from ferrule.graph.facts import ModuleFacts
from ferrule.graph.model import Edge, EdgeKind, Evidence, Graph, Node, NodeKind, Span

SCHEMA_VERSION = f"1.{fact_format.FACTS_VERSION}.{sys.version_info.major}.{sys.version_info.minor}"
"""The last part is there because `ast` differs between versions of Python."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- A file without facts is not valid Python.
CREATE TABLE files (path TEXT PRIMARY KEY, module TEXT NOT NULL, hash TEXT NOT NULL, facts BLOB);
CREATE TABLE nodes (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, dotted TEXT NOT NULL,
    path TEXT NOT NULL, line INTEGER, col INTEGER, end_line INTEGER, end_col INTEGER,
    content_hash TEXT, signature_hash TEXT, signature TEXT, doc TEXT, flags TEXT);
CREATE TABLE edges (
    src INTEGER NOT NULL, dst INTEGER NOT NULL, kind TEXT NOT NULL, confidence REAL NOT NULL, evidence TEXT NOT NULL,
    count INTEGER NOT NULL, path TEXT NOT NULL, line INTEGER, col INTEGER);
CREATE TABLE communities (id INTEGER PRIMARY KEY, level INTEGER NOT NULL, parent INTEGER, title TEXT NOT NULL);
CREATE TABLE members (community INTEGER NOT NULL, rank INTEGER NOT NULL, node INTEGER NOT NULL,
    PRIMARY KEY (community, rank)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(name, dotted, doc, content='', tokenize="unicode61 tokenchars '_'");
"""
_INDEXES = """
CREATE INDEX nodes_dotted ON nodes (dotted);
CREATE INDEX nodes_name ON nodes (name);
CREATE INDEX edges_out ON edges (src, kind, dst);
CREATE INDEX edges_in ON edges (dst, kind, src);
CREATE INDEX members_node ON members (node);
"""
_NODE = "n.key, n.kind, n.name, n.dotted, n.path, n.line, n.col, n.end_line, n.end_col, n.content_hash, n.signature_hash, n.signature, n.doc, n.flags"  # noqa: E501
_EDGE = "s.key, d.key, e.kind, e.confidence, e.evidence, e.count, e.path, e.line, e.col"


Entry = tuple[str, str, str, ModuleFacts | None]
"""Path, module name, content hash, facts (None when the file is not valid Python)."""


def write(path: Path, graph: Graph, entries: Iterable[Entry], communities: Iterable[Community] = ()) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(beside)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            with db:
                _fill(db, graph, entries, communities)
            db.executescript(_INDEXES + "ANALYZE;")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _fill(db: sqlite3.Connection, graph: Graph, entries: Iterable[Entry], communities: Iterable[Community]) -> None:
    meta = {"version": SCHEMA_VERSION, "import_order": json.dumps(graph.import_order)}
    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    db.executemany(
        "INSERT INTO files VALUES (?, ?, ?, ?)",
        ((*entry[:3], fact_format.dump(entry[3]) if entry[3] is not None else None) for entry in entries),
    )
    ids = {key: number for number, key in enumerate(graph.nodes, 1)}
    db.executemany(
        f"INSERT INTO nodes VALUES ({','.join('?' * 15)})", (_row(ids[n.key], n) for n in graph.nodes.values())
    )
    db.executemany(
        "INSERT INTO search (rowid, name, dotted, doc) VALUES (?, ?, ?, ?)",
        ((ids[n.key], n.name, n.dotted.replace(".", " "), n.doc) for n in graph.nodes.values()),
    )
    db.executemany(
        "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (ids[e.src], ids[e.dst], e.kind.value, e.confidence, e.evidence.value, e.count, e.path, e.line, e.col)
            for e in graph.edges.values()
        ),
    )
    for community in communities:
        row = (community.id, community.level, community.parent, community.title)
        db.execute("INSERT INTO communities VALUES (?, ?, ?, ?)", row)
        members = ((community.id, rank, ids[key]) for rank, key in enumerate(community.members))
        db.executemany("INSERT INTO members VALUES (?, ?, ?)", members)


def _row(number: int, node: Node) -> tuple[object, ...]:
    return (number, node.key, node.kind.value, node.name, node.dotted, node.path, *node.span, node.content_hash,
            node.signature_hash, node.signature, node.doc, " ".join(node.flags))  # fmt: skip


def _node(row: tuple) -> Node:  # type: ignore[type-arg]
    key, kind, name, dotted, path, *span, content, signature_hash, signature, doc, flags = row
    return Node(key, NodeKind(kind), name, dotted, path, Span(*span), content, signature_hash, signature, doc,
                tuple(flags.split()))  # fmt: skip


def _edge(row: tuple) -> Edge:  # type: ignore[type-arg]
    src, dst, kind, confidence, evidence, count, path, line, col = row
    return Edge(src, dst, EdgeKind(kind), confidence, Evidence(evidence), count, path, line, col)


class Store:
    """Reads a written graph. `with Store.open(path) as store: ...`"""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    @classmethod
    def open(cls, path: Path) -> Store | None:
        """None when there is no file, or one of another version: it is then written anew."""
        if not path.is_file():
            return None
        db = sqlite3.connect(
            f"file:{path.absolute().as_posix().replace('?', '%3f').replace('#', '%23')}?mode=ro", uri=True
        )
        with contextlib.suppress(sqlite3.DatabaseError):
            row = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
            if row is not None and row[0] == SCHEMA_VERSION:
                return cls(db)
        db.close()
        return None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def hashes(self) -> dict[str, tuple[str, str]]:
        """Path to (module name, content hash)."""
        return {
            path: (module, hash_) for path, module, hash_ in self.db.execute("SELECT path, module, hash FROM files")
        }

    def facts(self, path: str) -> ModuleFacts | None:
        (blob,) = self.db.execute("SELECT facts FROM files WHERE path = ?", (path,)).fetchone()
        return fact_format.restore(blob) if blob is not None else None

    def has_facts(self, path: str) -> bool:
        return (
            self.db.execute("SELECT 1 FROM files WHERE path = ? AND facts IS NOT NULL", (path,)).fetchone() is not None
        )

    def counts(self) -> dict[str, dict[str, int]]:
        return {
            table: dict(self.db.execute(f"SELECT kind, COUNT(*) FROM {table} GROUP BY kind ORDER BY kind"))
            for table in ("nodes", "edges")
        }

    def node(self, key: str) -> Node | None:
        row = self.db.execute(f"SELECT {_NODE} FROM nodes n WHERE key = ?", (key,)).fetchone()
        return _node(row) if row else None

    def find(self, name: str) -> list[Node]:
        """By key, by dotted name, or by the end of a dotted name; the first of these that finds something."""
        last = name.rpartition(".")[2]
        for condition, values in (
            ("n.key = ?", (name,)),
            ("n.dotted = ?", (name,)),
            ("n.name = ? AND (n.dotted = ? OR substr(n.dotted, -?) = ?)", (last, name, len(name) + 1, "." + name)),
        ):
            rows = self.db.execute(
                f"SELECT {_NODE} FROM nodes n WHERE {condition} ORDER BY n.id LIMIT 200", values
            ).fetchall()
            if rows:
                return [_node(row) for row in rows]
        return []

    def edges(self, key: str, kinds: Iterable[EdgeKind] = (), *, backwards: bool = False) -> list[Edge]:
        chosen = [kind.value for kind in kinds]
        near = "dst" if backwards else "src"
        limit = f"AND e.kind IN ({','.join('?' * len(chosen))})" if chosen else ""
        rows = self.db.execute(
            f"SELECT {_EDGE} FROM edges e JOIN nodes s ON s.id = e.src JOIN nodes d ON d.id = e.dst"
            f" WHERE e.{near} = (SELECT id FROM nodes WHERE key = ?) {limit}"
            " ORDER BY e.confidence DESC, e.path, e.line, e.col",
            (key, *chosen),
        )
        return [_edge(row) for row in rows]

    def search(self, text: str, limit: int = 20) -> list[Node]:
        """Full-text search: every word must occur, the last may be a beginning; names weigh more than docstrings."""
        words = [word.replace('"', '""') for word in text.split()]
        if not words:
            return []
        query = " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'
        rows = self.db.execute(
            f"SELECT {_NODE} FROM search JOIN nodes n ON n.id = search.rowid WHERE search MATCH ?"
            " ORDER BY bm25(search, 8.0, 3.0, 1.0), n.id LIMIT ?",
            (query, limit),
        )
        return [_node(row) for row in rows]

    def communities(self) -> Iterator[Community]:
        for number, level, parent, title in self.db.execute(
            "SELECT id, level, parent, title FROM communities ORDER BY id"
        ):
            members = self.db.execute(
                "SELECT n.key FROM members m JOIN nodes n ON n.id = m.node WHERE m.community = ? ORDER BY m.rank",
                (number,),
            )
            yield Community(number, level, parent, title, [key for (key,) in members])

    def graph(self) -> Graph:
        """All of it, in memory."""
        graph = Graph()
        for row in self.db.execute(f"SELECT {_NODE} FROM nodes n ORDER BY n.id"):
            graph.add_node(_node(row))
        query = (
            f"SELECT {_EDGE} FROM edges e JOIN nodes s ON s.id = e.src JOIN nodes d ON d.id = e.dst ORDER BY e.rowid"
        )
        for row in self.db.execute(query):
            graph.add_edge(_edge(row))
        (order,) = self.db.execute("SELECT value FROM meta WHERE key = 'import_order'").fetchone()
        graph.import_order = json.loads(order)
        return graph


def node_data(node: Node) -> dict[str, object]:
    data = asdict(node)
    data["span"] = list(node.span)
    return data
