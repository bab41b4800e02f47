"""Calls: rows of the library, functions, constructors, closures, generators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ferrule.emit.conversions import bare, mapped
from ferrule.emit.text import paren, rust_string, unparen
from ferrule.emit.tidy import mark_unused_parameters
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import (
    BOOL,
    COMPLEX,
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    STR,
    Closure,
    Con,
    Inst,
    Opt,
    Type,
    is_vec,
)

if TYPE_CHECKING:
    from ferrule.emit.function import FunctionEmitter

PLACEHOLDER = re.compile(r"(\{(\w+)(?::(\w+))?\})(\.(?!\.))?")
BY_VALUE = (BOOL, FLOAT, COMPLEX)


class CallEmitter:
    """The part of the function emitter that writes calls and what is called."""

    def e_RowCall(self: FunctionEmitter, e: ir.RowCall) -> str:
        row = e.row
        text = self.filled(e, row.owned if self.of_vec(e) else row.template)
        if row.crate != "ferrule_rt" and not row.template.startswith(("{", row.crate)):
            text = f"{row.crate}::{text}"
        return self.fallible(text) if row.raises else text

    def filled(self: FunctionEmitter, e: ir.RowCall, template: str) -> str:
        """A template of the row with the arguments in their places."""
        row = e.row
        self.names.use_crate(row.crate, row.feature)
        for t in e.bindings.values():
            self.names.rust(t)

        def fill(m: re.Match[str]) -> str:
            text = self.placeholder(e, m.group(2), m.group(3) or "", m.group(4) or "")
            alone = m.string[m.start() - 1 : m.start()] in ("(", " ") and m.string[m.end() : m.end() + 1] in (")", ",")
            return unparen(text) if alone else text

        return PLACEHOLDER.sub(fill, template)

    def of_vec(self: FunctionEmitter, e: ir.RowCall) -> bool:
        """Whether the list that the row is about has one owner."""
        subject = e.receiver if e.row.owner else next((v for values in e.args.values() for v in values), None)
        return bool(e.row.owned) and subject is not None and is_vec(subject.type)

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
            case "own" if dot and value.type == I64:
                return self.machine_receiver(value) + dot
            case "own":
                return unparen(self.own(value)) if not dot else paren(self.own(value)) + dot
            case "dyn":
                return self.dyn(value)
            case "i64":
                return self.machine(value, "to_index")
            case "bound":
                return self.bound(value)
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

    def bound(self: FunctionEmitter, value: ir.Expr) -> str:
        """An index that may lie beyond every end: what does not fit a machine integer does."""
        if isinstance(value, ir.Lit):
            return str(min(max(int(value.value), -(2**63)), 2**63 - 1))  # type: ignore[call-overload]
        if value.type == INT and not isinstance(value, ir.Convert):
            return f"{self.receiver(value)}.to_bound()"
        return self.machine(value, "to_index")

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
        for name, t in captured.items():
            if name == "self" or name.startswith("self."):
                self.references.discard(name)
                if "this" not in renames:
                    renames.append("this")
                    clones.append(
                        f"let this = {self.this}.clone();" if self.this == "self" else "let this = this.clone();"
                    )
            else:
                clones.append(self.copied(name, t))
                self.references.discard(name)
        if renames:
            self.this = "this"
        params = []
        for name, t in e.params:
            self.references.add(name)
            params.append(f"{self.local(name)}: &{self.names.rust(t)}")
        wrapped = self.wrap_ok(e.body)
        self.target, self.this, self.references, self.asynchronous = outer
        result = self.names.rust(e.body.type)
        closure = f"move |{mark_unused_parameters(', '.join(params), wrapped)}| -> Result<{result}> {{ {wrapped} }}"
        return f"{{ {' '.join(clones)} {closure} }}" if clones else closure

    def wrap_ok(self: FunctionEmitter, e: ir.Expr) -> str:
        if isinstance(e, ir.Block):
            body = self.body(e.body)
            if e.value is None:
                return body
            return f"{body}\nOk({unparen(self.own(e.value))})"
        return f"Ok({unparen(self.own(e))})"

    def copied(self: FunctionEmitter, name: str, t: Type | None) -> str:
        """A copy of a variable for a closure to own; what Rust copies by itself needs none."""
        local = self.local(name)
        if t is None or not self.names.is_copy(t):
            return f"let {local} = {local}.clone();"
        return f"let {local} = *{local};" if name in self.references else ""

    def free_locals(self: FunctionEmitter, e: ir.Expr) -> dict[str, Type | None]:
        """The variables from outside that the expression names, with their types; None for those in a shared place."""
        bound: set[str] = set()
        used: dict[str, Type | None] = {}
        for node in walk(e):
            match node:
                case ir.Local():
                    used.setdefault(node.name, None if node.boxed or node.maybe else node.type)
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
                    used.setdefault(node.name, None)
        # The receiver of a constructor is its own.
        return {n: t for n, t in used.items() if n not in bound and n != "made__"}

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

    def e_MakeInstance(self: FunctionEmitter, e: ir.MakeInstance) -> str:
        cls = self.names.crate.classes[e.cls]
        kinds = {f.name: f for f in cls.fields}
        parts = []
        for name, value in e.fields:
            text, kind = unparen(self.own(value)), kinds[name]
            if not kind.fixed:
                text = f"{'Slot::from' if kind.slot else self.cell(kind)}({text})"
            field = self.names.fields[name]
            parts.append(text if text == field else f"{field}: {text}")
        given = dict(e.fields)
        for kind in cls.fields:
            if kind.name not in given:
                parts.append(f"{self.names.fields[kind.name]}: {'Slot::new()' if kind.slot else 'Default::default()'}")
        path = "Self" if self.function.owner == Inst(e.cls) else self.names.type_path(e.cls)
        return f"Rc::new({path} {{ {', '.join(parts)} }})"

    def cell(self: FunctionEmitter, kind: ir.Field) -> str:
        return "Cell::new" if self.names.is_copy(kind.type) else "Field::new"

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
        e = bare(e)
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
        for member in reversed(self.names.members(target)):
            rust = self.names.rust(member)
            wrapped = unparen(
                str(self.names.wrap(target, member, "*it" if self.names.is_copy(member) else "it.clone()"))
            )
            if re.search(r"\bit\b", wrapped) is None:
                test = f"if arg.is::<{rust}>() {{ Some({wrapped}) }}"
            elif not tests:
                tests.append(f"arg.downcast_ref::<{rust}>(){mapped('it', wrapped)}")
                continue
            else:
                test = f"if let Some(it) = arg.downcast_ref::<{rust}>() {{ Some({wrapped}) }}"
            rest = tests[-1] if tests else "None"
            tests.append(f"{test} else {rest if rest.startswith('if ') else '{ ' + rest + ' }'}")
        return tests[-1] if tests else "None"

    def e_MakeClosure(self: FunctionEmitter, e: ir.MakeClosure) -> str:
        shared = {c.name for c in self.names.crate.closures[e.key].captures if c.boxed}
        items = []
        for name, value in e.captures:
            if isinstance(value, ir.Local) and value.boxed and name in shared:
                items.append(f"{self.names.captures[name]}: {self.local(value.name)}.clone()")
            else:
                text = self.own(value)
                boxed = self.names.recursion.boxed_capture(Closure(e.key), name)
                items.append(f"{self.names.captures[name]}: {f'Boxed::new({unparen(text)})' if boxed else text}")
        items += [f"{self.names.captures[name]}: {unparen(self.own(value))}" for name, value in e.kept]
        items += [f"{self.names.captures[name]}: Rc::new(Slot::new())" for name in e.attributes]
        items = [shorthand(item) for item in items]
        return f"{self.names.closure_path(e.key)} {{ {', '.join(items)} }}"

    def e_ClosureField(self: FunctionEmitter, e: ir.ClosureField) -> str:
        text = f"{self.receiver(e.closure)}.{self.names.captures[e.name]}"
        if e.missing:
            return self.fallible(f"{text}.get().ok_or_else(|| exc::attribute_error({rust_string(e.missing)}))")
        return text if self.names.is_copy(e.type) else f"{text}.clone()"

    def e_LazyIter(self: FunctionEmitter, e: ir.LazyIter) -> str:
        names = self.free_locals(ir.Block(NONE, e.body, None))
        outer = (self.target, self.this, set(self.references), self.asynchronous, self.in_generator)
        clones = []
        this = False
        for name, t in names.items():
            if name == "self" or name.startswith("self."):
                this = True
                self.references.discard(name)
            else:
                clones.append(self.copied(name, t))
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


def shorthand(item: str) -> str:
    """A field of a struct literal; `name: name` is `name`."""
    field, _, value = item.partition(": ")
    return field if field == value else item


def callable_repr(value: ir.Expr) -> str:
    """`repr` of a factory, as `defaultdict` shows it."""
    if isinstance(value, ir.Callback):
        for node in walk(value.body):
            if isinstance(node, ir.RowCall) and node.row.name == "__init__":
                return f"<class '{node.row.owner}'>"
    return "<function>"
