"""Statements as constraints, and the walk through one instance of a function or module."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.calls import CallRules
from ferrule.infer.expressions import ExpressionRules
from ferrule.infer.importing import failure
from ferrule.infer.model import LONGEST_TUPLE, Atom, ClassA, ClassInfo, ConA, ExcClassA, FuncInst, InstA, TupA, Var
from ferrule.infer.narrow import Facts, class_items, facts_of, is_instance
from ferrule.infer.scopes import Scope, Web
from ferrule.knowledge.exceptions import is_subclass_of
from ferrule.knowledge.model import TableModule
from ferrule.load import absolute_name
from ferrule.load.nodes import subtree

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine


# Modules whose names mean something before inference only.
TYPING_ONLY = {
    "typing",
    "__future__",
    "abc",
    "typing_extensions",
    "collections.abc",
    "dataclasses",
    "enum",
    "types",
    "numbers",
}

WRITTEN_OUT = {
    "functools.singledispatch",
    "functools.singledispatchmethod",
    "functools.partialmethod",
    "functools.update_wrapper",
    "collections.namedtuple",
    "functools.total_ordering",
    "functools.cached_property",
    "contextlib.suppress",
}


class Walker(ExpressionRules, CallRules):
    """Installs the constraints of one body, once."""

    def __init__(self, engine: Engine, inst: FuncInst, scope: Scope, module: str) -> None:
        self.engine = engine
        self.solver = engine.solver
        self.inst = inst
        self.scope = scope
        self.module = module
        self.facts: Facts = {}
        self.handling: list[Var] = []
        self.class_body: ClassInfo | None = None

    # Entry

    def run_function(self) -> None:
        info, inst = self.inst.func, self.inst
        for name in info.param_names:
            inst.params[name] = Var(name)
        a = info.args
        for arg in [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]:
            web = self.scope.webs.get(arg)
            if web is not None:
                self.solver.flow(inst.params[arg.arg], self.engine.web_var(inst, web))
        if a.vararg:
            self.solver.add(inst.params[a.vararg.arg], self.star_atom())
        if a.kwarg:
            made = self.engine.new("dict", inst, "kwargs")
            self.solver.add(inst.params[a.kwarg.arg], made)
            self.solver.add(made.params["K"], self.engine.con("str"))
        if info.is_generator:
            inst.generator = self.engine.new("generator", inst)
            self.solver.flow(inst.yields, inst.generator.params["Y"])
            self.solver.flow(inst.generator.params["S"], inst.sends)
            self.solver.add(inst.generator.params["S"], self.engine.con("None"))
            self.solver.flow(inst.result, inst.generator.params["R"])
            self.solver.flow(inst.result, self.engine.stop_values)
        if isinstance(info.node, ast.Lambda):
            self.solver.flow(self.expr(info.node.body), inst.result)
        elif not self.block(info.node.body):
            self.solver.add(inst.result, self.engine.con("None"))

    def star_atom(self) -> Atom:
        """`*args` is a tuple of the group's length, or of unknown length when a call passes `*xs`."""
        _, _, count = self.inst.group.partition("*")
        count = count.partition("*")[0]
        if count.isdigit() and int(count) <= LONGEST_TUPLE:
            return self.engine.tuple_of(int(count), self.inst, "args")
        return self.engine.new("tuple", self.inst, "args")

    def run_module(self, tree: ast.Module) -> None:
        self.block(tree.body)

    # Blocks; each returns whether control never reaches its end

    def block(self, body: list[ast.stmt]) -> bool:
        for stmt in body:
            if self.stmt(stmt):
                return True
        return False

    def stmt(self, stmt: ast.stmt) -> bool:
        method = getattr(self, "stmt_" + type(stmt).__name__, None)
        if method is None:
            self.problem("FER0301", stmt, f"`{type(stmt).__name__}` statements are not supported yet", "")
            return False
        return bool(method(stmt))

    def stmt_Expr(self, stmt: ast.Expr) -> bool:
        if not isinstance(stmt.value, ast.Constant):
            self.expr(stmt.value)
        return isinstance(stmt.value, ast.Call) and self.never_returns(stmt.value)

    def never_returns(self, call: ast.Call) -> bool:
        """Whether the tables say of what is called that it only raises: `sys.exit`."""
        module, _, name = self.static_name(call.func).rpartition(".")
        if not module and name in self.engine.scopes[self.module].bound | set(self.scope.captures):
            return False
        table = self.engine.knowledge.modules.get(module or "builtins")
        rows = table.functions.get(name, []) if table is not None else []
        return bool(rows) and all(row.result.kind == "never" for row in rows)

    def stmt_Pass(self, _stmt: ast.Pass) -> None:
        pass

    stmt_Global = stmt_Nonlocal = stmt_Pass

    def stmt_Assign(self, stmt: ast.Assign) -> None:
        if getattr(stmt, "typing_only", False):
            for target in stmt.targets:
                if isinstance(target, ast.Name):
                    self.define(target.id, target, self.type_alias(target.id, stmt.value))
            return
        value = self.expr(stmt.value)
        for target in stmt.targets:
            self.assign(target, value)

    def type_alias(self, name: str, form: ast.expr, cls: ClassInfo | None = None) -> Var:
        """`Key = int | str`: what means something to `isinstance` alone when the program runs."""
        full = f"{cls.key if cls is not None else self.module}.{name}"
        self.engine.type_aliases[full] = (self.module, form)
        return self.of(self.engine.module_atom(full))

    def stmt_AnnAssign(self, stmt: ast.AnnAssign) -> None:
        if stmt.value is not None:
            self.assign(stmt.target, self.expr(stmt.value))

    def stmt_AugAssign(self, stmt: ast.AugAssign) -> None:
        target = stmt.target
        if isinstance(target, ast.Name):
            old = self.load_name(target.id, stmt)
        else:
            old = self.expr(target)
        self.inst.nodes[stmt] = old
        result = Var("augmented")
        self.binary(stmt.op, old, self.expr(stmt.value), result, stmt, inplace=True)
        self.assign(target, result)

    def stmt_Return(self, stmt: ast.Return) -> bool:
        if stmt.value is None:
            self.solver.add(self.inst.result, self.engine.con("None"))
        else:
            self.solver.flow(self.expr(stmt.value), self.inst.result)
        return True

    def stmt_Break(self, _stmt: ast.Break) -> bool:
        return True

    stmt_Continue = stmt_Break

    def stmt_Delete(self, stmt: ast.Delete) -> None:
        for target in stmt.targets:
            match target:
                case ast.Subscript():
                    self.subscript_op(target, "__delitem__", None)
                case ast.Attribute():
                    self.solver.listen(
                        self.expr(target.value), lambda atom, t=target: self.delete_attribute(atom, t.attr, t)
                    )
                case ast.Name():
                    self.load_name(target.id, target)

    def stmt_If(self, stmt: ast.If) -> bool:
        if (known := self.engine.switched(self.inst, stmt.test)) is not None:
            return self.block(stmt.body if known else stmt.orelse)
        self.expr(stmt.test)
        before = self.facts
        self.facts = self.with_facts(before, facts_of(self, stmt.test, True))
        ends_body = self.block(stmt.body)
        after_body = self.facts
        self.facts = self.with_facts(before, facts_of(self, stmt.test, False))
        ends_orelse = self.block(stmt.orelse)
        if ends_body:
            return ends_orelse
        self.facts = after_body if ends_orelse else common(after_body, self.facts)
        return False

    def with_facts(self, facts: Facts, more: Facts) -> Facts:
        if not more:
            return facts
        merged = dict(facts)
        for name, filters in more.items():
            if self.may_narrow(name):
                merged[name] = merged.get(name, ()) + filters
        return merged

    def may_narrow(self, name: str) -> bool:
        """A name can be narrowed when nothing but this body can assign it between the test and the use."""
        if name in self.scope.captures:
            return False
        web = self.scope.by_name.get(name)
        if web is not None and web.cell:
            return False
        return name not in self.scope.shared and name not in self.scope.globals

    def loop_facts(self, *bodies: list[ast.stmt] | ast.expr) -> None:
        """Facts about names that the loop assigns do not hold when it comes round."""
        assigned: set[str] = set()
        for body in bodies:
            for node in subtree(ast.Module(body, [])) if isinstance(body, list) else subtree(body):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
                    assigned.add(node.id)
        self.facts = {n: f for n, f in self.facts.items() if n not in assigned}

    def stmt_While(self, stmt: ast.While) -> bool:
        self.loop_facts(stmt.body, stmt.test)
        self.expr(stmt.test)
        before = self.facts
        self.facts = self.with_facts(before, facts_of(self, stmt.test, True))
        self.block(stmt.body)
        breaks = has_break(stmt.body)
        self.facts = dict(before)
        self.loop_facts(stmt.body)
        if not breaks:
            self.facts = self.with_facts(self.facts, facts_of(self, stmt.test, False))
        endless = isinstance(stmt.test, ast.Constant) and bool(stmt.test.value)
        ends = self.block(stmt.orelse)
        return not breaks and (endless or (ends and bool(stmt.orelse)))

    def stmt_For(self, stmt: ast.For) -> bool:
        elem = Var("element")
        self.inst.nodes[stmt] = elem
        self.iterate(self.expr(stmt.iter), elem, stmt.iter)
        self.loop_facts(stmt.body, stmt.target)
        before = dict(self.facts)
        self.assign(stmt.target, elem)
        self.block(stmt.body)
        self.facts = before
        self.loop_facts(stmt.body, stmt.target)
        ends = self.block(stmt.orelse)
        return ends and bool(stmt.orelse) and not has_break(stmt.body)

    def stmt_Raise(self, stmt: ast.Raise) -> bool:
        if stmt.exc is not None:
            self.raised(self.expr(stmt.exc), stmt.exc)
        if stmt.cause is not None:
            self.raised(self.expr(stmt.cause), stmt.cause)
        return True

    def raised(self, var: Var, node: ast.expr) -> None:
        """`raise C` makes an instance of the class C."""
        made = Var("raised")
        self.inst.nodes[("raised", node)] = made  # type: ignore[index]
        from ferrule.infer.model import ClassA, ExcClassA
        from ferrule.infer.rows import Arguments

        def listener(atom: Atom) -> None:
            if isinstance(atom, ClassA | ExcClassA):
                self.call_atom(atom, Arguments(node), made)
            else:
                self.solver.add(made, atom)

        self.solver.listen(var, listener)

    def stmt_Assert(self, stmt: ast.Assert) -> None:
        self.expr(stmt.test)
        if stmt.msg is not None:
            self.expr(stmt.msg)
        self.facts = self.with_facts(self.facts, facts_of(self, stmt.test, True))

    def stmt_Try(self, stmt: ast.Try) -> bool:
        before = dict(self.facts)
        self.loop_facts(stmt.body)
        kept = dict(self.facts)
        self.facts = before
        for classes in getattr(stmt, "star_classes", ()):
            if any(is_group(self.static_atom(item)) for item in class_items(self, classes)):
                self.problem("FER0301", classes, "`except*` of exception groups raises TypeError", "use `except`")
        if stmt.handlers:
            self.engine.guarded |= {n for part in stmt.body for n in subtree(part)}
        ends = self.block(stmt.body)
        if not ends:
            ends = self.block(stmt.orelse) if stmt.orelse else False
        for handler in stmt.handlers:
            self.facts = dict(kept)
            ends &= self.handler(handler)
        self.facts = dict(kept)
        self.loop_facts(*(h.body for h in stmt.handlers), stmt.orelse)
        if stmt.finalbody:
            ends |= self.block(stmt.finalbody)
        return ends

    def handler(self, handler: ast.ExceptHandler) -> bool:
        caught = Var("caught")
        self.inst.nodes[handler] = caught
        if handler.type is None:
            self.solver.add(caught, self.engine.exc("BaseException"))
        else:
            classes = self.expr(handler.type)
            self.solver.listen(classes, lambda atom: self.catch(atom, caught))
        self.handling.append(caught)
        if handler.name:
            self.define(handler.name, handler, caught)
        ends = self.block(handler.body)
        self.handling.pop()
        return ends

    def catch(self, classes: Atom, caught: Var) -> None:
        from ferrule.infer.model import ClassA, ExcClassA

        match classes:
            case TupA():
                for item in classes.items:
                    self.solver.listen(item, lambda atom: self.catch(atom, caught))
            case ConA(name="tuple"):
                self.solver.listen(classes.params["T"], lambda atom: self.catch(atom, caught))
            case ExcClassA():
                self.solver.add(caught, self.engine.exc(classes.name))
                self.engine.on_exception_class(
                    lambda inst: self.solver.add(caught, inst) if is_instance(self, inst, classes) else None
                )
            case ClassA():
                self.engine.on_exception_class(
                    lambda inst: (
                        self.solver.add(caught, inst)
                        if isinstance(inst, InstA) and inst.cls.is_subclass(classes.cls)
                        else None
                    )
                )

    def stmt_With(self, stmt: ast.With | ast.AsyncWith) -> bool:
        swallows = False
        for item in stmt.items:
            manager = self.expr(item.context_expr)
            entered = Var("entered")
            self.inst.nodes[item] = entered  # type: ignore[index]
            given = [self.none_or("ExcType"), self.none_or_exc(), self.none_or_exc()]
            if isinstance(stmt, ast.AsyncWith):
                self.async_manager(manager, given, entered, item)
            else:
                self.method_call(manager, "__enter__", [], entered, item.context_expr)
                self.method_call(manager, "__exit__", given, Var("exit"), item.context_expr)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, entered)
            swallows |= getattr(stmt, "may_swallow", True)
        before = dict(self.facts)
        ends = self.block(stmt.body)
        if swallows:
            self.facts = before
            self.loop_facts(stmt.body)
        return ends and not swallows

    stmt_AsyncWith = stmt_With

    def async_manager(self, manager: Var, given: list[Var], entered: Var, item: ast.withitem) -> None:
        node = item.context_expr
        entering, leaving, answer = Var("entering"), Var("leaving"), Var("exit")
        self.method_call(manager, "__aenter__", [], entering, node)
        self.awaited(entering, entered, node)
        self.method_call(manager, "__aexit__", given, leaving, node)
        self.awaited(leaving, answer, node)

    def none_or(self, name: str) -> Var:
        var = self.of(self.engine.con("None"))
        self.solver.add(var, self.engine.con(name))
        return var

    def none_or_exc(self) -> Var:
        var = Var("exception or None")
        self.solver.add(var, self.engine.con("None"))
        self.solver.add(var, self.engine.exc("BaseException"))
        return var

    def stmt_Match(self, stmt: ast.Match) -> bool:
        subject = self.expr(stmt.subject)
        ends_all = True
        for case in stmt.cases:
            before = dict(self.facts)
            narrowed = self.pattern(case.pattern, subject)
            if isinstance(stmt.subject, ast.Name):
                self.pattern_facts(stmt.subject.id, case.pattern)
            del narrowed
            if case.guard is not None:
                self.expr(case.guard)
                self.facts = self.with_facts(self.facts, facts_of(self, case.guard, True))
            ends_all &= self.block(case.body)
            self.facts = before
        names = [n for case in stmt.cases for n in case.body]
        self.loop_facts(names)
        from ferrule.infer.scopes import irrefutable

        return ends_all and any(irrefutable(case) for case in stmt.cases)

    def stmt_FunctionDef(self, stmt: ast.FunctionDef) -> None:
        value = self.function_value(stmt)
        for decorator in reversed(stmt.decorator_list):
            value = self.decorate(decorator, value)
        self.define(stmt.name, stmt, value)

    stmt_AsyncFunctionDef = stmt_FunctionDef

    def stmt_ClassDef(self, stmt: ast.ClassDef, inside: ClassInfo | None = None) -> None:
        """A class statement; one in the body of another class becomes an attribute of that class."""
        cls = self.engine.classes.get(stmt)
        if cls is None:
            self.problem("FER0310", stmt, "this class cannot be declared here yet", "")
            return
        cls.outer = self.inst if self.scope.is_function and self.methods_capture(stmt) else None
        around, self.class_body = self.class_body, cls
        ClassBody(self, cls).run()
        self.class_body = around
        self.class_made(cls)
        value = self.atom_var(self.engine.class_atom(cls))
        own = self.engine.class_atom(cls)
        for decorator in reversed(stmt.decorator_list):
            given, value = self.decorate(decorator, value), Var(f"decorated {cls.name}")
            # A decorator that many classes share returns one of them; lowering tests that it is this one.
            self.solver.flow(given, value, lambda atom: atom is own or not isinstance(atom, ClassA))
        if inside is not None:
            self.solver.flow(value, inside.attrs.setdefault(stmt.name, Var(f"{inside.name}.{stmt.name}")))
            return
        self.define(stmt.name, stmt, value)

    def methods_capture(self, node: ast.ClassDef) -> bool:
        """Whether the methods of a class inside a function need the function's variables."""
        for child in self.engine.function_scopes[node].children:
            if isinstance(child, ast.ClassDef):
                if self.methods_capture(child):
                    return True
            elif self.engine.function_scopes[child].captures:
                self.problem(
                    "FER0310",
                    child,
                    "a method that uses variables of the function around its class is not supported yet",
                    "",
                )
                return True
        return False

    def is_waiting(self, stmt: ast.Import | ast.ImportFrom) -> bool:
        """Whether what the statement names is to be loaded, now that it is reached."""
        place = (self.module, stmt.lineno, stmt.col_offset)
        if place in self.engine.program.later:
            self.engine.wanted.add(place)
        return place in self.engine.wanted

    def imported(self, stmt: ast.Import | ast.ImportFrom) -> list[ast.alias]:
        """The names before the first one that fails."""
        found = failure(self.engine, self.module, stmt)
        if found is None:
            return stmt.names
        self.engine.failing_imports[stmt] = found
        self.engine.not_imported |= set(stmt.names[found.before :])
        return stmt.names[: found.before]

    def stmt_Import(self, stmt: ast.Import) -> bool:
        if self.is_waiting(stmt):
            return True
        for alias in self.imported(stmt):
            self.engine.import_module(alias.name, self, alias)
            name = alias.name if alias.asname else alias.name.split(".")[0]
            self.define(alias.asname or name, alias, self.atom_var(self.engine.module_atom(name)))
        return stmt in self.engine.failing_imports

    def stmt_ImportFrom(self, stmt: ast.ImportFrom) -> bool:
        if self.is_waiting(stmt):
            return True
        source = absolute_name(self.engine.module(self.module), stmt) or ""
        self.engine.import_module(source, self, stmt)
        for alias in self.imported(stmt):
            if alias.name == "*":
                continue  # a star that brings nothing the program reads
            table = self.engine.knowledge.modules.get(source)
            text = source in self.engine.program.modules and alias.name in self.engine.scopes[source].bound
            known = text or (table is not None and alias.name in table.classes)
            unread = table is not None and not known and self.only_annotates(table, alias)
            if (
                (source in TYPING_ONLY and not known)
                or unread
                or source in self.engine.program.uncovered
                or f"{source}.{alias.name}" in WRITTEN_OUT
            ):
                opaque = self.of(self.engine.module_atom(f"{source}.{alias.name}"))
                self.define(alias.asname or alias.name, alias, opaque)
                continue
            if f"{source}.{alias.name}" in self.engine.program.modules:
                self.engine.import_module(f"{source}.{alias.name}", self, alias)
            if source == self.module and f"{source}.{alias.name}" in self.engine.program.modules:
                # `from . import part` in a package: the name that it binds is the module itself.
                var = self.of(self.engine.module_atom(f"{source}.{alias.name}"))
            else:
                var = self.module_attribute(source, alias.name, alias)
            self.define(alias.asname or alias.name, alias, var)
        return stmt in self.engine.failing_imports

    def only_annotates(self, table: TableModule, alias: ast.alias) -> bool:
        """Whether a name that no table has is imported for annotations alone."""
        name = alias.asname or alias.name
        read = any(name in scope.reads for scope in self.engine.all_scopes(self.module))
        return not read and alias.name not in table.functions and alias.name not in table.consts

    # Binding

    def define(self, name: str, node: ast.AST, value: Var) -> None:
        self.facts = {n: f for n, f in self.facts.items() if n != name}
        self.solver.flow(value, self.place(name, node))

    def place(self, name: str, node: ast.AST) -> Var:
        """The variable that a binding of `name` at `node` writes."""
        web = self.scope.webs.get(node)
        if web is not None:
            return self.web_place(web, node)
        if (cls := self.class_body) is not None:
            return cls.attrs.setdefault(name, Var(f"{cls.name}.{name}"))
        if name in self.scope.captures:
            return self.captured_var(name)
        return self.engine.global_var(self.module, name)

    def web_place(self, web: Web, node: ast.AST) -> Var:
        return self.engine.web_var(self.inst, web)

    def captured_var(self, name: str) -> Var:
        owner = self.scope.owner_of(name)
        inst: FuncInst | None = self.inst
        while inst is not None and self.engine.scope_of(inst) is not owner:
            inst = inst.outer
        if inst is None or owner is None:
            return Var(name)
        return self.engine.web_var(inst, owner.by_name[name])

    def assign(self, target: ast.expr, value: Var) -> None:
        match target:
            case ast.Name():
                self.inst.nodes[target] = self.place(target.id, target)
                self.define(target.id, target, value)
            case ast.Attribute():
                self.assign_attribute(target, value)
            case ast.Subscript():
                self.subscript_op(target, "__setitem__", value)
            case ast.Tuple() | ast.List():
                self.inst.nodes[target] = value
                self.unpack(target, value)
            case ast.Starred():
                self.assign(target.value, value)

    def unpack(self, target: ast.Tuple | ast.List, value: Var) -> None:
        parts = [Var(f"part{i}") for i in range(len(target.elts))]
        star = next((i for i, t in enumerate(target.elts) if isinstance(t, ast.Starred)), None)
        rest = self.engine.new("list", self.inst, target, "rest") if star is not None else None
        if star is not None and rest is not None:
            self.solver.add(parts[star], rest)
        self.solver.listen(value, lambda atom: self.unpack_atom(atom, parts, star, rest, target))
        for item, part in zip(target.elts, parts, strict=True):
            self.assign(item, part)

    def unpack_atom(self, atom: Atom, parts: list[Var], star: int | None, rest: ConA | None, node: ast.AST) -> None:
        if isinstance(atom, TupA):
            items = atom.items
            if star is None:
                for item, part in zip(items, parts, strict=False):
                    self.solver.flow(item, part)
                return
            after = len(parts) - star - 1
            if rest is None or len(items) < star + after:
                return
            for item, part in zip(items[:star], parts, strict=False):
                self.solver.flow(item, part)
            for item in items[star : len(items) - after]:
                self.solver.flow(item, rest.params["T"])
            for item, part in zip(items[len(items) - after :], parts[star + 1 :], strict=True):
                self.solver.flow(item, part)
            return
        names = getattr(atom.cls.node, "tuple_fields", []) if isinstance(atom, InstA) else []
        if names and star is None and len(names) == len(parts):
            for name, part in zip(names, parts, strict=True):
                self.attribute_atom(atom, name, part, node)
            return
        elem = Var("element")
        self.iterate(self.atom_var(atom), elem, node)
        for i, part in enumerate(parts):
            self.solver.flow(elem, rest.params["T"] if i == star and rest is not None else part)


