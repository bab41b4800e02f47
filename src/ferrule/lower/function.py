"""One function instance on its way to the IR: its state, names and declarations."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ferrule.infer.model import ClassInfo, FuncInfo, FuncInst, TupA, Var
from ferrule.infer.scopes import Scope, Web
from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges, settled
from ferrule.ir.types import NEVER, NONE, Closure, Con, Family, Inst, Static, Tup, Type, Union
from ferrule.lower.calls import CallLowering
from ferrule.lower.convert import convert
from ferrule.lower.expressions import ExpressionLowering
from ferrule.lower.places import Places, is_awaited, plan
from ferrule.lower.statements import StatementLowering

if TYPE_CHECKING:
    from ferrule.lower.program import ProgramLowering


class Unsupported(Exception):
    """A construct that lowering cannot keep the meaning of."""

    def __init__(self, code: str, node: ast.AST, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.node = node
        self.message = message
        self.help = help


@dataclass(eq=False)
class Finally:
    """Something to run when control leaves: the body of `finally`, the exit of `with`."""

    label: str
    run: Callable[[], list[ir.Stmt]]
    loops: int


class FunctionLowering(StatementLowering, ExpressionLowering, CallLowering):
    """Lowers one body."""

    def __init__(self, program: ProgramLowering, inst: FuncInst) -> None:
        self.program = program
        self.engine = program.engine
        self.resolver = program.resolver
        self.inst = inst
        self.info: FuncInfo = inst.func
        self.scope: Scope = self.engine.function_scopes[inst.func.node]
        self.module = inst.func.module
        self.line = 0
        self.counter = 0
        self.out: list[ir.Stmt] = []
        self.finals: list[Finally] = []
        self.loops: list[str] = []
        self.handling: list[str] = []
        self.clauses: list[tuple[ast.ExceptHandler, int]] = []  # around this place, with the loops around them
        self.places = Places()
        self.result_type: Type = NONE
        self.class_body: ClassInfo | None = None
        self.class_bound: set[str] = set()  # what the class body that runs has bound so far
        self.captured_parts: list[tuple[str, ast.pattern, ir.Expr]] = []  # names of a pattern that has matched so far
        self.given: dict[ast.expr, ir.Expr] = {}  # arguments evaluated before the call: `*xs` in each arm of a choice

    # Names and temporaries

    def fresh(self, hint: str) -> str:
        self.counter += 1
        return f"{hint}_{self.counter}__"

    def temp(self, value: ir.Expr, hint: str = "it", *, copy: bool = False) -> ir.Local:
        """Keeps a value in a local, so that it is evaluated once; a new one with `copy` if variables may change."""
        if isinstance(value, ir.Local) and not value.boxed and not value.maybe:
            if not copy or value.name.endswith("__"):
                return value
        name = self.fresh(hint)
        self.emit(ir.Let(name, value.type, value))
        return ir.Local(value.type, name)

    def block(self, run: Callable[[], ir.Expr | None]) -> ir.Block:
        """Collects the statements that `run` emits, with the value that it returns."""
        outer, self.out = self.out, []
        value = run()
        body, self.out = self.out, outer
        value = settled(value) if value is not None else None
        if isinstance(value, ir.Block) and value.value is None and not diverges(body):
            return ir.Block(NEVER, [*body, *value.body], None)
        if value is None or diverges(body):
            return ir.Block(NEVER, body, None)
        return ir.Block(value.type, body, value)

    def statements(self, run: Callable[[], object]) -> list[ir.Stmt]:
        outer, self.out = self.out, []
        run()
        body, self.out = self.out, outer
        return body

    def type_of(self, node: object) -> Type:
        """The inferred type of a node; `Never` where control does not come."""
        var = self.inst.nodes.get(node)  # type: ignore[arg-type, call-overload]
        return self.resolver.type(var) if var is not None else NEVER

    def made_type(self, node: object) -> Type:
        """The type of what an expression makes: of a container inside itself, the container and not the type's name."""
        found = self.type_of(node)
        kinds = self.resolver.unions[found.name] if isinstance(found, Union) else ()
        return kinds[0] if len(kinds) == 1 else found

    def var_type(self, var: Var) -> Type:
        return self.resolver.type(var)

    def web_type(self, web: Web) -> Type:
        return self.resolver.type(self.engine.web_var(self.inst, web))

    def web_name(self, web: Web) -> str:
        return self.places.names.get(web, web.name)

    def unsupported(self, code: str, node: ast.AST, message: str, help: str = "") -> Unsupported:
        return Unsupported(code, node, message, help)

    # Entry

    def function(self, key: str) -> ir.Function:
        node = self.info.node
        body = [ast.Return(node.body)] if isinstance(node, ast.Lambda) else node.body
        if isinstance(node, ast.Lambda):
            ast.copy_location(body[0], node.body)
        self.places = plan(self.scope, body)
        result = self.returned()
        self.result_type = result
        params = self.params()
        self.out = []
        self.entry_locals()
        lowered = self.statements(lambda: self.body(body))
        if not isinstance(node, ast.Lambda) and not diverges(lowered) and result != NEVER:
            lowered.append(ir.Return(convert(ir.Lit(NONE, None), result), line=node.end_lineno or 0))
        function = ir.Function(
            key=key,
            name=self.info.name,
            module=self.module,
            params=params,
            result=result,
            body=self.out + lowered,
            python_name=getattr(self.info.node, "plain_name", self.info.name),
            line=node.lineno,
            end_line=node.end_lineno or 0,
        )
        function.doc = docstring(node)
        function.shown = {name: web.name for web, name in self.places.names.items() if name != web.name}
        self.receiver(function)
        if self.info.is_generator:
            self.generator(function)
        if self.inst.outer is not None:
            function.closure = self.resolver.function(self.engine.function(self.info, self.inst.outer)).key  # type: ignore[attr-defined]
        return function

    def generator(self, function: ir.Function) -> None:
        assert self.inst.generator is not None
        parts = [self.resolver.type(v) for v in self.inst.generator.params.values()]
        function.generator = (parts[0], parts[1], parts[2])
        function.result = self.resolver.of_atom(self.inst.generator)

    def returned(self) -> Type:
        """What `return` gives; generators that meet in one variable return one type."""
        made = self.inst.generator
        return self.resolver.type(made.params["R"] if made is not None else self.inst.result)

    def receiver(self, function: ir.Function) -> None:
        """A method stands in the `impl` of its receiver's type."""
        if self.info.cls is None or self.info.kind in ("static", "class") or not function.params:
            if self.info.cls is not None and not self.info.cls.is_exception:
                function.owner = Inst(self.info.cls.key) if self.info.cls.instantiated else None
            return
        first = function.params[0].type
        if isinstance(first, Inst | Family):
            function.owner = first
            function.is_method = True

    def params(self) -> list[ir.Param]:
        a = self.info.args
        found = []
        every = [*a.posonlyargs, *a.args, *filter(None, (a.vararg,)), *a.kwonlyargs, *filter(None, (a.kwarg,))]
        for arg in every:
            web = self.scope.webs.get(arg)
            type_ = self.resolver.type(self.inst.params[arg.arg])
            if web is None:
                found.append(ir.Param(arg.arg, type_))
                continue
            name = self.web_name(web)
            found.append(ir.Param(name, self.web_type(web), mutable=web.rebound, boxed=web.cell))
        for name in self.engine.group_keywords(self.inst):
            found.append(ir.Param(f"kw_{name}", self.resolver.type(self.engine.keyword_var(self.inst, name))))
        return found

    def entry_locals(self) -> None:
        for web in self.places.entry:
            self.declare(web)

    def declare(self, web: Web) -> None:
        """Declares a variable without a value."""
        if web.function is not None and web.name in self.scope.by_name:
            return
        type_ = self.web_type(web)
        if not self.is_data(type_):
            if not is_awaited(web):
                return
            type_ = NONE  # a class or function without data: all there is to know is whether it is there
        self.out.append(
            ir.Let(
                self.web_name(web), type_, None, mutable=web.rebound, boxed=web.cell, maybe=web.unbound and not web.cell
            )
        )

    def is_data(self, t: Type) -> bool:
        """Whether a variable of this type exists at run time: modules, classes and plain functions do not."""
        return not isinstance(t, Static)


def docstring(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module):
        return ast.get_docstring(node) or ""
    return ""


__all__ = ["Closure", "Con", "FunctionLowering", "Tup", "TupA", "Unsupported", "diverges", "docstring"]
