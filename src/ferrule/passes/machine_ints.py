"""Integers that provably fit a machine word become `i64`.

Runs on each function alone, after lowering. The facts are intervals: a loop variable over `range` lies between its
bounds, a length below the size of memory, `x % 10` below 10.
Arithmetic stays in `i64` while the interval of the result fits;
where it might not, the value becomes an `Int` again before the operation.

    for i in range(len(xs)):            for i in Range::to(xs.len() as i64).iter() {
        total += xs[i] * (i + 1)    ->      total = &total + &(xs.get(i)? * Int::from(i + 1));
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass

from ferrule.ir import nodes as ir
from ferrule.ir.types import FLOAT, I64, INT, Con

USIZE = Con("usize")
WORD = (-(2**63), 2**63 - 1)
# Every integer between is a float.
EXACT_FLOAT = (-(2**53), 2**53)
MIXED = ((INT, FLOAT), (FLOAT, INT))
# More elements than any memory holds.
MAX_LENGTH = 2**48


@dataclass(frozen=True)
class Interval:
    """All integers from `low` to `high`, both included."""

    low: int
    high: int

    @property
    def fits(self) -> bool:
        return WORD[0] <= self.low and self.high <= WORD[1]


Env = dict[str, Interval]
"""Local variables by name; constants of the program by key after `::`, which no name contains."""


def run(crate: ir.Crate) -> ir.Crate:
    constants = {
        "::" + g.key: Interval(g.const.value, g.const.value)
        for g in crate.globals.values()
        if isinstance(g.const, ir.Lit) and isinstance(g.const.value, int) and g.type == I64
    }
    for function in crate.functions.values():
        statements(function.body, dict(constants))
    return crate


def statements(body: list[ir.Stmt], env: Env) -> None:
    for stmt in body:
        statement(stmt, env)


def statement(stmt: ir.Stmt, env: Env) -> None:
    if isinstance(stmt, ir.Let | ir.For):
        env.pop(stmt.name, None)  # one name may be declared in several blocks, each time with its own type
    match stmt:
        case ir.Let(value=ir.Expr() as value) if stmt.type == INT and not (stmt.mutable or stmt.boxed or stmt.maybe):
            stmt.value, interval = machine(value, env)
            if interval is None:
                stmt.value = whole(stmt.value)
            elif not isinstance(stmt.value, ir.Lit):
                stmt.type = I64
                env[stmt.name] = interval
            else:
                stmt.value = whole(stmt.value)
        case ir.For():
            stmt.iterable = expression(stmt.iterable, env)
            interval = range_interval(stmt.iterable, env) if stmt.elem == INT else None
            if interval is not None:
                stmt.elem = I64
                env[stmt.name] = interval
            statements(stmt.body, env)
        case _:
            children(stmt, env)


def children(node: ir.Stmt | ir.Expr, env: Env) -> None:
    """Rewrites everything inside; each place gets the representation that it had."""
    assert is_dataclass(node)
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name not in ("type", "row", "elem"):
            setattr(node, field.name, inside(value, env))


def inside(value: object, env: Env) -> object:
    match value:
        case ir.Stmt():
            statement(value, env)
        case ir.Expr():
            return expression(value, env)
        case list():
            return [inside(item, env) for item in value]
        case tuple():
            return tuple(inside(item, env) for item in value)
        case dict():
            return {key: inside(item, env) for key, item in value.items()}
    return value


def expression(value: ir.Expr, env: Env) -> ir.Expr:
    """An expression of the same type as before."""
    if value.type == INT:
        made, interval = machine(value, env)
        return whole(made) if interval is not None or made.type != INT else made
    match value:
        case ir.Convert(type=t, value=ir.Expr(type=inner)) if t == FLOAT and inner == INT:
            value.value = exact_float(value.value, env) or expression(value.value, env)
        case ir.Compare(left=ir.Expr(type=left), right=ir.Expr(type=right)) if (left, right) in MIXED:
            compare_mixed(value, env)
        case ir.Compare() if value.left.type == INT and value.right.type == INT:
            compare(value, env)
        case ir.Format():
            value.parts = [part if isinstance(part, str) else format_part(part, env) for part in value.parts]
        case _:
            children(value, env)
    return value


def format_part(part: tuple[ir.Expr, str, ir.Expr | None], env: Env) -> tuple[ir.Expr, str, ir.Expr | None]:
    """A machine integer shows itself as an integer does; with a specification it is one first."""
    value, conversion, spec = part
    spec = expression(spec, env) if spec is not None else None
    if value.type == INT and not conversion and spec is None:
        made, _ = machine(value, env)
        return made, conversion, spec
    return expression(value, env), conversion, spec


def compare(node: ir.Compare, env: Env) -> None:
    left, left_interval = machine(node.left, env)
    right, right_interval = machine(node.right, env)
    if left_interval is not None and right_interval is not None and not isinstance(left, ir.Lit):
        node.left, node.right = word(left), word(right)
    else:
        node.left, node.right = whole(left), whole(right)


def exact_float(value: ir.Expr, env: Env) -> ir.Expr | None:
    """An integer as an `i64`, if every value that it can have is a float as well; None if not."""
    made, interval = machine(value, env)
    if interval is not None and EXACT_FLOAT[0] <= interval.low and interval.high <= EXACT_FLOAT[1]:
        return made if isinstance(made, ir.Lit) else word(made)
    return None


def compare_mixed(node: ir.Compare, env: Env) -> None:
    """An `int` with a `float`: two floats, where that is exact."""
    for side in ("left", "right"):
        value = getattr(node, side)
        found = exact_float(value, env) if value.type == INT else None
        setattr(node, side, ir.Convert(FLOAT, found, line=value.line) if found else expression(value, env))


def whole(value: ir.Expr) -> ir.Expr:
    """The value as an `Int`."""
    if value.type == INT:
        return value
    if isinstance(value, ir.Lit):
        return ir.Lit(INT, value.value, line=value.line)
    return ir.Convert(INT, value, line=value.line)


def word(value: ir.Expr) -> ir.Expr:
    """The value as an `i64`."""
    if value.type == I64:
        return value
    if isinstance(value, ir.Lit):
        return ir.Lit(I64, value.value, line=value.line)
    if isinstance(value, ir.Convert) and value.value.type == I64:
        return value.value
    return ir.Convert(I64, value.value if isinstance(value, ir.Convert) else value, line=value.line)


def machine(value: ir.Expr, env: Env) -> tuple[ir.Expr, Interval | None]:
    """The expression, as an `i64` with its interval where one is known, else as it was."""
    match value:
        case ir.Lit(value=int(number)) if value.type == INT:
            return value, Interval(number, number) if Interval(number, number).fits else None
        case ir.Local(name=name) if name in env and value.type == INT:
            return ir.Local(I64, name, line=value.line), env[name]
        case ir.Convert(value=ir.Global(key=key) as constant) if value.type == INT and "::" + key in env:
            return constant, env["::" + key]
        case ir.Convert(value=ir.RowCall(type=raw) as call) if raw in (USIZE, I64) and value.type == INT:
            children(call, env)
            if raw == USIZE:
                return ir.Convert(I64, call, line=value.line), Interval(0, MAX_LENGTH)
            return value, None
        case ir.Arith() if value.type == INT and value.left.type == INT:
            return arithmetic(value, env)
        case ir.Unary(op="neg") if value.type == INT:
            inner, interval = machine(value.value, env)
            if interval is not None and Interval(-interval.high, -interval.low).fits:
                return ir.Unary(I64, "neg", word(inner), line=value.line), Interval(-interval.high, -interval.low)
            value.value = whole(inner)
            return value, None
    children(value, env)
    return value, None


def arithmetic(node: ir.Arith, env: Env) -> tuple[ir.Expr, Interval | None]:
    left, a = machine(node.left, env)
    right, b = machine(node.right, env)
    result = RULES[node.op](a, b) if a is not None and b is not None and node.op in RULES else None
    if result is not None and result.fits and not (isinstance(left, ir.Lit) and isinstance(right, ir.Lit)):
        return ir.Arith(I64, node.op, word(left), word(right), line=node.line), result
    node.left, node.right = whole(left), whole(right)
    return node, None


def add(a: Interval, b: Interval) -> Interval | None:
    return Interval(a.low + b.low, a.high + b.high)


def sub(a: Interval, b: Interval) -> Interval | None:
    return Interval(a.low - b.high, a.high - b.low)


def mul(a: Interval, b: Interval) -> Interval | None:
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(min(ends), max(ends))


def mod(a: Interval, b: Interval) -> Interval | None:
    """Python's `%` has the sign of the divisor; a constant positive one is `rem_euclid`."""
    return Interval(0, b.high - 1) if b.low == b.high and b.low > 0 else None