class ClassBody:
    """The body of a class: what it binds becomes attributes of the class."""

    def __init__(self, walker: Walker, cls) -> None:  # type: ignore[no-untyped-def]
        self.walker = walker
        self.cls = cls

    def run(self) -> None:
        walker = self.walker
        for stmt in self.cls.node.body:
            match stmt:
                case ast.Assign() if getattr(stmt, "names_method", False):
                    pass
                case ast.Assign() if getattr(stmt, "typing_only", False):
                    for name in (t for t in stmt.targets if isinstance(t, ast.Name)):
                        self.bind(name, walker.type_alias(name.id, stmt.value, self.cls))
                case ast.Assign():
                    value = walker.expr(stmt.value)
                    for target in stmt.targets:
                        self.bind(target, value)
                case ast.ClassDef():
                    walker.stmt_ClassDef(stmt, inside=self.cls)
                case ast.AnnAssign(value=ast.expr() as value):
                    self.bind(stmt.target, walker.expr(value))
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    walker.engine.defaults_of(walker, stmt)
                case ast.AnnAssign() | ast.Pass() | ast.Expr(value=ast.Constant()):
                    pass
                case _ if not defines(stmt):
                    walker.stmt(stmt)
                case _:
                    walker.engine.partly_known.add(self.cls)
                    walker.problem("FER0311", stmt, "this statement is not supported in a class body yet", "")

    def bind(self, target: ast.expr, value: Var) -> None:
        if isinstance(target, ast.Name):
            var = self.cls.attrs.setdefault(target.id, Var(f"{self.cls.name}.{target.id}"))
            self.walker.inst.nodes[target] = var
            self.walker.solver.flow(value, var)
        else:
            self.walker.assign(target, value)


DEFINING = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Import,
    ast.ImportFrom,
    ast.Delete,
    ast.Global,
    ast.Nonlocal,
)


def defines(stmt: ast.stmt) -> bool:
    """Whether a method or class may be made or not, or goes again: what a class has is known before it runs."""
    return any(isinstance(part, DEFINING) for part in subtree(stmt))


def is_group(atom: Atom | None) -> bool:
    return isinstance(atom, ExcClassA) and is_subclass_of(atom.name, "BaseExceptionGroup")


def common(one: Facts, other: Facts) -> Facts:
    return {n: f for n, f in one.items() if other.get(n) == f}


def has_break(body: list[ast.stmt]) -> bool:
    """Whether a `break` in the body leaves the loop around it."""
    for stmt in body:
        if isinstance(stmt, ast.Break):
            return True
        if isinstance(stmt, ast.For | ast.While | ast.AsyncFor):
            if has_break(stmt.orelse):
                return True
            continue
        if isinstance(stmt, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            continue
        for name in ("body", "orelse", "finalbody"):
            if has_break(getattr(stmt, name, [])):
                return True
        for part in [*getattr(stmt, "handlers", []), *getattr(stmt, "cases", [])]:
            if has_break(part.body):
                return True
    return False
