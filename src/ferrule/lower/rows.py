"""Calls that rows of the knowledge tables describe, to IR."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import PLAIN
from ferrule.infer.dunders import CONVERSIONS as OBJECT_CONVERSIONS
from ferrule.infer.dunders import class_dunder
from ferrule.infer.rows import STAR, assign, by_name, joins_copies, takes_many
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    BOOL,
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    NUMBERS,
    STR,
    Con,
    Exc,
    Family,
    Inst,
    Opt,
    Tup,
    Type,
    Union,
)
from ferrule.knowledge import DEFAULT, Param, Row, TypeExpr, holds
from ferrule.knowledge.asking import type_error
from ferrule.lower.convert import convert, is_choice
from ferrule.lower.row_types import ITERATOR, RowTypeLowering

if TYPE_CHECKING:
    from ferrule.lower.calls import Spec
    from ferrule.lower.function import FunctionLowering

Plan = list[tuple[Param, object]]
READ = ("list", "tuple", "dict", "set", "frozenset")  # what a row takes of these it reads and does not keep
FRESH = ("list", "tuple")  # what a row gives of these is new: nobody else has a name for it
RUNTIME = "ferrule_rt"
# Methods by which an object takes part in a library function as a number, a sequence, a path.
OWN_CONVERSIONS = frozenset(
    "__abs__ __bytes__ __ceil__ __complex__ __contains__ __divmod__ __enter__ __float__ __floor__ __fspath__ "
    "__getitem__ __index__ __int__ __iter__ __len__ __missing__ __next__ __pow__ __reversed__ __round__ "
    "__sizeof__ __trunc__".split()
)


class RowLowering(RowTypeLowering):
    """The part of the lowering that handles rows."""

    # Calls

    def row_method(
        self: FunctionLowering, receiver: ir.Expr, name: str, args: list[ir.Expr], node: ast.AST, result: Type | None
    ) -> ir.Expr:
        return self.method(receiver, name, args, result, node)

    def construct(self: FunctionLowering, name: str, spec: Spec, node: ast.AST, result: Type) -> ir.Expr:
        """A new value of a table class. The result's type tells the parameters."""
        rows = self.engine.knowledge.methods(name, "__init__")
        if name == "dict" and spec.positional and self.has_hook(spec.positional[0].type, "__plain_dict__"):
            spec.positional[0] = self.method(spec.positional[0], "__plain_dict__", [], None, node)
        if name in OBJECT_CONVERSIONS and spec.positional:
            names = OBJECT_CONVERSIONS[name]
            if any(isinstance(k, Inst) and self.dunder_of(k, names) for k in self.kinds(spec.positional[0].type)):
                return self.converted(name, names, spec, node, result)
        made = next((m for m in self.kinds(result) if isinstance(m, Con) and m.name == name), None)
        if made is None:
            cls = self.engine.knowledge.classes[name]
            made = Con(name, tuple(NEVER for _ in cls.params))
        return self.row_call(rows, None, name, spec.positional, spec.keywords, made, node, spec.star, built=made)

    def dunder_of(self: FunctionLowering, t: Inst, names: tuple[str, ...]) -> str:
        return class_dunder(self.resolver.class_of(t.cls), names)

    def converted(
        self: FunctionLowering, name: str, names: tuple[str, ...], spec: Spec, node: ast.AST, result: Type
    ) -> ir.Expr:
        """`int(x)` where `x` may be an object of the program with `__int__`."""
        rest = [self.temp(a, "arg") for a in spec.positional[1:]]

        def one(v: ir.Expr) -> ir.Expr:
            if isinstance(v.type, Inst) and (dunder := self.dunder_of(v.type, names)):
                return self.method(v, dunder, [], Con(name), node)
            return self.construct(name, replace(spec, positional=[v, *rest]), node, result)

        return self.each_member(spec.positional[0], one, result)

    def row_call(
        self: FunctionLowering,
        rows: list[Row],
        receiver: ir.Expr | None,
        name: str,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        result: Type | None,
        node: ast.AST,
        star: ir.Expr | None = None,
        built: Type | None = None,
    ) -> ir.Expr:
        for value in [receiver, *positional] if result not in (None, NEVER) else []:
            if isinstance(value, ir.Local) and value.type == NEVER:
                return ir.Convert(result, value)  # type: ignore[arg-type]
        many = star is not None and any(takes_many(row) for row in rows)
        if star is not None and not many:
            positional = [*positional, *self.spread_row(rows, positional, keywords, star, name, node)]
        rows = [row for row in rows if takes_many(row) or not many]
        fitting = [(row, assign(row, len(positional), set(keywords), star=many)) for row in rows]
        candidates = [(row, plan) for row, plan in fitting if plan is not None and holds(row, plan, node)]
        rest = Spread(self.element_type(star.type), star) if star is not None and many else None
        if any(isinstance(k, Inst) for v in [*positional, *keywords.values()] for k in self.kinds(v.type)):
            # An object that has `__index__`, or is below `str`, is an `int` or a text only where no row takes it as
            # what it is: `bool(x)`, `str(x)`.
            candidates.sort(
                key=lambda c: any(
                    getattr(p.type, "name", "") in PLAIN and any(isinstance(k, Inst) for k in self.kinds(v.type))
                    for p, where in c[1]
                    for v in chosen(where, positional, keywords, rest)
                )
            )
        for row, plan in candidates:
            pairs = [(p, v) for p, where in plan for v in chosen(where, positional, keywords, rest)]
            if all(self.accepts(p.type, v.type) for p, v in pairs):
                numbers = any(len(self.numeric_kinds(v.type)) > 1 for _, v in pairs)
                if row.crate != RUNTIME and needs_split(plan, positional, keywords):
                    break
                if row.source and self.is_taken_before(row, candidates, positional, keywords, rest):
                    break
                if numbers and self.kinds_differ(candidates, positional, keywords, rest):
                    break
                return self.apply_row(row, plan, receiver, positional, keywords, result, node, built, rest)
        left = self.temp(star, "star") if star is not None and many else None
        return self.split_row(rows, candidates, receiver, name, positional, keywords, result, node, built, left)

    def is_taken_before(
        self: FunctionLowering,
        last: Row,
        candidates: list[tuple[Row, Plan]],
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        rest: ir.Expr | None,
    ) -> bool:
        """Whether a row before takes some member of an argument of several types: the analysis gave it that one."""
        for row, plan in candidates:
            if row is last:
                return False
            pairs = [(p.type, v.type) for p, where in plan for v in chosen(where, positional, keywords, rest)]
            if all(any(self.accepts(p, kind) for kind in self.kinds(t)) for p, t in pairs):
                return True
        return False

    def spread_row(
        self: FunctionLowering,
        rows: list[Row],
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        star: ir.Expr,
        name: str,
        node: ast.AST,
    ) -> list[ir.Expr]:
        """`f(*xs)` of rows with parameters in fixed number: as many values as are missing, or TypeError."""
        plans = [plan for row in rows if (plan := assign(row, len(positional), set(keywords), star=True)) is not None]
        missing = {sum(where == STAR for _, where in plan) for plan in plans}
        if len(missing) != 1:
            raise self.unsupported("FER0323", node, f"`*` in a call of `{name}` is not supported yet")
        elem, count = self.element_type(star.type), missing.pop()
        source = [self.iterated(star, elem, node), ir.Lit(Con("usize"), count)]
        parts = self.temp(ir.RuntimeCall(Con("vec", (elem,)), "seq::spread", source), "args")
        return [ir.TupleGet(elem, parts, i) for i in range(count)]

    def kinds_differ(
        self: FunctionLowering,
        candidates: list[tuple[Row, Plan]],
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        rest: ir.Expr | None,
    ) -> bool:
        """Whether an `int` and a `float` of one value take different rows, as they do for `round`."""
        taken = set()
        for kind in (BOOL, INT, FLOAT):
            for row, plan in candidates:
                pairs = [(p, v.type) for p, where in plan for v in chosen(where, positional, keywords, rest)]
                kinds = [(p, t, self.numeric_kinds(t)) for p, t in pairs]
                if all(kind not in numeric for _, _, numeric in kinds):
                    break
                if all(self.accepts(p.type, kind if kind in numeric else t) for p, t, numeric in kinds):
                    taken.add(row)
                    break
        return len(taken) > 1

    def numeric_kinds(self: FunctionLowering, t: Type) -> list[Type]:
        return [kind for kind in self.kinds(t) if kind in NUMBERS]

    def split_row(
        self: FunctionLowering,
        rows: list[Row],
        candidates: list[tuple[Row, Plan]],
        receiver: ir.Expr | None,
        name: str,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        result: Type | None,
        node: ast.AST,
        built: Type | None,
        star: ir.Expr | None = None,
    ) -> ir.Expr:
        """No row takes the arguments' types as they are: each member of the first choice goes its own way."""
        for i, value in enumerate(positional):
            if is_choice(value.type):
                kept: list[ir.Expr] = [self.temp(v, "arg") for v in positional]
                wanted = result if result is not None else self.guess(candidates, receiver)

                def one(member: ir.Expr, i: int = i, kept: list[ir.Expr] = kept) -> ir.Expr:
                    args = [*kept[:i], member, *kept[i + 1 :]]
                    return self.row_call(rows, receiver, name, args, keywords, result, node, star, built)

                return self.each_member(kept[i], one, wanted)
        for key, value in keywords.items():
            if is_choice(value.type):
                wanted = result if result is not None else self.guess(candidates, receiver)
                return self.each_member(
                    self.temp(value, key),
                    lambda m, k=key: self.row_call(  # type: ignore[misc]
                        rows, receiver, name, positional, {**keywords, k: m}, result, node, star, built
                    ),
                    wanted,
                )
        # Nothing becomes a text by itself.
        pairs = [(p, v) for _, plan in candidates for p, w in plan for v in chosen(w, positional, keywords)]
        if any(p.type.name != "str" and self.converts_itself(v.type) for p, v in pairs):
            raise self.unsupported("FER0205", node, f"`{name}` is not known with these arguments")
        narrowed = self.narrowed_elements(candidates, positional, name, node)
        if narrowed is not None:
            return self.row_call(rows, receiver, name, narrowed, keywords, result, node, star, built)
        values = [v for v in [receiver, *positional] if v is not None]
        answer = self.raising("TypeError", self.wrong_types(rows, receiver, name, positional, keywords))
        effects: list[ir.Stmt] = [ir.Do(v) for v in values if not isinstance(v, ir.Local | ir.Lit | ir.StaticValue)]
        assert isinstance(answer, ir.Block)
        return ir.Block(NEVER, [*effects, *answer.body], None)

    def wrong_types(
        self: FunctionLowering,
        rows: list[Row],
        receiver: ir.Expr | None,
        name: str,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
    ) -> str:
        """CPython's message, or one of ours that nobody takes for CPython's."""
        given = [self.type_name(v.type) for v in positional]
        named = {key: self.type_name(v.type) for key, v in keywords.items()}
        text = type_error(rows[0], self.type_name(receiver.type) if receiver is not None else "", given, named)
        return text or f"{name}() does not take {', '.join(given) or 'nothing'} (FER0420)"

    def converts_itself(self: FunctionLowering, t: Type) -> bool:
        """Whether CPython would ask an object of this type to be what the function needs."""
        if not isinstance(t, Inst | Family):
            return False
        classes = self.resolver.class_of(t.cls).family()
        return any(name in OWN_CONVERSIONS for cls in classes for c in cls.mro for name in c.methods)

    def guess(self: FunctionLowering, candidates: list[tuple[Row, Plan]], receiver: ir.Expr | None) -> Type:
        if not candidates:
            return NONE
        row = candidates[0][0]
        env = self.class_bindings(receiver.type, row.owner) if receiver is not None else None
        return self.pattern_type(row.result, env or {})

    def apply_row(
        self: FunctionLowering,
        row: Row,
        plan: Plan,
        receiver: ir.Expr | None,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        result: Type | None,
        node: ast.AST,
        built: Type | None,
        rest: Spread | None = None,
    ) -> ir.Expr:
        if row.source:
            return self.call_python(row, plan, positional, keywords, result, node)
        env: dict[str, Type] = {}
        owner_type = receiver.type if receiver is not None else built
        if owner_type is not None and row.owner:
            env = dict(self.class_bindings(owner_type, row.owner) or {})
            env["Self"] = owner_type
        if receiver is not None and joins_copies(row) and isinstance(receiver.type, Con):
            return self.join_copies(row, plan, receiver, positional, result)
        if result is not None and built is None:
            self.bind_result(row.result, result, env)
        given = [(p, w, chosen(w, positional, keywords, rest) or self.row_default(p, w)) for p, w in plan]
        for param, _, values in given:
            if param.type.kind != "callable":
                for value in values:
                    self.bind_type(param.type, value.type, env)
        for name, types in row.only:
            if env.get(name, NEVER) not in (NEVER, *(self.pattern_type(t, {}) for t in types)):
                raise self.unsupported("FER0205", node, f"`{row.name}` where its results have several types")
        if result not in (None, NEVER) and any(answers(param.type, row.result) for param, _, _ in given):
            # `reduce`: what the callable returns is given to it again, so the first value is of that type too.
            self.bind_type(row.result, result, env)  # type: ignore[arg-type]
        if row.result.kind != "union" and doubles_none(row.result, env):
            what = f"`{row.name}` adds `None` to values that may be `None` already, which is not supported yet"
            raise self.unsupported("FER0205", node, what)
        args: dict[str, list[ir.Expr]] = {}
        for param, _, values in given:
            if rest is not None and param.kind == "star":
                args[param.name] = [self.gather(param.type, values, env, node)]
            else:
                args[param.name] = [self.argument(param.type, value, env, node) for value in values]
            if param.kind == "kwstar":
                taken = [name for name in keywords if name in dict(plan)[param]]  # type: ignore[operator]
                wide = env.get("K", STR) if row.owner and not row.name.startswith("__") else STR
                names = [convert(ir.Lit(STR, name), wide if is_choice(wide) else STR) for name in taken]
                args[param.name] = [part for pair in zip(names, args[param.name], strict=True) for part in pair]
        if receiver is not None and isinstance(receiver.type, Tup):
            receiver = self.tuple_receiver(receiver, env)
        if row.result.kind == "never":
            raised = ir.RowCall(Exc("BaseException"), row, receiver, args, env, line=self.line)
            return ir.Block(NEVER, [ir.Raise(raised, line=self.line)], None)
        type_ = built if built is not None else self.pattern_type(row.result, env)
        raw = {"i64": I64, "usize": Con("usize")}.get(row.ret) or self.raw_type(row.result, type_, env)
        call: ir.Expr = ir.RowCall(raw, row, receiver, args, env, line=self.line)
        if isinstance(raw, Opt) and isinstance(raw.item, Opt):
            call = ir.RuntimeCall(type_, ".flatten", [call], fallible=False)
        elif isinstance(raw, Opt) and type_ == NONE:
            call = ir.Block(NONE, [ir.Do(call)], ir.Lit(NONE, None))
        elif raw != type_:
            call = ir.Convert(type_, call)
        if result is not None and (wider := self.wider_copy(row, type_, result)) is not None:
            call = self.copied(call, wider)
        if result is not None and isinstance(type_, Con) and type_.name == ITERATOR:
            wanted = next((m for m in self.kinds(result) if isinstance(m, Con) and m.name == ITERATOR), type_)
            if wanted != type_ and wanted.args != (NEVER,):
                call = self.map_elements(call, type_.args[0], wanted.args[0], node)
        return self.fit(call, result) if result is not None else call

    def wider_copy(self: FunctionLowering, row: Row, made: Type, result: Type) -> Con | None:
        """The type of a new sequence that later gets values of other kinds too: `xs[1:]`, `text.split()`."""
        if row.prop or row.result.kind != "name" or not isinstance(made, Con) or made.name not in FRESH:
            return None
        wanted = next((m for m in self.kinds(result) if isinstance(m, Con) and m.name == made.name), made)
        return wanted if wanted != made else None

    def call_python(
        self: FunctionLowering,
        row: Row,
        plan: Plan,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        result: Type | None,
        node: ast.AST,
    ) -> ir.Expr:
        """A row that is Python text: a call of its function."""
        given = [v for p, where in plan if not by_name(p, where) for v in chosen(where, positional, keywords)]
        named = {p.name: v for p, where in plan if by_name(p, where) for v in chosen(where, positional, keywords)}
        func = self.engine.python_row(row).func
        call = self.call_function(func, None, given, named, node)
        return self.fit(call, result) if result is not None else call

    def gather(
        self: FunctionLowering, pattern: TypeExpr, values: list[ir.Expr], env: dict[str, Type], node: ast.AST
    ) -> ir.Expr:
        """The arguments of a star parameter in unknown number: single values, then the elements of `*xs`."""
        *fixed, rest = values
        assert isinstance(rest, Spread)
        if pattern.kind == "any":
            elem = self.resolver.join([v.type for v in values])
        elif pattern.kind == "iterable":
            elem = Con(ITERATOR, (self.pattern_type(pattern.args[0], env),))
        else:
            elem = self.pattern_type(pattern, env)
        whole = Con("vec", (elem,))
        first = ir.MakeContainer(whole, [convert(self.argument(pattern, v, env, node), elem) for v in fixed])
        source = rest.value
        if pattern.kind == "iterable":
            source = self.map_elements_by(source, rest.type, elem, lambda v: self.argument(pattern, v, env, node))
        else:
            source = self.iterated(source, elem, node)
        return ir.RuntimeCall(whole, "seq::gather", [first, source])

    def join_copies(
        self: FunctionLowering, row: Row, plan: Plan, receiver: ir.Expr, positional: list[ir.Expr], result: Type | None
    ) -> ir.Expr:
        """`xs + ys` where the new sequence may hold more kinds of values than each of the two."""
        assert isinstance(receiver.type, Con)
        values = [receiver, *(v for _, where in plan for v in chosen(where, positional, {}))]
        made = (
            next((m for m in self.kinds(result) if isinstance(m, Con) and m.name == row.owner), None)
            if result
            else None
        )
        elem = self.resolver.join([self.element_type(v.type) for v in values])
        if made is None or made.args[0] == NEVER:
            made = Con(row.owner, (elem,))
        if len(values) > 1 and any(v.type != made for v in values):
            values = [self.temp(v, "part") for v in values]
        whole = [self.copied(v, made) for v in values]
        args = {param.name: [v] for (param, _), v in zip(plan, whole[1:], strict=True)}
        call = ir.RowCall(made, row, whole[0], args, {"T": made.args[0], "Self": made}, line=self.line)
        return self.fit(call, result) if result is not None else call

    def copied(self: FunctionLowering, value: ir.Expr, made: Con) -> ir.Expr:
        """A container as a new one with wider elements."""
        if value.type == made:
            return value
        if made.name == "dict":
            whole = self.temp(ir.MakeContainer(made, []), "copy")
            self.emit(ir.Do(ir.RuntimeCall(NONE, "seq::extend_dict", [whole, self.items_of(value, made)])))
            return whole
        kind = "set" if made.name in ("set", "frozenset") else "list"
        whole = self.temp(ir.MakeContainer(Con(kind, made.args), []), "copy")
        source = self.iterated(value, made.args[0], ast.Pass())
        self.emit(ir.Do(ir.RuntimeCall(NONE, f"seq::extend_{kind}", [whole, source])))
        match made.name:
            case "tuple":
                return ir.RuntimeCall(made, "seq::list_to_tuple", [whole], fallible=False)
            case "frozenset":
                return ir.RuntimeCall(made, "FrozenSet::from_set", [whole])
        return whole

    def tuple_receiver(self: FunctionLowering, receiver: ir.Expr, env: dict[str, Type]) -> ir.Expr:
        """A tuple of known length as one of unknown length, for the methods that need it."""
        assert isinstance(receiver.type, Tup)
        elem = env.get("T", NEVER)
        whole = self.temp(receiver, "items")
        items = [convert(ir.TupleGet(t, whole, i), elem) for i, t in enumerate(receiver.type.items)]
        return ir.MakeContainer(Con("tuple", (elem,)), items)

    def row_default(self: FunctionLowering, param: Param, where: object) -> list[ir.Expr]:
        if where != DEFAULT or param.default is None:
            return []
        return [self.expr(ast.copy_location(param.default, param.default))]

    def slice_part(self: FunctionLowering, part: ir.Expr, node: ast.AST) -> ir.Expr:
        """A bound or step: an integer or nothing, or what has `__index__`; anything else raises TypeError."""
        if part.type in (INT, I64, BOOL, NONE, NEVER, Opt(INT), Opt(I64)):
            return part

        def bound(member: ir.Expr) -> ir.Expr:
            if isinstance(member.type, Inst) and self.has_method(member.type, "__index__"):
                return convert(self.method(member, "__index__", [], INT, node), Opt(INT))
            if member.type in (INT, I64, BOOL, NONE):
                return convert(member, Opt(INT))
            return self.raising("TypeError", "slice indices must be integers or None or have an __index__ method")

        return self.each_member(part, bound, Opt(INT))

    def argument(
        self: FunctionLowering, pattern: TypeExpr, value: ir.Expr, env: dict[str, Type], node: ast.AST
    ) -> ir.Expr:
        """An argument as the row wants it."""
        match pattern.kind:
            case "any" | "self":
                return value
            case "slice":
                if not isinstance(value, ir.MakeTuple):
                    return self.temp(value, "slice")
                return ir.MakeTuple(value.type, [self.slice_part(part, node) for part in value.items])
            case "iterable":
                elem = self.pattern_type(pattern.args[0], env)
                if elem == NEVER:
                    elem = self.element_type(value.type)
                return convert(self.as_iterable(value, elem, node), Con(ITERATOR, (elem,)))
            case "callable":
                return self.callback(pattern, value, env, node)
        target = self.pattern_type(pattern, env)
        if value.type == NEVER:
            return value if pattern.kind == "var" else convert(value, target)
        if value.type != target and self.has_plain(value.type):
            return self.plain(value, target)
        if target == INT and isinstance(value.type, Inst):
            return self.method(value, "__index__", [], INT, node)
        if pattern.kind == "union" and target != value.type:
            # Only what the row declares is converted; a row with a plain union takes the member as it is.
            return convert(value, target)
        if pattern.args and isinstance(target, Con) and target.name in READ and self.is_wider(value.type, target):
            return self.copied(value, target)
        if (
            isinstance(value.type, Con)
            and isinstance(target, Con)
            and value.type.name == target.name
            and value.type != target
        ):
            raise self.unsupported("FER0205", node, f"`{target.name}` of other elements than it is used with here")
        if target in (FLOAT, INT) or isinstance(target, Opt) or target != value.type:
            return convert(value, target)
        return value

    def is_wider(self: FunctionLowering, t: Type, wide: Con) -> bool:
        """Whether the container holds fewer kinds of values than the function takes, which only reads it."""
        bindings = self.class_bindings(t, wide.name) if isinstance(t, Con) else None
        return bindings is not None and tuple(bindings.values()) != wide.args

    def callback(
        self: FunctionLowering, pattern: TypeExpr, value: ir.Expr, env: dict[str, Type], node: ast.AST
    ) -> ir.Expr:
        """A callable as a Rust closure."""
        if not isinstance(value, ir.StaticValue | ir.Local):
            value = self.temp(value, "callee")
        params = [(self.fresh("x"), self.pattern_type(p, env)) for p in pattern.args[:-1]]
        last = pattern.args[-1]
        wanted = self.pattern_type(last, env)

        def run() -> ir.Expr:
            result = self.callable_result(value.type, [t for _, t in params], node) if wanted == NEVER else wanted
            call = self.call_value(value, node, [ir.Local(t, n) for n, t in params], {}, result)
            if wanted == NEVER:
                self.bind_type(last, call.type, env)
            return call if wanted == NEVER else convert(call, wanted)

        return ir.Callback(wanted, params, self.block(run))


