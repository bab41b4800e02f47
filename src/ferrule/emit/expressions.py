"""IR expressions as Rust text.

`own(e)` gives a value that the reader may keep, `ref(e)` a reference (plain values of `Copy` types), `place(e)`
something to compare or to call a method on. Texts that need it are wrapped in parentheses by `paren`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ferrule.emit.calls import CallEmitter
from ferrule.emit.conversions import ConversionEmitter, bare
from ferrule.emit.crate import Names
from ferrule.emit.formatting import FormatEmitter
from ferrule.emit.operators import OperatorEmitter
from ferrule.emit.text import bytes_literal, float_literal, paren, rust_string, tuple_text, unparen
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    INT,
    NONE,
    STR,
    Bound,
    Con,
    Exc,
    Inst,
    Opt,
    Static,
    Tup,
)

if TYPE_CHECKING:
    from ferrule.emit.function import FunctionEmitter


# Expressions that hold others and are written by looking at them more than once.
NESTING = (ir.Switch, ir.Convert, ir.Block, ir.IfExp)


class ExpressionEmitter(FormatEmitter, ConversionEmitter, OperatorEmitter, CallEmitter):
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
            labels, calls = self.used_labels, self.calls
            self.used_labels, self.calls = set(), set()
            text: str = getattr(self, "e_" + type(e).__name__)(e)
            self.written[key] = (e, text, self.used_labels, self.calls)
            self.used_labels, self.calls = labels, calls
        _, text, labels, calls = self.written[key]
        self.used_labels |= labels
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

    def narrowed(self: FunctionEmitter, e: ir.Expr) -> str:
        """A reference to what an option holds that cannot be None here; empty for anything else."""
        if not (self.names.crate.plain and isinstance(e, ir.Convert) and isinstance(e.value.type, Opt)):
            return ""
        value = e.value
        if value.type.item != e.type or self.names.is_copy(e.type) or not self.is_place(value) or self.is_last(value):  # type: ignore[attr-defined]
            return ""
        if isinstance(value, ir.Local) and value.name in self.changing:
            return ""
        return f"{self.emit(value)}.as_ref().expect(NARROWED)"

    def ref(self: FunctionEmitter, e: ir.Expr) -> str:
        if inside := self.narrowed(e):
            return inside
        text = self.emit(e)
        if self.is_place(e) and self.is_reference(e):
            return text
        return f"&{paren(text)}"

    def arg(self: FunctionEmitter, e: ir.Expr) -> str:
        """By value if the type is `Copy`, else by reference."""
        return self.own(e) if self.names.is_copy(e.type) else self.ref(e)

    def place(self: FunctionEmitter, e: ir.Expr) -> str:
        """For operators: the value itself."""
        if inside := self.narrowed(e):
            return f"*{inside}"
        text = self.emit(e)
        if text.startswith(("match ", "if ", "{")):
            return f"({text})"  # at the start of a statement it would end there
        return f"*{text}" if self.is_place(e) and self.is_reference(e) else text

    def operand(self: FunctionEmitter, e: ir.Expr) -> str:
        """For arithmetic: a reference to a variable, a temporary as it is."""
        return self.ref(e) if self.is_place(e) or self.narrowed(e) else paren(self.emit(e))

    def receiver(self: FunctionEmitter, e: ir.Expr) -> str:
        """Something to call a method on."""
        return self.narrowed(e) or paren(self.emit(e))

    def is_place(self: FunctionEmitter, e: ir.Expr) -> bool:
        if isinstance(e, ir.Local):
            return not e.boxed and not e.maybe and e.name not in self.nothing
        if isinstance(e, ir.GetField):
            return e.fixed and self.stays(e.obj)
        return isinstance(e, ir.TupleGet) and isinstance(e.value.type, Tup) and self.is_place(e.value)

    def stays(self: FunctionEmitter, obj: ir.Expr) -> bool:
        """Whether no expression gives the variable whose attribute is read another object meanwhile."""
        while isinstance(obj, ir.GetField | ir.Convert):
            obj = obj.obj if isinstance(obj, ir.GetField) else obj.value
        return not isinstance(obj, ir.Local) or obj.name not in self.changing

    def is_reference(self: FunctionEmitter, e: ir.Expr) -> bool:
        return isinstance(e, ir.Local) and e.name in self.references

    def fallible(self: FunctionEmitter, text: str) -> str:
        """A `Result` unwrapped: its error goes where the errors of this place go."""
        label = self.target
        if not label:
            self.raises()
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
            kind = "unbound_free" if e.name.startswith("self.") else "unbound_local"
            return self.fallible(f"{name}.get().ok_or_else(|| exc::{kind}({self.python_name(e.name)}))")
        if e.maybe:
            kind = "name_error" if self.function.key.endswith(".<module>") else "unbound_local"
            clone = "" if self.names.is_copy(e.type) else ".clone()"
            return self.fallible(f"{name}{clone}.ok_or_else(|| exc::{kind}({self.python_name(e.name)}))")
        return name

    def python_name(self: FunctionEmitter, name: str) -> str:
        """What Python calls a variable, as a literal."""
        return rust_string(self.function.shown.get(name, name.removeprefix("self.")))

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
        field = f"{self.receiver(e.obj)}.{self.names.fields[e.name]}"
        if e.fixed:
            return field if self.is_place(e) or self.names.is_copy(e.type) else f"{field}.clone()"
        if not e.slot:
            return f"{field}.get()"
        if e.proven:
            return f"{field}.read()"
        assert isinstance(e.obj.type, Inst)
        attribute = f"{e.obj.type.cls.rpartition('.')[2]}.{e.name}"
        return self.fallible(f"{field}.attr({rust_string(attribute)})")

    def e_FieldIsSet(self: FunctionEmitter, e: ir.FieldIsSet) -> str:
        return f"{self.receiver(e.obj)}.{self.names.fields[e.name]}.{'clear' if e.clear else 'is_set'}()"

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
            return f"Str::lit({text})" if text.startswith('"') else text
        return text

    def e_StaticValue(self: FunctionEmitter, e: ir.StaticValue) -> str:
        if isinstance(e.type, Bound):
            receiver = self.e_StaticValue(ir.StaticValue(e.type.receiver))
            return f"Method({receiver}, {rust_string(self.names.method_name(e.type))})"
        return f"Named({rust_string(self.names.shown(e.type))})" if isinstance(e.type, Static) else "()"

    def e_Switch(self: FunctionEmitter, e: ir.Switch) -> str:
        groups: list[tuple[list[str], str]] = []
        for member, name, arm in e.arms:
            self.references.add(name)
            if member == NONE:
                self.nothing.add(name)  # the pattern of an option's None binds no name
            body = self.block_text(arm)
            local = self.local(name)
            used = re.search(rf"\b{re.escape(local)}\b", body) is not None
            pattern = self.names.pattern(e.subject.type, member, local if used else "_")
            if used and self.names.binds_box(e.subject.type, member):
                body = f"{{ let {local} = &**{local}; {body.removeprefix('{')}"
            same = next((g for g in groups if g[1] == body and (not used or len(e.arms) < 2)), None)
            if same is not None and not used:
                same[0].append(pattern)
            else:
                groups.append(([pattern], body))
        arms = [f"{' | '.join(patterns)} => {body}" for patterns, body in groups]
        return f"match {self.ref(e.subject)} {{ {chr(10).join(arms)} }}"

    def e_Block(self: FunctionEmitter, e: ir.Block) -> str:
        if e.value is not None and not (e.body and self.body(e.body)):
            return self.own(e.value)
        return self.block_text(e)

    def block_text(self: FunctionEmitter, e: ir.Block) -> str:
        body = self.body(e.body)
        value = unparen(self.own(e.value)) if e.value is not None else ""
        if value == "()":
            value = ""
        return f"{{ {body}\n{value} }}"

    def e_IfExp(self: FunctionEmitter, e: ir.IfExp) -> str:
        orelse = e.orelse
        while isinstance(orelse, ir.Block) and not orelse.body and orelse.value is not None:
            orelse = orelse.value
        if e.type == NONE and isinstance(orelse, ir.Lit):
            return f"if {unparen(self.own(e.test))} {{ {self.inside(e.body)} }}"
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
            return f"{paren(self.emit(e.value))}[{e.index}].clone()"
        if isinstance(e.value, ir.TupleGet) and isinstance(e.value.type, Con) and e.value.type.name == "vec":
            return f"{paren(self.emit(e.value))}[{e.index}].clone()"
        return f"{paren(self.emit(e.value))}.{e.index}"

    def e_MakeContainer(self: FunctionEmitter, e: ir.MakeContainer) -> str:
        assert isinstance(e.type, Con)
        items = [unparen(self.own(i)) for i in e.items] if e.type.name not in ("dyns", "args") else []
        match e.type.name:
            case "vec":
                return f"vec![{', '.join(items)}]" if items else f"Vec::<{self.names.rust(e.type.args[0])}>::new()"
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
        return f"{self.ref(bare(e))} as &dyn Dyn"
