"""`def`, `class` and `import` as statements to IR."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import ClassInfo
from ferrule.infer.scopes import is_literal
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, NEVER, NONE, Static
from ferrule.load import absolute_name
from ferrule.load.nodes import subtree
from ferrule.lower.convert import convert

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class DefinitionLowering:
    """The part of the lowering that handles what defines functions, classes and modules when it runs."""

    class_body: ClassInfo | None
    class_bound: set[str]

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
        around, self.class_body = (self.class_body, self.class_bound), cls
        self.class_bound = set()
        self.class_statements(stmt, cls)
        value: ir.Expr = ir.StaticValue(Static("class", cls.key))
        self.class_body, self.class_bound = around
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
        if self.class_body is None and (stmt in self.scope.webs or stmt.name in self.scope.early):
            self.bind(stmt.name, stmt, value)

    def made_again(self: FunctionLowering, stmt: ast.ClassDef, cls: ClassInfo) -> None:
        """A class that a function gives away is one class however often it is made: its attributes cannot differ."""
        if not self.scope.is_function:
            return
        given_away = is_given_away(stmt, self.scope.node)
        for item in stmt.body:
            if not (given_away or getattr(item, "is_shared", False)):
                continue
            names = {n.id for n in subtree(item) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
            if not isinstance(item, ast.Assign) or not names & (self.scope.bound | self.scope.captures):
                continue
            for target in item.targets:
                if isinstance(target, ast.Name) and target.id in cls.attrs:
                    type_ = self.resolver.type(cls.attrs[target.id])
                    if not isinstance(type_, Static) and type_ != NEVER:
                        key = self.program.class_attr_global(cls, target.id)
                        text = f"Ferrule: `{cls.name}` is made a second time, with attributes of its own (FER0310)"
                        again = self.statements(lambda t=text: self.emit(ir.Do(self.raising("RuntimeError", t))))  # type: ignore[misc]
                        self.emit(ir.If(ir.GlobalIsSet(BOOL, key), again, []))
                        return

    def class_statements(self: FunctionLowering, stmt: ast.ClassDef, cls: ClassInfo) -> None:
        self.made_again(stmt, cls)
        for item in stmt.body:
            match item:
                case ast.Assign() if getattr(item, "typing_only", False) or getattr(item, "names_method", False):
                    pass
                case ast.ClassDef():
                    self.stmt_ClassDef(item)
                    self.class_bound.add(item.name)
                case ast.Assign():
                    value = self.expr(item.value)
                    value = self.temp(value) if len(item.targets) > 1 else value
                    for target in item.targets:
                        self.class_attr(cls, target, value)
                case ast.AnnAssign(value=ast.expr() as init):
                    self.class_attr(cls, item.target, self.expr(init))
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self.store_defaults(item)
                case ast.AnnAssign() | ast.Pass():
                    pass
                case _:
                    self.stmt(item)

    def class_attr(self: FunctionLowering, cls, target: ast.expr, value: ir.Expr) -> None:  # type: ignore[no-untyped-def]
        if not isinstance(target, ast.Name):
            self.assign(target, value)
            return
        self.class_name(cls, target.id, value)

    def class_name(self: FunctionLowering, cls: ClassInfo, name: str, value: ir.Expr) -> None:
        self.class_bound.add(name)
        type_ = self.resolver.type(cls.attrs[name])
        if isinstance(type_, Static) or type_ == NEVER:
            self.emit(ir.Do(value))
            return
        key = self.program.class_attr_global(cls, name)
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
            ours = source in self.engine.program.modules
            if alias.name == "__doc__" and ours and "__doc__" not in self.engine.scopes[source].bound:
                self.bind(local, alias, self.module_member(source, "__doc__", NONE, stmt))
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


def is_given_away(stmt: ast.ClassDef, function: ast.AST) -> bool:
    """Whether the function does anything else with the class than to make instances, to test them and to read it."""
    inside = set(subtree(stmt))
    plain: set[ast.AST] = set()
    for node in subtree(function):
        match node:
            case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, ast.Name() as name]):
                plain.add(name)
            case ast.Call(func=ast.Name() as name) | ast.Attribute(value=ast.Name() as name):
                plain.add(name)
    uses = (n for n in subtree(function) if isinstance(n, ast.Name) and n.id == stmt.name and n not in inside)
    return any(n not in plain for n in uses)
