"""`except*` written out (PEP 654): each clause takes its part of the group, and what is left goes on.

try:                                try:
    work()                              work()
except* OSError as group:    ->     except BaseException as caught:
    report(group)                       left = star_group__(caught)
                                        raised = []
                                        if left is not None:
                                            match, left = left.split(lambda e: isinstance(e, OSError))
                                            if match is not None:
                                                try:
                                                    try:
                                                        raise match
                                                    except BaseExceptionGroup as group:
                                                        report(group)
                                                except BaseException as new:
                                                    raised.append(new)
                                        rest = star_rest__(caught, left, raised)
                                        if rest is not None:
                                            raise rest
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.infer.written import located
from ferrule.load.nodes import subtree

BUILTINS = ("star_group__", "star_rest__", "isinstance", "BaseException", "BaseExceptionGroup")


def written_out(node: ast.TryStar) -> ast.Try:
    number = node.lineno
    caught, left, raised, rest = (f"{name}_of_{number}" for name in ("caught", "left", "raised", "rest"))
    body = parsed(f"{left} = star_group__({caught})\n{raised} = []", node)
    for at, handler in enumerate(node.handlers):
        body.append(clause(handler, f"match_{at}_of_{number}", left, raised))
    body += parsed(f"{rest} = star_rest__({caught}, {left}, {raised})\nif {rest} is not None:\n    raise {rest}", node)
    whole = ast.copy_location(ast.ExceptHandler(builtin("BaseException", node), caught, body), node)
    made = ast.copy_location(ast.Try(node.body, [whole], node.orelse, node.finalbody), node)
    made.star_classes = [handler.type for handler in node.handlers]  # type: ignore[attr-defined]
    return made


def clause(handler: ast.ExceptHandler, match: str, left: str, raised: str) -> ast.stmt:
    new = f"new_in_{match}"
    made = parsed(
        f"""
if {left} is not None:
    {match}, {left} = {left}.split(lambda found__: isinstance(found__, classes))
    if {match} is not None:
        try:
            try:
                raise {match}
            except BaseExceptionGroup as group:
                pass
        except BaseException as {new}:
            {raised}.append({new})
""",
        handler,
    )[0]
    for part in list(subtree(made)):
        match part:
            case ast.Call(func=ast.Name(id="isinstance"), args=args):
                assert handler.type is not None
                args[1] = handler.type
            case ast.ExceptHandler(name="group"):
                part.name, part.body = handler.name, handler.body
    return made


def parsed(text: str, at: ast.AST) -> list[ast.stmt]:
    """Statements at one place; what they raise is no new exception, so it keeps its history."""
    found = [located(stmt, at) for stmt in ast.parse(text).body]
    for part in (p for stmt in found for p in subtree(stmt)):
        if isinstance(part, ast.Raise):
            part.keeps_history = True  # type: ignore[attr-defined]
        if isinstance(part, ast.Name) and part.id in BUILTINS:
            part.is_builtin = True  # type: ignore[attr-defined]
    return found


def builtin(name: str, at: ast.AST) -> ast.Name:
    made = ast.copy_location(ast.Name(name, ast.Load()), at)
    made.is_builtin = True  # type: ignore[attr-defined]
    return made


def split_by_class(node: ast.Call, is_exception: Callable[[ast.expr], bool]) -> None:
    """`group.split(E)` asks each exception of a group whether it is an `E`."""
    match node:
        case ast.Call(func=ast.Attribute(attr="split" | "subgroup"), args=[classes], keywords=[]):
            names = classes.elts if isinstance(classes, ast.Tuple) else [classes]
            if names and all(isinstance(n, ast.Name | ast.Attribute) and is_exception(n) for n in names):
                test = located(ast.parse("lambda found__: isinstance(found__, 0)", mode="eval").body, classes)
                test.body.args[1] = classes
                node.args[0] = test
