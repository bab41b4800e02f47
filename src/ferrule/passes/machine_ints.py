"""Integers that provably fit a machine word become `i64`.

Runs once the module variables that are constants are known. `ranges` says where each integer lies. A variable, a
parameter, a result, a field or a module variable is an `i64` if everything that it ever holds fits; arithmetic on such
values stays in `i64` while the result fits, and becomes an `Int` again before an operation where it might not.

    def square(n):                      pub fn square(n: i64) -> i64 {
        return n * n                        n * n
                                        }
    for i in range(len(xs)):            for i in Range::to(xs.len() as i64).iter() {
        total += xs[i] * (i + 1)    ->      total += xs.get(i)? * Int::from(i + 1);
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts, walk
from ferrule.ir.types import BOOL, FLOAT, I64, INT, NEVER, Con, Inst, Tup
from ferrule.knowledge import Row
from ferrule.passes import intervals as iv
from ferrule.passes import range_reader, ranges
from ferrule.passes.intervals import Interval, Maybe, fits
from ferrule.passes.word_items import retyped

USIZE = Con("usize")
# Every integer between is a float.
EXACT_FLOAT = (-(2**53), 2**53)
MIXED = ((INT, FLOAT), (FLOAT, INT))


def run(crate: ir.Crate) -> ir.Crate:
    facts = range_reader.run(crate)
    words = Words(crate, facts)
    for function in crate.functions.values():
        Rewriter(words, function).run()
    for cls in crate.classes.values():
        rewriter = Rewriter(words, None)
        rewriter.inside(cls.protocol)
        for meeting in cls.meetings:
            meeting.answer = rewriter.expression(meeting.answer)
    words.declare()
    return crate


class Words:
    """The places that hold machine integers."""

    def __init__(self, crate: ir.Crate, facts: ranges.Ranges) -> None:
        self.crate = crate
        self.facts = facts
        self.rows: dict[int, Row] = {}
        called_by_runtime = {key for exc in crate.exceptions.values() for key in exc.protocol.values()}
        self.results = {
            key
            for key, f in crate.functions.items()
            if f.result == INT and key not in called_by_runtime and self.is_word(facts.results[key])
        }
        self.fields = {
            (key, f.name)
            for key, cls in crate.classes.items()
            for f in cls.fields
            if f.type == INT and self.is_word(facts.fields[key, f.name])
        }
        self.globals = {
            key
            for key, g in crate.globals.items()
            if g.type == INT and g.const is None and self.is_word(facts.globals[key])
        }
        for function in crate.functions.values():
            for node in list(walk(function.body)):
                if isinstance(node, ir.For):
                    retyped(node, facts, self.machine_row)
        self.locals = {key: self.locals_of(f) for key, f in crate.functions.items()}
        self.params = {
            key: [p.type == INT and p.name in self.locals[key] for p in f.params] for key, f in crate.functions.items()
        }

    def is_word(self, place: ranges.Value) -> bool:
        return isinstance(place, int) and fits(self.facts.system.values[place])

    def locals_of(self, function: ir.Function) -> set[str]:
        """The variables of a function that are `int` wherever they stand and always fit."""
        found = {p.name for p in function.params if p.type == INT and not p.boxed}
        other: set[str] = {p.name for p in function.params if p.type != INT or p.boxed}
        for node in walk(function.body):
            match node:
                case ir.Let(name=name, type=t):
                    (found if t == INT and not node.boxed else other).add(name)
                case ir.For(name=name, elem=t):
                    (found if t == I64 or (t == INT and is_range(node.iterable)) else other).add(name)
                case ir.Switch(arms=arms):
                    other |= {name for _, name, _ in arms}
                case ir.Callback(params=params):
                    other |= {name for name, _ in params}
                case ir.Try(exc=name):
                    other.add(name)
        words = {name for name in found - other if fits(self.facts.local(function.key, name))}
        for name in found - words:
            self.crate.reasons[function.key, name] = reason(self.facts.local(function.key, name))
        if function.result == INT and function.key not in self.results:
            self.crate.reasons[function.key, ""] = reason(self.facts.place(self.facts.results[function.key]))
        return words

    def declare(self) -> None:
        """Gives the places their types, once everything that reads and writes them is rewritten."""
        for key, function in self.crate.functions.items():
            for param, is_word in zip(function.params, self.params[key], strict=True):
                if is_word:
                    param.type = I64
            if key in self.results:
                function.result = I64
        for key, cls in self.crate.classes.items():
            for field in cls.fields:
                if (key, field.name) in self.fields:
                    field.type = I64
        for key in self.globals:
            self.crate.globals[key].type = I64

    def machine_row(self, row: Row) -> Row:
        """The form of a row for machine integers, which cannot raise."""
        if id(row) not in self.rows:
            self.rows[id(row)] = dataclasses.replace(row, template=row.word, raises=())
        return self.rows[id(row)]


def is_range(e: ir.Expr) -> bool:
    return e.type == Con("range")


class Rewriter:
    """Rewrites one body in place. Each expression keeps its type, unless its place takes a machine integer."""

    def __init__(self, words: Words, function: ir.Function | None) -> None:
        self.words = words
        self.facts = words.facts
        self.function = function
        self.key = function.key if function is not None else ""
        self.locals = words.locals.get(self.key, set())

    def run(self) -> None:
        assert self.function is not None
        self.inside(self.function.body)

    # Statements

    def inside(self, value: Any) -> Any:
        """Everything inside a node or a list; each expression keeps its type."""
        if isinstance(value, ir.Expr):
            return self.expression(value)
        if isinstance(value, ir.Stmt):
            self.statement(value)
        elif isinstance(value, list):
            value[:] = [self.inside(item) for item in value]
        elif isinstance(value, tuple):
            return tuple(self.inside(item) for item in value)
        elif isinstance(value, dict):
            for key, item in value.items():
                value[key] = self.inside(item)
        return value

    def children(self, node: ir.Expr | ir.Stmt) -> None:
        for name in parts(node.__class__):
            value = getattr(node, name)
            if value is not None and not isinstance(value, str | int | float | bytes):
                setattr(node, name, self.inside(value))

    def statement(self, s: ir.Stmt) -> None:
        match s:
            case ir.Let() if s.type == INT and s.name in self.locals:
                s.type = I64
                s.value = self.as_word(s.value) if s.value is not None else None
            case ir.Assign() if s.value.type == INT and s.name in self.locals:
                s.value = self.as_word(s.value)
            case ir.For() if s.elem == INT and s.name in self.locals:
                s.iterable = self.expression(s.iterable)
                s.elem = I64
                self.inside(s.body)
            case ir.Return(value=ir.Expr() as value) if self.key in self.words.results and value.type == INT:
                s.value = self.as_word(value)
            case ir.SetGlobal(key=key) if key in self.words.globals:
                s.value = self.as_word(s.value)
            case ir.SetField(obj=ir.Expr(type=Inst(cls=cls)), name=name) if (cls, name) in self.words.fields:
                s.obj = self.expression(s.obj)
                s.value = self.as_word(s.value)
            case ir.Do(value=value) if value.type == INT:
                s.value = self.natural(value)
            case _:
                self.children(s)

    # Expressions

    def expression(self, e: ir.Expr) -> ir.Expr:
        """An expression of the same type as before."""
        if e.type == INT:
            return whole(self.natural(e))
        match e:
            case ir.Convert(type=t, value=ir.Expr(type=inner)) if t == FLOAT and inner == INT:
                e.value = self.exact_float(e.value)
            case ir.Compare(left=ir.Expr(type=left), right=ir.Expr(type=right)) if (left, right) in MIXED:
                self.compare_mixed(e)
            case ir.Compare() if e.left.type == INT and e.right.type == INT:
                self.compare(e)
            case ir.Truth() if e.value.type == INT:
                e.value = self.natural(e.value)
            case ir.Arith(op="truediv") if e.left.type == INT and e.right.type == INT:
                return self.true_division(e)
            case ir.Format():
                e.parts = [part if isinstance(part, str) else self.format_part(part) for part in e.parts]
            case ir.RowCall():
                self.row_arguments(e)
            case ir.Call():
                self.arguments(e)
            case _:
                self.children(e)
        return e

    def format_part(self, part: tuple[ir.Expr, str, ir.Expr | None]) -> tuple[ir.Expr, str, ir.Expr | None]:
        """A machine integer shows itself as an integer does."""
        value, conversion, spec = part
        spec = self.expression(spec) if spec is not None else None
        return self.natural(value) if value.type == INT else self.expression(value), conversion, spec

    def row_arguments(self, e: ir.RowCall) -> None:
        """What a row takes as any value may be a machine integer."""
        if e.receiver is not None:
            e.receiver = self.expression(e.receiver)
        any_value = {p.name for p in e.row.params if p.type.kind == "any"}
        for name, values in e.args.items():
            free = name in any_value
            e.args[name] = [self.natural(v) if free and v.type == INT else self.expression(v) for v in values]

    def arguments(self, e: ir.Call) -> None:
        wanted = self.words.params.get(e.func, [])
        if e.env is not None:
            e.env = self.expression(e.env)
        e.args = [
            self.as_word(arg) if arg.type == INT and i < len(wanted) and wanted[i] else self.expression(arg)
            for i, arg in enumerate(e.args)
        ]

    def compare(self, e: ir.Compare) -> None:
        a, b = self.facts.interval(e.left), self.facts.interval(e.right)
        left, right = self.natural(e.left), self.natural(e.right)
        words = is_word(left), is_word(right)
        easy = (words[0] or isinstance(left, ir.Lit)) and (words[1] or isinstance(right, ir.Lit))
        if any(words) and easy and fits(a) and fits(b):
            e.left, e.right = word(left), word(right)
        elif words == (False, True) and not isinstance(left, ir.Lit):
            e.left, e.right = left, right  # the runtime compares them as they are
        elif words == (True, False) and isinstance(left, ir.Local) and not left.maybe:
            e.left, e.right, e.op = right, left, iv.SWAPPED[e.op]
        else:
            e.left, e.right = whole(left), whole(right)

    def exact_float(self, e: ir.Expr) -> ir.Expr:
        """An integer about to become a float: as an `i64`, if every value that it can have is a float as well."""
        exact = within(self.facts.interval(e), EXACT_FLOAT)
        made = self.natural(e)
        if isinstance(made, ir.Lit):
            return ir.Lit(I64, made.value, line=made.line) if exact else made
        return made if exact and is_word(made) else whole(made)

    def compare_mixed(self, e: ir.Compare) -> None:
        """An `int` with a `float`: two floats, where that is exact."""
        for side in ("left", "right"):
            value = getattr(e, side)
            if value.type == INT:
                made = self.exact_float(value)
                value = ir.Convert(FLOAT, made, line=value.line) if made.type == I64 else made
            else:
                value = self.expression(value)
            setattr(e, side, value)

    def true_division(self, e: ir.Arith) -> ir.Expr:
        """The quotient of two floats, where both integers are floats and the divisor is not zero."""
        a, b = self.facts.interval(e.left), self.facts.interval(e.right)
        left, right = self.natural(e.left), self.natural(e.right)
        words = is_word(left) or is_word(right)
        if words and within(a, EXACT_FLOAT) and within(b, EXACT_FLOAT) and b is not None and (b[0] > 0 or b[1] < 0):
            e.left, e.right = ir.Convert(FLOAT, word(left)), ir.Convert(FLOAT, word(right))
            e.known = "nonzero"
        else:
            e.left, e.right = whole(left), whole(right)
        return e

    # Integers

    def as_word(self, e: ir.Expr) -> ir.Expr:
        """The expression as an `i64`: its place holds only what fits."""
        return word(self.natural(e, wanted=True)) if e.type == INT else self.expression(e)

    def natural(self, e: ir.Expr, *, wanted: bool = False) -> ir.Expr:
        """An `int` expression as it comes out best: an `i64` where it is one already, else an `Int`.

        `wanted`: its place takes an `i64`, so that it is one wherever it can be.
        """
        method = NATURAL.get(e.__class__)
        made = method(self, e, wanted) if method is not None else None
        if made is None:
            if e.__class__ is ir.RowCall:
                self.row_arguments(e)
            else:
                self.children(e)
            made = e
        return made

    def tuple_get(self, e: ir.TupleGet, wanted: bool) -> ir.Expr:
        e.value = self.expression(e.value)
        if isinstance(e.value.type, Tup):
            e.type = e.value.type.items[e.index]
        return e

    def literal(self, e: ir.Lit, wanted: bool) -> ir.Expr:
        return e

    def local(self, e: ir.Local, wanted: bool) -> ir.Expr:
        if e.name in self.locals:
            e.type = I64
        return e

    def glob(self, e: ir.Global, wanted: bool) -> ir.Expr:
        if e.key in self.words.globals:
            e.type = I64
        return e

    def get_field(self, e: ir.GetField, wanted: bool) -> ir.Expr:
        e.obj = self.expression(e.obj)
        if isinstance(e.obj.type, Inst) and (e.obj.type.cls, e.name) in self.words.fields:
            e.type = I64
        return e

    def call(self, e: ir.Call, wanted: bool) -> ir.Expr:
        self.arguments(e)
        if e.func in self.words.results:
            e.type = I64
        return e

    def convert(self, e: ir.Convert, wanted: bool) -> ir.Expr | None:
        source = e.value.type
        if source == I64:
            return self.expression(e.value)
        if source == BOOL or (source == USIZE and fits(self.facts.interval(e))):
            return ir.Convert(I64, self.expression(e.value), line=e.line)
        return None

    def if_exp(self, e: ir.IfExp, wanted: bool) -> ir.Expr:
        e.test = self.expression(e.test)
        e.body, e.orelse = self.together([e.body, e.orelse], wanted)
        e.type = I64 if is_word(e.body) or is_word(e.orelse) else e.type
        return e

    def switch(self, e: ir.Switch, wanted: bool) -> ir.Expr:
        e.subject = self.expression(e.subject)
        for _, _, arm in e.arms:
            self.inside(arm.body)
        giving = [arm for _, _, arm in e.arms if arm.value is not None]
        if any(arm.value.type != INT for arm in giving if arm.value is not None):
            for arm in giving:
                arm.value = self.expression(arm.value) if arm.value is not None else None
            return e
        values = self.together([arm.value for arm in giving if arm.value is not None], wanted)
        for arm, value in zip(giving, values, strict=True):
            arm.value, arm.type = value, value.type
            e.type = value.type
        return e

    def block(self, e: ir.Block, wanted: bool) -> ir.Expr:
        self.inside(e.body)
        if e.value is not None and e.value.type == INT:
            e.value = self.natural(e.value, wanted=wanted)
            if wanted and fits(self.facts.interval(e)):
                e.value = word(e.value)
            e.type = e.value.type
        elif e.value is not None:
            e.value = self.expression(e.value)
        return e

    def together(self, values: list[ir.Expr], wanted: bool) -> list[ir.Expr]:
        """Values that meet: all of them machine integers or none."""
        fit = all(fits(self.facts.interval(v)) or v.type == NEVER for v in values)
        made = [self.natural(v, wanted=wanted) if v.type == INT else self.expression(v) for v in values]
        if fit and all(v.type in (INT, I64, NEVER) for v in made):
            simple = all(is_word(v) or v.type == NEVER or isinstance(v, ir.Lit) for v in made)
            if wanted or (simple and any(is_word(v) for v in made)):
                return [word(v) for v in made]
        return [whole(v) for v in made]

    def arith(self, e: ir.Arith, wanted: bool) -> ir.Expr | None:
        if e.left.type != INT or e.right.type != INT:
            return None
        a, b = self.facts.interval(e.left), self.facts.interval(e.right)
        rule = iv.OPERATORS.get(e.op)
        possible = a is not None and b is not None and fits(a) and fits(b) and rule is not None and fits(rule(a, b))
        if e.op == "pow":
            possible = possible and isinstance(e.right, ir.Lit)
        left = self.natural(e.left, wanted=wanted and possible)
        right = self.natural(e.right, wanted=wanted and possible)
        if possible and (wanted or is_word(left) or is_word(right)):
            assert a is not None and b is not None
            return ir.Arith(I64, e.op, word(left), word(right), known=known_of(e.op, a, b), line=e.line)
        e.left, e.right = whole(left), whole(right)
        return e

    def unary(self, e: ir.Unary, wanted: bool) -> ir.Expr:
        rule, a = iv.UNARY[e.op], self.facts.interval(e.value)
        possible = a is not None and fits(a) and fits(rule(a))
        value = self.natural(e.value, wanted=wanted and possible) if e.value.type == INT else self.expression(e.value)
        if possible and value.type == INT and wanted:
            value = word(value)
        if possible and value.type == I64:
            return ir.Unary(I64, e.op, value, line=e.line)
        e.value = whole(value) if value.type == I64 else value
        return e

    def row_call(self, e: ir.RowCall, wanted: bool) -> ir.Expr | None:
        if not e.row.word or e.receiver is not None or not fits(self.facts.interval(e)):
            return None
        values = [v for args in e.args.values() for v in args]
        if not all(v.type == INT and fits(self.facts.interval(v)) for v in values):
            return None
        made = {name: [self.natural(v, wanted=wanted) for v in args] for name, args in e.args.items()}
        if wanted or any(is_word(v) for args in made.values() for v in args):
            args = {name: [word(v) for v in args] for name, args in made.items()}
            return ir.RowCall(I64, self.words.machine_row(e.row), None, args, e.bindings, line=e.line)
        e.args = {name: [whole(v) for v in args] for name, args in made.items()}
        return e


NATURAL: dict[type, Callable[[Rewriter, Any, bool], ir.Expr | None]] = {
    ir.Lit: Rewriter.literal,
    ir.Local: Rewriter.local,
    ir.Global: Rewriter.glob,
    ir.GetField: Rewriter.get_field,
    ir.Call: Rewriter.call,
    ir.Convert: Rewriter.convert,
    ir.IfExp: Rewriter.if_exp,
    ir.Switch: Rewriter.switch,
    ir.Block: Rewriter.block,
    ir.Arith: Rewriter.arith,
    ir.Unary: Rewriter.unary,
    ir.RowCall: Rewriter.row_call,
    ir.TupleGet: Rewriter.tuple_get,
}


def reason(a: Maybe) -> str:
    """Why a machine word may be too small, for the report."""
    if a is None or fits(a):
        return "another place that it shares its values with has an `Int`"
    if a == iv.TOP:
        return "nothing bounds it"
    if iv.INF in a or -iv.INF in a:
        return f"nothing bounds it from {'above' if a[1] == iv.INF else 'below'}"
    return f"it may lie anywhere from {a[0]} to {a[1]}"


def known_of(op: str, a: Interval, b: Interval) -> str:
    """What the emitter has to know of the right operand."""
    if op in ("floordiv", "mod") and b[0] > 0:
        return "natural" if a[0] >= 0 else "positive"
    if op in ("lshift", "rshift") and b[0] >= 0 and b[1] <= 63:
        return "small"
    return ""


def within(a: Maybe, b: Interval) -> bool:
    return a is not None and b[0] <= a[0] and a[1] <= b[1]


def is_word(e: ir.Expr) -> bool:
    return e.type == I64


def whole(e: ir.Expr) -> ir.Expr:
    """The value as an `Int`."""
    if e.type != I64:
        return e
    if isinstance(e, ir.Lit):
        return ir.Lit(INT, e.value, line=e.line)
    return ir.Convert(INT, e, line=e.line)


def word(e: ir.Expr) -> ir.Expr:
    """The value as an `i64`; one that is an `Int` is known to fit."""
    if e.type != INT:
        return e
    if isinstance(e, ir.Lit) and isinstance(e.value, int) and fits((e.value, e.value)):
        return ir.Lit(I64, e.value, line=e.line)
    if isinstance(e, ir.Convert) and e.value.type == I64:
        return e.value
    return ir.Convert(I64, e, line=e.line)
