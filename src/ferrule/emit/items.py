"""Modules and their items: structs, enums, exceptions, globals."""

from __future__ import annotations

from ferrule.emit.constructors import Constructor, constructors
from ferrule.emit.crate import Names
from ferrule.emit.function import FunctionEmitter, doc_comment, line_comment
from ferrule.emit.marks import mark
from ferrule.emit.names import camel
from ferrule.emit.text import float_literal, rust_string, unparen
from ferrule.emit.tidy import tidy
from ferrule.emit.traits import union_traits
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import BOOL, FLOAT, INT, NEVER, NONE, STR, Closure, Family, Inst, Opt, Type

PROTOCOL = {
    "repr": ("repr", "(this: &Rc<Self>) -> Result<Str>"),
    "str": ("str", "(this: &Rc<Self>) -> Result<Str>"),
    "format": ("format", "(this: &Rc<Self>, spec: &Str) -> Result<Str>"),
    "bool": ("bool", "(this: &Rc<Self>) -> Result<bool>"),
    "eq": ("eq", "(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool>"),
    "lt": ("lt", "(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool>"),
    "le": ("le", "(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool>"),
    "gt": ("gt", "(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool>"),
    "ge": ("ge", "(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool>"),
    "hash": ("hash", "(this: &Rc<Self>) -> Result<i64>"),
    "len": ("len", "(this: &Rc<Self>) -> Result<usize>"),
    "number": ("number", "(this: &Rc<Self>) -> Result<Option<Number>>"),
}


# A module of the library is one text for every program, and no program uses all of it.
LIBRARY = (
    "#![allow(non_snake_case, unreachable_code, unused_assignments, unused_labels, unused_mut, unused_variables)]\n"
)

# What the class of an exception brings for the runtime; without `__bool__` the length decides.
EXCEPTION_METHODS = {"__str__": "with_str", "__repr__": "with_repr", "__bool__": "with_bool", "__len__": "with_bool"}


