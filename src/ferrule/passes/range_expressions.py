"""What expressions do to the ranges of integers: the part of the reader of functions that goes through them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts, walk
from ferrule.ir.types import BOOL, INT, Con, Inst, Opt, Tup
from ferrule.passes import intervals as iv
from ferrule.passes import row_bounds
from ferrule.passes.intervals import INF, TOP, TRUTH, Maybe
from ferrule.passes.ranges import INTEGERS, Env, Items, Ranges, Value

if TYPE_CHECKING:
    from ferrule.passes.range_reader import FunctionRanges


class ExpressionRanges:
    """The part of the reader that goes through expressions."""

    ranges: Ranges

    def constant(self: FunctionRanges, value: Maybe) -> int:
        return self.ranges.constant(value)

    def value(self: FunctionRanges, e: ir.Expr) -> Value:
        """What is known of an expression, which is evaluated here."""
        if self.env is None:
            return self.ranges.known(e.type, None)  # never reached
        method = EXPRESSIONS.get(e.__class__)
        if method is not None:
            found = method(self, e)
        else:
            self.inside(e)
            found = self.ranges.known(e.type)
        if e.type in INTEGERS:
            if not isinstance(found, int):
                found = self.constant(TOP)
            known = self.ranges.of_expr.get(id(e))
            if known is not None and known[1] != found:  # a node that stands in several places
                self.ranges.of_expr[id(e)] = e, self.system.join(known[1], found)
            else:
                self.ranges.of_expr[id(e)] = e, found
        return found

    def inside(self: FunctionRanges, node: ir.Expr | ir.Stmt) -> None:
        for name in parts(node.__class__):  # type: ignore[arg-type]
            value = getattr(node, name)
            if value is not None:
                self.every(value)

    def every(self: FunctionRanges, value: object) -> None:
        if isinstance(value, ir.Expr):
            self.value(value)
        elif isinstance(value, ir.Stmt):
            self.stmt(value)
        elif isinstance(value, list | tuple):
            for item in value:
                self.every(item)
        elif isinstance(value, dict):
            for item in value.values():
                self.every(item)

    def literal(self: FunctionRanges, e: ir.Lit) -> Value:
        if e.type in INTEGERS and isinstance(e.value, int):
            return self.constant((e.value, e.value))
        return self.ranges.known(e.type, None)  # the None of an option

    def local(self: FunctionRanges, e: ir.Local) -> Value:
        if not e.boxed and self.env is not None and e.name in self.env:
            return self.env[e.name]
        return self.ranges.known(e.type)

    def glob(self: FunctionRanges, e: ir.Global) -> Value:
        return self.ranges.read(self.ranges.globals.get(e.key))

    def get_field(self: FunctionRanges, e: ir.GetField) -> Value:
        self.value(e.obj)
        if isinstance(e.obj.type, Inst):
            return self.ranges.read(self.ranges.fields.get((e.obj.type.cls, e.name)))
        return self.ranges.known(e.type)

    def convert(self: FunctionRanges, e: ir.Convert) -> Value:
        inner = self.value(e.value)
        source, target = e.value.type, e.type
        if source == BOOL and target in INTEGERS:
            return self.constant(TRUTH)
        plain = source.item if isinstance(source, Opt) else source
        wanted = target.item if isinstance(target, Opt) else target
        if plain == wanted or (plain in INTEGERS and wanted in INTEGERS):
            return inner
        if isinstance(plain, Tup) and isinstance(wanted, Tup) and isinstance(inner, tuple):
            return inner if plain.items == wanted.items else self.ranges.known(target)
        if isinstance(target, Con) and target.name == "Iterator":
            return inner if isinstance(inner, Items) else self.iterated(source, target.args[0])
        return self.ranges.known(target, None if e.value.type == Con("None") else TOP)

    def switch(self: FunctionRanges, e: ir.Switch) -> Value:
        subject = self.value(e.subject)
        before = self.env
        envs: list[Env | None] = []
        values: list[Value] = []
        for member, name, arm in e.arms:
            self.env = dict(before) if before is not None else None
            is_own = isinstance(e.subject.type, Opt) and e.subject.type.item == member
            self.set(name, self.ranges.read(subject) if is_own else self.ranges.known(member))
            self.note(name, self.constant(TOP))  # bound by reference: it stays as it is
            value = self.value(arm)
            if self.env is not None:
                envs.append(self.env)
                values.append(value)
        self.env = self.ranges.merged(envs)
        return self.ranges.join(values) if values else self.ranges.known(e.type, None)

    def block(self: FunctionRanges, e: ir.Block) -> Value:
        self.body(e.body)
        if e.value is None:
            return self.ranges.known(e.type, None)
        return self.value(e.value)

    def if_exp(self: FunctionRanges, e: ir.IfExp) -> Value:
        values: list[Value] = []
        envs: list[Env | None] = []
        for part, env in zip((e.body, e.orelse), self.condition(e.test), strict=True):
            self.env = env
            value = self.value(part)
            if self.env is not None:
                values.append(value)
            envs.append(self.env)
        self.env = self.ranges.merged(envs)
        return self.ranges.join(values) if values else self.ranges.known(e.type, None)

    def logic(self: FunctionRanges, e: ir.Logic) -> Value:
        self.env = self.ranges.merged(self.condition(e))
        return None

    def arith(self: FunctionRanges, e: ir.Arith) -> Value:
        left, right = self.value(e.left), self.value(e.right)
        rule = iv.OPERATORS.get(e.op)
        if e.type not in INTEGERS or rule is None or not (isinstance(left, int) and isinstance(right, int)):
            return self.ranges.known(e.type)
        return self.system.make(rule, (left, right))

    def unary(self: FunctionRanges, e: ir.Unary) -> Value:
        value = self.value(e.value)
        rule = iv.UNARY.get(e.op)
        if e.type not in INTEGERS or rule is None or not isinstance(value, int):
            return self.ranges.known(e.type)
        return self.system.make(rule, (value,))

    def make_tuple(self: FunctionRanges, e: ir.MakeTuple) -> Value:
        values = tuple(self.value(item) for item in e.items)
        return values if isinstance(e.type, Tup) and len(e.type.items) == len(values) else None

    def tuple_get(self: FunctionRanges, e: ir.TupleGet) -> Value:
        whole = self.value(e.value)
        if isinstance(whole, tuple) and isinstance(e.value.type, Tup):
            return whole[e.index]  # type: ignore[no-any-return]
        return self.ranges.known(e.type)

    def make_instance(self: FunctionRanges, e: ir.MakeInstance) -> Value:
        for name, value in e.fields:
            self.ranges.assigned.add((e.cls, name))
            self.ranges.flow(self.value(value), self.ranges.fields.get((e.cls, name)))
        return None

    def call(self: FunctionRanges, e: ir.Call) -> Value:
        ranges = self.ranges
        if e.env is not None:
            self.value(e.env)
        values = [self.value(arg) for arg in e.args]
        if e.func not in ranges.params:
            return ranges.known(e.type)
        ranges.called.add(e.func)
        params = ranges.params[e.func]
        for i, param in enumerate(params):
            ranges.flow(values[i] if i < len(values) else None, param)
        if ranges.crate.functions[e.func].generator is not None:
            return None
        return ranges.read(ranges.results[e.func])

    def construct(self: FunctionRanges, e: ir.Construct) -> Value:
        self.call(e.init)
        return None

    def later(self: FunctionRanges, e: ir.Callback | ir.LazyIter) -> Value:
        """Code that runs at any later time, on copies of the variables as they are now."""
        saved = self.env, self.targets, self.guarded, self.result, self.around, self.yields
        env = self.env
        inner: Env = dict(env or {})
        for name in assigned_names(e):
            if name in inner:
                inner.pop(name)
                self.note(name, self.constant(TOP))
        self.env, self.targets, self.guarded, self.result, self.around = inner, [], [], None, []
        self.yields = None
        found: Value = None
        if isinstance(e, ir.Callback):
            for name, t in e.params:
                self.set(name, self.ranges.known(t))
            self.value(e.body)
        else:
            found = self.yields = Items(self.ranges.fresh(e.item), self.system.make(iv.total_trips, []))
            self.body(e.body)
        self.env, self.targets, self.guarded, self.result, self.around, self.yields = saved
        return found

    def give(self: FunctionRanges, e: ir.Yield) -> Value:
        value = self.value(e.value)
        if self.yields is not None:
            self.ranges.flow(value, self.yields.item)
            self.system.args[self.yields.trips].append(self.system.make(iv.product, list(self.around)))
        return self.ranges.known(e.type)

    def give_all(self: FunctionRanges, e: ir.YieldFrom) -> Value:
        self.value(e.value)
        if self.yields is not None:
            self.ranges.flow(None, self.yields.item)
            self.system.args[self.yields.trips].append(self.constant((0, INF)))
        return self.ranges.known(e.type)

    def row_call(self: FunctionRanges, e: ir.RowCall) -> Value:
        if e.receiver is not None:
            self.value(e.receiver)
        args = {name: [self.value(v) for v in values] for name, values in e.args.items()}
        return row_bounds.result(self, e, args)

    def items(self: FunctionRanges, e: ir.Expr, known: Value) -> Items:
        """What iterating over an argument gives."""
        if isinstance(known, Items):
            return known
        elem = e.type.args[0] if isinstance(e.type, Con) and e.type.args else INT
        return self.iterated(e.type, elem)

    def make_items(self: FunctionRanges, item: Value, trips: int) -> Items:
        return Items(item, trips)


def assigned_names(node: object) -> set[str]:
    return {n.name for n in walk(node) if isinstance(n, ir.Assign | ir.Unbind)}


EXPRESSIONS: dict[type, Callable[[FunctionRanges, Any], Value]] = {
    ir.Lit: ExpressionRanges.literal,
    ir.Local: ExpressionRanges.local,
    ir.Global: ExpressionRanges.glob,
    ir.GetField: ExpressionRanges.get_field,
    ir.Convert: ExpressionRanges.convert,
    ir.Switch: ExpressionRanges.switch,
    ir.Block: ExpressionRanges.block,
    ir.IfExp: ExpressionRanges.if_exp,
    ir.Logic: ExpressionRanges.logic,
    ir.Arith: ExpressionRanges.arith,
    ir.Unary: ExpressionRanges.unary,
    ir.MakeTuple: ExpressionRanges.make_tuple,
    ir.TupleGet: ExpressionRanges.tuple_get,
    ir.Call: ExpressionRanges.call,
    ir.MakeInstance: ExpressionRanges.make_instance,
    ir.Construct: ExpressionRanges.construct,
    ir.Callback: ExpressionRanges.later,
    ir.LazyIter: ExpressionRanges.later,
    ir.RowCall: ExpressionRanges.row_call,
    ir.Yield: ExpressionRanges.give,
    ir.YieldFrom: ExpressionRanges.give_all,
}
