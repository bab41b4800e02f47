"""Copies of parts of the IR, with other names for the variables and labels inside."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts, walk

LABELLED = (ir.Loop, ir.While, ir.For, ir.Labelled, ir.Break, ir.Continue, ir.Try, ir.Escape)


def copied(node: Any) -> Any:
    """The same tree with nodes of its own; rows and types are shared."""
    if isinstance(node, ir.Expr | ir.Stmt):
        made = copy.copy(node)
        for name in parts(made.__class__):
            value = getattr(made, name)
            if value is not None:
                setattr(made, name, copied(value))
        return made
    if isinstance(node, list):
        return [copied(item) for item in node]
    if isinstance(node, tuple):
        return tuple(copied(item) for item in node)
    if isinstance(node, dict):
        return {key: copied(item) for key, item in node.items()}
    return node


def bound_names(body: object) -> set[str]:
    """Every variable that something inside declares."""
    found: set[str] = set()
    for node in walk(body):
        match node:
            case ir.Let(name=name) | ir.For(name=name) | ir.Try(exc=name):
                found.add(name)
            case ir.Switch(arms=arms):
                found |= {name for _, name, _ in arms}
            case ir.Callback(params=params):
                found |= {name for name, _ in params}
    return found


def labels(body: object) -> set[str]:
    return {node.label for node in walk(body) if isinstance(node, LABELLED)} - {""}


def rename(body: object, name: Callable[[str], str], label: Callable[[str], str]) -> None:
    """Gives variables and labels other names, in place."""
    for node in walk(body):
        if isinstance(node, LABELLED) and node.label:
            node.label = label(node.label)
        match node:
            case ir.Let() | ir.Assign() | ir.Unbind() | ir.For() | ir.Local():
                node.name = name(node.name)
            case ir.Switch():
                node.arms = [(member, name(local), arm) for member, local, arm in node.arms]
            case ir.Callback():
                node.params = [(name(local), t) for local, t in node.params]
            case ir.LazyIter():
                node.captures = [name(captured) for captured in node.captures]
            case ir.Raise():
                node.context = name(node.context) if node.context else ""
            case ir.Try():
                node.exc = name(node.exc)


def copies_objects(crate: ir.Crate) -> bool:
    """Whether the program copies values of any type by `copy.copy` or `copy.deepcopy`."""
    return uses_rows_of(crate, "copy")


def uses_rows_of(crate: ir.Crate, module: str) -> bool:
    calls = (n for f in crate.functions.values() for n in walk(f.body) if isinstance(n, ir.RowCall))
    return any(n.row.module == module for n in calls)
