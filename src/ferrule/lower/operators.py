"""Operators to IR: numbers to arithmetic, everything else to methods."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.operators import COMPARISONS, NAMES, UNARY, negative_literal
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    BOOL,
    COMPLEX,
    EXC_TYPE,
    FLOAT,
    INT,
    NEVER,
    NONE,
    NUMBER,
    STR,
    Bound,
    Closure,
    Con,
    Exc,
    Family,
    Inst,
    Opt,
    Static,
    Tup,
    Type,
    Union,
)
from ferrule.knowledge.asking import operator_error
from ferrule.lower.convert import convert, is_choice, is_number, members

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering

SYMBOLS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
DUNDERS = {SYMBOLS[op]: names for op, names in COMPARISONS.items()}
OPERATOR_TEXT = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "truediv": "/",
    "floordiv": "//",
    "mod": "%",
    "pow": "** or pow()",
    "lshift": "<<",
    "rshift": ">>",
    "and": "&",
    "or": "|",
    "xor": "^",
    "matmul": "@",
}

SHARED = (INT, FLOAT, COMPLEX, STR, Con("bytes"))
# Builtin types that compare by content with each other; the latter ones have an order too.
DICTS = {"dict", "collections.defaultdict", "collections.OrderedDict", "collections.Counter"}
OCTETS = {"bytes", "bytearray", "memoryview"}
ORDERED_ACROSS = ({"set", "frozenset", "dict_keys", "dict_items"}, {"bytes", "bytearray"})


class OperatorLowering:
    """The part of the lowering that handles operators."""

    def expr_BinOp(self: FunctionLowering, node: ast.BinOp) -> ir.Expr:
        if isinstance(node.op, ast.Mod) and (formatted := self.percent_format(node)) is not None:
            return formatted
        left = self.expr(node.left)
        right = self.expr(node.right)
        return self.binary(node.op, left, right, self.type_of(node), node)

    def binary(
        self: FunctionLowering,
        op: ast.operator,
        left: ir.Expr,
        right: ir.Expr,
        result: Type,
        node: ast.AST,
        *,
        inplace: bool = False,
    ) -> ir.Expr:
        name = NAMES[type(op)]
        if is_number(left.type) and is_number(right.type):
            return self.arithmetic(name, left, right, result, node)
        if is_choice(left.type) or is_choice(right.type):
            first, second = self.temp(left, "left"), self.temp(right, "right")
            return self.each_member(
                first,
                lambda a: self.each_member(
                    second, lambda b: self.binary(op, a, b, result, node, inplace=inplace), result
                ),
                result,
            )
        if isinstance(op, ast.Mod) and left.type == STR:
            return self.percent(left, right)
        if isinstance(left.type, Tup) and isinstance(right.type, Tup) and name == "add":
            return self.join_tuples(left, right, result)
        return self.method_operator(name, left, right, result, node, inplace)

    def method_operator(
        self: FunctionLowering, name: str, left: ir.Expr, right: ir.Expr, result: Type, node: ast.AST, inplace: bool
    ) -> ir.Expr:
        order = [(left, f"__i{name}__", right)] if inplace else []
        order.append((left, f"__{name}__", right))
        if left.type != right.type or isinstance(right.type, Inst):
            order.append((right, f"__r{name}__", left))
            if self.overrides(right.type, left.type, f"__r{name}__"):
                order.insert(0, order.pop())  # the subclass answers first
        if any(self.may_refuse(r.type, m) for r, m, o in order if self.has_method(r.type, m, o.type)):
            return self.method_attempts(name, left, right, order, result, node, inplace)
        for receiver, method, other in order:
            if self.has_method(receiver.type, method, other.type):
                if receiver is right:
                    first = self.temp(left, "left")
                    receiver, other = self.temp(right, "right"), first
                if inplace and isinstance(receiver.type, Con) and method.startswith("__i"):
                    kept = self.temp(receiver, "target")
                    self.emit(ir.Do(self.method(kept, method, [other], NONE, node)))
                    return self.fit(kept, result)
                return self.method(receiver, method, [other], result, node)
        message = self.wrong_operands(name, left.type, right.type, inplace=inplace)
        return self.both(left, right, self.raising("TypeError", message))

    def may_refuse(self: FunctionLowering, t: Type, method: str) -> bool:
        return isinstance(t, Inst) and Con("NotImplemented") in self.kinds(self.method_result(t, method, 1))

    def method_attempts(
        self: FunctionLowering,
        name: str,
        left: ir.Expr,
        right: ir.Expr,
        order: list[tuple[ir.Expr, str, ir.Expr]],
        result: Type,
        node: ast.AST,
        inplace: bool,
    ) -> ir.Expr:
        """One method after the other, until one does not answer `NotImplemented`."""
        first, second = self.temp(left, "left"), self.temp(right, "right")
        kept = {id(left): first, id(right): second}
        attempts = [(kept[id(r)], m, kept[id(o)], False) for r, m, o in order if self.has_method(r.type, m, o.type)]
        message = self.wrong_operands(name, left.type, right.type, inplace=inplace)
        return self.try_each(attempts, self.raising("TypeError", message), node, result)

    def wrong_operands(self: FunctionLowering, name: str, left: Type, right: Type, *, inplace: bool = False) -> str:
        kinds = (self.type_name(left), self.type_name(right))
        symbol = OPERATOR_TEXT[name] + ("=" if inplace else "")
        usual = f"unsupported operand type(s) for {symbol}: '{kinds[0]}' and '{kinds[1]}'"
        return operator_error(f"i{name}" if inplace else name, *kinds) or usual

    def both(self: FunctionLowering, left: ir.Expr, right: ir.Expr, answer: ir.Expr) -> ir.Expr:
        """The answer, after both sides have been evaluated."""
        effects: list[ir.Stmt] = [
            ir.Do(e, line=self.line) for e in (left, right) if not isinstance(e, ir.Local | ir.Lit | ir.StaticValue)
        ]
        if not effects:
            return answer
        if isinstance(answer, ir.Block):
            return ir.Block(answer.type, [*effects, *answer.body], answer.value)
        return ir.Block(answer.type, effects, answer)

    def type_name(self: FunctionLowering, t: Type) -> str:
        match t:
            case Con(name="None"):
                return "NoneType"
            case Con(name=name):
                return name.rpartition(".")[2]
            case Tup():
                return "tuple"
            case Inst() | Family():
                return t.cls.rpartition(".")[2]
            case Exc():
                return t.cls.rpartition(".")[2]
            case Closure():
                return "function"
            case Static():
                return "type" if t.kind in ("class", "table", "exception") else "function"
        return "object"

    def join_tuples(self: FunctionLowering, left: ir.Expr, right: ir.Expr, result: Type) -> ir.Expr:
        assert isinstance(left.type, Tup) and isinstance(right.type, Tup)
        a, b = self.temp(left, "left"), self.temp(right, "right")
        items = [ir.TupleGet(t, a, i) for i, t in enumerate(left.type.items)]
        items += [ir.TupleGet(t, b, i) for i, t in enumerate(right.type.items)]
        made = (
            result if isinstance(result, Tup) and len(result.items) == len(items) else Tup(tuple(i.type for i in items))
        )
        value = ir.MakeTuple(made, [convert(i, t) for i, t in zip(items, made.items, strict=True)])
        return convert(value, result) if result != NEVER else value

    # Numbers

    def arithmetic(
        self: FunctionLowering, name: str, left: ir.Expr, right: ir.Expr, result: Type, node: ast.AST
    ) -> ir.Expr:
        kinds = (left.type, right.type)
        if name in ("and", "or", "xor", "lshift", "rshift") and FLOAT in kinds:
            message = self.wrong_operands(name, left.type, right.type)
            return self.both(left, right, self.raising("TypeError", message))
        if kinds == (BOOL, BOOL) and name in ("and", "or", "xor"):
            return ir.Arith(BOOL, name, left, right)
        if NUMBER in kinds:
            operand: Type = NUMBER
        elif FLOAT in kinds:
            operand = FLOAT
        else:
            operand = INT
        made = operand
        if operand == INT and name == "truediv":
            made = FLOAT
        if operand == INT and name == "pow" and negative_literal(getattr(node, "right", None)):
            operand = made = FLOAT
        return self.fit(ir.Arith(made, name, convert(left, operand), convert(right, operand)), result)

    def fit(self: FunctionLowering, value: ir.Expr, result: Type) -> ir.Expr:
        return value if result in (NEVER, value.type) else convert(value, result)

    def expr_UnaryOp(self: FunctionLowering, node: ast.UnaryOp) -> ir.Expr:
        if isinstance(node.op, ast.Not):
            return ir.Not(BOOL, self.condition(node.operand))
        if isinstance(node.operand, ast.Constant) and isinstance(node.op, ast.USub):
            value = node.operand.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                return ir.Lit(INT if type(value) is int else FLOAT, -value)
        operand = self.expr(node.operand)
        name = UNARY[type(node.op)]
        result = self.type_of(node)

        def one(value: ir.Expr) -> ir.Expr:
            if is_number(value.type):
                kind = INT if value.type == BOOL else value.type
                return ir.Unary(kind, name.strip("_"), convert(value, kind))
            if self.has_method(value.type, name):
                return self.method(value, name, [], result, node)
            symbol = {"__neg__": "-", "__pos__": "+", "__invert__": "~"}[name]
            return self.raising("TypeError", f"bad operand type for unary {symbol}: '{self.type_name(value.type)}'")

        return self.each_member(operand, one, result)

    # Truth

    def truth(self: FunctionLowering, value: ir.Expr) -> ir.Expr:
        if value.type == BOOL:
            return value
        if value.type == NONE:
            return self.after(value, ir.Lit(BOOL, False))
        if isinstance(value.type, Closure | Static | Bound):
            return self.after(value, ir.Lit(BOOL, True))
        kinds = self.kinds(value.type)
        callables = [isinstance(k, Closure | Static | Bound) for k in kinds if k != NONE]
        if any(isinstance(k, Bound) for k in kinds) and not (all(callables) and isinstance(value.type, Opt)):
            return self.each_member(value, self.truth, BOOL)
        return ir.Truth(BOOL, value)

    # Comparison

    def expr_Compare(self: FunctionLowering, node: ast.Compare) -> ir.Expr:
        left = self.expr(node.left)
        if len(node.ops) == 1:
            right = self.expr(node.comparators[0])
            result = self.type_of(node)
            if result not in (BOOL, NEVER) and type(node.ops[0]) in SYMBOLS:
                return self.user_compare(SYMBOLS[type(node.ops[0])], left, right, node, result)
            return self.comparison(node.ops[0], left, right, node)
        return self.chain(node, left, 0)

    def chain(self: FunctionLowering, node: ast.Compare, left: ir.Expr, index: int) -> ir.Expr:
        """`a < b < c`: each operand once, and the rest only while the answer is yes."""
        left = self.temp(left, "left")
        right = self.temp(self.expr(node.comparators[index]), "right")
        first = self.truth(self.comparison(node.ops[index], left, right, node))
        if index + 1 == len(node.ops):
            return first
        rest = self.block(lambda: self.chain(node, right, index + 1))
        from ferrule.lower.expressions import simplify

        return ir.Logic(BOOL, "and", first, simplify(rest))

    def comparison(self: FunctionLowering, op: ast.cmpop, left: ir.Expr, right: ir.Expr, node: ast.AST) -> ir.Expr:
        match op:
            case ast.Is():
                self.warn_of_identity(left.type, right.type, node)
                return self.identical(left, right)
            case ast.IsNot():
                self.warn_of_identity(left.type, right.type, node)
                return ir.Not(BOOL, self.identical(left, right))
            case ast.In():
                return self.in_order(left, right, node)
            case ast.NotIn():
                return ir.Not(BOOL, self.in_order(left, right, node))
        symbol = SYMBOLS[type(op)]
        if (
            symbol in ("==", "!=")
            and isinstance(left, ir.Lit)
            and isinstance(right, ir.Lit)
            and left.type == right.type
        ):
            return ir.Lit(BOOL, (left.value == right.value) == (symbol == "=="))  # `__name__ == "__main__"`
        return self.compare_values(symbol, left, right, node)

    def in_order(self: FunctionLowering, item: ir.Expr, container: ir.Expr, node: ast.AST) -> ir.Expr:
        """The item is evaluated before the container."""
        if not isinstance(item, ir.Local | ir.Lit) and not isinstance(container, ir.Local | ir.Lit):
            item = self.temp(item, "item")
        return self.contains(container, item, node)

    def warn_of_identity(self: FunctionLowering, a: Type, b: Type, node: ast.AST) -> None:
        """CPython shares equal numbers and texts now and then: no translation can promise the same answer."""
        shared = next((m for m in self.kinds(a) if m in self.kinds(b) and (m in SHARED or is_tuple(m))), None)
        if shared is not None and not self.engine.module(self.info.module).external:
            what = f"`is` between values of type `{self.type_name(shared)}` has no fixed answer"
            self.engine.report("FER0328", self.info.module, node, what, "compare with `==`")

    def identical(self: FunctionLowering, left: ir.Expr, right: ir.Expr) -> ir.Expr:
        left, right = self.exception_classes(left, right)
        if right.type == NONE:
            return self.is_none(left)
        if left.type == NONE:
            return self.is_none(right)
        refuses = Con("NotImplemented")
        if right.type == refuses and refuses in self.kinds(left.type):
            return ir.Lit(BOOL, True) if left.type == refuses else ir.IsVariant(BOOL, left, (refuses,))
        if left.type == right.type and isinstance(left.type, Static):
            return ir.Lit(BOOL, True)
        common = [m for m in self.kinds(left.type) if m in self.kinds(right.type)]
        if not common and not self.related(left.type, right.type):
            return self.both(left, right, ir.Lit(BOOL, False))
        joined = self.resolver.join([left.type, right.type])
        one, other = convert(left, joined), convert(right, joined)
        if all(isinstance(m, Closure) or m == NONE for m in common) and any(isinstance(m, Closure) for m in common):
            return ir.Compare(BOOL, "==", one, other)  # a closure has no identity: it says so, rather than no
        return ir.Is(BOOL, one, other)

    def exception_classes(self: FunctionLowering, left: ir.Expr, right: ir.Expr) -> tuple[ir.Expr, ir.Expr]:
        """`type(e) is ValueError`: both sides as classes that are known at run time only."""
        if EXC_TYPE in self.kinds(left.type) and self.resolver.is_exception_class(right.type):
            return left, convert(right, EXC_TYPE)
        if EXC_TYPE in self.kinds(right.type) and self.resolver.is_exception_class(left.type):
            return convert(left, EXC_TYPE), right
        return left, right

    def kinds(self: FunctionLowering, t: Type) -> list[Type]:
        return members(t, self.resolver) if is_choice(t) else [t]

    def related(self: FunctionLowering, a: Type, b: Type) -> bool:
        return any(isinstance(x, Exc) for x in self.kinds(a)) and any(isinstance(x, Exc) for x in self.kinds(b))

    def compare_values(self: FunctionLowering, symbol: str, left: ir.Expr, right: ir.Expr, node: ast.AST) -> ir.Expr:
        """`==`, `<` and so on, for every pair of types that the two sides may have."""
        left, right = self.exception_classes(left, right)
        a, b = left.type, right.type
        if is_number(a) and is_number(b):
            return self.compare_numbers(symbol, left, right)
        if symbol in ("==", "!=") and COMPLEX in (a, b) and (is_number(a) or is_number(b)):
            return ir.Compare(BOOL, symbol, convert(left, COMPLEX), convert(right, COMPLEX))
        if self.user_compares(a) or self.user_compares(b):
            return self.user_compare(symbol, left, right, node)
        equality = symbol in ("==", "!=")
        if equality and "dict_values" in (getattr(a, "name", ""), getattr(b, "name", "")):
            raise self.unsupported("FER0404", node, "`dict_values.__eq__` is not covered yet", "it compares identity")
        if a == b and symbol in ("==", "!=", "<", "<=", ">", ">="):
            return ir.Compare(BOOL, symbol, left, right)
        if equality and not self.comparable(a, b):
            return self.both(left, right, ir.Lit(BOOL, symbol == "!="))
        alike = self.same_kind(a, b) or self.ordered_across(a, b)
        if equality or (alike and not is_choice(a) and not is_choice(b)):
            # Different Rust types: what is inside decides, whatever holds it.
            function = {"==": "eq", "!=": "eq", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}[symbol]
            answer = ir.RuntimeCall(BOOL, f"compare::{function}", [left, right])
            return ir.Not(BOOL, answer) if symbol == "!=" else answer
        if is_choice(a) or is_choice(b):
            first, second = self.temp(left, "left"), self.temp(right, "right")
            return self.each_member(
                first,
                lambda x: self.each_member(second, lambda y: self.compare_values(symbol, x, y, node), BOOL),
                BOOL,
            )
        return self.method_compare(symbol, left, right, node)

    def method_compare(self: FunctionLowering, symbol: str, left: ir.Expr, right: ir.Expr, node: ast.AST) -> ir.Expr:
        straight, reflected = DUNDERS[symbol]
        if self.has_method(left.type, straight, right.type):
            return self.truth(self.method(left, straight, [right], BOOL, node))
        if self.has_method(right.type, reflected, left.type):
            return self.truth(self.method(right, reflected, [left], BOOL, node))
        message = (
            f"'{symbol}' not supported between instances of '{self.type_name(left.type)}' "
            f"and '{self.type_name(right.type)}'"
        )
        return self.both(left, right, self.raising("TypeError", message))

    def same_kind(self: FunctionLowering, a: Type, b: Type) -> bool:
        if is_tuple(a) and is_tuple(b):
            return True
        return isinstance(a, Con) and isinstance(b, Con) and a.name == b.name

    def comparable(self: FunctionLowering, a: Type, b: Type) -> bool:
        """Whether some value of `a` can equal some value of `b`."""
        return any(
            x == y
            or (is_number(x) and is_number(y))
            or self.same_kind(x, y)
            or (isinstance(x, Exc) and isinstance(y, Exc))
            or self.equal_across(x, y)
            or (COMPLEX in (x, y) and (is_number(x) or is_number(y)))
            for x in self.kinds(a)
            for y in self.kinds(b)
        )

    def equal_across(self: FunctionLowering, x: Type, y: Type) -> bool:
        names = {getattr(x, "name", ""), getattr(y, "name", "")}
        return any(names <= family for family in (DICTS, OCTETS, *ORDERED_ACROSS))

    def ordered_across(self: FunctionLowering, x: Type, y: Type) -> bool:
        names = {getattr(x, "name", ""), getattr(y, "name", "")}
        return len(names) > 1 and any(names <= family for family in ORDERED_ACROSS)

    def compare_numbers(self: FunctionLowering, symbol: str, left: ir.Expr, right: ir.Expr) -> ir.Expr:
        kinds = {left.type, right.type}
        if len(kinds) > 1:
            if NUMBER in kinds:
                left, right = convert(left, NUMBER), convert(right, NUMBER)
            elif BOOL in kinds:
                other = next(k for k in kinds if k != BOOL)
                left, right = convert(left, other), convert(right, other)
        return ir.Compare(BOOL, symbol, left, right)

    def user_compares(self: FunctionLowering, t: Type) -> bool:
        """Whether a class of the program takes part, whose methods decide."""
        return any(isinstance(m, Inst) for m in self.kinds(t))

    def user_compare(
        self: FunctionLowering, symbol: str, left: ir.Expr, right: ir.Expr, node: ast.AST, result: Type = BOOL
    ) -> ir.Expr:
        """Each pair of kinds by itself; `result` is not `bool` where some method answers something else."""
        first, second = self.temp(left, "left"), self.temp(right, "right")

        def pair(x: ir.Expr, y: ir.Expr) -> ir.Expr:
            if not (isinstance(x.type, Inst) or isinstance(y.type, Inst)):
                return self.fit(self.compare_values(symbol, x, y, node), result)
            return self.compare_instances(symbol, x, y, node, result)

        return self.each_member(first, lambda x: self.each_member(second, lambda y: pair(x, y), result), result)

    def compare_instances(
        self: FunctionLowering, symbol: str, x: ir.Expr, y: ir.Expr, node: ast.AST, result: Type = BOOL
    ) -> ir.Expr:
        """The rich comparison protocol (Python data model, 3.3.1) for two values of single types."""
        straight, reflected = DUNDERS[symbol]
        tries = [(x, straight, y, False), (y, reflected, x, False)]
        if self.is_proper_subclass(y.type, x.type):
            tries.reverse()  # the subclass answers first
        if symbol == "!=":
            pairs = [(t[0], "__eq__", t[2], True) for t in tries]
            # A class without `__ne__` answers by the opposite of its `__eq__`, in its turn.
            tries = [t if self.has_method(t[0].type, "__ne__") else p for t, p in zip(tries, pairs, strict=True)]
        attempts = [(r, n, o, neg) for r, n, o, neg in tries if isinstance(r.type, Inst) and self.has_method(r.type, n)]
        if symbol in ("==", "!="):
            same = ir.Is(BOOL, x, y) if x.type == y.type else ir.Lit(BOOL, False)
            default: ir.Expr = self.fit(same if symbol == "==" else ir.Not(BOOL, same), result)
        else:
            names = f"'{self.type_name(x.type)}' and '{self.type_name(y.type)}'"
            message = f"'{symbol}' not supported between instances of {names}"
            default = self.raising("TypeError", message)
        return self.try_each(attempts, default, node, result)

    def is_proper_subclass(self: FunctionLowering, one: Type, other: Type) -> bool:
        if not (isinstance(one, Inst) and isinstance(other, Inst)) or one == other:
            return False
        return self.resolver.class_of(one.cls).is_subclass(self.resolver.class_of(other.cls))

    def overrides(self: FunctionLowering, one: Type, other: Type, name: str) -> bool:
        """Whether the right operand's class is below the left one's and has another reflected method."""
        if not self.is_proper_subclass(one, other):
            return False
        lookups = [self.resolver.class_of(t.cls).lookup(name) for t in (one, other)]  # type: ignore[attr-defined]
        return lookups[0] is not lookups[1]

    def try_each(self: FunctionLowering, attempts, default: ir.Expr, node: ast.AST, result: Type) -> ir.Expr:  # type: ignore[no-untyped-def]
        """The first method that does not answer `NotImplemented` decides."""
        if not attempts:
            return default
        receiver, name, other, negate = attempts[0]
        answer = self.method(receiver, name, [other], self.method_result(receiver.type, name, 1), node)
        refuses = Con("NotImplemented")
        kinds = self.kinds(answer.type)

        def decided(value: ir.Expr) -> ir.Expr:
            if negate:
                return self.fit(ir.Not(BOOL, self.truth(value)), result)
            return self.truth(value) if result == BOOL else self.fit(value, result)

        if answer.type == refuses:
            return self.try_each(attempts[1:], default, node, result)
        if refuses not in kinds:
            return decided(answer)
        kept = self.temp(answer, "answer")
        rest = self.resolver.join([k for k in kinds if k != refuses])
        taken = self.block(lambda: decided(convert(kept, rest)))
        other_block = self.block(lambda: self.try_each(attempts[1:], default, node, result))
        return ir.IfExp(result, ir.IsVariant(BOOL, kept, (refuses,)), other_block, taken)

    def contains(self: FunctionLowering, container: ir.Expr, item: ir.Expr, node: ast.AST) -> ir.Expr:
        def one(value: ir.Expr) -> ir.Expr:
            if self.has_method(value.type, "__contains__", item.type):
                return self.truth(self.method(value, "__contains__", [item], BOOL, node))
            if isinstance(value.type, Tup):
                return self.in_tuple(value, item, node)
            if self.is_iterable(value.type):
                return self.contains_by_iteration(value, item, node)
            return self.raising("TypeError", f"argument of type '{self.type_name(value.type)}' is not iterable")

        return self.each_member(container, one, BOOL)

    def in_tuple(self: FunctionLowering, value: ir.Expr, item: ir.Expr, node: ast.AST) -> ir.Expr:
        """`x in (a, b)`: one comparison after the other."""
        assert isinstance(value.type, Tup)
        wanted = self.temp(item, "item")
        if not value.type.items:
            return ir.Lit(BOOL, False)
        whole = value if isinstance(value, ir.MakeTuple) else self.temp(value, "items")
        answer: ir.Expr | None = None
        for i in reversed(range(len(value.type.items))):
            part = whole.items[i] if isinstance(whole, ir.MakeTuple) else ir.TupleGet(value.type.items[i], whole, i)
            part = unconverted(part)

            def one(part: ir.Expr = part) -> ir.Expr:
                return self.compare_values("==", wanted, part, node)

            test = self.block(one)
            from ferrule.lower.expressions import simplify

            answer = simplify(test) if answer is None else ir.Logic(BOOL, "or", simplify(test), answer)
        assert answer is not None
        return answer

    def contains_by_iteration(self: FunctionLowering, value: ir.Expr, item: ir.Expr, node: ast.AST) -> ir.Expr:
        wanted = self.temp(item, "item")
        elem = self.element_type(value.type)
        found = self.fresh("found")
        name = self.fresh("element")
        label = self.fresh("loop")

        def round_() -> None:
            test = self.compare_values("==", wanted, ir.Local(elem, name), node)
            self.emit(ir.If(test, [ir.Assign(found, ir.Lit(BOOL, True)), ir.Break(label)], []))

        self.emit(ir.Let(found, BOOL, ir.Lit(BOOL, False), mutable=True))
        body = self.statements(round_)
        self.emit(self.for_loop(name, elem, value, body, label, node))
        return ir.Local(BOOL, found)

    # `%` formatting

    def percent_format(self: FunctionLowering, node: ast.BinOp) -> ir.Expr | None:
        """`"..." % (a, b)`: the tuple need not exist."""
        if not (isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)):
            return None
        return self.percent(self.expr(node.left), self.expr(node.right))

    def is_several(self: FunctionLowering, t: Type) -> bool:
        """Whether `%` takes the value apart."""
        return is_tuple(t) or bool(self.tuple_fields(t)) or (isinstance(t, Con) and self.program.is_a(t.name, "dict"))

    def percent(self: FunctionLowering, left: ir.Expr, right: ir.Expr) -> ir.Expr:
        if is_choice(right.type) and any(self.is_several(k) for k in self.kinds(right.type)):
            return self.each_member(right, lambda v: self.percent(left, v), STR)
        if names := self.tuple_fields(right.type):
            whole = self.temp(right, "values")
            parts = [
                self.attribute(whole, n, self.attribute_type(whole.type, n, ast.Pass()), ast.Pass()) for n in names
            ]
            return ir.RuntimeCall(STR, "fmt::percent", [left, ir.MakeContainer(Con("dyns"), parts)])
        if isinstance(right.type, Con) and self.program.is_a(right.type.name, "dict"):
            return ir.RuntimeCall(STR, ".percent_dict", [left, right])
        if isinstance(right, ir.MakeTuple):
            values = right.items
        elif isinstance(right.type, Tup):
            whole = self.temp(right, "values")
            values = [ir.TupleGet(t, whole, i) for i, t in enumerate(right.type.items)]
        elif is_tuple(right.type):
            return ir.RuntimeCall(STR, "fmt::percent_tuple", [left, right])
        else:
            values = [right]
        return ir.RuntimeCall(STR, "fmt::percent", [left, ir.MakeContainer(Con("dyns"), values)])


def is_tuple(t: Type) -> bool:
    return isinstance(t, Tup) or (isinstance(t, Con) and t.name == "tuple")


def unconverted(value: ir.Expr) -> ir.Expr:
    return value


__all__ = ["OperatorLowering", "Opt", "Union"]
