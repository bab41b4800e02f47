"""The nodes of a syntax tree, quickly: what `ast.walk` gives, without the markers that no analysis asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

# `Load`, `Add`, `Lt` and the like have no place and no children.
MARKERS = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)


def subtree(tree: ast.AST) -> Iterator[ast.AST]:
    """`tree` and everything inside, level by level; children are looked up after their parent was given."""
    found = [tree]
    for node in found:
        yield node
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, ast.AST):
                if not isinstance(value, MARKERS):
                    found.append(value)
            elif isinstance(value, list):
                found += [v for v in value if isinstance(v, ast.AST) and not isinstance(v, MARKERS)]
