"""What is done once, before the first run of the analysis: forms that stand for longer Python are written out in the
modules' trees, and the variables of every scope are split into webs.

    from shapes import *        async def f(): ...        @dataclass class P: ...        f"{{}}".format(x)
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass

from ferrule.infer.coroutines import write_out
from ferrule.infer.expand import Imports, expand
from ferrule.infer.scopes import Scope, descendants
from ferrule.infer.stars import write_out_stars
from ferrule.infer.streams import write_out_streams
from ferrule.infer.templates import write_out_templates
from ferrule.infer.webs import analyse_module
from ferrule.knowledge import Knowledge
from ferrule.load import Module, Program, absolute_name
from ferrule.load.nodes import subtree

BUILTINS = set(dir(builtins))


@dataclass
class Prepared:
    """What every run starts from."""

    scopes: dict[str, Scope]  # by module
    imports: Imports


def prepare(program: Program, knowledge: Knowledge) -> Prepared:
    """Rewrites the trees of the program in place."""
    write_out_stars(program, knowledge)
    write_out_streams(program, imports_of(program))
    for module in program.modules.values():
        write_out(module.tree)
    write_out_templates(program)
    expand(program, imports_of(program))
    imports = imports_of(program)
    outside = names_seen_outside(imports)
    return Prepared({m.name: split(m, outside.get(m.name, set())) for m in program.modules.values()}, imports)


def split(module: Module, seen_outside: set[str]) -> Scope:
    """The scopes of a module. Where it may or may not bind the name of a builtin, it starts with the builtin."""
    scope = analyse_module(module.tree, is_main=module.is_main, seen_outside=seen_outside)
    names = sorted(n for n in scope.bound & BUILTINS if may_be_builtin(scope, n, module.tree))
    if not names:
        return scope
    first = next((i for i, stmt in enumerate(module.tree.body) if not comes_first(stmt)), 0)
    module.tree.body[first:first] = [starts_as_builtin(name, module.tree.body[first]) for name in names]
    return analyse_module(module.tree, is_main=module.is_main, seen_outside=seen_outside)


def may_be_builtin(scope: Scope, name: str, tree: ast.Module) -> bool:
    """Whether something may read the name when the module has not bound it: `try: input = raw_input ...`."""
    reads = [n for n in scope.never_bound | scope.unbound_uses if getattr(n, "id", "") == name]
    inside = name in scope.shared and any(name in s.reads for s in descendants(scope))
    return bool(reads) or (inside and not any(binds(stmt, name) for stmt in tree.body))


def binds(stmt: ast.stmt, name: str) -> bool:
    """Whether a statement at the top of a module always binds the name."""
    match stmt:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return stmt.name == name
        case ast.Import() | ast.ImportFrom():
            return any((a.asname or a.name.partition(".")[0]) in (name, "*") for a in stmt.names)
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign() | ast.With():
            return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in subtree(stmt))
    return False


def comes_first(stmt: ast.stmt) -> bool:
    """A docstring, or an import from `__future__`."""
    if isinstance(stmt, ast.ImportFrom):
        return stmt.module == "__future__"
    return isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant)


def starts_as_builtin(name: str, at: ast.stmt) -> ast.stmt:
    value = ast.Name(name, ast.Load())
    value.is_builtin = True  # type: ignore[attr-defined]
    made = ast.Assign([ast.Name(name, ast.Store())], value)
    return ast.fix_missing_locations(ast.copy_location(made, at))


def imports_of(program: Program) -> Imports:
    found: Imports = {}
    for module in program.modules.values():
        names = found.setdefault(module.name, {})
        for node in subtree(module.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    local = alias.asname or alias.name.split(".")[0]
                    names.setdefault(local, []).append(alias.name if alias.asname else local)
            elif isinstance(node, ast.ImportFrom):
                source = absolute_name(module, node) or ""
                for alias in node.names:
                    if {source, f"{source}.{alias.name}"} & program.absent:
                        continue
                    names.setdefault(alias.asname or alias.name, []).append(f"{source}.{alias.name}")
    return found


def names_seen_outside(imports: Imports) -> dict[str, set[str]]:
    """The names that some other module reads from a module; a circular import may read the main module too."""
    found: dict[str, set[str]] = {}
    for names in imports.values():
        for origins in names.values():
            for origin in origins:
                module, _, name = origin.rpartition(".")
                found.setdefault(module, set()).add(name)
    return found
