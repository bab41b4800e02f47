"""Decorators of the program on methods, written out.

    @traced                               def m__traced(self, x): ...
    def m(self, x): ...           ->      _C__m = traced(m__traced)
                                          def m(self, *args, **kwds): return C._C__m(self, *args, **kwds)

What a decorator returns is a function that takes the receiver first, so calling it through the class is what CPython's
binding does. `Engine.report_decorated` refuses what is no function: CPython would not bind it. A decorator that is a
class of the program makes an object, which is an attribute of the class like any other, with `__get__` or without:

    @Cached                               def _m_plain(self): ...
    def m(self): ...              ->      m = Cached(_m_plain)
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.infer.written import methods

Origin = Callable[[ast.expr], str]

# Above these a method stays a method of the class; what the tool knows of them is elsewhere.
OUTER = {"staticmethod", "classmethod", "property", "abc.abstractmethod"}
KNOWN = OUTER | {
    "functools.cached_property",
    "abc.abstractproperty",
    "typing.override",
    "override",
    "functools.wraps",
    "functools.singledispatchmethod",
}


def write_out_decorated(node: ast.ClassDef, path: str, origin: Origin, is_class: Callable[[ast.expr], bool]) -> None:
    """Rewrites the methods of a class; `path` is how its own methods name it."""
    for at, stmt in reversed(list(enumerate(node.body))):
        if isinstance(stmt, ast.FunctionDef | ast.AsyncFunctionDef):
            first = next((i for i, d in enumerate(stmt.decorator_list) if is_own(d, origin)), None)
            if first is not None and all(origin(d) in OUTER for d in stmt.decorator_list[:first]):
                if any(origin(d) in KNOWN for d in stmt.decorator_list[first:]):
                    continue
                outer = {origin(d) for d in stmt.decorator_list[:first]}
                if outer <= {"staticmethod"} and is_class(stmt.decorator_list[first]):
                    node.body[at : at + 1] = as_attribute(stmt, first)
                else:
                    node.body[at : at + 1] = written(node, stmt, first, path, origin)


def is_own(decorator: ast.expr, origin: Origin) -> bool:
    name = ast.unparse(decorator)
    return origin(decorator) not in KNOWN and not name.endswith((".setter", ".deleter", ".getter", ".register"))


def as_attribute(stmt: ast.FunctionDef | ast.AsyncFunctionDef, first: int) -> list[ast.stmt]:
    name, own = stmt.name, stmt.decorator_list[first:]
    return [stmt, assigned(stmt, name, name, own)]


def assigned(stmt: ast.FunctionDef | ast.AsyncFunctionDef, name: str, kept: str, own: list[ast.expr]) -> ast.Assign:
    """The function under a name of its own, and what the decorators make of it under the name `kept`."""
    plain = f"_{name.strip('_')}_plain"
    stmt.name, stmt.decorator_list = plain, [ast.copy_location(ast.Name("staticmethod", ast.Load()), stmt)]
    stmt.plain_name = name  # type: ignore[union-attr]
    value: ast.expr = ast.copy_location(ast.Name(plain, ast.Load()), stmt)
    for decorator in reversed(own):
        value = ast.copy_location(ast.Call(decorator, [value], []), decorator)
    target = ast.copy_location(ast.Name(kept, ast.Store()), stmt)
    return ast.copy_location(ast.Assign([target], value), stmt)


def written(
    node: ast.ClassDef, stmt: ast.FunctionDef | ast.AsyncFunctionDef, first: int, path: str, origin: Origin
) -> list[ast.stmt]:
    name = stmt.name
    outer, own = stmt.decorator_list[:first], stmt.decorator_list[first:]
    kept = f"_{node.name.strip('_')}__{name.strip('_')}"
    kinds = {origin(d) for d in outer}
    receiver = "" if "staticmethod" in kinds else "cls" if "classmethod" in kinds else "self"
    given = ", ".join(filter(None, [receiver, "" if "property" in kinds else "*args, **kwds"]))
    wrapper = methods(f"def {name}({given}):\n    return {path}.{kept}({given})\n", stmt)[0]
    assert isinstance(wrapper, ast.FunctionDef)
    wrapper.decorator_list = outer
    wrapper.decorated_as = kept  # type: ignore[attr-defined]
    assign = assigned(stmt, name, kept, own)
    assign.decorated = own[0]  # type: ignore[attr-defined]
    return [stmt, assign, wrapper]
