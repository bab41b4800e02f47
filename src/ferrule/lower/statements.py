"""Statements to IR."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import ClassInfo, InstA, ModuleA
from ferrule.infer.scopes import Web, is_literal
from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges, is_constant, never_evaluated
from ferrule.ir.types import BOOL, EXC_TYPE, NEVER, NONE, Closure, Con, Exc, Opt, Static, Tup, Type
from ferrule.load import absolute_name
from ferrule.load.nodes import subtree
from ferrule.lower.convert import convert, is_choice
from ferrule.lower.patterns import PatternLowering
from ferrule.lower.places import is_awaited

if TYPE_CHECKING:
    from ferrule.infer.model import FuncInst
    from ferrule.lower.function import FunctionLowering

BASE = Exc("BaseException")


class StatementLowering(PatternLowering):
    """The part of the lowering that handles statements."""

    class_body: ClassInfo | None

    def body(self: FunctionLowering, body: list[ast.stmt]) -> None:
        for index, stmt in enumerate(body):
            if index == 0 and is_docstring(stmt):
                continue
            for web in self.places.before.get(stmt, []):
                self.declare(web)
            self.stmt(stmt)
            if diverges(self.out):
                return

    def inner(self: FunctionLowering, body: list[ast.stmt]) -> list[ir.Stmt]:
        return self.statements(lambda: self.body(body))

    def stmt(self: FunctionLowering, stmt: ast.stmt) -> None:
        around, self.line = self.line, stmt.lineno
        self.program.comments(self, stmt)
        start = len(self.out)
        with self.program.refusing(self.inst):
            getattr(self, "stmt_" + type(stmt).__name__)(stmt)
        for made in self.out[start:]:
            made.line = made.line or stmt.lineno
        # What comes after the last statement of a block belongs to the block's own line again.
        self.line = around

    def emit(self: FunctionLowering, stmt: ir.Stmt) -> None:
        """Adds a statement; what follows one that always raises is never reached."""
        if diverges(self.out):
            return
        stmt.line = stmt.line or self.line
        instead = never_evaluated(stmt)
        for made in [stmt] if instead is None else instead:
            made.line = made.line or self.line
            self.out.append(made)

    # Simple statements

    def stmt_Expr(self: FunctionLowering, stmt: ast.Expr) -> None:
        if not isinstance(stmt.value, ast.Constant):
            value = self.root(stmt.value)
            if isinstance(value, ir.Block) and value.type == NEVER and value.value is None:
                for part in value.body:
                    self.emit(part)
            else:
                self.emit(ir.Do(value))

    def stmt_Pass(self: FunctionLowering, stmt: ast.Pass) -> None:
        pass

    def stmt_Global(self: FunctionLowering, stmt: ast.Global) -> None:
        pass

    stmt_Nonlocal = stmt_Global

    def stmt_Assign(self: FunctionLowering, stmt: ast.Assign) -> None:
        if getattr(stmt, "typing_only", False):
            return
        first = stmt.targets[0]
        if len(stmt.targets) == 1 and isinstance(first, ast.Tuple) and isinstance(stmt.value, ast.Tuple):
            if self.parallel(first, stmt.value):
                return
        value = self.root(stmt.value)
        if len(stmt.targets) > 1 and not is_constant(value):
            value = self.temp(value, copy=True)
        for target in stmt.targets:
            self.assign(target, value)

    def parallel(self: FunctionLowering, target: ast.Tuple, value: ast.Tuple) -> bool:
        """`a, b = b, a` without making the tuple: all values first, then the assignments."""
        if len(target.elts) != len(value.elts):
            return False
        if any(isinstance(e, ast.Starred) for e in [*target.elts, *value.elts]):
            return False
        if self.is_sequential(target, value):
            for item, node in zip(target.elts, value.elts, strict=True):
                self.assign(item, self.root(node))
            return True
        values = [v if is_constant(v) else self.temp(v, copy=True) for v in map(self.root, value.elts)]
        for item, part in zip(target.elts, values, strict=True):
            self.assign(item, part)
        return True

    def is_sequential(self: FunctionLowering, target: ast.Tuple, value: ast.Tuple) -> bool:
        """Whether nobody can tell that a variable is assigned before the values that come after its own are made."""
        names: set[str] = set()
        for item, node in zip(target.elts, value.elts, strict=True):
            if names & {n.id for n in subtree(node) if isinstance(n, ast.Name)}:
                return False
            web = self.scope.webs.get(item)
            if not isinstance(item, ast.Name) or web is None or web.cell or web.unbound or len(web.defs) > 1:
                return False
            names.add(item.id)
        return True

    def stmt_AnnAssign(self: FunctionLowering, stmt: ast.AnnAssign) -> None:
        if stmt.value is not None:
            self.assign(stmt.target, self.root(stmt.value))

    def stmt_AugAssign(self: FunctionLowering, stmt: ast.AugAssign) -> None:
        target = stmt.target
        match target:
            case ast.Name():
                old = self.load(target.id, stmt, self.type_of(stmt))
                self.assign(target, self.augmented(stmt, old, self.type_of(target)))
            case ast.Attribute() if isinstance(self.static_of(target.value), ModuleA):
                self.assign(target, self.augmented(stmt, self.expr(target), self.type_of(target)))
            case ast.Attribute():
                obj = self.expr(target.value)
                obj = obj if isinstance(obj, ir.StaticValue) else self.temp(obj, "obj")
                old = self.attribute_of(obj, target.attr, self.type_of(target), target)
                self.store_attribute(obj, target.attr, self.augmented(stmt, old, self.type_of(target)), target)
            case ast.Subscript():
                obj = self.temp(self.expr(target.value), "obj")
                index = self.index_expr(target.slice)
                index = [self.temp(i, "index") for i in index] if isinstance(index, list) else self.temp(index, "index")
                old = self.get_item(obj, index, target)
                self.set_item(obj, index, self.augmented(stmt, old, self.type_of(target)), target)

    def augmented(self: FunctionLowering, stmt: ast.AugAssign, old: ir.Expr, result: Type) -> ir.Expr:
        return self.binary(stmt.op, old, self.expr(stmt.value), result, stmt, inplace=True)

    def delete_global(self: FunctionLowering, target: ast.Name) -> None:
        variable = self.program.global_ref(self.module, target.id)
        if target.id in self.scope.captures or not self.is_data(variable.type) or isinstance(variable.type, Static):
            raise self.unsupported("FER0316", target, "`del` of this variable is not supported yet")
        self.emit(ir.Do(variable))  # an unbound one is a NameError
        self.emit(ir.UnsetGlobal(self.program.global_key(self.module, target.id)))

    def stmt_Delete(self: FunctionLowering, stmt: ast.Delete) -> None:
        for target in stmt.targets:
            match target:
                case ast.Subscript():
                    obj = self.expr(target.value)
                    self.emit(ir.Do(self.del_item(obj, self.index_expr(target.slice), target)))
                case ast.Name():
                    web = self.scope.webs.get(target)
                    if web is None:
                        self.delete_global(target)
                    elif web.unbound or web.cell:  # else no read can come to see that it is gone
                        if target in self.scope.unbound_uses or target in self.scope.never_bound:
                            self.emit(ir.Do(self.load(target.id, target, self.web_type(web))))
                        self.emit(ir.Unbind(self.web_name(web), boxed=web.cell))
                case ast.Attribute():
                    self.emit(ir.Do(self.delete_attribute(self.expr(target.value), target.attr, target)))
                case _:
                    raise self.unsupported("FER0316", target, "`del` of this target is not supported yet")

    def stmt_Return(self: FunctionLowering, stmt: ast.Return) -> None:
        value = self.root(stmt.value) if stmt.value is not None else ir.Lit(NONE, None)
        if self.info.is_generator:
            value = convert(value, self.returned())
        elif self.result_type != NEVER:
            value = convert(value, self.result_type)
        if self.finals:
            value = self.temp(value, "result", copy=True)
            self.run_finals(0)
        self.emit(ir.Return(value))

    def run_finals(self: FunctionLowering, down_to: int) -> None:
        """Emits what must run before control leaves the frames above `down_to`, innermost first."""
        saved = self.finals
        while len(self.finals) > down_to:
            frame = self.finals[-1]
            self.finals = self.finals[:-1]
            self.out.append(ir.Escape(frame.label, self.statements(lambda f=frame: self.out.extend(f.run()))))  # type: ignore[misc]
        self.finals = saved

    def stmt_Break(self: FunctionLowering, stmt: ast.Break) -> None:
        self.leave_loop(ir.Break(self.loops[-1]))

    def stmt_Continue(self: FunctionLowering, stmt: ast.Continue) -> None:
        self.leave_loop(ir.Continue(self.loops[-1]))

    def leave_loop(self: FunctionLowering, leave: ir.Stmt) -> None:
        depth = len([f for f in self.finals if f.loops < len(self.loops)])
        self.run_finals(depth)
        for clause, loops in self.clauses:
            if clause.name and loops >= len(self.loops):
                self.unbind_handler(clause)
        self.emit(leave)

    def stmt_Assert(self: FunctionLowering, stmt: ast.Assert) -> None:
        test = ir.Not(BOOL, self.condition(stmt.test))

        def fail() -> None:
            args = [self.expr(stmt.msg)] if stmt.msg is not None else []
            self.emit(ir.Raise(ir.NewExc(Exc("AssertionError"), "AssertionError", args)))

        self.emit(ir.If(test, self.statements(fail), []))

    # Control flow

    def stmt_If(self: FunctionLowering, stmt: ast.If) -> None:
        if (known := self.engine.switched(self.inst, stmt.test)) is not None:
            self.body(stmt.body if known else stmt.orelse)
            return
        test = self.hoisted(self.condition(stmt.test))
        if isinstance(test, ir.Lit) and isinstance(test.value, bool):
            self.body(stmt.body if test.value else stmt.orelse)  # the other branch is for values that never come here
            return
        self.emit(ir.If(test, self.inner(stmt.body), self.inner(stmt.orelse)))

    def stmt_While(self: FunctionLowering, stmt: ast.While) -> None:
        label = self.fresh("loop")
        endless = isinstance(stmt.test, ast.Constant) and bool(stmt.test.value)
        block = self.block(lambda: self.condition(stmt.test))
        body = self.loop_body(label, stmt.body)
        if endless:
            loop: ir.Stmt = ir.Loop(body, label)
        elif block.value is None:
            self.out += block.body
            return
        elif block.body or stmt.orelse:
            leave = [*self.inner(stmt.orelse), ir.Break(label)]
            loop = ir.Loop([*block.body, ir.If(ir.Not(BOOL, block.value), leave, []), *body], label)
        else:
            loop = ir.While(block.value, body, label)
        self.emit(loop)

    def loop_body(
        self: FunctionLowering, label: str, body: list[ast.stmt], first: list[ir.Stmt] | None = None
    ) -> list[ir.Stmt]:
        self.loops.append(label)
        lowered = self.inner(body)
        self.loops.pop()
        return [*(first or []), *lowered]

    def stmt_For(self: FunctionLowering, stmt: ast.For) -> None:
        label = self.fresh("loop")
        iterable = self.root(stmt.iter)
        elem = self.type_of(stmt)
        name = self.fresh("item")
        bind = self.statements(lambda: self.assign(stmt.target, ir.Local(elem, name)))
        body = self.loop_body(label, stmt.body, bind)
        loop = self.for_loop(name, elem, iterable, body, label, stmt)
        if not stmt.orelse:
            self.emit(loop)
            return
        # `else` runs unless `break` left the loop: `break` leaves a block around both.
        outer = self.fresh("broken")
        rename_breaks([loop], label, outer)
        self.emit(ir.Labelled(outer, [loop, *self.inner(stmt.orelse)]))

    def for_loop(
        self: FunctionLowering, name: str, elem: Type, iterable: ir.Expr, body: list[ir.Stmt], label: str, node: ast.AST
    ) -> ir.Stmt:
        return ir.For(name, elem, self.as_iterable(iterable, elem, node), body, label, line=self.line)

    # Exceptions

    def stmt_Raise(self: FunctionLowering, stmt: ast.Raise) -> None:
        if stmt.exc is None:
            if not self.handling:
                raise self.unsupported("FER0317", stmt, "`raise` without an exception outside a handler")
            self.emit(ir.Raise(ir.Local(BASE, self.handling[-1])))
            return
        value = self.exception(stmt.exc)
        cause = self.cause(stmt.cause) if stmt.cause is not None else None
        self.emit(ir.Raise(value, cause, self.handling[-1] if self.handling else ""))

    def exception(self: FunctionLowering, node: ast.expr) -> ir.Expr:
        """The exception that `raise node` raises: an instance, or a new one of a class."""
        value = self.expr(node)
        if not is_choice(value.type):
            return self.raised(value, node)
        return self.each_member(self.temp(value, "raised"), lambda v: self.raised(v, node), BASE)

    def cause(self: FunctionLowering, node: ast.expr) -> ir.Expr:
        """`raise ... from None` has none; otherwise it is an exception as after `raise`."""
        return self.expr(node) if self.type_of(node) == NONE else self.exception(node)

    def raised(self: FunctionLowering, value: ir.Expr, node: ast.expr) -> ir.Expr:
        if isinstance(value.type, Exc) or value.type == NEVER:
            return value
        if value.type == EXC_TYPE or self.resolver.is_exception_class(value.type):
            made = self.resolver.type(self.inst.nodes[("raised", node)])  # type: ignore[index]
            return self.call_value(value, node, [], {}, made)
        return self.after(value, self.raising("TypeError", "exceptions must derive from BaseException"))

    def stmt_Try(self: FunctionLowering, stmt: ast.Try) -> None:
        if stmt.finalbody:
            self.try_finally(stmt)
        else:
            self.try_except(stmt)

    def try_finally(self: FunctionLowering, stmt: ast.Try) -> None:
        def body() -> None:
            if stmt.handlers:
                self.try_except(stmt)
            else:
                self.body(stmt.body)

        self.guarded(body, lambda _exc: self.one_copy(stmt.finalbody))

    def one_copy(self: FunctionLowering, body: list[ast.stmt]) -> list[ir.Stmt]:
        """A block that is written several times declares its variables each time."""
        at, before = dict(self.places.at), dict(self.places.before)
        made = self.inner(body)
        self.places.at, self.places.before = at, before
        return made

    def guarded(self: FunctionLowering, body, final, *, again: bool = True) -> None:  # type: ignore[no-untyped-def]
        """Runs `body`, then `final` on every way out; CPython too makes one copy of `finally` for each."""
        from ferrule.lower.function import Finally

        label = self.fresh("try")
        exc = self.fresh("error")
        self.finals.append(Finally(label, lambda: final(None), len(self.loops)))
        inner = self.statements(body)
        self.finals.pop()
        handler = final(exc)
        if again and not diverges(handler):
            handler = [*handler, ir.Raise(ir.Local(BASE, exc), line=self.line)]
        after = [] if diverges(inner) else final(None)
        self.emit(ir.Try(label, inner, exc, handler, after))

    def try_except(self: FunctionLowering, stmt: ast.Try) -> None:
        label = self.fresh("try")
        exc = self.fresh("error")
        body = self.inner(stmt.body)
        orelse = [] if diverges(body) else self.inner(stmt.orelse)
        handler = self.handlers(stmt.handlers, exc)
        self.emit(ir.Try(label, body, exc, handler, orelse))

    def handlers(self: FunctionLowering, handlers: list[ast.ExceptHandler], exc: str) -> list[ir.Stmt]:
        """A chain of tests; what no clause takes goes on."""
        if not handlers:
            return [ir.Raise(ir.Local(BASE, exc), line=self.line)]
        first = handlers[0]
        body = self.statements(lambda: self.handler_body(first, exc))
        if first.type is None:
            return body
        test = self.catches(first.type, exc)
        if test is None:
            return body
        return [ir.If(test, body, self.handlers(handlers[1:], exc), line=first.lineno)]

    def handler_body(self: FunctionLowering, handler: ast.ExceptHandler, exc: str) -> None:
        self.handling.append(exc)
        for web in self.places.before.get(handler.body[0], []):
            self.declare(web)
        self.places.before.pop(handler.body[0], None)
        if handler.name:
            caught = self.resolver.type(self.inst.nodes[handler])
            value: ir.Expr = ir.Local(caught if isinstance(caught, Exc) else BASE, exc)
            # Of a class that nothing instantiates there is no exception: the clause never runs.
            self.bind(handler.name, handler, ir.Lit(NONE, None) if caught == NEVER else value)
        self.clauses.append((handler, len(self.loops)))
        self.body(handler.body)
        self.clauses.pop()
        self.handling.pop()
        if handler.name:
            self.unbind_handler(handler)

    def unbind_handler(self: FunctionLowering, handler: ast.ExceptHandler) -> None:
        """The name of the exception has no value after its clause."""
        assert handler.name is not None
        web = self.scope.webs.get(handler)
        if web is None and handler.name not in self.scope.captures:
            self.emit(ir.UnsetGlobal(self.program.global_key(self.module, handler.name)))
        elif web is not None and (web.cell or web.unbound):
            self.emit(ir.Unbind(self.web_name(web), boxed=web.cell))

    def catches(self: FunctionLowering, node: ast.expr, exc: str) -> ir.Expr | None:
        """Whether the exception is of the classes; None for `BaseException`, which takes everything."""
        classes = [self.type_of(e) for e in node.elts] if isinstance(node, ast.Tuple) else [self.type_of(node)]
        flat: list[Type] = []
        for cls in classes:
            flat += cls.items if isinstance(cls, Tup) else [cls]
        tests: list[Type] = []
        for cls in flat:
            if not (isinstance(cls, Static) and cls.kind in ("class", "exception")):
                return self.among(self.expr(node), ir.Local(BASE, exc), node)
            if cls.name == "BaseException":
                return None
            tests.append(Exc(cls.name))
        return ir.IsVariant(BOOL, ir.Local(BASE, exc), tuple(tests))

    def among(self: FunctionLowering, classes: ir.Expr, exc: ir.Expr, node: ast.expr) -> ir.Expr:
        """Whether the exception is of the classes, where the variable holds one class or another, or tuples of them."""
        t = classes.type
        if is_choice(t):
            return self.each_member(classes, lambda v: self.among(v, exc, node), BOOL)
        if isinstance(t, Static) and t.kind in ("class", "exception"):
            return self.after(classes, ir.IsVariant(BOOL, exc, (Exc(t.name),)))
        if not isinstance(t, Tup):
            raise self.unsupported("FER0318", node, "the classes of this clause are not known statically")
        whole = self.temp(classes, "classes")
        answer: ir.Expr = ir.Lit(BOOL, False)
        for i, item in reversed(list(enumerate(t.items))):
            test = self.block(lambda i=i, item=item: self.among(ir.TupleGet(item, whole, i), exc, node))  # type: ignore[misc]
            last = isinstance(answer, ir.Lit)
            answer = test if last else ir.Logic(BOOL, "or", test, answer)
        return answer

    def stmt_With(self: FunctionLowering, stmt: ast.With | ast.AsyncWith) -> None:
        self.with_items(stmt, stmt.items)

    stmt_AsyncWith = stmt_With

    def with_items(self: FunctionLowering, stmt: ast.With | ast.AsyncWith, items: list[ast.withitem]) -> None:
        if not items:
            self.body(stmt.body)
            return
        item = items[0]
        manager = self.temp(self.expr(item.context_expr), "manager")
        is_async = isinstance(stmt, ast.AsyncWith)
        if is_async:
            entering = self.method(manager, "__aenter__", [], None, item.context_expr)
            entered = self.await_value(entering, self.type_of(item), item.context_expr)
        else:
            entered = self.method(manager, "__enter__", [], self.type_of(item), item.context_expr)
        if item.optional_vars is not None:
            self.assign(item.optional_vars, entered)
        else:
            self.emit(ir.Do(entered))

        def leave(exc: str | None) -> list[ir.Stmt]:
            return self.statements(lambda: self.exit_manager(manager, exc, item.context_expr, is_async))

        self.guarded(lambda: self.with_items(stmt, items[1:]), leave, again=False)

    def exit_manager(self: FunctionLowering, manager: ir.Expr, exc: str | None, node: ast.expr, is_async: bool) -> None:
        """Calls `__exit__`; when it returns something true, the exception ends there."""
        found: ir.Expr = ir.Local(BASE, exc) if exc else ir.Lit(NONE, None)
        kind = ir.RuntimeCall(EXC_TYPE, ".class_of", [found], fallible=False) if exc else found
        args = [convert(kind, Opt(EXC_TYPE)), convert(found, Opt(BASE)), convert(found, Opt(BASE))]
        if is_async:
            leaving = self.method(manager, "__aexit__", args, None, node)
            answer = self.await_value(leaving, self.awaited_type(leaving.type), node)
        else:
            answer = self.method(manager, "__exit__", args, self.exit_type(manager.type), node)
        if exc is None:
            self.emit(ir.Do(answer))
            return
        again = ir.Raise(ir.Local(BASE, exc), line=self.line)
        if answer.type == NONE:
            self.emit(ir.Do(answer))
            self.emit(again)
        else:
            self.emit(ir.If(ir.Not(BOOL, self.truth(answer)), [again], []))

    def exit_type(self: FunctionLowering, manager: Type) -> Type:
        return self.method_result(manager, "__exit__", 3)

    # Definitions

    def stmt_FunctionDef(self: FunctionLowering, stmt: ast.FunctionDef) -> None:
        web = self.scope.webs.get(stmt)
        self.store_defaults(stmt)
        if not stmt.decorator_list and web is not None and web.function is not None:
            return  # a function that is always the same needs no variable
        value = self.function_value(stmt)
        for decorator in reversed(stmt.decorator_list):
            result = self.inst.nodes.get(("decorated", decorator))  # type: ignore[call-overload]
            if result is not None:
                func = self.expr(decorator)
                value = self.call_value(func, decorator, [value], {}, self.resolver.type(result))
        self.bind(stmt.name, stmt, value)

    stmt_AsyncFunctionDef = stmt_FunctionDef

    def store_defaults(self: FunctionLowering, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        """Defaults are evaluated once, where the function is defined."""
        if self.engine.keeps_defaults(node):
            return
        for name, default in self.program.default_nodes(node).items():
            if not is_literal(default):
                key = self.program.default_global(node, name)
                self.emit(ir.SetGlobal(key, convert(self.expr(default), self.program.globals[key].type)))

    def stmt_ClassDef(self: FunctionLowering, stmt: ast.ClassDef) -> None:
        cls = self.engine.classes[stmt]
        around, self.class_body = self.class_body, cls
        self.class_statements(stmt, cls)
        value: ir.Expr = ir.StaticValue(Static("class", cls.key))
        self.class_body = around
        self.class_made(cls)
        for decorator in reversed(stmt.decorator_list):
            result = self.inst.nodes.get(("decorated", decorator))  # type: ignore[call-overload]
            if result is None:
                continue
            type_ = self.resolver.type(result)
            if value.type not in self.kinds(type_):
                raise self.unsupported("FER0314", decorator, "a decorator that does not return the class itself")
            func = self.expr(decorator)
            made = self.temp(self.call_value(func, decorator, [value], {}, type_), "decorated")
            if type_ != value.type:
                other = self.raising("RuntimeError", "Ferrule: a class decorator gave back another class (FER0314)")
                test = ir.Not(BOOL, ir.IsVariant(BOOL, made, (value.type,)))
                self.emit(ir.If(test, self.statements(lambda e=other: self.emit(ir.Do(e))), []))  # type: ignore[misc]
        if around is None and (stmt in self.scope.webs or stmt.name in self.scope.early):
            self.bind(stmt.name, stmt, value)

    def class_statements(self: FunctionLowering, stmt: ast.ClassDef, cls: ClassInfo) -> None:
        for item in stmt.body:
            match item:
                case ast.Assign() if getattr(item, "typing_only", False) or getattr(item, "names_method", False):
                    pass
                case ast.ClassDef():
                    self.stmt_ClassDef(item)
                case ast.Assign():
                    value = self.expr(item.value)
                    value = self.temp(value) if len(item.targets) > 1 else value
                    for target in item.targets:
                        self.class_attr(cls, target, value)
                case ast.AnnAssign(value=ast.expr() as init):
                    self.class_attr(cls, item.target, self.expr(init))
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self.store_defaults(item)

    def class_attr(self: FunctionLowering, cls, target: ast.expr, value: ir.Expr) -> None:  # type: ignore[no-untyped-def]
        assert isinstance(target, ast.Name)
        type_ = self.resolver.type(cls.attrs[target.id])
        if isinstance(type_, Static) or type_ == NEVER:
            self.emit(ir.Do(value))
            return
        key = self.program.class_attr_global(cls, target.id)
        self.emit(ir.SetGlobal(key, convert(value, type_)))

    def imported(self: FunctionLowering, stmt: ast.Import | ast.ImportFrom) -> list[ast.alias]:
        """The names before the first one that fails."""
        failure = self.engine.failing_imports.get(stmt)
        return stmt.names if failure is None else stmt.names[: failure.before]

    def fail_import(self: FunctionLowering, stmt: ast.Import | ast.ImportFrom) -> None:
        if (failure := self.engine.failing_imports.get(stmt)) is not None:
            self.emit(ir.Do(self.raising(failure.error, failure.message)))

    def stmt_Import(self: FunctionLowering, stmt: ast.Import) -> None:
        self.run_imports([alias.name for alias in self.imported(stmt)])
        for alias in self.imported(stmt):
            name = alias.name if alias.asname else alias.name.split(".")[0]
            local = alias.asname or name
            web = self.scope.webs.get(alias)
            var = self.engine.global_var(self.module, local)
            place = self.web_type(web) if web is not None else self.resolver.type(var)
            if self.is_data(place) and place != NEVER and local not in self.scope.captures:
                # The variable may hold something else as well, such as None where an import failed.
                self.bind(local, alias, ir.StaticValue(Static("module", name)))
        self.fail_import(stmt)

    def stmt_ImportFrom(self: FunctionLowering, stmt: ast.ImportFrom) -> None:
        source = absolute_name(self.engine.module(self.module), stmt) or ""
        names = self.imported(stmt)
        self.run_imports([source, *(f"{source}.{alias.name}" for alias in names)])
        for alias in names:
            if alias.name == "*":
                continue
            local = alias.asname or alias.name
            table = self.engine.knowledge.modules.get(source)
            if source not in self.engine.program.modules and table is not None and alias.name in table.consts:
                const = table.consts[alias.name]
                self.bind(
                    local,
                    alias,
                    self.program.const(const, self.resolver.type(self.engine.global_var(self.module, local))),
                )
                continue
            if (source, alias.name) not in self.engine.globals or source not in self.engine.program.modules:
                continue
            var = self.engine.globals.get((source, alias.name))
            type_ = self.resolver.type(var) if var is not None else NEVER
            if self.is_data(type_) and not isinstance(type_, Static):
                self.bind(local, alias, self.program.global_ref(source, alias.name))
        self.fail_import(stmt)

    def run_imports(self: FunctionLowering, names: list[str]) -> None:
        """Runs the bodies of what one statement imports; a body runs at the first import only."""
        for module in dict.fromkeys(m for name in names for m in self.engine.run_by_import(name)):
            if module in self.engine.module_insts and module != self.module:
                self.emit(ir.Do(ir.Call(NONE, f"{module}.<module>", [])))

    # Binding

    def assign(self: FunctionLowering, target: ast.expr, value: ir.Expr) -> None:
        match target:
            case ast.Name():
                self.bind(target.id, target, value)
            case ast.Attribute():
                atom = self.static_of(target.value)
                if isinstance(atom, ModuleA):
                    if atom.name not in self.engine.program.modules:
                        what = f"assigning to `{atom.name}.{target.attr}` is not supported yet"
                        raise self.unsupported("FER0403", target, what)
                    self.set_global(atom.name, target.attr, value)
                else:
                    self.store_attribute(self.expr(target.value), target.attr, value, target)
            case ast.Subscript():
                value = self.temp(value, "value") if not isinstance(value, ir.Lit) else value
                obj = self.expr(target.value)
                self.set_item(obj, self.index_expr(target.slice), value, target)
            case ast.Tuple() | ast.List():
                self.unpack(target, value)
            case _:
                raise AssertionError(f"no such target: {target}")

    def bind(self: FunctionLowering, name: str, node: ast.AST, value: ir.Expr) -> None:
        web = self.scope.webs.get(node)
        if web is None:
            if name in self.scope.captures:
                owner = self.scope.owner_of(name)
                assert owner is not None
                type_ = self.var_type(self.captured_var(name))
                self.emit(ir.Assign(f"self.{name}", convert(value, type_), boxed=True))
            else:
                self.set_global(self.module, name, value)
            return
        self.bind_web(web, node, value)

    def bind_web(self: FunctionLowering, web: Web, node: ast.AST, value: ir.Expr) -> None:
        type_ = self.web_type(web)
        name = self.web_name(web)
        if not self.is_data(type_):
            self.emit(ir.Do(value))
            if is_awaited(web):
                self.emit(ir.Assign(name, ir.Lit(NONE, None), boxed=web.cell, maybe=not web.cell))
            return
        if type_ == NEVER and value.type != NEVER:
            self.emit(ir.Do(value))  # control never comes here with a value, but the name must be there
            value = ir.Lit(NONE, None)
        else:
            value = convert(value, type_)
        stmt = self.places.at.get(web)
        if (web in self.places.inline and not web.cell) or (stmt is not None and web.defs[0] is node):
            mutable = web.rebound and len(web.defs) > 1
            self.emit(ir.Let(name, type_, value, mutable=mutable, boxed=web.cell, maybe=web.unbound and not web.cell))
            if stmt is not None:
                self.places.at.pop(web)
        else:
            self.emit(ir.Assign(name, value, boxed=web.cell, maybe=web.unbound and not web.cell))

    def set_global(self: FunctionLowering, module: str, name: str, value: ir.Expr) -> None:
        var = self.engine.global_var(module, name)
        type_ = self.resolver.type(var)
        if isinstance(type_, Static) or type_ == NEVER:
            self.emit(ir.Do(value))
            if name in self.scope.early and module == self.module:
                self.emit(ir.SetGlobal(self.program.made_global(module, name).key, ir.Lit(NONE, None)))
            return
        self.emit(ir.SetGlobal(self.program.global_key(module, name), convert(value, type_)))

    def captured_var(self: FunctionLowering, name: str):  # type: ignore[no-untyped-def]
        owner = self.scope.owner_of(name)
        inst: FuncInst | None = self.inst
        while inst is not None and self.engine.scope_of(inst) is not owner:
            inst = inst.outer
        assert inst is not None and owner is not None
        return self.engine.web_var(inst, owner.by_name[name])

    def unpack(self: FunctionLowering, target: ast.Tuple | ast.List, value: ir.Expr) -> None:
        star = next((i for i, t in enumerate(target.elts) if isinstance(t, ast.Starred)), None)
        if isinstance(value.type, Tup) and (star is None) and len(value.type.items) == len(target.elts):
            whole = self.temp(value, "pair", copy=True)
            for i, item in enumerate(target.elts):
                self.assign(item, ir.TupleGet(value.type.items[i], whole, i))
            return
        names = self.tuple_fields(value.type)
        if names and star is None and len(names) == len(target.elts):
            whole = self.temp(value, "pair", copy=True)
            for name, item in zip(names, target.elts, strict=True):
                self.assign(item, self.attribute(whole, name, self.attribute_type(whole.type, name, target), target))
            return
        if isinstance(value.type, Tup) and star is not None:
            self.unpack_star_tuple(target, value, star)
            return
        self.unpack_iterable(target, value, star)

    def unpack_star_tuple(self: FunctionLowering, target: ast.Tuple | ast.List, value: ir.Expr, star: int) -> None:
        assert isinstance(value.type, Tup)
        whole = self.temp(value, "parts", copy=True)
        items = [ir.TupleGet(t, whole, i) for i, t in enumerate(value.type.items)]
        after = len(target.elts) - star - 1
        if len(items) < star + after:
            message = f"not enough values to unpack (expected at least {star + after}, got {len(items)})"
            if target not in self.engine.guarded:
                raise self.unsupported("FER0206", target, message)
            self.emit(ir.Do(self.both(whole, ir.Lit(NONE, None), self.raising("ValueError", message))))
            return
        middle = items[star : len(items) - after]
        rest_type = self.rest_type(target.elts[star])
        rest = ir.MakeContainer(rest_type, [convert(i, rest_type.args[0]) for i in middle])
        for item, part in zip(target.elts, [*items[:star], rest, *items[len(items) - after :]], strict=True):
            self.assign(item.value if isinstance(item, ast.Starred) else item, part)

    def rest_type(self: FunctionLowering, node: ast.expr) -> Con:
        assert isinstance(node, ast.Starred)
        found = self.type_of(node.value)
        made = next((m for m in self.kinds(found) if isinstance(m, Con) and m.name == "list"), None)
        return made if made is not None else Con("list", (NEVER,))

    def unpack_iterable(self: FunctionLowering, target: ast.Tuple | ast.List, value: ir.Expr, star: int | None) -> None:
        if not is_choice(value.type) and not self.is_iterable(value.type) and value.type != NEVER:
            message = f"cannot unpack non-iterable {self.type_name(value.type)} object"
            self.emit(ir.Do(self.both(value, ir.Lit(NONE, None), self.raising("TypeError", message))))
            return
        if value.type == NEVER:  # nothing ever comes here, but the names must be there
            for item in target.elts:
                self.assign(item.value if isinstance(item, ast.Starred) else item, value)
            return
        elem = self.element_type(value.type)
        iterable = self.iterated(value, elem, target)
        count = len(target.elts)
        if star is None:
            parts = self.temp(
                ir.RuntimeCall(Con("vec", (elem,)), "seq::unpack", [iterable, ir.Lit(Con("usize"), count)]), "parts"
            )
            for i, item in enumerate(target.elts):
                self.assign(item, ir.TupleGet(elem, parts, i))
            return
        rest = Con("list", (elem,))
        result = Tup((Con("vec", (elem,)), rest, Con("vec", (elem,))))
        sizes: list[ir.Expr] = [ir.Lit(Con("usize"), star), ir.Lit(Con("usize"), count - star - 1)]
        parts = self.temp(ir.RuntimeCall(result, "seq::unpack_star", [iterable, *sizes]), "parts")
        for i, item in enumerate(target.elts):
            if i == star:
                assert isinstance(item, ast.Starred)
                self.assign(item.value, self.copied(ir.TupleGet(rest, parts, 1), self.rest_type(item)))
            else:
                side, index = (0, i) if i < star else (2, i - star - 1)
                self.assign(item, ir.TupleGet(elem, ir.TupleGet(result.items[side], parts, side), index))


def is_docstring(stmt: ast.stmt) -> bool:
    return isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant) and isinstance(stmt.value.value, str)


def rename_breaks(body: list[ir.Stmt], label: str, target: str) -> None:
    for stmt in body:
        if isinstance(stmt, ir.Break) and stmt.label == label:
            stmt.label = target
        for name in ("body", "orelse", "handler"):
            rename_breaks(getattr(stmt, name, []), label, target)
        if isinstance(stmt, ir.Do) and isinstance(stmt.value, ir.Switch):
            for _, _, arm in stmt.value.arms:
                rename_breaks(arm.body, label, target)


__all__ = ["BASE", "Closure", "InstA", "StatementLowering"]
