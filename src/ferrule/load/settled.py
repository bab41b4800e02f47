"""What a module's own text settles about the interpreter: constants made of `sys`, and imports that cannot fail.

PY2 = sys.version_info[0] == 2      `if PY2:` is never taken
if __name__ == "__main__":          nor is this in a module that is imported
try:
    from collections.abc import Mapping
except ImportError:                 nor is this handler
    from collections import Mapping

Nodes are marked before the module's imports are followed: `fact` has a name's value, `cannot_fail` says that no handler
of a `try` is reached.
"""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from collections.abc import Callable

from ferrule.load.nodes import subtree
from ferrule.load.static import SYS_FACTS, Fact, fact_of


def settle(tree: ast.Module, name: str, is_library: Callable[[str], bool]) -> None:
    """`name` is the value of `__name__` where it is known. `is_library` says whether a name is a module of CPython's
    own whose import does nothing to be seen."""
    nodes = list(subtree(tree))
    bound = times_bound(nodes)
    mark(nodes, {"__name__": Fact(name)} if name and not bound["__name__"] else {})
    for stmt in tree.body:
        found = {name: fact for name, fact in constants(stmt).items() if bound[name] == 1}
        mark(nodes, found)
    for node in nodes:
        if isinstance(node, ast.Try) and node.handlers:
            node.cannot_fail = all(is_sure(part, is_library) for part in node.body)  # type: ignore[attr-defined]


def constants(stmt: ast.stmt) -> dict[str, Fact]:
    match stmt:
        case ast.ImportFrom(module="sys", level=0, names=aliases):
            return {a.asname or a.name: Fact(SYS_FACTS[a.name]) for a in aliases if a.name in SYS_FACTS}
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if not isinstance(value, ast.Constant):
            fact = fact_of(value)
            return {} if fact is None else {name: fact}
    return {}


def mark(nodes: list[ast.AST], facts: dict[str, Fact]) -> None:
    for node in nodes if facts else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in facts:
            node.fact = facts[node.id]  # type: ignore[attr-defined]


def times_bound(nodes: list[ast.AST]) -> Counter[str]:
    """How often each name is bound, in any scope."""
    found: Counter[str] = Counter()
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
                found[name] += 1
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] += 1
            case ast.alias(name=name, asname=asname):
                found[asname or name.partition(".")[0]] += 1
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                found[name] += 1
            case ast.Global(names=names):
                found.update(names)
    return found


def is_sure(stmt: ast.stmt, is_library: Callable[[str], bool]) -> bool:
    """Whether an import is of modules and names that CPython has."""
    match stmt:
        case ast.Import(names=aliases):
            return all(is_library(alias.name) for alias in aliases)
        case ast.ImportFrom(module=str(module), level=0, names=aliases) if is_library(module):
            return all(has(module, alias.name) for alias in aliases)
    return False


def has(module: str, name: str) -> bool:
    try:
        return hasattr(importlib.import_module(module), name)
    except ImportError:
        return False
