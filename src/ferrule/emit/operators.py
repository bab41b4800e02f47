"""Operators: arithmetic, comparison, logic and truth, by the types of their operands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ferrule.emit.text import paren, rust_string, unparen
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    BOOL,
    FLOAT,
    I64,
    INT,
    NONE,
    NUMBER,
    STR,
    Bound,
    Closure,
    Con,
    Exc,
    Opt,
    Static,
    Tup,
)

if TYPE_CHECKING:
    from ferrule.emit.function import FunctionEmitter

INT_OPERATORS = {"add": "+", "sub": "-", "mul": "*", "and": "&", "or": "|", "xor": "^"}
INT_METHODS = {
    "floordiv": "floor_div",
    "mod": "modulo",
    "pow": "pow",
    "lshift": "shl",
    "rshift": "shr",
    "truediv": "true_div",
}
# Types whose values are all comparable with each other, unlike floats.
ORDERED = (INT, I64, STR, BOOL)
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
FLOAT_FUNCTIONS = {"truediv": "true_div", "floordiv": "floor_div", "mod": "modulo", "pow": "pow"}

# Rust's operators that mean the same for machine integers, where this is known of the operands.
MACHINE_SYMBOLS = {
    "floordiv": ("natural", "/"),
    "mod": ("natural", "%"),
    "lshift": ("small", "<<"),
    "rshift": ("small", ">>"),
}


def machine_symbol(e: ir.Arith) -> str:
    """Rust's operator that means the same for machine integers, if there is one."""
    if e.op in MACHINE_SYMBOLS:
        known, symbol = MACHINE_SYMBOLS[e.op]
        return symbol if e.known == known else ""
    return INT_OPERATORS.get(e.op, "")


