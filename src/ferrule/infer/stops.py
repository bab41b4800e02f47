"""Where a program ends instead of being refused: statements of functions in the modules that it imports.

A library has functions that a program calls, and lines in them that it never comes to. One that Ferrule cannot
translate keeps such a program from nothing: the statement around it becomes the end of the program, with a message that
names the code and the place, and that no `except` clause catches. In the main module, on the top level of a module and
in the body of a class the problem stays one, as nearly all of that runs.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ferrule.load.nodes import subtree

if TYPE_CHECKING:
    from ferrule.knowledge import Knowledge
    from ferrule.load import Program

CODE = "FER0330"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass
class Stops:
    """The statements of a program at which it ends."""

    program: Program
    knowledge: Knowledge
    at: dict[ast.stmt, str] = field(default_factory=dict)
    """A statement, and what its end says."""
    places: dict[str, dict[ast.AST, ast.stmt]] = field(default_factory=dict)
    """By module: each node inside a function, and the statement around it."""

    def add(self, code: str, module: str, node: ast.AST, message: str) -> bool:
        """Whether the program may go on to this place."""
        found = self.program.modules[module]
        if found.is_main or self.program.has_made_main or (found.external and module in self.knowledge.sources):
            return False
        if module not in self.places:
            self.places[module] = statements_of_functions(found.tree)
        stmt = self.places[module].get(node)
        if stmt is None:
            return False
        self.at.setdefault(stmt, f"Ferrule: {message} ({code}), {found.path.name}, line {stmt.lineno}")
        return True


def statements_of_functions(tree: ast.Module) -> dict[ast.AST, ast.stmt]:
    """For what is in the body of a function, the innermost statement around it that is lowered by itself."""
    found: dict[ast.AST, ast.stmt] = {}
    for function in subtree(tree):
        if isinstance(function, FUNCTIONS):
            for stmt in function.body:
                record(stmt, stmt, found)
    return found


def record(node: ast.AST, stmt: ast.stmt, found: dict[ast.AST, ast.stmt]) -> None:
    pending = [(node, stmt)]
    while pending:
        node, around = pending.pop()
        found[node] = around
        for child in ast.iter_child_nodes(node):
            # A class is one statement with its body; functions in it have statements of their own.
            inner = isinstance(child, ast.stmt) and not isinstance(around, ast.ClassDef)
            if not isinstance(node, FUNCTIONS) or child not in node.body:
                pending.append((child, child if inner else around))  # type: ignore[arg-type]
