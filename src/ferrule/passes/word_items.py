"""Loops over iterators of the runtime whose integers are machine integers.

    for i, x in enumerate(xs):      while let Some((i, x)) = iter.next()? {     with `i` an `i64`

A row with a form for machine integers (`word`) gives them in what it yields; iterators of several parts, such as those
of `zip`, hand on what their parts give. Only where the loop takes the items apart at once: nobody else sees the tuples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import I64, INT, Con, Tup, Type
from ferrule.knowledge import Row
from ferrule.passes.intervals import fits
from ferrule.passes.ranges import Ranges, Value

RANGE = Con("range")


def word_items(e: ir.Expr, item: Value, facts: Ranges, machine_row: Callable[[Row], Row]) -> ir.Expr | None:
    """An iterator of machine integers in place of one of `Int`; None if there is none."""
    rule, *names = e.row.bounds.split() if isinstance(e, ir.RowCall) and e.row.bounds else [""]
    match e:
        case ir.Convert(value=ir.Expr(type=kind)) if kind == RANGE and is_word(item, facts):
            return ir.RuntimeCall(iterator(I64), ".words", [e.value], fallible=False, line=e.line)
        case ir.RowCall() if rule in ("items", "reversed") and e.row.word and is_word(item, facts):
            return rebuilt(e, machine_row(e.row), e.args, iterator(I64))
        case ir.RowCall() if rule == "enumerate" and isinstance(item, tuple) and is_word(item[0], facts):
            source = e.args[names[0]][0]
            inner = word_items(source, item[1], facts, machine_row) or source
            made = iterator(Tup((I64, elem_of(inner))))
            return rebuilt(e, machine_row(e.row), {**e.args, names[0]: [inner]}, made)
        case ir.RowCall() if rule == "zip" and isinstance(item, tuple):
            sources = [e.args[name][0] for name in names]
            found = [word_items(one, i, facts, machine_row) for one, i in zip(sources, item, strict=True)]
            if any(found):
                every = [f or one for f, one in zip(found, sources, strict=True)]
                args = {**e.args, **{name: [one] for name, one in zip(names, every, strict=True)}}
                return rebuilt(e, e.row, args, iterator(Tup(tuple(map(elem_of, every)))))
    return None


def rebuilt(e: ir.RowCall, row: Row, args: dict[str, list[ir.Expr]], made: Type) -> ir.RowCall:
    found = replace(e, type=made, row=row)
    found.args = args
    return found


def iterator(elem: Type) -> Type:
    return Con("Iterator", (elem,))


def elem_of(e: ir.Expr) -> Type:
    assert isinstance(e.type, Con)
    return e.type.args[0]


def is_word(value: Value, facts: Ranges) -> bool:
    return isinstance(value, int) and fits(facts.system.values[value])


def retyped(loop: ir.For, facts: Ranges, machine_row: Callable[[Row], Row]) -> bool:
    """Gives a loop an iterator of machine integers, and what reads its items the types that they have then."""
    if loop.iterable.type == Con("Iterator", (INT,)) and (source := reversed_range(loop.iterable)) is not None:
        loop.iterable = ir.RuntimeCall(RANGE, ".reversed", [source], fallible=False, line=loop.line)
        return False
    item = facts.items_of(loop)
    found = word_items(loop.iterable, item, facts, machine_row)
    if found is None:
        return False
    elem = elem_of(found)
    if isinstance(elem, Tup) and not taken_apart(loop):
        return False
    loop.iterable, loop.elem = found, elem
    if isinstance(elem, Tup):
        give_types(loop.body, {loop.name: elem})
    return True


def reversed_range(e: ir.Expr) -> ir.Expr | None:
    """The range that an iterator of the runtime goes through from its end."""
    if isinstance(e, ir.RowCall) and e.row.bounds.startswith("reversed "):
        source = e.args[e.row.bounds.partition(" ")[2]][0]
        return source if source.type == RANGE else None
    return None


def taken_apart(loop: ir.For) -> bool:
    """Whether the body only reads single items of the loop's tuple, the inner tuples included."""
    names = {loop.name}
    for node in walk(loop.body):
        if isinstance(node, ir.Let) and isinstance(node.value, ir.TupleGet) and reads(node.value, names):
            if isinstance(node.type, Tup) and not (node.mutable or node.boxed or node.maybe):
                names.add(node.name)
            elif isinstance(node.type, Tup):
                return False
    allowed = {id(node.value) for node in walk(loop.body) if isinstance(node, ir.TupleGet)}
    bound = [node.name for node in walk(loop.body) if isinstance(node, ir.Let | ir.Assign | ir.For)]
    if any(bound.count(name) != (name != loop.name) for name in names):
        return False
    tuples = {id(n.value) for n in walk(loop.body) if isinstance(n, ir.Let) and n.name in names}
    for node in walk(loop.body):
        if isinstance(node, ir.Local) and node.name in names and id(node) not in allowed:
            return False
        if isinstance(node, ir.TupleGet) and reads(node, names) and isinstance(node.type, Tup):
            if id(node) not in tuples:
                return False
        if isinstance(node, ir.LazyIter) and names & set(node.captures):
            return False
    return True


def reads(e: ir.TupleGet, names: set[str]) -> bool:
    return isinstance(e.value, ir.Local) and e.value.name in names


def give_types(body: list[ir.Stmt], types: dict[str, Tup]) -> None:
    """The types of the tuples; a single item that is read keeps its type until the rewriting sees what it is for."""
    for node in walk(body):  # the outer nodes come first, so a tuple's own type is known before its items are read
        if isinstance(node, ir.Let) and isinstance(node.value, ir.TupleGet) and reads(node.value, set(types)):
            part = types[node.value.value.name].items[node.value.index]  # type: ignore[attr-defined]
            if isinstance(part, Tup):
                node.type = node.value.type = types[node.name] = part
        elif isinstance(node, ir.Local) and node.name in types:
            node.type = types[node.name]
