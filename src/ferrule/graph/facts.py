"""What one module says on its own, in a form that can be cached by content hash and sent between processes.

`extract` writes it, `resolve` reads it. Everything here is plain JSON data: an expression whose meaning depends on
other modules is kept as a small term (`Expr`), to be evaluated when all modules are known.

    n scope name     a name, `scope` the index of the scope that owns it or -1 when no scope of the module does
    a expr attr      an attribute
    c expr           the result of a call
    e expr           what iterating a container gives
    g expr           what subscribing a container gives
    w expr           what entering a context gives
    b x y name r     the result of an operator: `x.name(y)`, else `y.r(x)`
    i expr index     one position of a tuple, or what unpacking gives at it
    o exprs          one of several
    ? expr           possibly, among others that are not known (a parameter's default)
    k dotted exprs   an instance of a builtin class, with the elements it holds
    t expr exprs     an instance of the class (or type alias) `expr` names, with its type arguments
    s scope          super() in the class of that scope
    d key            a definition of this module
    y key            the instance that a method of class `key` is called on
    m dotted         a module
    f module name    `from module import name`
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass, field
from typing import Any

from ferrule.graph.model import Node, NodeKind, Span

Expr = list[Any]

FACTS_VERSION = 2
"""Raise when the meaning or the shape of the facts changes: stored facts of another version are not read."""


@dataclass(slots=True)
class ScopeFacts:
    kind: str
    key: str
    """The symbol that owns the scope."""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Name to the nodes that carry it."""
    values: dict[str, list[Expr]] = field(default_factory=dict)
    """Name to everything that it is bound to, where that can be said."""
    stars: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ref:
    """One mention: at (line, col), the code of `src` does `what` to whatever `target` turns out to be.

    The target of `operator` is a term and the special methods of which the first that its class has is called; that of
    `pass` is the function that is called and the argument that is passed to it."""

    what: str
    src: str
    target: Expr
    line: int
    col: int


@dataclass(slots=True)
class ModuleFacts:
    name: str
    path: str
    content_hash: str
    is_package: bool
    nodes: list[Node] = field(default_factory=list)
    contains: list[tuple[str, str]] = field(default_factory=list)
    scopes: list[ScopeFacts] = field(default_factory=list)
    attributes: dict[str, dict[str, list[Expr]]] = field(default_factory=dict)
    """Class key to attribute to what methods assign to it through their first parameter."""
    returns: dict[str, list[Expr]] = field(default_factory=dict)
    """Callable key to what calling it gives."""
    yields: dict[str, list[Expr]] = field(default_factory=dict)
    """Generator key to what iterating over it gives."""
    refs: list[Ref] = field(default_factory=list)
    imports: list[tuple[str, int, int]] = field(default_factory=list)
    """Modules (dotted) that the module executes or may execute, in order, with the place."""
    exported: list[str] = field(default_factory=list)
    """`__all__`, when it is a plain list."""


def dump(facts: ModuleFacts) -> bytes:
    return zlib.compress(json.dumps(asdict(facts), separators=(",", ":")).encode(), 3)


def restore(blob: bytes) -> ModuleFacts:
    data = json.loads(zlib.decompress(blob))
    data["nodes"] = [_node(node) for node in data["nodes"]]
    data["scopes"] = [ScopeFacts(**scope) for scope in data["scopes"]]
    data["refs"] = [Ref(**ref) for ref in data["refs"]]
    return ModuleFacts(**data)


def _node(data: dict[str, Any]) -> Node:
    data["kind"] = NodeKind(data["kind"])
    data["span"] = Span(*data["span"])
    data["flags"] = tuple(data["flags"])
    return Node(**data)
