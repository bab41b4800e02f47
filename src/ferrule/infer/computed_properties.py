"""`property` where a function makes it: an ordinary descriptor (Descriptor Guide, "Properties").

def typed(name):                         class property__: ...
    @property                            def typed(name):
    def prop(self): ...                      @property__
    return prop                  ->          def prop(self): ...

What stands in the body of a class is a property of the class itself, and nothing of this is needed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.infer.written import is_head, located

NAME = "property__"
TEXT = f"""
class {NAME}:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.name__ = ""

    def __set_name__(self, owner, name):
        self.name__ = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if self.fget is None:
            raise AttributeError(f"property {{self.name__!r}} of {{type(obj).__qualname__!r}} object has no getter")
        return self.fget(obj)

    def __set__(self, obj, value):
        if self.fset is None:
            raise AttributeError(f"property {{self.name__!r}} of {{type(obj).__qualname__!r}} object has no setter")
        self.fset(obj, value)

    def getter(self, fget):
        return {NAME}(fget, self.fset, self.fdel)

    def setter(self, fset):
        return {NAME}(self.fget, fset, self.fdel)
"""


def write_out(tree: ast.Module, is_property: Callable[[ast.expr], bool]) -> None:
    """Renames `property` in the functions of a module, and puts the class before its first statement."""
    found = [n for n in named_in_functions(tree, inside=False) if is_property(n)]
    for name in found:
        name.id = NAME
    if found:
        head = next((i for i, s in enumerate(tree.body) if not is_head(s)), 0)
        made = located(ast.parse(TEXT).body[0], tree.body[head])
        made.shown_name = "property"
        tree.body.insert(head, made)


def named_in_functions(node: ast.AST, *, inside: bool) -> list[ast.Name]:
    """The names `property` that a function evaluates when it runs."""
    found: list[ast.Name] = []
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Name(id="property", ctx=ast.Load()) if inside:
                found.append(child)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                # Decorators and defaults belong to what is around; in the body of a class they say what a method is.
                for decorator in getattr(child, "decorator_list", []):
                    found += named_in_functions(ast.Expression(decorator), inside=inside)
                found += [n for stmt in body_of(child) for n in named_in_functions(ast.Expression(stmt), inside=True)]  # type: ignore[arg-type]
            case ast.ClassDef():
                found += named_in_functions(child, inside=False)
            case _:
                found += named_in_functions(child, inside=inside)
    return found


def body_of(function: ast.AST) -> list[ast.AST]:
    body = function.body  # type: ignore[attr-defined]
    return body if isinstance(body, list) else [body]
