"""The nodes of a syntax tree, quickly: what `ast.walk` gives, without the markers that no analysis asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

# What no analysis asks for: markers (`Load`, `Add`, `Lt`), which have neither place nor children, and plain text.
NO_NODES = frozenset(
    "ctx op ops id attr arg asname module level type_comment kind is_async simple conversion lineno tag".split()
)
FIELDS: dict[type, tuple[str, ...]] = {ast.Constant: (), ast.Global: (), ast.Nonlocal: ()}


def node_fields(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes."""
    found = FIELDS.get(kind)
    if found is None:
        found = FIELDS[kind] = tuple(name for name in kind._fields if name not in NO_NODES)
    return found


def subtree(tree: ast.AST) -> Iterator[ast.AST]:
    """`tree` and everything inside, level by level; children are looked up after their parent was given."""
    found = [tree]
    known = FIELDS.get
    for node in found:
        yield node
        names = known(node.__class__)
        for name in names if names is not None else node_fields(node.__class__):
            value = getattr(node, name, None)
            if value.__class__ is list:
                found += [v for v in value if isinstance(v, ast.AST)]
            elif isinstance(value, ast.AST):
                found.append(value)


INNER_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def own_nodes(scope: ast.AST) -> list[ast.AST]:
    """The nodes of a function or class, without itself and without what is inside the functions and classes in it."""
    found: list[ast.AST] = []
    left: list[ast.AST] = [scope]
    while left:
        node = left.pop()
        if node is not scope:
            found.append(node)
            if isinstance(node, INNER_SCOPES):
                continue
        for name in reversed(node_fields(node.__class__)):
            value = getattr(node, name, None)
            if isinstance(value, ast.AST):
                left.append(value)
            elif value.__class__ is list:
                left += [v for v in reversed(value) if isinstance(v, ast.AST)]
    return found
