"""IR expressions as Rust text.

`own(e)` gives a value that the reader may keep, `ref(e)` a reference (plain values of `Copy` types), `place(e)`
something to compare or to call a method on. Texts that need it are wrapped in parentheses by `paren`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ferrule.emit.crate import Names
from ferrule.emit.formatting import FormatEmitter
from ferrule.emit.names import ident, snake
from ferrule.emit.text import bytes_literal, float_literal, paren, rust_string, tuple_text, unparen
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import (
    BOOL,
    COMPLEX,
    EXC_TYPE,
    FLOAT,
    I64,
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

if TYPE_CHECKING:
    from ferrule.emit.function import FunctionEmitter

PLACEHOLDER = re.compile(r"(\{(\w+)(?::(\w+))?\})(\.)?")
SIMPLE = re.compile(r"^[\w:#.]+(\([^()]*\))?$|^\"[^\"]*\"$")
INT_OPERATORS = {"add": "+", "sub": "-", "mul": "*", "and": "&", "or": "|", "xor": "^"}
INT_METHODS = {
    "floordiv": "floor_div",
    "mod": "modulo",
    "pow": "pow",
    "lshift": "shl",
    "rshift": "shr",
    "truediv": "true_div",
}
BY_VALUE = (BOOL, FLOAT, COMPLEX)
FLOAT_FUNCTIONS = {"truediv": "true_div", "floordiv": "floor_div", "mod": "modulo", "pow": "pow"}


# Expressions that hold others and are written by looking at them more than once.
NESTING = (ir.Switch, ir.Convert, ir.Block, ir.IfExp)


class ExpressionEmitter(FormatEmitter):
    """The part of the function emitter that writes expressions."""

    names: Names

    def emit(self: FunctionEmitter, e: ir.Expr) -> str:
        """The natural text of an expression: a place for variables, a value for the rest."""
        text: str = self.once(e) if isinstance(e, NESTING) else getattr(self, "e_" + type(e).__name__)(e)
        return text

    def once(self: FunctionEmitter, e: ir.Expr) -> str:
        """The text of an expression that those around it ask for several times: writing it anew for each of them would
        double the work with every level.
        """
        key = (id(e), self.target, self.this, self.asynchronous)
        if key not in self.written:
            labels, raised, calls = self.used_labels, self.raised, self.calls
            self.used_labels, self.raised, self.calls = set(), False, set()
            text: str = getattr(self, "e_" + type(e).__name__)(e)
            self.written[key] = (e, text, self.used_labels, self.raised, self.calls)
            self.used_labels, self.raised, self.calls = labels, raised, calls
        _, text, labels, raised, calls = self.written[key]
        self.used_labels |= labels
        self.raised = self.raised or raised
        self.calls |= calls
        return text

    def own(self: FunctionEmitter, e: ir.Expr) -> str:
        text = self.emit(e)
        if not self.is_place(e):
            return text
        if self.names.is_copy(e.type):
            return f"*{text}" if self.is_reference(e) else text
        return text if self.is_last(e) else f"{text}.clone()"

    def is_last(self: FunctionEmitter, e: ir.Expr) -> bool:
        """Whether the value is this function's own and nobody reads it afterwards, so that it can be moved."""
        variable = e.value if isinstance(e, ir.TupleGet) else e
        if not isinstance(variable, ir.Local) or variable.name in self.references:
            return False
        return self.last.get(id(e), False)

    def ref(self: FunctionEmitter, e: ir.Expr) -> str:
        text = self.emit(e)
        if self.is_place(e) and self.is_reference(e):
            return text
        return f"&{paren(text)}"

    def arg(self: FunctionEmitter, e: ir.Expr) -> str:
        """By value if the type is `Copy`, else by reference."""
        return self.own(e) if self.names.is_copy(e.type) else self.ref(e)

    def place(self: FunctionEmitter, e: ir.Expr) -> str:
        """For operators: the value itself."""
        text = self.emit(e)
        if text.startswith(("match ", "if ", "{")):
            return f"({text})"  # at the start of a statement it would end there
        return f"*{text}" if self.is_place(e) and self.is_reference(e) else text

    def operand(self: FunctionEmitter, e: ir.Expr) -> str:
        """For arithmetic: a reference to a variable, a temporary as it is."""
        return self.ref(e) if self.is_place(e) else paren(self.emit(e))

    def receiver(self: FunctionEmitter, e: ir.Expr) -> str:
        """Something to call a method on."""
        return paren(self.emit(e))

    def is_place(self: FunctionEmitter, e: ir.Expr) -> bool:
        if isinstance(e, ir.Local):
            return not e.boxed and not e.maybe and e.name not in self.nothing
        return isinstance(e, ir.TupleGet) and isinstance(e.value.type, Tup) and self.is_place(e.value)

    def is_reference(self: FunctionEmitter, e: ir.Expr) -> bool:
        return isinstance(e, ir.Local) and e.name in self.references

    def fallible(self: FunctionEmitter, text: str) -> str:
        """A `Result` unwrapped: its error goes where the errors of this place go."""
        label = self.target
        if not label:
            self.raised = True
            return f"{text}?"
        self.used_labels.add(label)
        return f"tri!({unparen(text)}, break '{self.label(label)})"

    # Leaves

    def e_Lit(self: FunctionEmitter, e: ir.Lit) -> str:
        value = e.value
        match e.type:
            case Con(name="str"):
                return f"Str::lit({rust_string(str(value))})"
            case Con(name="bool"):
                return "true" if value else "false"
            case Con(name="float"):
                return float_literal(float(value))  # type: ignore[arg-type]
            case Con(name="int"):
                assert isinstance(value, int)
                if -(2**31) <= value < 2**31:
                    return f"Int::from({value})"
                if -(2**63) <= value < 2**63:
                    return f"Int::from({value}_i64)"
                return f'Int::from_str_lit("{value}")'
            case Con(name="i64" | "usize"):
                return str(value)
            case Con(name="bytes"):
                assert isinstance(value, bytes)
                return f"Bytes::from(&{bytes_literal(value)}[..])"
            case Con(name="complex"):
                assert isinstance(value, complex)
                return f"Complex::new({float_literal(value.real)}, {float_literal(value.imag)})"
        return "()"

    def e_Local(self: FunctionEmitter, e: ir.Local) -> str:
        if e.name in self.nothing:
            return "()"
        name = self.local(e.name)
        if e.boxed:
            return self.fallible(
                f"{name}.get().ok_or_else(|| exc::unbound_free({rust_string(e.name.removeprefix('self.'))}))"
            )
        if e.maybe:
            kind = "name_error" if self.function.key.endswith(".<module>") else "unbound_local"
            clone = "" if self.names.is_copy(e.type) else ".clone()"
            return self.fallible(f"{name}{clone}.ok_or_else(|| exc::{kind}({rust_string(e.name)}))")
        return name

    def e_Global(self: FunctionEmitter, e: ir.Global) -> str:
        definition = self.names.crate.globals[e.key]
        path = self.names.path(definition.module, self.names.globals[e.key])
        if definition.const is not None:
            return f"Str::lit({path})" if definition.type == STR else path
        if not e.checked:
            return f"{path}.read()"
        if e.missing:
            return self.fallible(f"{path}.get().ok_or_else(|| exc::attribute_error({rust_string(e.missing)}))")
        return self.fallible(f"{path}.bound({rust_string(definition.name)})")

    def e_GlobalIsSet(self: FunctionEmitter, e: ir.GlobalIsSet) -> str:
        definition = self.names.crate.globals[e.key]
        return f"{self.names.path(definition.module, self.names.globals[e.key])}.get().is_some()"

    def e_GetField(self: FunctionEmitter, e: ir.GetField) -> str:
        field = f"{self.receiver(e.obj)}.{field_name(e.name)}"
        if not e.slot:
            return f"{field}.get()"
        if e.proven:
            return f"{field}.read()"
        assert isinstance(e.obj.type, Inst)
        attribute = f"{e.obj.type.cls.rpartition('.')[2]}.{e.name}"
        return self.fallible(f"{field}.attr({rust_string(attribute)})")

    def e_FieldIsSet(self: FunctionEmitter, e: ir.FieldIsSet) -> str:
        return f"{self.receiver(e.obj)}.{field_name(e.name)}.{'clear' if e.clear else 'is_set'}()"

    def e_ExcAttr(self: FunctionEmitter, e: ir.ExcAttr) -> str:
        rust = self.names.rust(e.type)
        assert isinstance(e.obj.type, Exc)
        message = f"'{e.obj.type.cls.rpartition('.')[2]}' object has no attribute '{e.name}'"
        return self.fallible(
            f"{self.receiver(e.obj)}.attr::<{rust}>({rust_string(e.name)})"
            f".ok_or_else(|| exc::attribute_error({rust_string(message)}))"
        )

    def e_ConstRef(self: FunctionEmitter, e: ir.ConstRef) -> str:
        self.names.use_crate(e.crate, e.feature)
        text = e.template if e.crate == "ferrule_rt" or e.template.startswith(e.crate) else f"{e.crate}::{e.template}"
        if e.type == INT and not text.startswith("Int"):
            return f"Int::from({text})"
        if e.type == STR and not text.startswith("Str"):
            return f"Str::lit({text})" if text.startswith('"') else f"Str::from({text})"
        return text

    def e_StaticValue(self: FunctionEmitter, e: ir.StaticValue) -> str:
        if isinstance(e.type, Bound):
            return self.e_StaticValue(ir.StaticValue(e.type.receiver))
        return f"Named({rust_string(self.names.shown(e.type))})" if isinstance(e.type, Static) else "()"

    # Conversions

    def e_Convert(self: FunctionEmitter, e: ir.Convert) -> str:
        source, target = e.value.type, e.type
        if target == EXC_TYPE and isinstance(source, Static):
            return f"ExcType(&{self.names.exception_class(source.name)})"
        if source == NEVER:
            return self.mismatch(e.value, target) if not isinstance(e.value, ir.Block) else self.emit(e.value)
        number = self.convert_number(e.value, target)
        if number is not None:
            return number
        if isinstance(target, Con) and target.name == "Iterator" and source != target:
            return f"{self.receiver(e.value)}.py_iter()"
        if target == NEVER:
            return self.mismatch(e.value, target)
        if isinstance(target, Bound) or (isinstance(source, Bound) and not self.is_choice(target)):
            return self.own(e.value)
        if isinstance(source, Static) and target == Con("ExcType"):
            return f"ExcType(&{self.names.exception_class(source.name)})"
        if self.names.rust(source) == self.names.rust(target):
            return self.own(e.value)
        if self.is_choice(source):
            return self.convert_choice(e.value, target)
        if self.names.is_base(source, target):
            return f"(*{self.receiver(e.value)}).clone()"
        return self.convert_single(e.value, target)

    def is_choice(self: FunctionEmitter, t: Type) -> bool:
        return isinstance(t, Opt | Union | Family) or t == NUMBER

    def convert_number(self: FunctionEmitter, value: ir.Expr, target: Type) -> str | None:
        source = value.type
        key = (
            (getattr(source, "name", ""), getattr(target, "name", ""))
            if isinstance(source, Con) and isinstance(target, Con)
            else None
        )
        match key:
            case ("int", "float"):
                if isinstance(value, ir.Lit) and abs(int(value.value)) < 2**53:  # type: ignore[call-overload]
                    return float_literal(float(value.value))  # type: ignore[arg-type]
                return self.fallible(f"{self.receiver(value)}.to_f64()")
            case ("bool", "int") | ("i64", "int") | ("usize", "int"):
                return f"Int::from({unparen(self.own(value))})"
            case ("usize", "i64"):
                return f"({paren(self.own(value))} as i64)"
            case ("bool", "i64"):
                return f"i64::from({unparen(self.own(value))})"
            case ("bool", "float"):
                return f"f64::from(u8::from({unparen(self.own(value))}))"
            case ("i64", "float"):
                return f"{paren(self.own(value))} as f64"
            case ("number", "float"):
                return self.fallible(f"{self.receiver(value)}.to_f64()")
            case ("bool", "number"):
                return f"Number::Int(Int::from({unparen(self.own(value))}))"
            case ("int" | "float" | "bool" | "number", "complex"):
                as_float = self.convert_number(value, FLOAT) if source != FLOAT else self.own(value)
                return f"Complex::new({as_float}, 0.0)"
        return None

    def convert_single(self: FunctionEmitter, value: ir.Expr, target: Type) -> str:
        source = value.type
        if source == NONE and self.names.wrap(target, NONE, "()") is not None:
            text = self.names.wrap(target, NONE, "()") or ""
            if isinstance(value, ir.Local):
                return text if value.name in self.nothing else f"{{ let _ = {self.local(value.name)}; {text} }}"
            return text if isinstance(value, ir.Lit) else f"{{ {self.emit(value)}; {text} }}"
        wrapped = self.names.wrap(target, source, unparen(self.own(value)))
        if wrapped is not None:
            return wrapped
        inner = self.convert_into(value, target)
        if inner is not None:
            return inner
        if isinstance(source, Tup) and isinstance(target, Tup) and len(source.items) == len(target.items):
            return self.convert_tuple(value, source, target)
        if isinstance(source, Tup) and isinstance(target, Con) and target.name == "tuple":
            return self.lengthen_tuple(value, source, target)
        return self.mismatch(value, target)

    def convert_into(self: FunctionEmitter, value: ir.Expr, target: Type) -> str | None:
        """Through one of the members of the target, when the value itself changes its type on the way."""
        match target:
            case Opt(item=item):
                return f"Some({unparen(self.emit(ir.Convert(item, value)))})"
            case Union(name=name):
                for member, variant in self.names.union_variants(name).items():
                    if self.fits(value.type, member):
                        return f"{self.names.rust(target)}::{variant}({unparen(self.emit(ir.Convert(member, value)))})"
        return None

    def fits(self: FunctionEmitter, source: Type, member: Type) -> bool:
        if isinstance(source, Tup) and isinstance(member, Tup) and len(source.items) == len(member.items):
            return all(s == m or self.fits(s, m) for s, m in zip(source.items, member.items, strict=True))
        if isinstance(source, Tup) and isinstance(member, Con) and member.name == "tuple":
            return True
        return set(self.names.members(source)) <= set(self.names.members(member)) or source == NEVER

    def convert_tuple(self: FunctionEmitter, value: ir.Expr, source: Tup, target: Tup) -> str:
        name = self.fresh("whole")
        items = [
            self.own_converted(ir.TupleGet(s, ir.Local(source, name), i), t)
            for i, (s, t) in enumerate(zip(source.items, target.items, strict=True))
        ]
        return f"{{ let {self.local(name)} = {self.own(value)}; {tuple_text(items)} }}"

    def lengthen_tuple(self: FunctionEmitter, value: ir.Expr, source: Tup, target: Con) -> str:
        elem = target.args[0]
        if (source, target) in self.converting:
            return self.mismatch(value, target)  # no finite value has this shape
        self.converting.add((source, target))
        name = self.fresh("whole")
        items = [
            self.own_converted(ir.TupleGet(s, ir.Local(source, name), i), elem) for i, s in enumerate(source.items)
        ]
        self.converting.discard((source, target))
        made = f"Tuple::<{self.names.rust(elem)}>::from(vec![{', '.join(items)}])"
        if not items:
            return f"{{ let _ = {self.local(value.name)}; {made} }}" if isinstance(value, ir.Local) else made
        return f"{{ let {self.local(name)} = {self.own(value)}; {made} }}"

    def own_converted(self: FunctionEmitter, value: ir.Expr, target: Type) -> str:
        return self.own(value) if value.type == target else self.emit(ir.Convert(target, value))

    def mismatch(self: FunctionEmitter, value: ir.Expr, target: Type) -> str:
        """No value of this type can come here: a condition excluded it."""
        return f"never::<_, {self.names.rust(target)}>({unparen(self.own(value))})"

    def convert_choice(self: FunctionEmitter, value: ir.Expr, target: Type) -> str:
        arms: list[str] = []
        members = self.names.members(value.type)
        if isinstance(value.type, Opt) and members[:-1] == self.names.members(target) and value.type.item == target:
            return f"{paren(self.own(value))}.expect(NARROWED)"
        rest = False
        for member in members:
            name = self.fresh("it")
            text = "()" if member == NONE else self.local(name)
            built = self.names.wrap(target, member, text)
            if built is None and isinstance(member, Tup | Con) and self.can_become(member, target):
                built = self.emit(ir.Convert(target, ir.Local(member, name)))
            if built is None:
                rest = True
                continue
            used = member != NONE and re.search(rf"\b{re.escape(text)}\b", built) is not None
            pattern = self.names.wrap(value.type, member, text if used else "_")
            arms.append(f"{pattern} => {built},")
        if rest:
            arms.append('_ => unreachable!("{NARROWED}"),')
        return f"match {self.own(value)} {{ {' '.join(arms)} }}"

    def can_become(self: FunctionEmitter, member: Type, target: Type) -> bool:
        return any(self.fits(member, m) for m in self.names.members(target)) or (
            member in (INT, BOOL) and target in (FLOAT, INT, NUMBER)
        )

    def e_IsVariant(self: FunctionEmitter, e: ir.IsVariant) -> str:
        if isinstance(e.value.type, Exc):
            return self.exception_test(e.value, e.members)
        if any(isinstance(m, Exc) for m in e.members) and self.is_choice(e.value.type):
            return self.mixed_test(e)
        all_members = self.names.members(e.value.type)
        wanted = [m for m in all_members if m in e.members]
        value = self.place(e.value)
        if isinstance(e.value.type, Opt):
            if wanted == [NONE]:
                return f"{paren(value)}.is_none()"
            if len(wanted) == len(all_members) - 1 and NONE not in wanted:
                return f"{paren(value)}.is_some()"
        patterns = [self.names.wrap(e.value.type, m, "_") for m in wanted]
        return f"matches!({value}, {' | '.join(str(p) for p in patterns)})"

    def exception_test(self: FunctionEmitter, value: ir.Expr, members: tuple[Type, ...]) -> str:
        classes = [f"&{self.names.exception_class(m.cls)}" for m in members if isinstance(m, Exc)]
        if len(classes) == 1:
            return f"{self.receiver(value)}.is({classes[0]})"
        return f"{self.receiver(value)}.is_any(&[{', '.join(classes)}])"

    def mixed_test(self: FunctionEmitter, e: ir.IsVariant) -> str:
        arms: list[str] = []
        exceptions = tuple(m for m in e.members if isinstance(m, Exc))
        for member in self.names.members(e.value.type):
            if isinstance(member, Exc):
                name = self.fresh("it")
                self.references.add(name)
                test = self.exception_test(ir.Local(member, name), exceptions)
                arms.append(f"{self.names.wrap(e.value.type, member, self.local(name))} => {test},")
            elif member in e.members:
                arms.append(f"{self.names.wrap(e.value.type, member, '_')} => true,")
        return f"match {self.ref(e.value)} {{ {' '.join(arms)} _ => false, }}"

    def e_Switch(self: FunctionEmitter, e: ir.Switch) -> str:
        groups: list[tuple[list[str], str]] = []
        for member, name, arm in e.arms:
            self.references.add(name)
            if member == NONE:
                self.nothing.add(name)  # the pattern of an option's None binds no name
            body = self.block_text(arm)
            local = self.local(name)
            used = re.search(rf"\b{re.escape(local)}\b", body) is not None
            pattern = str(self.names.wrap(e.subject.type, member, local if used else "_"))
            same = next((g for g in groups if g[1] == body and (not used or len(e.arms) < 2)), None)
            if same is not None and not used:
                same[0].append(pattern)
            else:
                groups.append(([pattern], body))
        arms = [f"{' | '.join(patterns)} => {body}" for patterns, body in groups]
        return f"match {self.ref(e.subject)} {{ {chr(10).join(arms)} }}"

    def e_Block(self: FunctionEmitter, e: ir.Block) -> str:
        if not e.body and e.value is not None:
            return self.own(e.value)
        return self.block_text(e)

    def block_text(self: FunctionEmitter, e: ir.Block) -> str:
        body = self.body(e.body)
        value = unparen(self.own(e.value)) if e.value is not None else ""
        if value == "()":
            value = ""
        return f"{{ {body}\n{value} }}"

    # Operators

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
        """The intervals of the operands exclude overflow, and a divisor is a positive constant."""
        if e.op in ("mod", "floordiv"):
            method = "rem_euclid" if e.op == "mod" else "div_euclid"
            left = self.own(e.left)
            return f"{paren(left) if not isinstance(e.left, ir.Lit) else left + '_i64'}.{method}({self.own(e.right)})"
        return f"({paren(self.own(e.left))} {INT_OPERATORS[e.op]} {paren(self.own(e.right))})"

    def float_call(self: FunctionEmitter, e: ir.Arith) -> str:
        if e.op == "truediv" and self.is_nonzero(e.right):
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
        if isinstance(inner, ir.IsVariant) and self.emit(inner).endswith(".is_none()"):
            return self.emit(inner).removesuffix(".is_none()") + ".is_some()"
        text = self.own(inner)
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
            case Tup(items=items):
                return "true" if items else "false"
            case Exc():
                return "true"
        callables = [isinstance(m, Static | Closure | Bound) for m in self.names.members(value.type) if m != NONE]
        if callables and all(callables) and isinstance(value.type, Opt):
            return f"{self.receiver(value)}.is_some()"
        return self.fallible(f"{self.receiver(value)}.py_bool()")

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
                small = self.small_literal(e)
                if small is not None:
                    return small
            if left == STR and e.op in ("==", "!=") and isinstance(e.right, ir.Lit) and not isinstance(e.left, ir.Lit):
                return f"({self.place(e.left)} {e.op} {rust_string(str(e.right.value))})"
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
            return f"({self.place(e.left)} {e.op} {e.right.value})"
        return None

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

    def e_IfExp(self: FunctionEmitter, e: ir.IfExp) -> str:
        orelse = e.orelse
        while isinstance(orelse, ir.Block) and not orelse.body and orelse.value is not None:
            orelse = orelse.value
        rest = self.e_IfExp(orelse) if isinstance(orelse, ir.IfExp) else f"{{ {self.inside(e.orelse)} }}"
        return f"if {unparen(self.own(e.test))} {{ {self.inside(e.body)} }} else {rest}"

    def inside(self: FunctionEmitter, e: ir.Expr) -> str:
        if isinstance(e, ir.Block):
            return self.block_text(e)[1:-1]
        return unparen(self.own(e))

    # Construction

    def e_MakeTuple(self: FunctionEmitter, e: ir.MakeTuple) -> str:
        if e.type == Con("slice"):
            return f"Slice::new({', '.join(self.own_converted(i, Opt(INT)) for i in e.items)})"
        if not e.items:
            return "Tuple::<()>::new()"
        return tuple_text([self.own(i) for i in e.items])

    def e_TupleGet(self: FunctionEmitter, e: ir.TupleGet) -> str:
        if (isinstance(e.value.type, Con) and e.value.type.name == "vec") or (
            isinstance(e.value, ir.Local) and isinstance(e.value.type, Con)
        ):
            return f"{self.receiver(e.value)}[{e.index}].clone()"
        if isinstance(e.value, ir.TupleGet) and isinstance(e.value.type, Con) and e.value.type.name == "vec":
            return f"{self.receiver(e.value)}[{e.index}].clone()"
        return f"{self.receiver(e.value)}.{e.index}"

    def e_MakeContainer(self: FunctionEmitter, e: ir.MakeContainer) -> str:
        assert isinstance(e.type, Con)
        items = [unparen(self.own(i)) for i in e.items] if e.type.name not in ("dyns", "args") else []
        match e.type.name:
            case "vec":
                return f"vec![{', '.join(items)}]"
            case "args":
                return "vec![" + ", ".join(self.shared(i) for i in e.items) + "]"
            case "dyns":
                return "&[" + ", ".join(f"{self.dyn(i)}" for i in e.items) + "]"
            case "list" | "tuple":
                rust = "List" if e.type.name == "list" else "Tuple"
                elem = self.names.rust(e.type.args[0])
                if not items:
                    return f"{rust}::<{elem}>::new()"
                return f"{rust}::from(vec![{', '.join(items)}])"
            case "dict":
                key, value = (self.names.rust(a) for a in e.type.args)
                if not items:
                    return f"Dict::<{key}, {value}>::new()"
                pairs = ", ".join(f"({k}, {v})" for k, v in zip(items[::2], items[1::2], strict=True))
                return self.fallible(f"Dict::from_vec(vec![{pairs}])")
        rust = self.names.rust(e.type)
        head = rust.replace("<", "::<", 1)
        make = "of_constants" if e.constants else "from_vec"
        return f"{head}::new()" if not items else self.fallible(f"{head}::{make}(vec![{', '.join(items)}])")

    def dyn(self: FunctionEmitter, e: ir.Expr) -> str:
        return f"{self.ref(e)} as &dyn Dyn"

    # Calls

    def e_RowCall(self: FunctionEmitter, e: ir.RowCall) -> str:
        row = e.row
        self.names.use_crate(row.crate, row.feature)
        for t in e.bindings.values():
            self.names.rust(t)

        def fill(m: re.Match[str]) -> str:
            text = self.placeholder(e, m.group(2), m.group(3) or "", m.group(4) or "")
            alone = m.string[m.start() - 1 : m.start()] in ("(", " ") and m.string[m.end() : m.end() + 1] in (")", ",")
            return unparen(text) if alone else text

        text = PLACEHOLDER.sub(fill, row.template)
        if row.crate != "ferrule_rt" and not row.template.startswith(("{", row.crate)):
            text = f"{row.crate}::{text}"
        return self.fallible(text) if row.raises else text

    def placeholder(self: FunctionEmitter, e: ir.RowCall, name: str, mode: str, dot: str) -> str:
        if name == "self" and e.receiver is not None:
            if mode == "own":
                return self.own(e.receiver) + dot
            if dot:
                return self.receiver(e.receiver) + dot
            return self.own(e.receiver) if e.receiver.type in BY_VALUE else self.ref(e.receiver)
        if name == "return":
            return self.names.rust(e.type) + dot
        if name in e.bindings and name not in e.args:
            return self.names.rust(e.bindings[name]) + dot
        values = e.args.get(name, [])
        param = next((p for p in e.row.params if p.name == name), None)
        if param is None:
            return "{" + name + "}"
        if param.kind == "kwstar":
            pairs = zip(values[::2], values[1::2], strict=True)
            if mode == "dyn":
                return "&[" + ", ".join(f"({rust_string(str(k.value))}, {self.dyn(v)})" for k, v in pairs) + "]"  # type: ignore[attr-defined]
            return "vec![" + ", ".join(f"({self.own(k)}, {self.own(v)})" for k, v in pairs) + "]"
        if param.kind == "star":
            return self.star(values, mode)
        if not values:
            return "()"
        if mode == "repr":
            return f"Str::lit({rust_string(callable_repr(values[0]))})" + dot
        return self.one(values[0], mode, dot, param)

    def star(self: FunctionEmitter, values: list[ir.Expr], mode: str) -> str:
        if mode == "text":
            return self.printed(values)
        if len(values) == 1 and isinstance(values[0].type, Con) and values[0].type.name == "vec":
            return f"&seq::dyns(&{self.emit(values[0])})" if mode == "dyn" else self.emit(values[0])
        if mode == "dyn":
            return "&[" + ", ".join(self.dyn(v) for v in values) + "]"
        return "vec![" + ", ".join(unparen(self.own(v)) for v in values) + "]"

    def one(self: FunctionEmitter, value: ir.Expr, mode: str, dot: str, param: object) -> str:
        kind = param.type.kind  # type: ignore[attr-defined]
        declared = param.type.name if kind == "name" else ""  # type: ignore[attr-defined]
        if kind == "slice":
            return self.slice_parts(value)
        match mode:
            case "own":
                return unparen(self.own(value)) if not dot else paren(self.own(value)) + dot
            case "dyn":
                return self.dyn(value)
            case "i64":
                return self.machine(value, "to_index")
            case "usize":
                if isinstance(value, ir.Lit):
                    return str(value.value)
                return self.machine(value, "to_usize_size")
        if dot:
            return self.receiver(value) + dot
        if kind in ("iterable", "callable"):
            return self.own(value)
        if declared and Con(declared) in BY_VALUE:
            return self.own(value)
        return self.ref(value)

    def machine(self: FunctionEmitter, value: ir.Expr, method: str) -> str:
        if isinstance(value, ir.Lit):
            return str(int(value.value))  # type: ignore[call-overload]
        if value.type == I64:
            return unparen(self.own(value))
        if isinstance(value, ir.Convert) and value.value.type in (I64, Con("usize")) and value.type == INT:
            inner = unparen(self.own(value.value))
            return inner if value.value.type == I64 else f"{paren(inner)} as i64"
        if isinstance(value.type, Opt):
            name = self.fresh("bound")
            inner = f"{self.local(name)}.{method}()"
            return self.fallible(f"{self.receiver(value)}.as_ref().map(|{self.local(name)}| {inner}).transpose()")
        return self.fallible(f"{self.receiver(value)}.{method}()")

    def slice_parts(self: FunctionEmitter, value: ir.Expr) -> str:
        if not isinstance(value, ir.MakeTuple):
            kept = self.receiver(value)
            return f"{kept}.lower(), {kept}.upper(), {kept}.stride()"
        parts = []
        for item in value.items:
            if item.type == NONE:
                parts.append("None")
            elif isinstance(item, ir.Lit):
                parts.append(f"Some({item.value})")
            elif isinstance(item.type, Opt):
                parts.append(f"{self.receiver(item)}.as_ref().map(slice::bound)")
            elif item.type == BOOL:
                parts.append(f"Some(i64::from({self.own(item)}))")
            else:
                parts.append(f"Some(slice::bound({self.ref(item)}))")
        return ", ".join(parts)

    def e_RuntimeCall(self: FunctionEmitter, e: ir.RuntimeCall) -> str:
        if e.func.startswith("."):
            args = ", ".join(self.runtime_argument(a) for a in e.args[1:])
            text = f"{self.receiver(e.args[0])}{e.func}({args})"
        else:
            by_reference = e.func.startswith("compare::")
            text = f"{e.func}({', '.join(self.runtime_argument(a, by_reference=by_reference) for a in e.args)})"
        return self.fallible(text) if e.fallible else text

    def runtime_argument(self: FunctionEmitter, e: ir.Expr, *, by_reference: bool = False) -> str:
        kind = e.type.name if isinstance(e, ir.MakeContainer) and isinstance(e.type, Con) else ""
        made_here = kind in ("args", "dyns", "vec")
        if isinstance(e, ir.Callback) or made_here:
            return self.emit(e)
        if isinstance(e, ir.Lit) and e.type == Con("usize"):
            return str(e.value)
        if by_reference:
            return self.ref(e)
        return unparen(self.own(e)) if self.names.is_copy(e.type) else self.ref(e)

    def e_Callback(self: FunctionEmitter, e: ir.Callback) -> str:
        """A closure that owns copies of what it reads, so that it may outlive this call."""
        captured = self.free_locals(e)
        outer = (self.target, self.this, set(self.references), self.asynchronous)
        self.target, self.asynchronous = "", False
        clones, renames = [], []
        for name in captured:
            if name == "self" or name.startswith("self."):
                if "this" not in renames:
                    renames.append("this")
                    clones.append(
                        f"let this = {self.this}.clone();" if self.this == "self" else "let this = this.clone();"
                    )
            else:
                clones.append(f"let {self.local(name)} = {self.local(name)}.clone();")
                self.references.discard(name)
        if renames:
            self.this = "this"
        params = []
        for name, t in e.params:
            self.references.add(name)
            params.append(f"{self.local(name)}: &{self.names.rust(t)}")
        body = (
            self.block_text(ir.Block(e.body.type, [], e.body))
            if not isinstance(e.body, ir.Block)
            else self.block_text(e.body)
        )
        body = body[1:-1].strip()
        lines, _, last = body.rpartition("\n")
        del lines, last
        wrapped = self.wrap_ok(e.body)
        self.target, self.this, self.references, self.asynchronous = outer
        result = self.names.rust(e.body.type)
        closure = f"move |{', '.join(params)}| -> Result<{result}> {{ {wrapped} }}"
        return f"{{ {' '.join(clones)} {closure} }}" if clones else closure

    def wrap_ok(self: FunctionEmitter, e: ir.Expr) -> str:
        if isinstance(e, ir.Block):
            body = self.body(e.body)
            if e.value is None:
                return body
            return f"{body}\nOk({unparen(self.own(e.value))})"
        return f"Ok({unparen(self.own(e))})"

    def free_locals(self: FunctionEmitter, e: ir.Expr) -> list[str]:
        bound: set[str] = set()
        used: list[str] = []
        for node in walk(e):
            match node:
                case ir.Local():
                    if node.name not in used:
                        used.append(node.name)
                case ir.Let() | ir.For():
                    bound.add(node.name)
                case ir.Try():
                    bound.add(node.exc)
                case ir.Callback():
                    bound |= {n for n, _ in node.params}
                case ir.Construct(init=ir.Call(args=[ir.Local(name=name), *_])):
                    bound.add(name)  # the new instance, which only `new` sees
                case ir.Switch():
                    bound |= {n for _, n, _ in node.arms}
                case ir.Assign():
                    if node.name not in used:
                        used.append(node.name)
        return [n for n in used if n not in bound and n != "made__"]  # the receiver of a constructor is its own

    def e_Call(self: FunctionEmitter, e: ir.Call) -> str:
        if e.func.endswith(".<module>"):
            module = self.names.modules[e.func.removesuffix(".<module>")]
            return self.fallible(f"{module}::{self.names.functions[e.func]}()")
        function = self.names.crate.functions.get(e.func)
        if function is None:
            return self.fallible('Err(exc::runtime_error("Ferrule: this function could not be translated"))')
        args = self.call_arguments(function, e)
        name = self.names.functions[e.func]
        if function.closure:
            assert e.env is not None
            text = f"{self.receiver(e.env)}.{name}({', '.join(args)})"
        elif function.is_method:
            text = f"{self.receiver(e.args[0])}.{name}({', '.join(args[1:])})"
        elif function.owner is not None:
            text = f"{self.names.type_path(function.owner.cls)}::{name}({', '.join(args)})"  # type: ignore[attr-defined]
        else:
            text = f"{self.names.path(function.module, name)}({', '.join(args)})"
        if not function.raises or function.generator is not None:
            return text
        if self.probing and not self.target:
            self.calls.add(e.func)
            return f"{text}?"
        return self.fallible(text)

    def call_arguments(self: FunctionEmitter, function: ir.Function, e: ir.Call) -> list[str]:
        found = []
        for param, value in zip(function.params, e.args, strict=True):
            if param.type == NEVER and value.type != NEVER:
                found.append("()")
                continue
            if value.type == NEVER and param.type != NEVER and not isinstance(value, ir.Block):
                value = ir.Convert(param.type, value)
            found.append(unparen(self.own(value)) if self.names.is_copy(param.type) else self.ref(value))
        return found

    def e_New(self: FunctionEmitter, e: ir.New) -> str:
        return f"Rc::new({self.names.type_path(e.cls)}::default())"

    def e_Construct(self: FunctionEmitter, e: ir.Construct) -> str:
        function = self.names.crate.functions.get(e.init.func)
        if function is None:
            return self.e_Call(e.init)
        args = self.call_arguments(function, e.init)[1:]
        from ferrule.emit.constructors import constructors

        name = constructors(self.names).of_class[e.cls][e.init.func]
        text = f"{self.names.type_path(e.cls)}::{name}({', '.join(args)})"
        if not function.raises:
            return text
        if self.probing and not self.target:
            self.calls.add(e.init.func)
            return f"{text}?"
        return self.fallible(text)

    def e_NewExc(self: FunctionEmitter, e: ir.NewExc) -> str:
        cls = self.names.exception_class(e.cls)
        args = ", ".join(self.shared(a) for a in e.args)
        if len(e.args) == 1 and e.args[0].type == STR:
            return f"Exc::with_message(&{cls}, {unparen(self.own(e.args[0]))})"
        return f"Exc::new(&{cls}, vec![{args}])"

    def shared(self: FunctionEmitter, e: ir.Expr) -> str:
        """An argument of an exception, as the one type of its kind."""
        if self.is_choice(e.type):
            return f"{self.receiver(e)}.to_dyn()"
        value = self.own(e)
        return f"Rc::new({f'Int::from({value})' if e.type in (I64, Con('usize')) else unparen(value)}) as Rc<dyn Dyn>"

    def e_ExcArgs(self: FunctionEmitter, e: ir.ExcArgs) -> str:
        exc = self.receiver(e.exc)
        if e.first:
            found = self.fallible(f"{exc}.first_arg(|arg| {self.from_dyn(e.type)})")
            none = self.names.wrap(e.type, NONE, "()")
            return f"{found}.unwrap_or({none})"
        assert isinstance(e.type, Con)
        return self.fallible(f"{exc}.args_as(|arg| {self.from_dyn(e.type.args[0])})")

    def from_dyn(self: FunctionEmitter, target: Type) -> str:
        """The value `arg` of unknown type as `target`, in an option: none if it is of no kind that the analysis saw."""
        tests: list[str] = []
        for member in self.names.members(target):
            rust = self.names.rust(member)
            wrapped = self.names.wrap(target, member, "*it" if self.names.is_copy(member) else "it.clone()")
            body = f"Some({unparen(str(wrapped))})"
            test = f"if let Some(it) = arg.downcast_ref::<{rust}>()"
            if "it" not in body.split("(", 1)[1]:
                test = f"if arg.is::<{rust}>()"
            tests.append(f"{test} {{ {body} }}")
        return " else ".join([*tests, "{ None }"])

    def e_MakeClosure(self: FunctionEmitter, e: ir.MakeClosure) -> str:
        shared = {c.name for c in self.names.crate.closures[e.key].captures if c.boxed}
        items = []
        for name, value in e.captures:
            if isinstance(value, ir.Local) and value.boxed and name in shared:
                items.append(f"{capture_field(name)}: {self.local(value.name)}.clone()")
            else:
                items.append(f"{capture_field(name)}: {self.own(value)}")
        items += [f"{capture_field(name)}: {unparen(self.own(value))}" for name, value in e.kept]
        items += [f"{capture_field(name)}: Rc::new(Slot::new())" for name in e.attributes]
        return f"{self.names.closure_path(e.key)} {{ {', '.join(items)} }}"

    def e_ClosureField(self: FunctionEmitter, e: ir.ClosureField) -> str:
        text = f"{self.receiver(e.closure)}.{capture_field(e.name)}"
        if e.missing:
            return self.fallible(f"{text}.get().ok_or_else(|| exc::attribute_error({rust_string(e.missing)}))")
        return text if self.names.is_copy(e.type) else f"{text}.clone()"

    def e_LazyIter(self: FunctionEmitter, e: ir.LazyIter) -> str:
        names = self.free_locals(ir.Block(NONE, e.body, None))
        outer = (self.target, self.this, set(self.references), self.asynchronous, self.in_generator)
        clones = []
        this = False
        for name in names:
            if name == "self" or name.startswith("self."):
                this = True
            else:
                clones.append(f"let {self.local(name)} = {self.local(name)}.clone();")
                self.references.discard(name)
        if this:
            clones.append(f"let this = {self.this}.clone();")
            self.this = "this"
        self.target, self.asynchronous, self.in_generator = "", True, True
        body = self.body(e.body)
        self.target, self.this, self.references, self.asynchronous, self.in_generator = outer
        item = self.names.rust(e.item)
        return f"{{ {' '.join(clones)} Gen::<{item}>::new(move |co| async move {{ {body} Ok(()) }}).py_iter() }}"

    def e_Yield(self: FunctionEmitter, e: ir.Yield) -> str:
        return self.fallible(f"co.yield_({unparen(self.own(e.value))}).await")

    def e_YieldFrom(self: FunctionEmitter, e: ir.YieldFrom) -> str:
        return self.fallible(f"co.yield_from({self.ref(e.value)}).await")


def field_name(name: str) -> str:
    return ident(name) if name != "self" else "this"


def capture_field(name: str) -> str:
    return "this" if name == "self" else ident(snake(name))


def callable_repr(value: ir.Expr) -> str:
    """`repr` of a factory, as `defaultdict` shows it."""
    if isinstance(value, ir.Callback):
        for node in walk(value.body):
            if isinstance(node, ir.RowCall) and node.row.name == "__init__":
                return f"<class '{node.row.owner}'>"
    return "<function>"


__all__ = ["ExpressionEmitter", "Static"]