class ModuleEmitter:
    """Writes one module."""

    def __init__(self, names: Names, module: ir.Module, children: list[str]) -> None:
        self.names = names
        self.module = module
        self.children = children
        self.is_main = names.modules[module.name] == "crate"

    def text(self) -> str:
        crate, name = self.names.crate, self.module.name
        parts: list[str] = []
        for exc in crate.exceptions.values():
            if exc.module == name:
                parts.append(self.exception(exc))
        of_module = [g for g in crate.globals.values() if g.module == name]
        parts += self.constants([g for g in of_module if g.const is not None])
        globals_ = [g for g in of_module if g.const is None]
        if globals_ or not self.is_main:
            parts.append(self.thread_locals(globals_))
        for cls in crate.classes.values():
            if cls.module == name:
                parts.append(self.struct(cls))
                parts.append(
                    self.methods(Inst(cls.key), self.names.types.get(f"{cls.key}!") or self.names.types[cls.key])
                )
        for family in crate.families.values():
            if family.module == name:
                parts.append(self.family(family))
                parts.append(self.methods(Family(family.key), self.names.types[family.key]))
        parts += self.functions()
        if self.is_main:
            parts.append(f"fn main() -> std::process::ExitCode {{ ferrule_rt::run({self.main_name()}) }}")
        text = "\n\n".join(p for p in parts if p)
        return f"{self.head(sites='site!(' in text)}\n\n{text}"

    def main_name(self) -> str:
        return self.names.functions[f"{self.module.name}.<module>"]

    def head(self, *, sites: bool) -> str:
        doc = "".join(f"//! {line}".rstrip() + "\n" for line in self.module.doc.splitlines())
        forbid = "#![forbid(unsafe_code)]\n" if self.is_main else ""
        forbid += LIBRARY if self.module.is_library else ""
        mods = "".join(f"pub mod {child};\n" for child in sorted(self.children))
        path = self.module.path
        if self.module.is_library:  # its place on this machine says nothing to the reader of a traceback
            path = f"<ferrule>/{path.replace(chr(92), '/').rpartition('/')[2]}"
        site = f"const FILE: &str = {rust_string(path)};\n" if sites else ""
        return f"{doc}{forbid}\n{mods}\nuse ferrule_rt::prelude::*;\n\n{site}"

    def functions(self) -> list[str]:
        found: list[str] = []
        closures: dict[str, list[ir.Function]] = {
            key: [] for key, c in self.names.crate.closures.items() if c.module == self.module.name
        }
        for function in self.names.crate.functions.values():
            if function.module != self.module.name:
                continue
            if function.closure:
                closures[function.closure].append(function)
            elif function.owner is None:
                found.append(self.function(function))
        for key, group in closures.items():
            found.append(self.closure(self.names.crate.closures[key], group))
        return found

    def function(self, function: ir.Function) -> str:
        text = FunctionEmitter(self.names, function).text()
        if function.key.endswith(".<module>") and not self.is_main:
            text = text.replace("{", "{ if STARTED.replace(true) { return Ok(()); }", 1)
        return text

    def methods(self, owner: Type, struct: str) -> str:
        made = constructors(self.names)
        found = []
        for init, name in made.of_class.get(owner.cls, {}).items() if isinstance(owner, Inst) else ():
            found.append(Constructor(self.names, self.names.crate.classes[owner.cls], init, name).text())  # type: ignore[attr-defined]
        own = [f for f in self.names.crate.functions.values() if f.owner == owner and not f.closure]
        found += [self.function(f) for f in sorted(own, key=lambda f: not f.makes)]
        return f"impl {struct} {{ {chr(10).join(found)} }}" if found else ""

    def closure(self, closure: ir.ClosureDef, group: list[ir.Function]) -> str:
        struct = self.names.types[closure.key]
        fields = []
        for capture in closure.captures:
            rust = self.names.rust(capture.type)
            rust = f"Rc<Slot<{rust}>>" if capture.boxed else rust
            if self.names.recursion.boxed_capture(Closure(closure.key), capture.name):
                rust = f"Boxed<{rust}>"
            fields.append(f"pub {self.names.captures[capture.name]}: {rust}")
        methods = "\n".join(self.function(f) for f in group)
        calls = f"impl {struct} {{ {methods} }}\n\n" if group else ""
        return (
            f"/// What `{closure.name}` captures.\n#[derive(Clone)]\n"
            f"pub struct {struct} {{ {', '.join(fields)} }}\n\n"
            f"{calls}callable!({struct}, {rust_string(closure.name)});"
        )

    # Classes

    def struct(self, cls: ir.Class) -> str:
        name = self.names.types.get(f"{cls.key}!") or self.names.types[cls.key]
        fields = ", ".join(f"pub {self.names.fields[f.name]}: {self.field_type(f)}" for f in cls.fields)
        doc = f"{doc_comment(cls.doc)}{'' if cls.whole else '#[derive(Default)]' + chr(10)}{mark(cls.line)}"
        return f"{doc}pub struct {name} {{ {fields} }}\n\n{self.instance(cls, name)}"

    def field_type(self, field: ir.Field) -> str:
        rust = self.names.rust(field.type)
        if field.fixed:
            return rust
        if field.slot:
            return f"Slot<{rust}>"
        return f"Cell<{rust}>" if self.names.is_copy(field.type) else f"Field<{rust}>"

    def instance(self, cls: ir.Class, name: str) -> str:
        methods = [
            self.protocol_method(cls, t, body) for t, body in cls.protocol.items() if t in (*PROTOCOL, "unhashable")
        ]
        if "json" in cls.protocol and self.names.writes_json:
            methods += self.as_json(cls, cls.protocol["json"])
        methods += self.meetings(cls)
        methods += self.copies(cls) if self.names.copies_objects else []
        qualname = self.names.qualified(cls.key)
        if qualname.endswith(f".{cls.name}__"):  # the class that stands for `object` itself
            qualname = cls.name
        return (
            f"impl Instance for {name} {{ const NAME: &'static str = {rust_string(cls.name)}; "
            f"const QUALNAME: &'static str = {rust_string(qualname)};\n{chr(10).join(methods)} }}"
        )

    def copies(self, cls: ir.Class) -> list[str]:
        """`copy` and `deepcopy`: a new instance with the same attributes, or with copies of them."""
        shallow, deep = [], []
        for field in cls.fields:
            name = self.names.fields[field.name]
            if field.slot:
                shallow.append(f"if let Some(value) = this.{name}.get() {{ copied.{name}.set(value); }}")
                deep.append(f"copied.{name}.copy_from(&this.{name}, memo)?;")
            else:
                shallow.append(f"copied.{name}.set(this.{name}.get());")
                is_copy = self.names.is_copy(field.type)
                deep.append(shallow[-1] if is_copy else f"copied.{name}.copy_from(&this.{name}, memo)?;")
        this = "this" if cls.fields else "_this"
        own = self.own_copy(cls)
        if cls.reduces:
            text = rust_string(f"Ferrule: `copy` does not ask for `{cls.reduces}` yet (FER0313)")
            refuse = f"Err(exc::runtime_error({text}))"
            return [
                own or f"fn copy(_this: &Rc<Self>) -> Result<Rc<Self>> {{ {refuse} }}",
                f"fn deepcopy(_this: &Rc<Self>, _memo: &mut copy::Memo) -> Result<Rc<Self>> {{ {refuse} }}",
            ]
        return [
            own
            or f"fn copy({this}: &Rc<Self>) -> Result<Rc<Self>> {{ let copied = Rc::new(Self::default()); "
            f"{' '.join(shallow)} Ok(copied) }}",
            "fn deepcopy(this: &Rc<Self>, memo: &mut copy::Memo) -> Result<Rc<Self>> { "
            f"let copied = Rc::new(Self::default()); memo.insert(this, &copied); {' '.join(deep)} Ok(copied) }}",
        ]

    def own_copy(self, cls: ir.Class) -> str:
        """What `__copy__` of the class gives, if it gives an object of the same class."""
        body = cls.protocol.get("copy")
        if body is None:
            return ""
        if body.type != Inst(cls.key):
            text = "Ferrule: `__copy__` that gives an object of another class is not supported (FER0313)"
            return f"fn copy(_this: &Rc<Self>) -> Result<Rc<Self>> {{ Err(exc::runtime_error({rust_string(text)})) }}"
        emitter = self.protocol_emitter(cls, "copy", body)
        return tidy(f"fn copy(this: &Rc<Self>) -> Result<Rc<Self>> {{ {emitter.wrap_ok(body)} }}")

    def protocol_method(self, cls: ir.Class, trait: str, body: ir.Expr) -> str:
        if trait == "unhashable":
            message = rust_string(f"unhashable type: '{cls.name}'")
            return f"fn hash(_this: &Rc<Self>) -> Result<i64> {{ Err(exc::type_error({message})) }}"
        method, signature = PROTOCOL[trait]
        emitter = self.protocol_emitter(cls, trait, body)
        if trait == "hash":
            value = ir.RuntimeCall(NONE, "object::hash_result", [body], fallible=False)
            return tidy(f"fn {method}{signature} {{ Ok({emitter.emit(value)}) }}")
        if trait == "number":
            return tidy(f"fn {method}{signature} {{ Ok(object::Object::as_number(&{emitter.own(body)})) }}")
        if trait == "len":
            return tidy(f"fn {method}{signature} {{ object::len_result(&{emitter.own(body)}) }}")
        return tidy(f"fn {method}{signature} {{ {emitter.wrap_ok(body)} }}")

    def as_json(self, cls: ir.Class, body: ir.Expr) -> list[str]:
        forms = (
            ("to_json", "encoder: &mut json::Encoder<'_>", "()", "ToJson"),
            ("json_key", "encoder: &json::Encoder<'_>", "Str", "JsonKey"),
        )
        value = self.protocol_emitter(cls, "json", body).own(body)
        return [
            f"fn {method}(this: &Rc<Self>, {encoder}) -> Result<{result}> "
            f"{{ json::{trait}::{method}(&{value}, encoder) }}"
            for method, encoder, result, trait in forms
        ]

    def protocol_emitter(self, cls: ir.Class, trait: str, body: ir.Expr) -> FunctionEmitter:
        function = ir.Function(f"{cls.key}.{trait}", trait, cls.module, [], body.type, [], python_name=trait)
        emitter = FunctionEmitter(self.names, function)
        emitter.this = "this"
        emitter.references |= {"this", "other", "spec"}
        emitter.local = lambda name: (  # type: ignore[method-assign]
            name if name in ("this", "other", "spec") else FunctionEmitter.local(emitter, name)
        )
        return emitter

    def meetings(self, cls: ir.Class) -> list[str]:
        """`eq_other` and `order_other`: one test for each type of value that may come."""
        found = []
        equal = [m for m in cls.meetings if m.symbol == "=="]
        orders = [m for m in cls.meetings if m.symbol != "=="]
        signature, answer = "this: &Rc<Self>, other: &dyn Dyn", "Result<Option<bool>>"
        unseen = "Err(object::unseen(Self::NAME, other.dyn_type_name()))"
        if "eq" in cls.protocol:
            body = " ".join(self.meeting(cls, m) for m in equal)
            this = "this" if equal else "_this"
            found.append(f"fn eq_other({this}: &Rc<Self>, other: &dyn Dyn) -> {answer} {{ {body} {unseen} }}")
        if orders:
            symbols = dict.fromkeys(m.symbol for m in orders)
            arms = [
                f"{rust_string(s)} => {{ {' '.join(self.meeting(cls, m) for m in orders if m.symbol == s)} }}"
                for s in symbols
            ]
            body = f"match op {{ {' '.join(arms)} _ => {{}} }}"
            if len(arms) == 1:
                symbol, _, one = arms[0].partition(" => ")
                body = f"if op == {symbol} {one.rstrip(',')}"
            found.append(f"fn order_other({signature}, op: &str) -> {answer} {{ {body} Ok(None) }}")
        return found

    def meeting(self, cls: ir.Class, meeting: ir.Meeting) -> str:
        source = f"other.as_any().downcast_ref::<{self.names.rust(meeting.type)}>()"
        named = "other" if any(isinstance(n, ir.Local) and n.name == "other" for n in walk(meeting.answer)) else "_"
        emitter = self.protocol_emitter(cls, "compare", meeting.answer)
        answer = meeting.answer
        if isinstance(answer, ir.Block) and answer.value is None:
            return f"if let Some({named}) = {source} {{ {emitter.body(answer.body)} }}"
        text = emitter.wrap_ok(ir.Convert(Opt(BOOL), answer))
        head = f"if let Some({named}) = {source}"
        simple = not isinstance(meeting.answer, ir.Block) or not meeting.answer.body
        return f"{head} {{ return {text}; }}" if simple else f"{head} {{ return {{ {text} }}; }}"

    def family(self, family: ir.FamilyDef) -> str:
        name = self.names.types[family.key]
        variants = ", ".join(f"{self.names.family_variant(m)}(Rc<{self.names.type_path(m)}>)" for m in family.members)
        doc = f"/// `{family.name}` or one of its subclasses.\n"
        return f"union! {{ builtin = false;\n{doc}pub enum {name} {{ {variants} }} }}"

    def exception(self, exc: ir.ExceptionDef) -> str:
        bases = ", ".join(f"&{self.names.exception_class(b)}" for b in exc.bases)
        text = f"ExcClass::new({rust_string(exc.name)}, &[{bases}])"
        if exc.module != "__main__":
            text += f".module({rust_string(exc.module)})"
        for method, option in EXCEPTION_METHODS.items():
            if method in exc.protocol:
                function = self.names.crate.functions.get(exc.protocol[method])
                if function is not None and function.owner is None:
                    path = self.names.path(function.module, self.names.functions[function.key])
                    text += f".{option}({self.answer(path, method, function.result)})"
        text += self.answers(exc)
        text += ".unhashable()" if exc.unhashable else ""
        return f"{doc_comment(exc.doc)}pub static {self.names.globals[exc.key]}: ExcClass = {text};"

    def answer(self, path: str, method: str, result: Type) -> str:
        """The function that the runtime calls: the method itself where it gives what it must."""
        if method == "__len__":
            return f"|this| {path}(this)?.py_bool()"
        if method in ("__str__", "__repr__") and result not in (STR, NEVER):
            return f"|this| object::text_result(&{path}(this)?, &Str::lit({rust_string(method)}))"
        return path

    def answers(self, exc: ir.ExceptionDef) -> str:
        """How exceptions of the class compare, and their hash."""
        text = ""
        for method, key in exc.protocol.items():
            function = self.names.crate.functions.get(key)
            if function is None or method in EXCEPTION_METHODS:
                continue
            path = self.names.path(function.module, self.names.functions[key])
            if method == "__hash__":
                text += f".with_hash(|this| Ok(object::hash_result(&{path}(this)?)))"
                continue
            value = f"{path}(this, other)?"
            value = (
                value if isinstance(function.result, Opt) else "None" if function.result == NONE else f"Some({value})"
            )
            text += f".with_{method.strip('_').removeprefix('answers_')}(|this, other| Ok({value}))"
        return text

    def constants(self, globals_: list[ir.GlobalDef]) -> list[str]:
        """One below the other where no comment parts them."""
        found: list[str] = []
        for g in globals_:
            assert g.const is not None
            rust = "&str" if g.type == STR else self.names.rust(g.type)
            text = f"pub const {self.names.globals[g.key]}: {rust} = {const_text(g.const)};"
            comment = "".join(f"{line_comment(line.lstrip('#').rstrip())}\n" for line in g.comments)
            found.append(f"{comment}{mark(g.line)}{text}")
        return ["\n".join(found)] if found else []

    def thread_locals(self, globals_: list[ir.GlobalDef]) -> str:
        lines = []
        if not self.is_main:
            lines.append("static STARTED: Cell<bool> = const { Cell::new(false) };")
        for g in globals_:
            lines.append(
                f"pub static {self.names.globals[g.key]}: Slot<{self.names.rust(g.type)}> = const {{ Slot::new() }};"
            )
        # rustfmt leaves what is inside a macro as it is.
        return "\n".join(["thread_local! {", *(f"    {line}" for line in lines), "}"]) if lines else ""


