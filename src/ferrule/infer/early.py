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
    branches = set(names_of_branches(tree))
    last = {s.name: at for at, s in enumerate(tree.body) if isinstance(s, Definition)}
    if not last:
        return branches
    known: dict[str, list[ast.AST]] = {}
    for node in subtree(tree):
        if isinstance(node, Definition):
            known.setdefault(node.name, []).append(node)
    ran: set[str] = set()
    found = branches
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


def names_of_branches(tree: ast.Module) -> Iterator[str]:
    """Functions and classes that only some branch of the module defines: where it is not taken there are none."""
    known: set[str] = set()
    for stmt in tree.body:
        for part in inner_definitions(stmt):
            if part.name not in known and not always_binds(stmt, part.name):
                yield part.name
        known |= {n.id for n in subtree(stmt) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        known |= {stmt.name} if isinstance(stmt, Definition) else set()


def inner_definitions(stmt: ast.AST) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(stmt) if not isinstance(stmt, Definition) else ():
        if isinstance(child, Definition):
            yield child
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from inner_definitions(child)


def always_binds(stmt: ast.stmt, name: str) -> bool:
    """Whether the name has a value after the statement, whichever way control took."""

    def among(body: list[ast.stmt]) -> bool:
        return any(always_binds(s, name) for s in body)

    match stmt:
        case ast.If():
            return among(stmt.body) and among(stmt.orelse)
        case ast.Try():
            kept = all(among(h.body) or isinstance(h.body[-1], ast.Raise) for h in stmt.handlers)
            return among(stmt.finalbody) or (among([*stmt.body, *stmt.orelse]) and kept)
        case ast.With():
            return among(stmt.body)
        case ast.Import() | ast.ImportFrom():
            return any((a.asname or a.name.partition(".")[0]) in (name, "*") for a in stmt.names)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return stmt.name == name
        case ast.Assign() | ast.AnnAssign():
            return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in subtree(stmt))
    return False


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
