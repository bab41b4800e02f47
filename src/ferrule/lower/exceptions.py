"""`raise`, `try` and `with` to IR."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges
from ferrule.ir.types import BOOL, EXC_TYPE, NEVER, NONE, Exc, Opt, Static, Tup, Type
from ferrule.lower.convert import convert, is_choice

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering

BASE = Exc("BaseException")


class ExceptionLowering:
    """The part of the lowering that handles exceptions and what runs when control leaves."""

    def stmt_Raise(self: FunctionLowering, stmt: ast.Raise) -> None:
        if stmt.exc is None:
            if not self.handling:
                raise self.unsupported("FER0317", stmt, "`raise` without an exception outside a handler")
            self.emit(ir.Raise(ir.Local(BASE, self.handling[-1])))
            return
        value = self.exception(stmt.exc)
        if getattr(stmt, "keeps_history", False):
            self.emit(ir.Raise(self.temp(value, "again")))
            return
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
        if self.handling:
            inner = self.handling_of(self.handling[-1], inner)
        handler = self.handling_of(exc, final(exc))
        if again and not diverges(handler):
            handler = [*handler, ir.Raise(ir.Local(BASE, exc), line=self.line)]
        after = [] if diverges(inner) else final(None)
        self.emit(ir.Try(label, inner, exc, handler, after))

    def try_except(self: FunctionLowering, stmt: ast.Try) -> None:
        label = self.fresh("try")
        exc = self.fresh("error")
        body = self.inner(stmt.body)
        if self.handling:
            body = self.handling_of(self.handling[-1], body)
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
        names = first.type.elts if isinstance(first.type, ast.Tuple) else [first.type]
        if any(map(self.may_be_unmade, names)):
            asked = self.statements(lambda: self.ask_whether_made(names))
            test = ir.Block(BOOL, asked, ir.Lit(BOOL, True) if test is None else test)
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
        body = self.statements(lambda: self.body(handler.body))
        self.clauses.pop()
        for made in self.handling_of(exc, body):
            self.emit(made)
        self.handling.pop()
        if handler.name:
            self.unbind_handler(handler)

    def handling_of(self: FunctionLowering, exc: str, body: list[ir.Stmt]) -> list[ir.Stmt]:
        """What leaves a clause by itself was raised while the exception was being handled, whoever raised it."""
        if not self.program.shows_contexts or not body:
            return body
        label, other = self.fresh("try"), self.fresh("error")
        goes_on = ir.Raise(ir.Local(BASE, other), None, exc, passes_on=True, line=self.line)
        return [ir.Try(label, body, other, [goes_on], [], line=self.line)]

    def unbind_handler(self: FunctionLowering, handler: ast.ExceptHandler) -> None:
        """The name of the exception has no value after its clause."""
        assert handler.name is not None
        web = self.scope.webs.get(handler)
        if web is None and self.class_body is not None:
            self.emit(ir.UnsetGlobal(self.program.class_attr_global(self.class_body, handler.name)))
        elif web is None and handler.name not in self.scope.captures:
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
