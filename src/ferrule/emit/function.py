"""One function of the IR as Rust text: signature, statements, the places that errors go to."""

from __future__ import annotations

import re

from ferrule.emit.crate import Names
from ferrule.emit.expressions import ExpressionEmitter
from ferrule.emit.locals import is_part_of_local
from ferrule.emit.marks import mark
from ferrule.emit.names import ident, snake
from ferrule.emit.operators import machine_symbol
from ferrule.emit.text import paren, rust_string, unparen
from ferrule.emit.tidy import mark_unused, mark_unused_parameters, tidy
from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges, ends, walk
from ferrule.ir.types import (
    BOOL,
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    STR,
    Closure,
    Con,
    Exc,
    Family,
    Inst,
    Opt,
    Tup,
    Type,
    is_vec,
)

UPDATES = {"add": "+", "sub": "-", "mul": "*"}
NUMBERS = (INT, FLOAT, I64)
LITERALS = re.compile(r"(\d+)\.\.(\d+)")
ON_INTEGERS = r"(?<![\w.]){0}\.[a-z]|&{0} as &dyn|\)\.(?:\w+_euclid|\w*abs|\w*pow|min|max|signum|clone)\("


class Fallible(Exception):
    """What a probe wanted to know."""


class FunctionEmitter(ExpressionEmitter):
    """Writes one function."""

    def __init__(self, names: Names, function: ir.Function, *, probing: bool = False) -> None:
        self.probing = probing  # only finding out whether the function can raise
        self.converting: set[tuple[object, object]] = set()  # conversions of tuples being written
        self.calls: set[str] = set()  # functions whose errors this one would hand on
        self.names = names
        self.function = function
        self.references: set[str] = set()  # locals that are Rust references
        self.nothing: set[str] = set()  # locals that are None and have no Rust name
        self.target = ""  # the label that errors break to; "" for the function itself
        self.targets: dict[str, str] = {}  # label of a `Try` to the target around it
        self.used_labels: set[str] = set()
        self.uncaught: set[int] = set()  # `Try` statements whose body turned out to raise nothing
        self.this = "self"
        self.asynchronous = False
        # Texts of expressions by place, with what writing them did; the node is kept so that its id stays its own.
        self.written: dict[tuple[int, str, str, bool], tuple[ir.Expr, str, set[str], set[str]]] = {}
        self.in_generator = function.generator is not None
        self.counter = 0
        self.lines: list[int] = []
        facts = names.facts(function)
        self.taken, self.unread, self.changing = facts.taken, facts.unread, facts.changing
        self.needed_mut, self.last = facts.needed_mut, facts.last
        self.cased = facts.cased

    def raises(self) -> None:
        """Called where an error leaves the function."""
        if self.probing:
            raise Fallible

    def fresh(self, hint: str) -> str:
        self.counter += 1
        return f"{hint}_{self.counter + 1000}__"

    def local(self, name: str) -> str:
        """A local's Rust name. Names of the translator end in two underscores in the IR."""
        if name.startswith("self."):
            text = f"{self.this}.{self.names.captures[name[5:]]}"
            owner = Closure(self.function.closure)
            return f"(*{text})" if self.names.recursion.boxed_capture(owner, name[5:]) else text
        if self.function.is_method and name == self.function.params[0].name:
            return self.this
        if name == "self":
            return self.this if self.function.is_method or self.this == "this" else "self_"
        if name.endswith("__") and not name.startswith("__"):
            text = name[:-2]
            mark = "_" if name in self.unread else ""
            return ident(mark + snake(text)) if mark + text not in self.taken else ident(mark + snake(text)) + "_"
        text = self.cased.get(name) or snake(name)
        text = f"{text}_" if text in ("co", "this") else text
        if name not in self.unread:
            return text
        return f"_{text.removeprefix('r#')}" + ("_" if f"_{text}" in self.taken else "")

    def label(self, label: str) -> str:
        return snake(label.rstrip("_"))

    # The whole function

    def text(self) -> str:
        return tidy(mark_unused(self.untidy()))

    def untidy(self) -> str:
        function = self.function
        doc = doc_comment(function.doc)
        params = self.parameters()
        result = "Rc<Self>" if function.makes else self.names.rust(function.result)
        entry = self.entry()
        if function.generator is not None:
            body = self.generator_body(entry)
            params = mark_unused_parameters(params, body)
            return f"{doc}{mark(function.line)}pub fn {self.name()}({params}) -> {result} {{ {body} }}"
        body = self.tail(function.body)
        params = mark_unused_parameters(params, entry + body)
        doc += mark(function.line) if function.python_name != "<module>" else ""
        signature = f"pub fn {self.name()}({params})"
        if function.raises:
            arrow = f" -> Result<{result}>" if result != "()" else " -> Result<()>"
        else:
            arrow = "" if result == "()" else f" -> {result}"
        return f"{doc}{signature}{arrow} {{ {entry}{body} }}"

    def name(self) -> str:
        return self.names.functions[self.function.key]

    def parameters(self) -> str:
        function = self.function
        found = []
        if function.closure:
            found.append("&self")
        for index, param in enumerate(function.params):
            if index == 0 and function.is_method:
                found.append("self: &Rc<Self>" if isinstance(function.owner, Inst) else "&self")
                self.references.add(param.name)
                continue
            rust = self.names.rust(param.type)
            if self.names.is_copy(param.type):
                mutable = "mut " if self.is_assigned(param) and function.generator is None else ""
                found.append(f"{mutable}{self.local(param.name)}: {rust}")
            else:
                found.append(f"{self.local(param.name)}: &{rust}")
                self.references.add(param.name)
        return ", ".join(found)

    def entry(self) -> str:
        """Own copies of parameters that the body assigns or that outlive the call."""
        lines = []
        is_generator = self.function.generator is not None
        for index, param in enumerate(self.function.params):
            name = self.local(param.name)
            receiver = index == 0 and self.function.is_method
            if param.boxed:
                value = name if self.names.is_copy(param.type) else f"{name}.clone()"
                target = "this" if receiver else name
                lines.append(f"let {target} = Rc::new(Slot::from({value}));")
                self.references.discard(param.name)
            elif receiver and is_generator:
                lines.append("let this = self.clone();")
                self.this = "this"
                self.references.discard(param.name)
            elif param.name in self.unread and not self.is_assigned(param):
                continue
            elif self.names.is_copy(param.type) and is_generator and self.is_assigned(param):
                lines.append(f"let mut {name} = {name};")
            elif not self.names.is_copy(param.type) and (self.is_assigned(param) or is_generator):
                mutable = "mut " if self.is_assigned(param) else ""
                lines.append(f"let {mutable}{name} = {name}.clone();")
                self.references.discard(param.name)
        if self.function.closure and is_generator:
            lines.append("let this = self.clone();")
            self.this = "this"
        return " ".join(lines)

    def is_assigned(self, param: ir.Param) -> bool:
        return id(param) in self.needed_mut and not param.boxed

    def generator_body(self, entry: str) -> str:
        assert self.function.generator is not None
        y, s, r = (self.names.rust(t) for t in self.function.generator)
        self.asynchronous = True
        body = self.tail(self.function.body)
        yields = "co" if re.search(r"\bco\.", body) else "_co"
        if not re.search(r"\bthis\b", body):
            entry = entry.replace("let this = self.clone();", "")
        return f"{entry} Gen::<{y}, {s}, {r}>::new(move |{yields}| async move {{ {body} }})"

    # Statements

    def body(self, stmts: list[ir.Stmt]) -> str:
        """Statements as lines; a mark carries the Python line to the source map."""
        lines: list[str] = []
        if len(stmts) == 1 and isinstance(stmts[0], ir.Try):  # its own braces would be the second ones
            text = self.s_Try(stmts[0])
            return text[1:-1].strip() if text.startswith("{") else text
        skip = 0
        for index, stmt in enumerate(stmts):
            if skip:
                skip -= 1
                continue
            if isinstance(stmt, ir.Let) and stmt.value is not None and not (stmt.boxed or stmt.maybe):
                parts = (
                    self.tuple_pattern(stmt.name, stmt.type, stmts[index + 1 :]) if stmt.name.endswith("__") else None
                )
                if parts is not None:
                    lines.append(f"{mark(stmt.line)}let {parts[0]} = {unparen(self.own(stmt.value))};")
                    skip = parts[1]
                    continue
            text = getattr(self, "s_" + type(stmt).__name__)(stmt)
            if not text:
                continue
            if stmt.line:
                text = mark(stmt.line) + text
            lines.append(text)
            if ends(stmt, self.uncaught):
                break  # what follows would be a warning
        # A comment at the end must not swallow the brace that follows.
        end = "\n" if lines and lines[-1].endswith("\n") else ""
        return "\n".join(line.removesuffix("\n") for line in lines) + end

    def tail(self, stmts: list[ir.Stmt]) -> str:
        """The statements at the end of a function, whose last `return` is the value of the block."""
        if not stmts:
            return ""
        head, last = self.body(stmts[:-1]), stmts[-1]
        ending = next((i for i, s in enumerate(stmts[:-1]) if ends(s, self.uncaught)), None)
        if ending is not None:
            return self.tail(stmts[: ending + 1])
        match last:
            case ir.Return():
                text = self.s_Return(last)
                text = "" if text == "return;" else text
                text = text.removeprefix("return ").removesuffix(";") if text.startswith("return ") else text
            case ir.Raise() if not self.target:
                text = self.s_Raise(last).removeprefix("return ").removesuffix(";")
            case ir.If() if last.orelse and diverges([last]):
                test = unparen(self.own(last.test))
                text = f"if {test} {{ {self.tail(last.body)} }} else {{ {self.tail(last.orelse)} }}"
            case ir.Try(orelse=[]) if id(last) in self.uncaught and diverges(last.body, self.uncaught):
                text = f"{{ {self.tail(last.body)} }}"
            case _:
                return self.body(stmts)
        return head.removesuffix("\n") + f"\n{mark(last.line)}{text}"

    def s_Comment(self, s: ir.Comment) -> str:
        return "".join(f"{line_comment(line.lstrip('#').rstrip())}\n" for line in s.lines)

    def s_Enter(self, _: ir.Enter) -> str:
        return f"let _frame = {self.fallible('sys::enter()')};"

    def s_Let(self, s: ir.Let) -> str:
        name = self.local(s.name)
        rust = self.names.rust(s.type)
        self.references.discard(s.name)
        if s.boxed:
            value = f"Slot::from({self.own(s.value)})" if s.value is not None else f"Slot::<{rust}>::new()"
            return f"let {name} = Rc::new({value});"
        mutable = "mut " if id(s) in self.needed_mut else ""
        if s.maybe:
            value = f"Some({self.own(s.value)})" if s.value is not None else "None"
            return f"let {mutable}{name}: Option<{rust}> = {value};"
        if s.value is None:
            return f"let {mutable}{name}: {rust};"
        if isinstance(s.value, ir.MakeContainer) and s.value.type == Con("dyns"):
            return f"let {name} = {self.emit(s.value)};"
        value = unparen(self.own(s.value))
        note = f": {rust}" if needs_type(s.value) or (s.type == I64 and isinstance(s.value, ir.Lit)) else ""
        return f"let {mutable}{name}{note} = {value};"

    def s_Assign(self, s: ir.Assign) -> str:
        name = self.local(s.name)
        if (update := self.in_place(s)) is not None:
            return f"{name} {update};"
        value = unparen(self.own(s.value))
        if s.boxed:
            return f"{name}.set({value});"
        if s.maybe:
            return f"{name} = Some({value});"
        return f"{name} = {value};"

    def in_place(self, s: ir.Assign) -> str | None:
        """`+= value` for `x = x + value` of numbers."""
        value = s.value
        if s.boxed or s.maybe or not isinstance(value, ir.Arith) or value.type not in NUMBERS:
            return None
        symbol = machine_symbol(value) if value.type == I64 else UPDATES.get(value.op, "")
        if not symbol:
            return None
        left, right = value.left, value.right
        if left.type != value.type or right.type != value.type or not isinstance(left, ir.Local) or left.name != s.name:
            return None
        if any(isinstance(n, ir.Local) and n.name == s.name for n in walk(right)):
            return None
        by_reference = right.type == INT and self.is_place(right)
        return f"{symbol}= {unparen(self.ref(right) if by_reference else self.own(right))}"

    def s_Unbind(self, s: ir.Unbind) -> str:
        name = self.local(s.name)
        return f"{name}.clear();" if s.boxed else f"{name} = None;"

    def s_SetGlobal(self, s: ir.SetGlobal) -> str:
        definition = self.names.crate.globals[s.key]
        path = self.names.path(definition.module, self.names.globals[s.key])
        return f"{path}.set({unparen(self.own(s.value))});"

    def s_UnsetGlobal(self, s: ir.UnsetGlobal) -> str:
        definition = self.names.crate.globals[s.key]
        return f"{self.names.path(definition.module, self.names.globals[s.key])}.clear();"

    def s_SetField(self, s: ir.SetField) -> str:
        value = self.own(s.value)
        if not isinstance(s.obj, ir.Local):
            name = self.local(self.fresh("obj"))
            return f"let {name} = {self.own(s.obj)}; {name}.{self.names.fields[s.name]}.set({unparen(value)});"
        return f"{self.receiver(s.obj)}.{self.names.fields[s.name]}.set({unparen(value)});"

    def s_SetKept(self, s: ir.SetKept) -> str:
        return f"{self.receiver(s.closure)}.{self.names.captures[s.name]}.set({unparen(self.own(s.value))});"

    def s_SetExcAttr(self, s: ir.SetExcAttr) -> str:
        value = self.own(s.value)
        # Nothing else says of which type a `None` is.
        kind = f"::<{self.names.rust(s.value.type)}>" if isinstance(s.value.type, Opt) and "None" in value else ""
        return f"{self.receiver(s.obj)}.set_attr{kind}({rust_string(s.name)}, {value});"

    def s_Do(self, s: ir.Do) -> str:
        value = s.value
        if isinstance(value, ir.Lit | ir.StaticValue):
            return ""
        if isinstance(value, ir.Local) and not (value.maybe or value.boxed):
            return ""
        if isinstance(value, ir.Global) and not value.checked:
            return ""
        if isinstance(value, ir.Block) and value.value is None:
            return self.body(value.body)
        if isinstance(value, ir.Block):
            return f"{{ {self.body(value.body)}\n {self.s_Do(ir.Do(value.value))} }}" if value.value else ""
        if is_part_of_local(value):
            return ""
        if isinstance(value, ir.IfExp) and value.type == NONE:
            return self.s_choice(value)
        text = self.emit(value)
        if value.type in (NONE, NEVER) or (isinstance(value, ir.Switch) and value.type == NONE):
            return f"{text};"
        return f"let _ = {unparen(text)};"

    def s_choice(self, e: ir.IfExp) -> str:
        """Either of two things to do; one of them may be nothing."""
        body, orelse = [ir.Do(e.body)], [ir.Do(e.orelse)]
        if isinstance(e.body, ir.Lit):
            return self.s_If(ir.If(ir.Not(BOOL, e.test), orelse, []))
        return self.s_If(ir.If(e.test, body, [] if isinstance(e.orelse, ir.Lit) else orelse))

    def s_If(self, s: ir.If) -> str:
        test = unparen(self.own(s.test))
        body = self.body(s.body)
        if not s.orelse:
            return f"if {test} {{ {body} }}"
        if len(s.orelse) == 1 and isinstance(s.orelse[0], ir.If):
            return f"if {test} {{ {body} }} else {self.s_If(s.orelse[0])}"
        other = self.body(s.orelse)
        return f"if {test} {{ {body} }} else {{ {other} }}" if other.strip() else f"if {test} {{ {body} }}"

    def loop_label(self, s: ir.Loop | ir.While | ir.For) -> str:
        """Every loop has its label, where something in it names it."""
        nested = any(isinstance(n, ir.Break | ir.Continue) and n.label == s.label for n in walk(s.body))
        return f"'{self.label(s.label)}: " if nested else ""

    def s_Loop(self, s: ir.Loop) -> str:
        return f"{self.loop_label(s)}loop {{ {self.body(s.body)} }}"

    def s_While(self, s: ir.While) -> str:
        return f"{self.loop_label(s)}while {unparen(self.own(s.test))} {{ {self.body(s.body)} }}"

    def s_For(self, s: ir.For) -> str:
        label = self.loop_label(s)
        name, body = self.loop_variable(s)
        if is_vec(s.iterable.type):
            return f"{label}for {name} in {self.each(s.iterable)} {{ {self.body(body)} }}"
        if isinstance(s.iterable.type, Con) and s.iterable.type.name == "list":
            return f"{label}for {name} in {self.receiver(s.iterable)}.iter() {{ {self.body(body)} }}"
        if isinstance(s.iterable.type, Con) and s.iterable.type.name == "range":
            plain = isinstance(s.iterable, ir.RowCall) and s.iterable.row.each
            # `reversed` gives the numbers themselves.
            numbers = f"{self.receiver(s.iterable)}{'' if isinstance(s.iterable, ir.RuntimeCall) else '.iter()'}"
            source = self.filled(s.iterable, plain) if plain else numbers
            text = self.body(body)
            if s.elem == INT:
                source = f"({source}).map(Int::from)" if plain else f"{source}.map(Int::from)"
            elif (only := LITERALS.fullmatch(source)) and re.search(ON_INTEGERS.format(name), text):
                source = f"{only[1]}_i64..{only[2]}"  # nothing else tells a method, or `dyn`, the type
            return f"{label}for {name} in {source} {{ {text} }}"
        if self.names.crate.plain and s.iterable.type == STR:
            return f"{label}for {name} in {self.receiver(s.iterable)}.chars_iter() {{ {self.body(body)} }}"
        source_name = self.local(self.fresh("iter"))
        is_iterator = isinstance(s.iterable.type, Con) and s.iterable.type.name == "Iterator"
        iterator = unparen(self.own(s.iterable)) if is_iterator else f"{self.receiver(s.iterable)}.py_iter()"
        source = f"let {source_name} = {iterator};"
        step = self.fallible(f"{source_name}.next()")
        made = any(isinstance(n, ir.Call) and is_generator(n.type) for n in walk(s.iterable))
        # Nobody else knows the generator: it is closed where the loop ends, and its `finally` runs there.
        after = f" drop({source_name});" if made else ""
        test = f"let Some({name}) = {step}" if name != "_" else f"{step}.is_some()"
        return f"{source} {label}while {test} {{ {self.body(body)} }}{after}"

    def each(self, e: ir.Expr) -> str:
        """The items of a list with one owner, by value."""
        if isinstance(e, ir.MakeContainer):
            return f"[{', '.join(unparen(self.own(i)) for i in e.items)}]"
        assert isinstance(e.type, Con)
        return f"{self.receiver(e)}.iter().{'copied' if self.names.is_copy(e.type.args[0]) else 'cloned'}()"

    def loop_variable(self, s: ir.For) -> tuple[str, list[ir.Stmt]]:
        """The loop variable is the target itself, when the body only hands it over."""
        self.references.discard(s.name)
        first = s.body[0] if s.body else None
        if (
            isinstance(first, ir.Let)
            and isinstance(first.value, ir.Local)
            and first.value.name == s.name
            and not first.boxed
            and not first.maybe
            and not any(isinstance(n, ir.Local) and n.name == s.name for n in walk(s.body[1:]))
        ):
            self.references.discard(first.name)
            if first.name in self.unread and not first.name.strip("_"):
                return "_", s.body[1:]
            return ("mut " if id(first) in self.needed_mut else "") + self.local(first.name), s.body[1:]
        if (parts := self.tuple_pattern(s.name, s.elem, s.body)) is not None:
            return parts[0], s.body[parts[1] :]
        used = any(isinstance(n, ir.Local) and n.name == s.name for n in walk(s.body))
        return self.local(s.name) if used else "_", s.body

    def tuple_pattern(self, name: str, type_: Type, rest: list[ir.Stmt]) -> tuple[str, int] | None:
        """A pattern for a tuple whose items the next statements take apart, and how many those are.

        None unless nothing else reads the tuple.
        """
        if not isinstance(type_, Tup):
            return None
        taken: dict[int, ir.Let] = {}
        for stmt in rest:
            if not isinstance(stmt, ir.Let) or stmt.boxed or stmt.maybe or not isinstance(stmt.value, ir.TupleGet):
                break
            whole = stmt.value.value
            if not isinstance(whole, ir.Local) or whole.name != name or stmt.value.index in taken:
                break
            taken[stmt.value.index] = stmt
        if not taken or any(isinstance(n, ir.Local) and n.name == name for n in walk(rest[len(taken) :])):
            return None
        parts = []
        for index in range(len(type_.items)):
            let = taken.get(index)
            if let is None:
                parts.append("_")
                continue
            self.references.discard(let.name)
            text = self.local(let.name)
            unread = let.name in self.unread
            parts.append("_" if unread else ("mut " if id(let) in self.needed_mut else "") + text)
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})", len(taken)

    def s_Labelled(self, s: ir.Labelled) -> str:
        used = any(isinstance(n, ir.Break) and n.label == s.label for n in walk(s.body))
        if not used:
            return f"{{ {self.body(s.body)} }}"
        return f"'{self.label(s.label)}: {{ {self.body(s.body)} }}"

    def s_Break(self, s: ir.Break) -> str:
        return f"break '{self.label(s.label)};" if s.label else "break;"

    def s_Continue(self, s: ir.Continue) -> str:
        return f"continue '{self.label(s.label)};" if s.label else "continue;"

    def s_Return(self, s: ir.Return) -> str:
        value = unparen(self.own(s.value)) if s.value is not None else "()"
        if not self.function.raises and not self.in_generator:
            return f"return {value};" if value != "()" else "return;"
        if s.value is not None and s.value.type == NEVER and isinstance(s.value, ir.Block):
            return f"{value};"
        return f"return Ok({value});"

    def s_Raise(self, s: ir.Raise) -> str:
        value = self.own(s.value)
        is_again = isinstance(s.value, ir.Local) and s.context == "" and s.cause is None
        if s.cause is not None:
            cause = "None" if s.cause.type == NONE else f"Some({self.own(s.cause)})"
            if s.cause.type not in (NONE,) and not isinstance(s.cause.type, Exc):
                cause = self.own(s.cause)
            value = f"{paren(value)}.with_cause({cause})"
        if s.context:
            method = "during" if s.passes_on else "with_context"
            value = f"{paren(value)}.{method}(&{self.local(s.context)})"
        if s.line and not (is_again or s.passes_on):
            value = f"{paren(value)}.at({self.site(s.line)})"
        if self.target:
            self.used_labels.add(self.target)
            return f"break '{self.label(self.target)} {value};"
        self.raises()
        return f"return Err({value});"

    def site(self, line: int) -> str:
        return f"site!({line}, {rust_string(self.function.python_name)})"

    def s_Try(self, s: ir.Try) -> str:
        outer = self.target
        self.targets[s.label] = outer
        self.target = s.label
        self.used_labels.discard(s.label)
        body = self.body(s.body)
        caught = s.label in self.used_labels
        self.target = outer
        orelse = self.body(s.orelse)
        if not caught:
            self.uncaught.add(id(s))
            return f"{{ {body}\n{orelse} }}" if body or orelse else ""
        done = "done_" + self.label(s.label)
        through = not (diverges(s.body) or diverges(s.orelse))
        leave = f"break '{done};" if through else ""
        exc = self.local(s.exc)
        handler = self.body(s.handler)
        used = any(isinstance(n, ir.Local) and n.name == s.exc for n in walk(s.handler)) or any(
            isinstance(n, ir.Raise) and n.context == s.exc for n in walk(s.handler)
        )
        name = exc if used else "_"
        inner = f"let {name}: Exc = '{self.label(s.label)}: {{ {body}\n{orelse}\n{leave} }};\n{handler}"
        return f"'{done}: {{ {inner} }}" if through else f"{{ {inner} }}"

    def s_Escape(self, s: ir.Escape) -> str:
        inside = self.target
        self.target = self.targets.get(s.label, "")
        text = self.body(s.body)
        self.target = inside
        return text


def is_generator(t: Type) -> bool:
    return isinstance(t, Con) and t.name == "generator"


def needs_type(value: ir.Expr) -> bool:
    """Whether rustc could not tell the variable's type from the value alone."""
    inner = value
    while isinstance(inner, ir.Convert):
        inner = inner.value
    if isinstance(value, ir.Convert):
        return True
    return isinstance(inner, ir.RowCall | ir.IfExp | ir.Block | ir.RuntimeCall) or inner.type == NEVER


def doc_comment(doc: str) -> str:
    return "".join(f"/// {line}".rstrip() + "\n" for line in doc.splitlines())


def line_comment(text: str) -> str:
    """A comment; `//!` and `///` would be documentation."""
    return f"// {text}" if text.startswith(("!", "/")) else f"//{text}"


__all__ = ["Family", "FunctionEmitter", "Tup", "doc_comment"]
