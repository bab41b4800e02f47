"""Statements to IR."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import ModuleA
from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges, is_constant, never_evaluated
from ferrule.ir.types import BOOL, NEVER, NONE, STR, Exc, Static, Type
from ferrule.load.nodes import subtree
from ferrule.lower.convert import convert
from ferrule.lower.definitions import DefinitionLowering
from ferrule.lower.exceptions import ExceptionLowering
from ferrule.lower.patterns import PatternLowering
from ferrule.lower.targets import TargetLowering

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class StatementLowering(PatternLowering, ExceptionLowering, DefinitionLowering, TargetLowering):
    """The part of the lowering that handles statements."""

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
        end = self.engine.stops.at.get(stmt)
        with self.program.refusing(self.inst):
            if end is not None:
                stopped = ir.RuntimeCall(Exc("Exception"), "exc::stop", [ir.Lit(STR, end)], fallible=False)
                self.emit(ir.Raise(stopped))
            else:
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
        if isinstance(variable.type, Static) and self.is_last(target):
            return  # a function or class that nothing names any more
        if target.id in self.scope.captures or not self.is_data(variable.type) or isinstance(variable.type, Static):
            raise self.unsupported("FER0316", target, "`del` of this variable is not supported yet")
        self.emit(ir.Do(variable))  # an unbound one is a NameError
        self.emit(ir.UnsetGlobal(self.program.global_key(self.module, target.id)))

    def is_last(self: FunctionLowering, target: ast.Name) -> bool:
        """Whether the program, in the order of the module's text, never comes to read or bind the name again."""
        modules = self.engine.program.modules
        tree, name = modules[self.module].tree, target.id
        if not any(target in stmt.targets for stmt in tree.body if isinstance(stmt, ast.Delete)):
            return False
        functions = [f for f in subtree(tree) if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)]
        inside = {n for f in functions for stmt in f.body for n in subtree(stmt)}
        for module in modules.values():
            for node in subtree(module.tree):
                match node:
                    case ast.Attribute(attr=found) | ast.alias(name=found) | ast.Constant(value=str(found)):
                        used = found == name
                    case ast.Name(id=found) if module.tree is tree and found == name and node is not target:
                        used = node in inside or node.lineno >= target.lineno
                    case _:
                        used = False
                if used:
                    return False
        return True

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
                    elif target in self.scope.never_bound:  # it is gone already, whichever way control came
                        self.emit(ir.Do(self.load(target.id, target, NEVER)))
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
