"""Programs that assign to `sys.stdout`, `sys.stderr` or `sys.stdin`: the streams are attributes of an object then.

    sys.stdout = io.StringIO()      streams__.state.stdout = io.StringIO()
    print("captured")               print("captured", file=streams__.state.stdout)
    sys.stdout.getvalue()           streams__.state.stdout.getvalue()

What the library writes by itself is redirected in the runtime (`knowledge/sources/_streams.py`).
"""

from __future__ import annotations

import ast

from ferrule.load import Module, Program
from ferrule.load.nodes import subtree
from ferrule.load.static import STREAMS_TEXT, assigned_streams

MODULE = "streams__"
Imports = dict[str, dict[str, list[str]]]


def write_out_streams(program: Program, imports: Imports) -> None:
    """Rewrites the modules that are not the library's own text in place."""
    if STREAMS_TEXT not in program.modules:
        return
    folder = program.modules[STREAMS_TEXT].path.parent
    own = [m for m in program.modules.values() if folder not in m.path.parents]
    changed = {name for m in own for name in assigned_streams(m.tree)}
    for module in own:
        rewriter = _Rewriter(imports.get(module.name, {}), changed)
        rewriter.visit(module.tree)
        if rewriter.found:
            add_import(module)


def add_import(module: Module) -> None:
    at = next((i for i, s in enumerate(module.tree.body) if not is_head(s)), 0)
    made = ast.Import([ast.alias(STREAMS_TEXT, MODULE)])
    ast.fix_missing_locations(ast.copy_location(made, module.tree.body[at]))
    module.tree.body.insert(at, made)


def is_head(stmt: ast.stmt) -> bool:
    """A docstring, or an import from `__future__`."""
    if isinstance(stmt, ast.ImportFrom):
        return stmt.module == "__future__"
    return isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant)


class _Rewriter(ast.NodeTransformer):
    def __init__(self, names: dict[str, list[str]], changed: set[str]) -> None:
        self.names = names
        self.changed = changed
        self.found = False
        self.shadowed: set[str] = set()

    def visit_Module(self, node: ast.Module) -> ast.AST:
        bound = (n for n in subtree(node) if not isinstance(n, ast.Name) or isinstance(n.ctx, ast.Store))
        self.shadowed = {getattr(n, "id", None) or getattr(n, "name", None) or getattr(n, "arg", "") for n in bound}
        return self.generic_visit(node)

    def origin(self, node: ast.expr) -> str:
        head, dot, rest = ast.unparse(node).partition(".")
        found = self.names.get(head)
        return found[0] + dot + rest if found else ""

    def made(self, text: str, at: ast.expr) -> ast.expr:
        self.found = True
        value = ast.parse(text, mode="eval").body
        for part in subtree(value):
            if isinstance(part, ast.expr):
                ast.copy_location(part, at)
        if isinstance(at, ast.Attribute) and isinstance(value, ast.Attribute):
            value.ctx = at.ctx
        return value

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        origin = self.origin(node) if isinstance(node.value, ast.Name) else ""
        if origin in {f"sys.{name}" for name in self.changed}:
            return self.made(f"{MODULE}.state.{node.attr}", node)
        if origin in {f"contextlib.redirect_{name}" for name in self.changed}:
            return self.made(f"{MODULE}.{node.attr}", node)
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        origin = self.names.get(node.id, [""])[0]
        if isinstance(node.ctx, ast.Load) and origin in {f"contextlib.redirect_{name}" for name in self.changed}:
            return self.made(f"{MODULE}.{origin.partition('.')[2]}", node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.func, ast.Name) or node.func.id in self.shadowed:
            return node
        if (
            node.func.id == "print"
            and "stdout" in self.changed
            and not any(k.arg in ("file", None) for k in node.keywords)
        ):
            file = self.made(f"{MODULE}.state.stdout", node)
            node.keywords.append(ast.copy_location(ast.keyword("file", file), node))
        if node.func.id == "input" and "stdin" in self.changed:
            node.func = self.made(f"{MODULE}.input", node.func)
        return node
