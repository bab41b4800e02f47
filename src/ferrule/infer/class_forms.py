"""Small forms in the bodies of classes, written as others that mean the same."""

from __future__ import annotations

import ast
from typing import TypeGuard

from ferrule.infer.scopes import outside_parts
from ferrule.infer.written import located, methods
from ferrule.load.nodes import own_nodes, subtree


def without_deleted(node: ast.ClassDef) -> None:
    """`del n` in the body of a class: what was kept there for the body alone has a name that nobody else has."""
    for stmt in [s for s in node.body if isinstance(s, ast.Delete)]:
        at = node.body.index(stmt)
        names = {t.id for t in stmt.targets if isinstance(t, ast.Name)}
        parts = [p for s in node.body for p in ([s, *own_nodes(s)] if not is_definition(s) else outside_nodes(s))]
        own = [n for n in parts if isinstance(n, ast.Name) and n.id in names]
        later = {n.id for part in node.body[at + 1 :] for n in subtree(part) if isinstance(n, ast.Name)}
        made = {s.name for s in node.body if is_definition(s)}
        if len(names) == len(stmt.targets) and not names & (later | made):
            for name in own:
                name.id = f"{name.id}_of_{node.name}__"
            node.body[at] = ast.copy_location(ast.Pass(), stmt)


def is_definition(stmt: ast.stmt) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    return isinstance(stmt, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def outside_nodes(stmt: ast.stmt) -> list[ast.AST]:
    return [n for part in outside_parts(stmt) for n in subtree(part)]


def exception_answers(node: ast.ClassDef) -> list[ast.stmt]:
    """What the runtime asks of exceptions that compare themselves: all are of one Rust type, and none may refuse."""
    own = {s.name for s in node.body if isinstance(s, ast.FunctionDef)}
    names = [n for n in ("__eq__", "__lt__", "__le__", "__gt__", "__ge__") if n in own]
    text = """
def __answers_{0}__(self, other):
    answer = self.__{0}__(other)
    return None if answer is NotImplemented else bool(answer)
"""
    return [made for name in names for made in methods(text.format(name.strip("_")), node)]


def borrowed_hash(stmt: ast.stmt) -> ast.stmt:
    """`__hash__ = Base.__hash__`, as a class with an `__eq__` of its own needs it, is a method that calls the other."""
    match stmt:
        case ast.Assign(targets=[ast.Name(id="__hash__")], value=ast.Attribute(attr="__hash__") as other):
            return located(ast.parse(f"def __hash__(self):\n    return {ast.unparse(other)}(self)").body[0], stmt)
    return stmt
