"""`from module import *` written out as the names that it binds, before anything is inferred.

    from settings import *        ->  from settings import HEIGHT, WIDTH
    from pygame.locals import *   ->  from pygame.locals import K_LEFT, QUIT

Of the public names only those that some module of the program writes down anywhere are kept: nobody can see the others.
"""

from __future__ import annotations

import ast

from ferrule.knowledge import Knowledge, public_names_of
from ferrule.load import Module, Program, absolute_name
from ferrule.load.nodes import subtree


def write_out_stars(program: Program, knowledge: Knowledge) -> None:
    """Rewrites every module in place, dependencies first, so that a star may bring what another star brought."""
    stars = [
        (module, node)
        for module in program.modules.values()
        for node in subtree(module.tree)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    if not stars:
        return
    seen = names_written(program)
    for module, node in stars:
        source = absolute_name(module, node) or ""
        public = public_names(program, knowledge, source)
        kept = [name for name in public if name in seen]
        star = node.names[0]
        node.names = [ast.copy_location(ast.alias(name), star) for name in kept] or node.names


def names_written(program: Program) -> set[str]:
    """Every identifier of the program; a name that is not among them can be read nowhere."""
    found: set[str] = set()
    for module in program.modules.values():
        for node in subtree(module.tree):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    found.add(name)
                case ast.alias(name=name):
                    found.add(name)
                case ast.Global(names=names):
                    found.update(names)
    return found


def public_names(program: Program, knowledge: Knowledge, source: str) -> list[str]:
    """What `from source import *` binds: `__all__`, or else the names without an underscore in front."""
    module = program.modules.get(source)
    if module is None or source in knowledge.sources:
        names = public_names_of(source)
        if names is not None:
            return names
    if module is not None:
        names = listed(module)
        return names if names is not None else [n for n in top_names(module) if not n.startswith("_")]
    table = knowledge.modules.get(source)
    if table is None:
        return []
    return [n for n in (*table.functions, *table.classes, *table.consts) if not n.startswith("_")]


def listed(module: Module) -> list[str] | None:
    """The names of a literal `__all__`."""
    for stmt in module.tree.body:
        match stmt:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=elts) | ast.Tuple(elts=elts)):
                return [e.value for e in elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    return None


def top_names(module: Module) -> list[str]:
    """The names that the module's body binds, in the order of the source."""
    found: dict[str, None] = {}
    pending: list[ast.AST] = list(reversed(module.tree.body))
    while pending:
        node = pending.pop()
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                found[name] = None
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = None
                continue
            case ast.Delete(targets=targets) if node in module.tree.body:
                for target in targets:
                    found.pop(target.id if isinstance(target, ast.Name) else "", None)
            case ast.Import(names=aliases):
                found.update((a.asname or a.name.partition(".")[0], None) for a in aliases)
            case ast.ImportFrom(names=aliases):
                found.update((a.asname or a.name, None) for a in aliases)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                found[name] = None
            case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                found.update((n.target.id, None) for n in subtree(node) if isinstance(n, ast.NamedExpr))
                continue
        pending.extend(reversed(list(ast.iter_child_nodes(node))))
    for node in subtree(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in subtree(node):
                if isinstance(inner, ast.Global):
                    found.update((n, None) for n in inner.names)
    return [name for name in found if name != "*"]
