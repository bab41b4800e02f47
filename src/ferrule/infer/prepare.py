"""What is done once, before the first run of the analysis: forms that stand for longer Python are written out in the
modules' trees, and the variables of every scope are split into webs.

    from shapes import *        async def f(): ...        @dataclass class P: ...        f"{{}}".format(x)
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ferrule.infer.coroutines import write_out
from ferrule.infer.expand import Imports, expand
from ferrule.infer.scopes import Scope
from ferrule.infer.stars import write_out_stars
from ferrule.infer.templates import write_out_templates
from ferrule.infer.webs import analyse_module
from ferrule.knowledge import Knowledge
from ferrule.load import Program, absolute_name
from ferrule.load.nodes import subtree


@dataclass
class Prepared:
    """What every run starts from."""

    scopes: dict[str, Scope]  # by module
    imports: Imports


def prepare(program: Program, knowledge: Knowledge) -> Prepared:
    """Rewrites the trees of the program in place."""
    write_out_stars(program, knowledge)
    for module in program.modules.values():
        write_out(module.tree)
    write_out_templates(program)
    expand(program, imports_of(program))
    imports = imports_of(program)
    outside = names_seen_outside(imports)
    scopes = {
        module.name: analyse_module(module.tree, is_main=module.is_main, seen_outside=outside.get(module.name, set()))
        for module in program.modules.values()
    }
    return Prepared(scopes, imports)


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
