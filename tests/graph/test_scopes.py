"""Scopes must be CPython's: `symtable` is the oracle, over the standard library and over hand-picked corners."""

from __future__ import annotations

import ast
import symtable
import sysconfig
from pathlib import Path

import pytest

from ferrule.graph import scopes

CORNERS = """
import os.path, sys as system
from a.b import c as d, e
x = 1
def outer(a, *args, b=x, **kw):
    t = [i for i in a if i for j in i]
    def inner(t2=t):
        nonlocal t
        global g, x
        t, g = 1, 2
        return [last := k for k in t] + [lambda q: q + last + a]
    try:
        pass
    except ValueError as err:
        del err
    with open(a) as (f, *rest):
        pass
    match a:
        case {"k": v, **others}: pass
        case [first, *tail] as whole: pass
    return inner
class K(x):
    y = 1
    __hidden = y
    z = [y for _ in range(y)]
    def m(self):
        super().m(); self.__hidden; __free; y
        class __Inner:
            def n(self): return __class__, __private
    def w(self, __arg): return lambda: (__arg, __class__)
def late():
    if x:
        for q in x:
            global late_global
            late_global = 1
def nested():
    v: int
    class C:
        v = v
        def f(self): return v
    return C
"""


def check(source: str) -> None:
    table = symtable.symtable(source, "<case>", "exec")
    tree = scopes.analyse(ast.parse(source))
    compare(table, tree.module)


def compare(table: symtable.SymbolTable, scope: scopes.Scope) -> None:
    where = f"{scope.name} at line {table.get_lineno()}"
    if isinstance(table, symtable.Function):
        assert table.get_name() == scope.name
        assert set(table.get_locals()) - {".0"} == scope.locals, where
        assert set(table.get_frees()) == scope.free, where
        assert set(table.get_parameters()) - {".0"} == set(scope.params), where
        cells = {s.get_name() for s in table.get_symbols() if s._Symbol__scope == 5}  # type: ignore[attr-defined]
        assert cells == scope.cells, where
    else:
        bound = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
        bound |= {s.get_name() for s in table.get_symbols() if s.is_annotated()}
        local = {n for n in bound if table.get_type() == "module" or not table.lookup(n).is_global()}
        ours = scope.locals
        if table.get_type() == "module":
            assert local <= ours, where
        else:
            assert local - scope.nonlocals - {"__class__"} == ours, where
    children = table.get_children()
    assert len(children) == len(scope.children), where
    # CPython visits a try statement's else clause before its handlers; the source order is ours.
    children.sort(key=lambda child: child.get_lineno())
    for left, right in zip(children, sorted(scope.children, key=line_of), strict=True):
        compare(left, right)


def line_of(scope: scopes.Scope) -> int:
    return scope.node.lineno  # type: ignore[attr-defined, no-any-return]


def test_corners() -> None:
    check(CORNERS)


def stdlib_files() -> list[Path]:
    root = Path(sysconfig.get_paths()["stdlib"])
    return sorted(
        [*root.glob("*.py"), *root.glob("asyncio/*.py"), *root.glob("email/*.py"), *root.glob("importlib/*.py")]
    )


@pytest.mark.parametrize("chunk", range(4))
def test_standard_library(chunk: int) -> None:
    for path in stdlib_files()[chunk::4]:
        check(path.read_text(encoding="utf-8"))


def test_resolution_of_a_name() -> None:
    tree = scopes.analyse(ast.parse(CORNERS))
    outer = next(scope for scope in tree.all if scope.name == "outer")
    inner = next(scope for scope in tree.all if scope.name == "inner")
    assert tree.resolve(inner, "t").scope is outer
    assert tree.resolve(inner, "a").where is scopes.Where.FREE
    assert tree.resolve(inner, "x").where is scopes.Where.GLOBAL
    assert tree.resolve(inner, "print").where is scopes.Where.BUILTIN
    klass = next(scope for scope in tree.all if scope.name == "K")
    method = next(scope for scope in tree.all if scope.name == "m")
    assert tree.resolve(klass, "y").where is scopes.Where.LOCAL
    assert tree.resolve(method, "y").where is scopes.Where.BUILTIN


def test_a_nonlocal_that_is_bound_further_down() -> None:
    tree = scopes.analyse(ast.parse("def f():\n def g():\n  nonlocal x\n  x = 1\n x = 0\n"))
    f = next(scope for scope in tree.all if scope.name == "f")
    assert [binding.node.lineno for binding in f.bindings["x"]] == [5, 4]
