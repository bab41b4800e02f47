"""What an import statement does: it runs modules, or raises where a module or a name is missing.

try:
    import speedups          raises ModuleNotFoundError where no such module exists: the rest of the body never runs
except ImportError:
    speedups = None
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ferrule.infer.model import Atom, ModuleA
from ferrule.knowledge import has_name
from ferrule.load import absolute_name

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine


@dataclass(frozen=True)
class Failure:
    """An import that raises."""

    before: int  # names of the statement that are imported first
    error: str
    message: str


def failure(engine: Engine, module: str, stmt: ast.Import | ast.ImportFrom) -> Failure | None:
    """How the statement fails, if it does whenever it runs."""
    if isinstance(stmt, ast.Import):
        for i, alias in enumerate(stmt.names):
            if part := absent_part(engine, alias.name):
                return Failure(i, "ModuleNotFoundError", f"No module named '{part}'")
        return None
    source = absolute_name(engine.module(module), stmt) or ""
    if part := absent_part(engine, source):
        return Failure(0, "ModuleNotFoundError", f"No module named '{part}'")
    for i, alias in enumerate(stmt.names):
        if f"{source}.{alias.name}" in engine.program.absent or (
            stmt in engine.guarded and is_library(engine, source) and has_name(source, alias.name) is False
        ):
            loaded = engine.program.modules.get(source)
            place = str(loaded.path) if loaded is not None and not loaded.external else "unknown location"
            return Failure(i, "ImportError", f"cannot import name '{alias.name}' from '{source}' ({place})")
    return None


def absent_part(engine: Engine, name: str) -> str:
    """The first package or module on the way to `name` that does not exist, or nothing."""
    parts = name.split(".")
    wholes = (".".join(parts[:end]) for end in range(1, len(parts) + 1))
    return next((whole for whole in wholes if whole in engine.program.absent), "")


def is_library(engine: Engine, module: str) -> bool:
    loaded = engine.program.modules.get(module)
    return engine.knowledge.is_known(module) and (loaded is None or loaded.external)


def is_uncovered(engine: Engine, atom: Atom) -> str:
    """The module of the standard library that nothing is known about and that the atom is, or is a name of."""
    if not isinstance(atom, ModuleA):
        return ""
    parts = atom.name.split(".")
    wholes = (".".join(parts[:end]) for end in range(1, len(parts) + 1))
    return next((whole for whole in wholes if whole in engine.program.uncovered), "")