class OperatorEmitter:
    """The part of the function emitter that writes operators."""

    def e_Arith(self: FunctionEmitter, e: ir.Arith) -> str:
        kind = e.left.type
        if kind == I64:
            return self.machine_arith(e)
        if kind in (INT,) and e.op in INT_OPERATORS:
            return f"({self.operand(e.left)} {INT_OPERATORS[e.op]} {self.operand(e.right)})"
        if kind == INT:
            return self.fallible(f"{self.receiver(e.left)}.{INT_METHODS[e.op]}({self.ref(e.right)})")
        if kind == FLOAT and e.op in ("add", "sub", "mul"):
            return f"({paren(self.own(e.left))} {INT_OPERATORS[e.op]} {paren(self.own(e.right))})"
        if kind == FLOAT:
            return self.float_call(e)
        if kind == BOOL:
            return f"({paren(self.own(e.left))} {INT_OPERATORS[e.op]} {paren(self.own(e.right))})"
        method = {"and": "bitand", "or": "bitor", "xor": "bitxor"}.get(e.op, INT_METHODS.get(e.op, e.op))
        return self.fallible(f"number::{method}({self.ref(e.left)}, {self.ref(e.right)})")

    def machine_arith(self: FunctionEmitter, e: ir.Arith) -> str:
        """The intervals of the operands exclude overflow."""
        symbol = machine_symbol(e)
        if symbol:
            return f"({paren(self.own(e.left))} {symbol} {paren(self.own(e.right))})"
        if e.op == "pow" or e.known:
            method = {"mod": "rem_euclid", "floordiv": "div_euclid", "pow": "pow"}[e.op]
            return f"{self.machine_receiver(e.left)}.{method}({unparen(self.own(e.right))})"
        left, right = unparen(self.own(e.left)), unparen(self.own(e.right))
        return self.fallible(f"i64_::{INT_METHODS[e.op]}({left}, {right})")

    def machine_receiver(self: FunctionEmitter, e: ir.Expr) -> str:
        """A literal says its type before a method."""
        return paren(f"{e.value}_i64" if isinstance(e, ir.Lit) else self.own(e))

    def float_call(self: FunctionEmitter, e: ir.Arith) -> str:
        if e.op == "truediv" and (e.known or self.is_nonzero(e.right)):
            return f"({paren(self.own(e.left))} / {paren(self.own(e.right))})"
        left, right = unparen(self.own(e.left)), unparen(self.own(e.right))
        return self.fallible(f"float::{FLOAT_FUNCTIONS[e.op]}({left}, {right})")

    def is_nonzero(self: FunctionEmitter, e: ir.Expr) -> bool:
        """Whether the value is a constant other than zero."""
        match e:
            case ir.Lit(value=int() | float() as number):
                return number != 0
            case ir.Convert(value=inner):
                return self.is_nonzero(inner)
            case ir.Global(key=key):
                const = self.names.crate.globals[key].const
                return const is not None and self.is_nonzero(const)
        return False

    def e_Unary(self: FunctionEmitter, e: ir.Unary) -> str:
        if e.op == "pos":
            return self.own(e.value)
        if e.type == NUMBER:
            return self.fallible(f"number::{e.op}({self.ref(e.value)})")
        symbol = {"neg": "-", "invert": "!"}[e.op]
        return f"({symbol}{paren(self.operand(e.value) if e.type == INT else self.own(e.value))})"

    def e_Not(self: FunctionEmitter, e: ir.Not) -> str:
        inner = e.value
        if isinstance(inner, ir.Truth) and inner.value.type == I64:
            return f"({self.own(inner.value)} == 0)"
        if isinstance(inner, ir.Compare) and inner.left.type == inner.right.type and inner.left.type in ORDERED:
            return self.e_Compare(replace(inner, op=OPPOSITE[inner.op]))
        if isinstance(inner, ir.Compare):
            text = self.emit(inner)
            if (
                " == " in text
                and text.count(" == ") == 1
                and inner.op == "=="
                and "&&" not in text
                and "Some" not in text
            ):
                return text.replace(" == ", " != ", 1)
        text = self.own(inner)
        if isinstance(inner, ir.IsVariant) and text.endswith((".is_none()", ".is_some()")):
            return text[: -len("none()")] + ("some()" if text.endswith("none()") else "none()")
        if text.startswith("!") and not text.startswith("!="):
            return text[1:]
        return f"!{paren(text)}"

    def e_Truth(self: FunctionEmitter, e: ir.Truth) -> str:
        value = e.value
        match value.type:
            case Con(name="int"):
                return f"!{self.receiver(value)}.is_zero()"
            case Con(name="str"):
                return f"!{self.receiver(value)}.is_empty()"
            case Con(name="float"):
                return f"({self.own(value)} != 0.0)"
            case Con(name="i64"):
                return f"({self.own(value)} != 0)"
            case Con(name="vec"):
                return f"!{self.receiver(value)}.is_empty()"
            case Con(name="list" | "dict") if self.names.crate.plain:
                return f"!{self.receiver(value)}.is_empty()"
            case Tup(items=items):
                return f"{{ {self.evaluated(value)} {'true' if items else 'false'} }}"
            case Exc() if not self.names.crate.exceptions_decide_truth():
                return f"{{ {self.evaluated(value)} true }}"
        callables = [isinstance(m, Static | Closure | Bound) for m in self.names.members(value.type) if m != NONE]
        if callables and all(callables) and isinstance(value.type, Opt):
            return f"{self.receiver(value)}.is_some()"
        return self.fallible(f"{self.receiver(value)}.py_bool()")

    def evaluated(self: FunctionEmitter, value: ir.Expr) -> str:
        return f"let _ = {unparen(self.own(value))};"

    def e_Logic(self: FunctionEmitter, e: ir.Logic) -> str:
        symbol = "&&" if e.op == "and" else "||"
        return f"({paren(self.own(e.left))} {symbol} {paren(self.own(e.right))})"

    def e_Compare(self: FunctionEmitter, e: ir.Compare) -> str:
        left, right = e.left.type, e.right.type
        native = (INT, FLOAT, STR, BOOL, I64)
        if left == right and left in native:
            if left == BOOL and e.op in ("==", "!="):
                return f"({self.place(e.left)} {e.op} {self.place(e.right)})"
            if left == INT:
                small = self.small_literal(e) or self.compare_words(e)
                if small is not None:
                    return small
            if left == STR and e.op in ("==", "!=") and isinstance(e.right, ir.Lit) and not isinstance(e.left, ir.Lit):
                if e.right.value == "":
                    return f"{'!' if e.op == '!=' else ''}{self.receiver(e.left)}.is_empty()"
                return f"({self.place(e.left)} {e.op} {rust_string(str(e.right.value))})"
            first = self.place(e.left)
            if e.op == "<" and first.endswith(" as f64"):
                first = f"({first})"  # Rust would read the start of generic arguments
            return f"({first} {e.op} {self.place(e.right)})"
        if (left, right) == (INT, I64):
            return f"({self.place(e.left)} {e.op} {self.place(e.right)})"
        if {left, right} == {INT, FLOAT}:
            return self.compare_mixed(e)
        if e.op == "==":
            return self.fallible(f"{self.receiver(e.left)}.py_eq({self.ref(e.right)})")
        if e.op == "!=":
            return "!" + self.fallible(f"{self.receiver(e.left)}.py_eq({self.ref(e.right)})")
        if e.op in ("<", "<="):
            method = "py_lt" if e.op == "<" else "py_le"
            return self.fallible(f"{self.receiver(e.left)}.{method}({self.ref(e.right)})")
        function = "py_gt" if e.op == ">" else "py_ge"
        return self.fallible(f"object::{function}({self.ref(e.left)}, {self.ref(e.right)})")

    def small_literal(self: FunctionEmitter, e: ir.Compare) -> str | None:
        """`x == 3` compares with the machine integer, without making an `Int`."""
        if isinstance(e.right, ir.Lit) and -(2**63) <= int(e.right.value) < 2**63 and not isinstance(e.left, ir.Lit):  # type: ignore[call-overload]
            return f"({self.as_word(e.left) or self.place(e.left)} {e.op} {e.right.value})"
        return None

    def compare_words(self: FunctionEmitter, e: ir.Compare) -> str | None:
        """Machine integers are compared as they are, with each other or with an `Int`."""
        words = [self.as_word(side) for side in (e.left, e.right)]
        if words == [None, None]:
            return None
        left, right = (word or self.place(side) for word, side in zip(words, (e.left, e.right), strict=True))
        return f"({left} {e.op} {right})"

    def as_word(self: FunctionEmitter, e: ir.Expr) -> str | None:
        """An `Int` made of a machine integer, without making it."""
        if not (isinstance(e, ir.Convert) and e.type == INT and e.value.type in (I64, Con("usize"))):
            return None
        return paren(self.own(e.value if e.value.type == I64 else ir.Convert(I64, e.value)))

    def compare_mixed(self: FunctionEmitter, e: ir.Compare) -> str:
        """The exact order of an integer and a float."""
        flip = e.left.type == FLOAT
        whole, real = (e.right, e.left) if flip else (e.left, e.right)
        first = ""
        if flip and not self.is_place(real) and not isinstance(real, ir.Lit):
            name = self.fresh("real")
            first = f"let {self.local(name)} = {self.own(real)}; "
            real = ir.Local(FLOAT, name)
        order = f"{self.receiver(whole)}.cmp_f64({unparen(self.own(real))})"
        op = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(e.op, e.op) if flip else e.op
        tests = {
            "==": f"{order} == Some(Ordering::Equal)",
            "!=": f"{order} != Some(Ordering::Equal)",
            "<": f"{order} == Some(Ordering::Less)",
            ">": f"{order} == Some(Ordering::Greater)",
            "<=": f"matches!({order}, Some(Ordering::Less | Ordering::Equal))",
            ">=": f"matches!({order}, Some(Ordering::Greater | Ordering::Equal))",
        }
        return f"{{ {first}{tests[op]} }}" if first else f"({tests[op]})"

    def e_Is(self: FunctionEmitter, e: ir.Is) -> str:
        return f"{self.receiver(e.left)}.py_is({self.ref(e.right)})"
