"""Calls that ask for the exception that is being handled, inside an `except` clause: they get its name.

except ValueError:                       except ValueError as error:
    traceback.print_exc()                    traceback.print_exception(error)
    log.exception("bad line")                log.exception("bad line", exc_info=error)
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.load.nodes import subtree

Origin = Callable[[ast.expr], str]

FORMS = {
    "traceback.print_exc": "{module}.print_exception({0})",
    "sys.exc_info": "(type({0}), {0}, {0}.__traceback__)",
    "sys.exception": "{0}",
}
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def name_exceptions(tree: ast.Module, origin: Origin, *, logs: bool) -> None:
    """Rewrites a module in place."""
    for handler in [n for n in subtree(tree) if isinstance(n, ast.ExceptHandler)]:
        for call in calls(handler):
            name = handler.name or "error"
            if form(call, origin) or (logs and asks(call)):
                if handler.name is None:
                    handler.name = name
                    handler.type = handler.type or ast.copy_location(ast.Name("BaseException", ast.Load()), handler)
                rewrite(call, form(call, origin), handler.name)


def calls(handler: ast.ExceptHandler) -> list[ast.Call]:
    """The calls of a clause, without those of the clauses and functions inside."""
    found: list[ast.AST] = list(handler.body)
    for node in found:
        inner = [c for c in ast.iter_child_nodes(node) if not isinstance(c, (*SCOPES, ast.ExceptHandler))]
        found += [] if isinstance(node, SCOPES) else inner
    return [n for n in found if isinstance(n, ast.Call)]


def form(call: ast.Call, origin: Origin) -> str:
    plain = isinstance(call.func, ast.Attribute) and not call.args and not call.keywords
    return FORMS.get(origin(call.func), "") if plain else ""


def asks(call: ast.Call) -> bool:
    """Whether a call of a logger shows the exception that is being handled."""
    if not isinstance(call.func, ast.Attribute):
        return False
    wanted = next((k.value for k in call.keywords if k.arg == "exc_info"), None)
    if wanted is None:
        return call.func.attr == "exception" and bool(call.args)
    return isinstance(wanted, ast.Constant) and wanted.value is True


def rewrite(call: ast.Call, template: str, name: str) -> None:
    if not template:
        value = ast.copy_location(ast.Name(name, ast.Load()), call)
        call.keywords = [k for k in call.keywords if k.arg != "exc_info"]
        call.keywords.append(ast.copy_location(ast.keyword("exc_info", value), call))
        return
    assert isinstance(call.func, ast.Attribute)
    made = ast.parse(template.format(name, module=ast.unparse(call.func.value)), mode="eval").body
    for part in subtree(made):
        if isinstance(part, ast.expr):
            ast.copy_location(part, call)
    call.replacement = made  # type: ignore[attr-defined]
