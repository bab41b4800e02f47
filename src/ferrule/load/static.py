"""Tests whose outcome is known before the program runs, and the imports that remain.

if sys.version_info >= (3, 11):     only the first branch counts
if TYPE_CHECKING:                   never runs, yet annotations may need it
try: ... except ImportError:        a missing module here is not an error
"""

from __future__ import annotations

import ast
import operator
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ferrule.load.nodes import subtree

_CATCHES_MISSING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


@dataclass(frozen=True)
class FoundImport:
    node: ast.Import | ast.ImportFrom
    guarded: bool
    """Whether the program goes on when the module is missing."""
    inner: bool = False
    """Whether it is in a function, which may never be called."""


def static_test(test: ast.expr) -> bool | None:
    """The value of a condition on the interpreter itself, or None when it is not such a condition."""
    match test:
        case ast.Constant(value=value):
            return bool(value)
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(value=ast.Name(id="typing"), attr="TYPE_CHECKING"):
            return False
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = static_test(operand)
            return None if inner is None else not inner
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _ORDER:
            a, b = _interpreter_fact(left), _literal(right)
            return None if a is None or b is None or type(a) is not type(b) else bool(_ORDER[type(op)](a, b))
    return None


def _interpreter_fact(node: ast.expr) -> object:
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr="version_info"):
            return tuple(sys.version_info)
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id="sys"), attr="version_info"), slice=index):
            match index:
                case ast.Constant(value=int() as at):
                    return sys.version_info[at]
                case ast.Slice(lower=None, upper=ast.Constant(value=int() as stop), step=None):
                    return tuple(sys.version_info[:stop])
        case ast.Attribute(value=ast.Name(id="sys"), attr="platform"):
            return sys.platform
    return None


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def imports(tree: ast.Module) -> Iterator[FoundImport]:
    """The imports that can run, or that annotations may need, in source order."""
    yield from _in_body(tree.body, guarded=False)


def _in_body(body: list[ast.stmt], *, guarded: bool) -> Iterator[FoundImport]:
    for statement in body:
        match statement:
            case ast.Import() | ast.ImportFrom():
                yield FoundImport(statement, guarded)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                for found in _in_body(statement.body, guarded=guarded):
                    yield replace(found, inner=True)
            case ast.If():
                yield from _in_if(statement, guarded=guarded)
            case ast.Try() | ast.TryStar():
                inner = guarded or any(_catches_missing(handler.type) for handler in statement.handlers)
                yield from _in_body(statement.body, guarded=inner)
                for handler in statement.handlers:
                    # What a handler imports instead may never be reached.
                    yield from _in_body(handler.body, guarded=True)
                yield from _in_body(statement.orelse, guarded=guarded)
                yield from _in_body(statement.finalbody, guarded=guarded)
            case _:
                for field in ("body", "orelse"):
                    yield from _in_body(getattr(statement, field, []), guarded=guarded)
                if isinstance(statement, ast.Match):
                    for case in statement.cases:
                        yield from _in_body(case.body, guarded=guarded)


def _in_if(statement: ast.If, *, guarded: bool) -> Iterator[FoundImport]:
    known = static_test(statement.test)
    typing_only = known is False and "TYPE_CHECKING" in ast.dump(statement.test)
    if known is not False or typing_only:
        yield from _in_body(statement.body, guarded=guarded or typing_only)
    if known is not True:
        yield from _in_body(statement.orelse, guarded=guarded)


def _catches_missing(kind: ast.expr | None) -> bool:
    if kind is None:
        return True
    names = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(isinstance(name, ast.Name) and name.id in _CATCHES_MISSING for name in names)


def bound_names(tree: ast.Module) -> set[str] | None:
    """Names that the module's top level binds; None when only running it would tell."""
    names: set[str] = set()
    for node in _module_scope(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Import(names=aliases):
                names.update(alias.asname or alias.name.split(".")[0] for alias in aliases)
            case ast.ImportFrom(names=aliases):
                if any(alias.name == "*" for alias in aliases):
                    return None
                names.update(alias.asname or alias.name for alias in aliases)
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                names.add(name)
            case ast.MatchMapping(rest=str(name)):
                names.add(name)
    for node in subtree(tree):
        if isinstance(node, ast.Global):
            names.update(node.names)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("globals", "exec", "setattr")
        ):
            return None
    return None if "__getattr__" in names else names


def _module_scope(tree: ast.Module) -> Iterator[ast.AST]:
    """Nodes whose bindings are the module's own; a walrus in a comprehension is, the comprehension's variable is not,
    which only makes the answer more generous."""
    pending: list[ast.AST] = list(reversed(tree.body))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending.extend(reversed(list(ast.iter_child_nodes(node))))
