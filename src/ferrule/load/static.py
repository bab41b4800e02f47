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

STREAMS_TEXT = "_streams"
STREAMS = ("stdin", "stdout", "stderr")


def assigned_streams(tree: ast.Module) -> set[str]:
    """The standard streams that a module assigns to: `sys.stdout = file`."""
    return {
        node.attr
        for node in subtree(tree)
        if isinstance(node, ast.Attribute) and node.attr in STREAMS and isinstance(node.ctx, ast.Store)
        if isinstance(node.value, ast.Name) and node.value.id == "sys"
    }


# Attributes of `sys` that are the same in each run of one interpreter.
SYS_FACTS: dict[str, object] = {
    "version_info": tuple(sys.version_info),
    "hexversion": sys.hexversion,
    "platform": sys.platform,
    "version": sys.version,
}


@dataclass(frozen=True)
class Fact:
    """A value that is known before the program runs."""

    value: object


@dataclass(frozen=True)
class FoundImport:
    node: ast.Import | ast.ImportFrom
    guarded: bool
    """Whether the program goes on when the module is missing."""
    inner: bool = False
    """Whether it is in a function, which may never be called."""


def static_test(test: ast.expr) -> bool | None:
    """The value of a condition on the interpreter itself, or None when it is not such a condition."""
    fact = fact_of(test)
    return None if fact is None else bool(fact.value)


def fact_of(node: ast.expr) -> Fact | None:
    """The value of an expression, where the interpreter alone decides it."""
    marked: Fact | None = getattr(node, "fact", None)
    if marked is not None:
        return marked
    match node:
        case ast.Constant(value=value):
            return Fact(value)
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(value=ast.Name(), attr="TYPE_CHECKING"):
            return Fact(False)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = fact_of(operand)
            return None if inner is None else Fact(not inner.value)
        case ast.BoolOp(op=op, values=values):
            return _chain(values, until=isinstance(op, ast.Or))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _ORDER:
            a, b = fact_of(left) or _literal(left), fact_of(right) or _literal(right)
            both_written = isinstance(left, ast.Constant) and isinstance(right, ast.Constant)
            if a is None or b is None or type(a.value) is not type(b.value) or both_written:
                return None
            return Fact(bool(_ORDER[type(op)](a.value, b.value)))
        case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in SYS_FACTS:
            return Fact(SYS_FACTS[name])
        case ast.Attribute(value=value, attr="major" | "minor" | "micro" as name) if _is_version(fact_of(value)):
            return Fact(getattr(sys.version_info, name))
        case ast.Subscript(value=value, slice=index):
            return _part(fact_of(value), index)
    return None


def _chain(values: list[ast.expr], *, until: bool) -> Fact | None:
    """`a and b`, `a or b`: the first that is false, or true, decides."""
    fact = None
    for value in values:
        fact = fact_of(value)
        if fact is None or bool(fact.value) == until:
            return fact
    return fact


def _is_version(fact: Fact | None) -> bool:
    return fact is not None and fact.value == SYS_FACTS["version_info"]


def _part(fact: Fact | None, index: ast.expr) -> Fact | None:
    if fact is None or not isinstance(fact.value, tuple | str):
        return None
    match index:
        case ast.Constant(value=int() as at) if at < len(fact.value):
            return Fact(fact.value[at])
        case ast.Slice(lower=None, upper=ast.Constant(value=int() as stop), step=None):
            return Fact(fact.value[:stop])
    return None


def _literal(node: ast.expr) -> Fact | None:
    try:
        return Fact(ast.literal_eval(node))
    except (ValueError, TypeError):
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
                for handler in [] if getattr(statement, "cannot_fail", False) else statement.handlers:
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