def doubles_none(pattern: TypeExpr, env: dict[str, Type]) -> bool:
    """Whether Rust would give an option of an option somewhere inside."""
    for part in pattern.args:
        if part.kind == "union" and any(p.kind == "name" and p.name == "None" for p in part.args):
            if any(p.kind == "var" and isinstance(env.get(p.name), Opt) for p in part.args):
                return True
        if doubles_none(part, env):
            return True
    return False


def answers(pattern: TypeExpr, result: TypeExpr) -> bool:
    """Whether a parameter is a callable whose result is the row's."""
    return pattern.kind == "callable" and result.kind == "var" and pattern.args[-1].name == result.name


def needs_split(plan: Plan, positional: list[ir.Expr], keywords: dict[str, ir.Expr]) -> bool:
    """Whether an enum of the program goes where a pack's crate takes anything: the crate does not know the enum."""
    return any(
        isinstance(value.type, Union | Opt)
        for param, where in plan
        if param.type.kind == "any"
        for value in chosen(where, positional, keywords)
    )


class Spread(ir.Expr):
    """The elements of `*xs` while a row is chosen; its type is theirs."""

    def __init__(self, elem: Type, value: ir.Expr) -> None:
        super().__init__(elem)
        self.value = value


def chosen(
    where: object, positional: list[ir.Expr], keywords: dict[str, ir.Expr], rest: ir.Expr | None = None
) -> list[ir.Expr]:
    if isinstance(where, int):
        return [positional[where]]
    if isinstance(where, list):
        return [value for i in where for value in chosen(i, positional, keywords, rest)]
    if where == STAR:
        return [rest] if rest is not None else []
    if isinstance(where, set):
        return [value for name, value in keywords.items() if name in where]
    if isinstance(where, str) and where != DEFAULT:
        return [keywords[where]]
    return []


__all__ = ["RowLowering"]
