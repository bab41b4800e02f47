"""`operator.itemgetter("a")`, `attrgetter("a.b")` and `methodcaller("m", x)` written out as lambdas.

    sorted(rows, key=itemgetter("n", 0))      sorted(rows, key=lambda obj: (obj["n"], obj[0]))

A constant index or name is known to the analysis then, as it is where the program subscripts by itself.
"""

from __future__ import annotations

import ast

from ferrule.load.nodes import subtree

OBJECT = "obj"


def written_out(origin: str, node: ast.Call) -> ast.expr | None:
    """The lambda for a call of a getter with literal names, or None."""
    if origin == "types.SimpleNamespace":
        return namespace(node)
    args = node.args
    if node.keywords or not args or not all(isinstance(a, ast.Constant) for a in args):
        return None
    match origin:
        case "operator.itemgetter":
            return getter([ast.Subscript(subject(), a, ast.Load()) for a in args], node)
        case "operator.attrgetter" if all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in args):
            return getter([attribute(str(a.value)) for a in args if isinstance(a, ast.Constant)], node)
        case "operator.methodcaller" if isinstance(args[0], ast.Constant) and isinstance(args[0].value, str):
            return getter([ast.Call(attribute(args[0].value), args[1:], [])], node)
    return None


def namespace(node: ast.Call) -> ast.expr | None:
    """`SimpleNamespace(a=1, b=2)`: an empty one whose attributes are set, each with the type of its own value."""
    names = [k.arg for k in node.keywords if k.arg is not None]
    if node.args or not names or len(names) != len(node.keywords):
        return None
    sets = ", ".join(f"setattr(obj_, {n!r}, {n})" for n in names)
    made = ast.parse(f"(lambda obj_, {', '.join(names)}: ({sets}, obj_)[-1])()", mode="eval").body
    assert isinstance(made, ast.Call)
    made.args = [ast.Call(node.func, [ast.Constant(" ".join(names))], []), *(k.value for k in node.keywords)]
    own = {part for k in node.keywords for part in subtree(k.value)}
    for part in subtree(made):
        if isinstance(part, ast.expr | ast.arg) and part not in own:
            ast.copy_location(part, node)
    return made


def subject() -> ast.expr:
    return ast.Name(OBJECT, ast.Load())


def attribute(path: str) -> ast.expr:
    found = subject()
    for name in path.split("."):
        found = ast.Attribute(found, name, ast.Load())
    return found


def getter(values: list[ast.expr], node: ast.Call) -> ast.expr:
    body = values[0] if len(values) == 1 else ast.Tuple(values, ast.Load())
    params = ast.arguments([], [ast.arg(OBJECT)], None, [], [], None, [])
    made = ast.copy_location(ast.Lambda(params, body), node)
    for part in subtree(made):
        if isinstance(part, ast.expr | ast.arg) and not hasattr(part, "lineno"):
            ast.copy_location(part, node)
    return made