def const_text(value: ir.Expr) -> str:
    """A value that Rust evaluates while it compiles."""
    match value:
        case ir.MakeTuple(items=items):
            return f"({', '.join(const_text(i) for i in items)}{',' if len(items) == 1 else ''})"
        case ir.Lit(type=t, value=number) if t == INT:
            return f"Int::small({number})"
        case ir.Lit(type=t, value=str(text)) if t == STR:
            return rust_string(text)
        case ir.Lit(type=t, value=float(number)) if t == FLOAT:
            return unparen(float_literal(number))
        case ir.Lit(value=bool(truth)):
            return "true" if truth else "false"
        case ir.Lit(value=number):
            return str(number)
    raise AssertionError(f"not a constant: {value}")


def union_module(names: Names) -> str:
    """The enums of variables that hold values of several types."""
    parts = ["//! Values of several types.\n\nuse ferrule_rt::prelude::*;\n"]
    for name in names.crate.unions:
        variants = ", ".join(f"{v}({names.variant_type(name, t)})" for t, v in names.union_variants(name).items())
        shown = " or ".join(f"`{v}`" for v in names.union_variants(name).values())
        parts.append(f"union! {{ builtin = false;\n/// {shown}.\npub enum {camel(name)} {{ {variants} }} }}")
        parts += union_traits(names, name)
    return "\n\n".join(parts)


__all__ = ["INT", "STR", "ModuleEmitter", "union_module"]