def floordiv(a: Interval, b: Interval) -> Interval | None:
    """`//` by a constant positive divisor is `div_euclid`."""
    return Interval(a.low // b.low, a.high // b.low) if b.low == b.high and b.low > 0 else None


RULES: dict[str, Callable[[Interval, Interval], Interval | None]] = {
    "add": add,
    "sub": sub,
    "mul": mul,
    "mod": mod,
    "floordiv": floordiv,
}


def range_interval(iterable: ir.Expr, env: Env) -> Interval | None:
    """The values of `range(...)`: its bounds are machine integers, or it could not be made."""
    if not (isinstance(iterable, ir.RowCall) and iterable.row.owner == "range" and iterable.row.name == "__init__"):
        return None
    known = {name: bound_of(values[0], env) for name, values in iterable.args.items()}
    start = known.get("start", Interval(0, 0))
    stop, step = known["stop"], known.get("step", Interval(1, 1))
    if step.low > 0:
        return Interval(start.low, max(stop.high - 1, start.low))
    if step.high < 0:
        return Interval(min(stop.low + 1, start.high), start.high)
    return Interval(min(start.low, stop.low), max(start.high, stop.high))


def bound_of(value: ir.Expr, env: Env) -> Interval:
    inner = value.value if isinstance(value, ir.Convert) and value.type == INT else value
    if isinstance(inner, ir.Lit) and isinstance(inner.value, int) and Interval(inner.value, inner.value).fits:
        return Interval(inner.value, inner.value)
    if isinstance(inner, ir.Local) and inner.name in env:
        return env[inner.name]
    if isinstance(inner, ir.Global) and "::" + inner.key in env:
        return env["::" + inner.key]
    if isinstance(inner, ir.Convert) and inner.value.type == USIZE:
        return Interval(0, MAX_LENGTH)
    if isinstance(inner, ir.Arith) and inner.type == I64 and inner.op in RULES:
        found = RULES[inner.op](bound_of(inner.left, env), bound_of(inner.right, env))
        if found is not None and found.fits:
            return found
    return Interval(*WORD)
