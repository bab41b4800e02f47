"""Functions and classes of a module that something may ask for before their `def` or `class` has run.

    TABLE = build()          # `build` stands above and reads `Entry`, which is not there yet: NameError
    class Entry: ...

Whoever a statement names, it may run; what that names in turn too, methods by their bare names. That is more than what
runs, and costs the few names that are found a test when they are read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ferrule.load.nodes import subtree

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def early_names(tree: ast.Module) -> set[str]:
    """The names of definitions at the top of the module that code which runs before them mentions."""
    last = {s.name: at for at, s in enumerate(tree.body) if isinstance(s, Definition)}
    if not last:
        return set()
    known: dict[str, list[ast.AST]] = {}
    for node in subtree(tree):
        if isinstance(node, Definition):
            known.setdefault(node.name, []).append(node)
    ran: set[str] = set()
    found: set[str] = set()
    for at, stmt in enumerate(tree.body):
        if at >= max(last.values()):
            break
        left = [name for part in run_by(stmt) for name in mentions(part)]
        while left:
            name = left.pop()
            if name in ran:
                continue
            ran.add(name)
            for node in known.get(name, ()):
                left += [inner for part in inside(node) for inner in mentions(part)]
        found |= {name for name in ran if last.get(name, -1) > at}
    return found


def run_by(stmt: ast.stmt) -> Iterator[ast.AST]:
    """The parts of a statement that run with it: not the bodies of the functions that it defines."""
    match stmt:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from [*stmt.decorator_list, *stmt.args.defaults, *filter(None, stmt.args.kw_defaults)]
        case ast.ClassDef():
            yield from [*stmt.decorator_list, *stmt.bases, *(k.value for k in stmt.keywords)]
            for part in stmt.body:
                yield from run_by(part)
        case ast.If() | ast.For() | ast.While() | ast.Try() | ast.With():
            for child in ast.iter_child_nodes(stmt):
                yield from run_by(child) if isinstance(child, ast.stmt) else [child]
        case _:
            yield stmt


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """What calling a function, or making and using an instance of a class, may run."""
    yield from ast.iter_child_nodes(node)


def mentions(node: ast.AST) -> Iterator[str]:
    for part in subtree(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
