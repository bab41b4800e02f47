"""Changes of representation, written out: one IR type becomes another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ferrule.emit.locals import is_part_of_local
from ferrule.emit.text import float_literal, paren, rust_string, tuple_text, unparen
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
    Bound,
    Con,
    Exc,
    Family,
    Opt,
    Static,
    Tup,
    Type,
    Union,
    is_vec,
)

if TYPE_CHECKING:
    from ferrule.emit.function import FunctionEmitter


# Text that leaves the function or the block, which a closure cannot do.
LEAVES = re.compile(r"\?|\breturn\b|\bbreak\b|\.await\b")


def mapped(name: str, made: str) -> str:
    """`.map(..)` of an option, in the form that says it best."""
    match made:
        case _ if made == f"*{name}":
            return ".copied()"
        case _ if made == f"{name}.clone()":
            return ".cloned()"
    head, paren_, inside = made.partition("(")
    if paren_ and inside == f"{name})" and re.fullmatch(r"[\w:]+", head):
        return f".map({head})"
    return f".map(|{name}| {made})"


def bare(e: ir.Expr) -> ir.Expr:
    """None by itself: an option of nothing in particular would not say its type."""
    while isinstance(e, ir.Block) and not e.body and e.value is not None:
        e = e.value
    if isinstance(e, ir.Convert) and e.value.type == NONE:
        return e.value
    return ir.Lit(NONE, None, line=e.line) if isinstance(e, ir.Lit) and e.value is None else e


class ConversionEmitter:
    """The part of the function emitter that writes `Convert` and tests of types."""

    def e_Convert(self: FunctionEmitter, e: ir.Convert) -> str:
        source, target = e.value.type, e.type
        if is_vec(source) or is_vec(target):
            return (
                f"List::from({unparen(self.own(e.value))})"
                if is_vec(source)
                else f"{self.receiver(e.value)}.into_vec()"
            )
        if target == EXC_TYPE and isinstance(source, Static):
            return f"ExcType(&{self.names.exception_class(source.name)})"
        if source == NEVER:
            return self.mismatch(e.value, target) if not isinstance(e.value, ir.Block) else self.emit(e.value)
        number = self.convert_number(e.value, target)
        if number is not None:
            return number
        if isinstance(target, Con) and target.name == "Iterator" and source != target and not isinstance(source, Bound):
            return f"{self.receiver(e.value)}.py_iter()"
        if target == NEVER:
            return self.mismatch(e.value, target)
        if isinstance(target, Bound) and self.names.rust(source) == self.names.rust(target.receiver):
            return f"Method({unparen(self.own(e.value))}, {rust_string(self.names.method_name(target))})"
        if isinstance(source, Bound) and self.names.rust(target) == self.names.rust(source.receiver):
            kept = self.is_place(e.value) and not self.names.is_copy(target)
            return f"{self.receiver(e.value)}.0{'.clone()' if kept else ''}"
        if isinstance(source, Static) and target == Con("ExcType"):
            return f"ExcType(&{self.names.exception_class(source.name)})"
        if self.names.rust(source) == self.names.rust(target):
            return self.own(e.value)
        if self.is_choice(source):
            return self.convert_choice(e.value, target)
        if self.names.is_base(source, target):
            return f"(*{paren(self.emit(e.value))}).clone()"
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
            case ("int", "i64"):
                return f"{self.receiver(value)}.word()"
            case ("bool", "i64"):
                return f"i64::from({unparen(self.own(value))})"
            case ("bool", "float"):
                return f"f64::from(u8::from({unparen(self.own(value))}))"
            case ("i64", "float"):
                if isinstance(value, ir.Lit):
                    return float_literal(float(value.value))  # type: ignore[arg-type]
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
            return text if isinstance(value, ir.Lit) or is_part_of_local(value) else f"{{ {self.emit(value)}; {text} }}"
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
                        inner = self.names.boxed(target, member, self.emit(ir.Convert(member, value)))
                        return f"{self.names.rust(target)}::{variant}({unparen(inner)})"
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
            pattern = self.names.pattern(value.type, member, text if used else "_")
            if used and self.names.binds_box(value.type, member):
                built = f"{{ let {text} = {text}.take(); {built} }}"
            arms.append(f"{pattern} => {built},")
        if isinstance(value.type, Opt) and arms and arms[-1] == "None => None," and len(arms) == 2:
            name, _, made = arms[0].removesuffix(",").partition(" => ")
            if re.fullmatch(r"Some\(\w+\)", name) and made.startswith("Some(") and not LEAVES.search(made):
                return f"{paren(self.own(value))}{mapped(name[5:-1], unparen(made.removeprefix('Some')))}"
        if rest:
            arms.append('_ => unreachable!("{NARROWED}"),')
        return f"match {self.own(value)} {{ {' '.join(arms)} }}"

    def can_become(self: FunctionEmitter, member: Type, target: Type) -> bool:
        return any(self.fits(member, m) for m in self.names.members(target)) or (
            (member in (INT, BOOL) and target in (FLOAT, INT, NUMBER))
            or (member in (INT, BOOL, FLOAT) and target == COMPLEX)
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
        patterns = [self.names.pattern(e.value.type, m, "_") for m in wanted]
        return f"matches!({value}, {' | '.join(patterns)})"

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
                arms.append(f"{self.names.pattern(e.value.type, member, self.local(name))} => {test},")
            elif member in e.members:
                arms.append(f"{self.names.pattern(e.value.type, member, '_')} => true,")
        return f"match {self.ref(e.value)} {{ {' '.join(arms)} _ => false, }}"
