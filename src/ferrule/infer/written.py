"""Source text as statements: what the forms that are written out are built with."""

from __future__ import annotations

import ast
from typing import Any

from ferrule.load.nodes import subtree


def is_head(stmt: ast.stmt) -> bool:
    """Whether the statement has to stay at the top of a module."""
    if isinstance(stmt, ast.ImportFrom):
        return stmt.module == "__future__"
    return isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant)


def base_names(node: ast.ClassDef) -> list[str]:
    return [ast.unparse(b).partition("[")[0].rpartition(".")[2] for b in node.bases]


def tuple_text(who: str, names: list[str]) -> str:
    return f"({', '.join(f'{who}.{n}' for n in names)}{',' if len(names) == 1 else ''})"


def keywords(decorator: ast.expr) -> dict[str | None, ast.expr]:
    return {k.arg: k.value for k in decorator.keywords} if isinstance(decorator, ast.Call) else {}


def truth(options: dict[str | None, ast.expr], name: str, default: bool) -> bool:
    value = options.get(name)
    return bool(value.value) if isinstance(value, ast.Constant) else default


def methods(text: str, at: ast.AST) -> list[ast.stmt]:
    return parsed(text, at)


def parsed(text: str, at: ast.AST) -> list[ast.stmt]:
    return [located(stmt, at) for stmt in ast.parse(text).body]


def located(node: Any, at: Any) -> Any:
    """Gives the form's position to everything that it stands for; what keeps its own position keeps it."""
    for child in subtree(node):
        if isinstance(child, ast.expr | ast.stmt | ast.arg | ast.keyword | ast.alias | ast.ExceptHandler):
            child.lineno, child.col_offset = at.lineno, at.col_offset
            child.end_lineno, child.end_col_offset = at.end_lineno, at.end_col_offset
    return node
