"""Where control goes in the IR: what lowering and emission both ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields

from ferrule.ir import nodes as ir
from ferrule.ir.types import NEVER

NOWHERE: frozenset[int] = frozenset()


def diverges(body: list[ir.Stmt], uncaught: Collection[int] = NOWHERE) -> bool:
    """Whether control never reaches the end of the statements. `uncaught` are the identities of the `Try` statements
    whose body is known to raise nothing."""
    return bool(body) and ends(body[-1], uncaught)


def ends(stmt: ir.Stmt, uncaught: Collection[int] = NOWHERE) -> bool:
    """Whether control never reaches what follows the statement."""
    match stmt:
        case ir.Return() | ir.Raise() | ir.Break() | ir.Continue():
            return True
        case ir.If(body=inner, orelse=orelse):
            return diverges(inner, uncaught) and diverges(orelse, uncaught)
        case ir.Loop():
            return not leaves(stmt.body, stmt.label)
        case ir.Try(body=inner, handler=handler, orelse=orelse):
            through = not (diverges(inner, uncaught) or diverges(orelse, uncaught))
            return not through and (id(stmt) in uncaught or diverges(handler, uncaught))
        case ir.Labelled(body=inner, label=label):
            return diverges(inner, uncaught) and not leaves(inner, label)
        case ir.Escape(body=inner):
            return diverges(inner, uncaught)
        case ir.Do(value=ir.Block(value=None, body=inner)):
            return diverges(inner, uncaught)
        case ir.Do(value=ir.Switch(arms=arms)):
            return bool(arms) and all(arm.value is None and diverges(arm.body, uncaught) for _, _, arm in arms)
    return False


def leaves(body: list[ir.Stmt], label: str) -> bool:
    """Whether some `Break` in the statements leaves the loop or block with this label."""
    for stmt in body:
        if isinstance(stmt, ir.Break) and stmt.label == label:
            return True
        for name in ("body", "orelse", "handler"):
            if leaves(getattr(stmt, name, []), label):
                return True
        if isinstance(stmt, ir.Do) and isinstance(stmt.value, ir.Switch):
            if any(leaves(arm.body, label) for _, _, arm in stmt.value.arms):
                return True
    return False


def operands(node: ir.Expr | ir.Stmt) -> list[ir.Expr]:
    """What is evaluated whenever the node is, and before it does anything itself, in order."""
    match node:
        case ir.Logic():
            return [node.left]
        case ir.IfExp():
            return [node.test]
        case ir.Switch():
            return [node.subject]
        case ir.Block() | ir.Callback() | ir.LazyIter() | ir.While():
            return []
    found: list[ir.Expr] = []
    for name in parts(node.__class__):
        if name != "bindings":
            found += expressions(getattr(node, name))
    return found


def is_constant(value: ir.Expr) -> bool:
    """Whether the expression may be evaluated anywhere, and again."""
    if isinstance(value, ir.MakeTuple):
        return all(is_constant(item) for item in value.items)
    return isinstance(value, ir.Lit | ir.StaticValue)


def expressions(value: object) -> list[ir.Expr]:
    if isinstance(value, ir.Expr):
        return [value]
    if isinstance(value, list | tuple):
        return [e for item in value for e in expressions(item)]
    if isinstance(value, dict):
        return [e for item in value.values() for e in expressions(item)]
    return []


def never_evaluated(node: ir.Expr | ir.Stmt) -> list[ir.Stmt] | None:
    """What happens in place of a node with an operand that always raises: what comes before, and the raise."""
    before: list[ir.Stmt] = []
    for operand in operands(node):
        inside = always_raises(operand)
        if inside is None:
            inside = never_evaluated(operand)
        if inside is not None:
            return [*before, *inside]
        if not isinstance(operand, ir.Local | ir.Lit | ir.StaticValue | ir.Callback):
            before.append(ir.Do(operand, line=operand.line))
    return None


def always_raises(value: ir.Expr) -> list[ir.Stmt] | None:
    """The statements of an expression that never has a value."""
    if isinstance(value, ir.Block) and value.value is None:
        return value.body
    if isinstance(value, ir.Switch) and value.arms and all(arm.value is None for _, _, arm in value.arms):
        return [ir.Do(value, line=value.line)]
    return None


def settled(value: ir.Expr) -> ir.Expr:
    """The expression, or the block that raises in its place."""
    instead = always_raises(value)
    if instead is None:
        instead = never_evaluated(value)
    return value if instead is None else ir.Block(NEVER, instead, None, line=value.line)


# Words of annotations of fields that hold no node: `list[tuple[str, int]]` has none.
NO_NODES = frozenset("str int float bool bytes None object Type Span list tuple dict set".split())


def parts(kind: type) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes."""
    found = PARTS.get(kind)
    if found is None:
        known = ("type", "row", "elem", "line")
        found = tuple(
            f.name for f in fields(kind) if f.name not in known and not NO_NODES.issuperset(WORD.findall(str(f.type)))
        )
        PARTS[kind] = found
    return found


WORD = re.compile(r"\w+")
PARTS: dict[type, tuple[str, ...]] = {}


def walk(node: object) -> list[ir.Expr | ir.Stmt]:
    """Every IR node inside, the outer ones first, in the order of the text."""
    found: list[ir.Expr | ir.Stmt] = []
    left = [node]
    pop, push, known = left.pop, left.append, PARTS.get
    while left:
        value = pop()
        kind = value.__class__
        names = known(kind)
        if names is not None:
            found.append(value)  # type: ignore[arg-type]
            for name in reversed(names):
                push(getattr(value, name))
        elif kind is list or kind is tuple:
            left += reversed(value)  # type: ignore[call-overload]
        elif kind is dict:
            left += reversed(value.values())  # type: ignore[attr-defined]
        elif issubclass(kind, ir.Expr | ir.Stmt):
            parts(kind)
            push(value)
    return found


def rewrite(node: object, change: Callable[[ir.Expr], ir.Expr]) -> object:
    """Replaces every expression inside by what `change` makes of it, the inner ones first; returns the node."""
    if isinstance(node, ir.Expr | ir.Stmt):
        for name in parts(node.__class__):
            value = getattr(node, name)
            if value is not None:
                setattr(node, name, rewrite(value, change))
        return change(node) if isinstance(node, ir.Expr) else node
    if isinstance(node, list):
        node[:] = [rewrite(item, change) for item in node]
    elif isinstance(node, tuple):
        return tuple(rewrite(item, change) for item in node)
    elif isinstance(node, dict):
        for key, item in node.items():
            node[key] = rewrite(item, change)
    return node


def blocks(body: list[ir.Stmt]) -> Iterator[list[ir.Stmt]]:
    """Every list of statements inside, the outer ones first."""
    yield body
    for node in walk(body):
        for name in bodies(node.__class__):
            if value := getattr(node, name):
                yield value


def bodies(kind: type) -> tuple[str, ...]:
    """The fields of a kind of node that are statements."""
    found = BODIES.get(kind)
    if found is None:
        found = BODIES[kind] = tuple(f.name for f in fields(kind) if f.type == "list[Stmt]")
    return found


BODIES: dict[type, tuple[str, ...]] = {}
