"""Conditions of rows on literal arguments: `@row(..., when={"mode": "contains b"})`."""

from __future__ import annotations

import ast
import re

from ferrule.knowledge.model import DEFAULT, Param, Row


def holds(row: Row, plan: list[tuple[Param, object]], node: ast.AST) -> bool:
    """Whether the call at `node` meets the conditions of the row. `plan` says which argument each parameter takes."""
    places = {param.name: (param, where) for param, where in plan}
    return all(name in places and met(condition, *places[name], node) for name, condition in row.when)


def met(condition: str, param: Param, where: object, node: ast.AST) -> bool:
    """`several`, of a star parameter: it gets more than one argument, or those of a star. Others ask for a literal."""
    if condition == "several":
        return isinstance(where, list) and (len(where) > 1 or any(isinstance(w, str) for w in where))
    return condition_holds(condition, *literal(param, where, node), verbose=is_verbose(node))


def literal(param: Param, where: object, node: ast.AST) -> tuple[bool, object]:
    """Whether an argument is a literal in the source, and its value."""
    found: ast.expr | None = None
    if where == DEFAULT:
        found = param.default
    elif isinstance(node, ast.Call) and isinstance(where, int):
        before = node.args[: where + 1]
        if len(before) == where + 1 and not any(isinstance(a, ast.Starred) for a in before):
            found = before[-1]
    elif isinstance(node, ast.Call):
        found = next((k.value for k in node.keywords if k.arg == where), None)
    return folded(found)


def folded(node: ast.expr | None) -> tuple[bool, object]:
    """The value of a literal, or of texts that are added."""
    match node:
        case ast.Constant(value=value):
            return True, value
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            (is_left, one), (is_right, other) = folded(left), folded(right)
            if is_left and is_right and isinstance(one, str) and isinstance(other, str):
                return True, one + other
    return False, None


def is_verbose(node: ast.AST) -> bool:
    """Whether a call gives a regular expression the flag that takes comments out of it."""
    names = {getattr(part, "attr", getattr(part, "id", "")) for part in ast.walk(node)}
    return bool(names & {"VERBOSE", "X"})


def condition_holds(condition: str, known: bool, value: object, *, verbose: bool = False) -> bool:
    """What a row asks of a literal text.

    `is X`: exactly X. `in X Y Z`: one of these words. `contains X`, `lacks X`: X is in it or not.
    `groups N`: a regular expression of N groups; `groups N+`: at least N.
    """
    kind, _, operand = condition.partition(" ")
    if not known or not isinstance(value, str):
        return False
    if kind == "is":
        return value == operand
    if kind == "in":
        return value in operand.split()
    if kind in ("contains", "lacks"):
        return (operand in value) == (kind == "contains")
    if kind == "groups":
        try:
            groups = re.compile(value, re.VERBOSE if verbose else 0).groups
        except re.error:
            return False
        return groups >= int(operand[:-1]) if operand.endswith("+") else groups == int(operand)
    raise ValueError(f"no such condition: {condition}")
