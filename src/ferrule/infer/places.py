"""Calls that tell where they stand get their place as an argument.

    warnings.warn("old")      ->      warnings.warn("old", place=("main.py", 12, 'warnings.warn("old")', "__main__"))

With `stacklevel=2` it is the place of the call of the function around, where the program has exactly one.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.load import Module, Program

Origin = Callable[[str, ast.expr], str]
ASKS = "warnings.warn"


def hand_over_places(program: Program, origin: Origin) -> None:
    """Rewrites every module of the user in place."""
    if "warnings" not in program.modules:
        return
    for module in [m for m in program.modules.values() if not m.external]:
        for function, call in calls_in(module.tree):
            if origin(module.name, call.func) == ASKS and not any(k.arg in ("place", None) for k in call.keywords):
                tell(program, module, function, call)


def calls_in(tree: ast.Module) -> list[tuple[str, ast.Call]]:
    """All calls, each with the name of what is called to get there."""
    found: list[tuple[str, ast.Call]] = []

    def walk(node: ast.AST, around: str, cls: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                found.append((around, child))
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                walk(child, cls if child.name == "__init__" else child.name, "")
            elif isinstance(child, ast.ClassDef):
                walk(child, "", child.name)
            else:
                walk(child, around, cls)

    walk(tree, "", "")
    return found


def tell(program: Program, module: Module, function: str, call: ast.Call) -> None:
    at: tuple[Module, ast.Call] | None = (module, call)
    third = call.args[2] if len(call.args) > 2 else None
    level = next((k.value for k in call.keywords if k.arg == "stacklevel"), third)
    if level is not None and not (isinstance(level, ast.Constant) and level.value in (0, 1)):
        callers = callers_of(program, function) if isinstance(level, ast.Constant) and level.value == 2 else []
        at = callers[0] if len(callers) == 1 else None
        if at is not None:
            call.keywords = [k for k in call.keywords if k.arg != "stacklevel"]
            call.args = call.args[:2]
    told = place(*at, call) if at is not None else place(module, None, call)
    call.keywords.append(ast.copy_location(ast.keyword("place", told), call))


def callers_of(program: Program, function: str) -> list[tuple[Module, ast.Call]]:
    return [
        (module, call)
        for module in program.modules.values()
        if not module.external
        for _, call in calls_in(module.tree)
        if function and ast.unparse(call.func).rpartition(".")[2] == function
    ]


def place(module: Module, call: ast.Call | None, at: ast.AST) -> ast.expr:
    """File, line, the line's text, module; no line where the place is not known."""
    lines = module.source.splitlines()
    line = call.lineno if call is not None else 0
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    values: list[ast.expr] = [ast.Constant(v) for v in (str(module.path.absolute()), line, text, module.name)]
    made = ast.Tuple(values, ast.Load())
    for part in (made, *values):
        ast.copy_location(part, at)
    return made
