"""`sum` in a program whose objects can be added: written out as the additions that it is.

    sum(prices)       sum_of_objects(prices), a function of the module:

    def sum_of_objects(iterable, start=0):
        total = start
        for item in iterable:
            total = total + item
        return total

The rows of `sum` add numbers only; here each call finds out by itself what its items are.
"""

from __future__ import annotations

import ast

from ferrule.load import Module, Program

NAME = "sum_of_objects"
TEXT = f"""
def {NAME}(iterable, start=0):
    total = start
    for item in iterable:
        total = total + item
    return total
"""


def write_out_sums(program: Program) -> None:
    """Rewrites the modules in place, if any class of the program can be added."""
    if any(adds_objects(module.tree) for module in program.modules.values()):
        for module in program.modules.values():
            if not module.external:
                write_out(module)


def adds_objects(tree: ast.Module) -> bool:
    return any(
        isinstance(stmt, ast.FunctionDef) and stmt.name in ("__add__", "__radd__")
        for cls in ast.walk(tree)
        if isinstance(cls, ast.ClassDef)
        for stmt in cls.body
    )


def write_out(module: Module) -> None:
    nodes = list(ast.walk(module.tree))
    bound = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    bound |= {n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    calls = [n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "sum"]
    if not calls or "sum" in bound or NAME in bound:
        return
    for call in calls:
        call.func = ast.copy_location(ast.Name(NAME, ast.Load()), call.func)
    body = module.tree.body
    first = next((i for i, stmt in enumerate(body) if not is_head(stmt)), len(body))
    made = ast.parse(TEXT).body
    for stmt in made:
        for part in ast.walk(stmt):
            if isinstance(part, ast.expr | ast.stmt | ast.arg):
                ast.copy_location(part, calls[0])
    module.tree.body = [*body[:first], *made, *body[first:]]


def is_head(stmt: ast.stmt) -> bool:
    """The docstring and the imports stay first."""
    docstring = isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant)
    return docstring or isinstance(stmt, ast.Import | ast.ImportFrom)
