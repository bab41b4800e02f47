"""`f(**a, **b)`: one dict with what both have, made by Python text (`sources/_builtins.py`)."""

from __future__ import annotations

import ast
import builtins

from ferrule.infer import object_forms


def join(node: ast.Call, own: set[str], module: str) -> None:
    """Leaves one `**` in a call. `own` are the `**` parameters of the functions around: their keywords are known."""
    stars = [k for k in node.keywords if k.arg is None and not is_known(k.value, own)]
    if len(stars) < 2:
        return
    func = ast.unparse(node.func)
    who = func if hasattr(builtins, func) or not isinstance(node.func, ast.Name) else f"{module}.{func}"
    joined = stars[0].value
    for star in stars[1:]:
        args = [ast.copy_location(ast.Constant(f"{who}()"), star.value), joined, star.value]
        joined = object_forms.form("join_keywords__", args, star.value, raw=False)
    stars[0].value = joined
    node.keywords = [k for k in node.keywords if k not in stars[1:]]


def is_known(value: ast.expr, own: set[str]) -> bool:
    if isinstance(value, ast.Dict):
        return all(isinstance(key, ast.Constant) for key in value.keys)
    return isinstance(value, ast.Name) and value.id in own
