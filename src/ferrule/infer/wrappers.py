"""`functools.update_wrapper` and `functools.partialmethod` written out.

def wrapper(*args): ...                  @update_wrapper(f)
update_wrapper(wrapper, f)       ->      def wrapper(*args): ...

update_wrapper(self, f)          ->      self.__name__ = f.__name__ ..., where `self` is the object of a method

halve = partialmethod(divide, 2)  ->     def halve(self, *args, **kwds): return C.divide(self, 2, *args, **kwds)
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.infer.written import located, methods

Origin = Callable[[ast.expr], str]

# What gives the function below it the name of its argument.
NAMING = ("functools.wraps", "functools.update_wrapper")
# `functools.WRAPPER_ASSIGNMENTS`; the function's own attributes are not taken over.
TAKEN_OVER = ("__module__", "__name__", "__qualname__", "__doc__")


def write_out_updates(body: list[ast.stmt], origin: Origin) -> list[ast.stmt]:
    """The statements of a function or module, with functions that are given names when they are defined."""
    defined: dict[str, ast.FunctionDef] = {}
    found: list[ast.stmt] = []
    for stmt in body:
        match stmt:
            case ast.FunctionDef(name=name):
                defined[name] = stmt
            case ast.Expr(value=ast.Call(func=func, args=[ast.Name(id=name), wrapped], keywords=[])):
                if name in defined and origin(func) == "functools.update_wrapper":
                    named(defined[name], func, wrapped)
                    continue
            case (
                ast.Return(value=ast.Call(func=func, args=[ast.Name(id=name) as wrapper, wrapped], keywords=[])) as same
            ):
                if name in defined and origin(func) == "functools.update_wrapper":
                    named(defined[name], func, wrapped)
                    same.value = wrapper
        found.append(stmt)
    return found or [ast.copy_location(ast.Pass(), stmt) for stmt in body[:1]]


def write_out_names(node: ast.FunctionDef, me: str, origin: Origin) -> None:
    """`update_wrapper(self, f)` in a method: the object takes the name of the function that it stands for."""
    body: list[ast.stmt] = []
    for stmt in node.body:
        match stmt:
            case ast.Expr(value=ast.Call(func=func, args=[ast.Name(id=name), ast.Name(id=wrapped)], keywords=[])) if (
                name == me and origin(func) == "functools.update_wrapper"
            ):
                text = "".join(
                    f"if hasattr({wrapped}, '{attr}'):\n    {me}.{attr} = {wrapped}.{attr}\n" for attr in TAKEN_OVER
                )
                made = ast.parse(f"{text}{me}.__wrapped__ = {wrapped}").body
                body += [located(s, stmt) for s in made]
            case _:
                body.append(stmt)
    node.body = body


def named(function: ast.FunctionDef, func: ast.expr, wrapped: ast.expr) -> None:
    function.decorator_list.append(ast.copy_location(ast.Call(func, [wrapped], []), wrapped))


def write_out_partial_methods(node: ast.ClassDef, path: str, origin: Origin) -> None:
    """Those of methods of the same class, with literals for arguments: what else there is would have to be kept."""
    own = {s.name for s in node.body if isinstance(s, ast.FunctionDef)}
    for at, stmt in enumerate(node.body):
        match stmt:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=func, args=[ast.Name(id=method), *given], keywords=keywords),
            ) if origin(func) == "functools.partialmethod" and method in own:
                if all(isinstance(e, ast.Constant) for e in [*given, *(k.value for k in keywords)]):
                    before = "".join(f"{ast.unparse(e)}, " for e in given)
                    options = "".join(f", {k.arg}={ast.unparse(k.value)}" for k in keywords)
                    passed = "".join(f", {k.arg}={k.arg}" for k in keywords)
                    text = f"""
def {name}(self, *args{options}, **kwds):
    return {path}.{method}(self, {before}*args{passed}, **kwds)
"""
                    node.body[at] = methods(text, stmt)[0]
