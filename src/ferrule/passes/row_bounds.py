"""What the rows of the tables say of the integers that they give: the option `bounds`.

    bounds="0..1114111"        every result lies there; either end may be missing
    bounds="max a b"           the rule of that name, on those parameters
    bounds="enumerate xs start"   iterating gives as many items as `xs` has, each with its number

`knowledge/README.md` lists the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ferrule.ir import nodes as ir
from ferrule.ir.types import INT, Con
from ferrule.passes import intervals as iv
from ferrule.passes.intervals import INF, MAX_LENGTH, TOP, WORD, Interval, Maybe

if TYPE_CHECKING:
    from ferrule.passes.range_reader import FunctionRanges
    from ferrule.passes.ranges import Items, Value

Given = list[tuple[ir.Expr, "Value"]]


def result(reader: FunctionRanges, e: ir.RowCall, args: dict[str, list[Value]]) -> Value:
    """What is known of the result of a row."""
    rule, *names = e.row.bounds.split() or [""]
    given = [(v, known) for n in names for v, known in zip(e.args.get(n, []), args.get(n, []), strict=True)]
    if ".." in rule:
        low, _, high = rule.partition("..")
        whole = int(low) if low else -INF, int(high) if high else INF
        return reader.ranges.known(e.type, word(whole) if e.type == Con("i64") else whole)
    if rule in RULES:
        found = RULES[rule](reader, given)
        if found is not None:
            return found
    elif e.type == Con("usize"):
        return reader.constant((0, MAX_LENGTH))
    elif e.type == Con("i64"):
        return reader.constant(WORD)
    return reader.ranges.known(e.type)


def numbers(given: Given) -> list[int] | None:
    """The variables of the arguments, if all are integers."""
    found = [known for _, known in given if isinstance(known, int)]
    return found if found and len(found) == len(given) else None


def on_numbers(rule: Callable[..., Maybe]) -> Callable[[FunctionRanges, Given], Value]:
    def apply(reader: FunctionRanges, given: Given) -> Value:
        found = numbers(given)
        return reader.system.make(rule, found) if found is not None else None

    return apply


def of_items(rule: Callable[..., Maybe]) -> Callable[[FunctionRanges, Given], Value]:
    """One of several integers, or of those that an iterable gives."""
    apply = on_numbers(rule)

    def choose(reader: FunctionRanges, given: Given) -> Value:
        if len(given) == 1 and given[0][0].type != INT:
            item = reader.items(*given[0]).item
            return reader.ranges.read(item) if isinstance(item, int) else None
        return apply(reader, given)

    return choose


def count(reader: FunctionRanges, given: Given) -> Items:
    """`range(stop)`, `range(start, stop)`, `range(start, stop, step)`."""
    found = numbers(given) or [reader.constant(TOP)] * 3
    if len(found) == 1:
        found = [reader.constant((0, 0)), *found]
    if len(found) == 2:
        found = [*found, reader.constant((1, 1))]
    bounds = tuple(reader.system.make(word, (part,)) for part in found)
    return reader.make_items(reader.system.make(iv.members, bounds), reader.system.make(iv.trips, bounds))


def word(a: Interval) -> Maybe:
    """A bound of a range is a machine integer, or the range could not be made."""
    return iv.meet(a, WORD)


def same_items(reader: FunctionRanges, given: Given) -> Items:
    return reader.items(*given[0])


def enumerated(reader: FunctionRanges, given: Given) -> Items:
    items = reader.items(*given[0])
    start = given[1][1] if len(given) > 1 else reader.constant((0, 0))
    number = reader.system.make(iv.indices, (items.trips, start if isinstance(start, int) else reader.constant(TOP)))
    return reader.make_items((number, items.item), items.trips)


def zipped(reader: FunctionRanges, given: Given) -> Items:
    every = [reader.items(*one) for one in given]
    return reader.make_items(
        tuple(items.item for items in every), reader.system.make(iv.least, [items.trips for items in every])
    )


def summed(reader: FunctionRanges, given: Given) -> Value:
    items = reader.items(*given[0])
    start = given[1][1] if len(given) > 1 else reader.constant((0, 0))
    if isinstance(items.item, int) and isinstance(start, int):
        return reader.system.make(iv.total, (items.trips, items.item, start))
    return None


def parts(reader: FunctionRanges, given: Given) -> Value:
    found = numbers(given)
    return tuple(reader.system.make(rule, found) for rule in (iv.floordiv, iv.mod)) if found else None


def between(a: Interval, b: Interval) -> Interval:
    return a[0], b[1]


def up_to(a: Interval, b: Interval) -> Maybe:
    return (a[0], b[1] - 1) if a[0] < b[1] else None


RULES: dict[str, Callable[[FunctionRanges, Given], Value]] = {
    "any": lambda _reader, _given: None,
    "same": on_numbers(lambda a: a),
    "abs": on_numbers(iv.absolute),
    "min": of_items(iv.least),
    "max": of_items(iv.greatest),
    "sum": summed,
    "divmod": parts,
    "between": on_numbers(between),
    "below": on_numbers(lambda a: up_to((0, 0), a)),
    "up_to": on_numbers(up_to),
    "range": count,
    "items": same_items,
    "reversed": same_items,
    "enumerate": enumerated,
    "zip": zipped,
}
