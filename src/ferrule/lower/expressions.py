"""Expressions to IR."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from ferrule.infer.model import Atom, ModuleA
from ferrule.infer.scopes import Scope, Web, is_inner
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    BOOL,
    BYTES,
    COMPLEX,
    FLOAT,
    INT,
    NEVER,
    NONE,
    STR,
    Closure,
    Con,
    Exc,
    Family,
    Inst,
    Static,
    Tup,
    Type,
)
from ferrule.load.nodes import subtree
from ferrule.lower.attributes import AttributeLowering
from ferrule.lower.convert import convert, is_choice, members
from ferrule.lower.operators import OperatorLowering
from ferrule.lower.places import is_awaited

if TYPE_CHECKING:
    from ferrule.infer.model import FuncInst
    from ferrule.lower.function import FunctionLowering

LITERALS = {bool: BOOL, int: INT, float: FLOAT, complex: COMPLEX, str: STR, bytes: BYTES, type(None): NONE}


class ExpressionLowering(AttributeLowering, OperatorLowering):
    """The part of the lowering that handles expressions."""

    def expr(self: FunctionLowering, node: ast.expr) -> ir.Expr:
        """Lowers an expression. What it has to do first stands in a block around it, so that it happens in its turn."""
        if node in self.given:
            return self.given[node]
        method = getattr(self, "expr_" + type(node).__name__)
        block = self.block(lambda: method(node))
        value = block.value if block.value is not None and not block.body else block
        value.line = value.line or node.lineno
        return value

    def root(self: FunctionLowering, node: ast.expr) -> ir.Expr:
        """The first expression of a statement: what it has to do first can stand before the statement."""
        return self.hoisted(self.expr(node))

    def hoisted(self: FunctionLowering, value: ir.Expr) -> ir.Expr:
        while isinstance(value, ir.Block) and value.value is not None:
            self.out += value.body
            value = value.value
        return value

    # Helpers

    def raising(self: FunctionLowering, cls: str, message: str) -> ir.Expr:
        """An expression that raises."""
        exc = ir.NewExc(Exc(cls), cls, [ir.Lit(STR, message)])
        return ir.Block(NEVER, [ir.Raise(exc, line=self.line)], None)

    def each_member(self: FunctionLowering, value: ir.Expr, use: Callable[[ir.Expr], ir.Expr], result: Type) -> ir.Expr:
        """`use` applied to the value as each type that it may have."""
        if not is_choice(value.type):
            return convert_result(use(value), result)
        arms: list[tuple[Type, str, ir.Block]] = []
        for member in members(value.type, self.resolver):
            name = self.fresh("value")
            arm = self.block(lambda m=member, n=name: convert_result(use(ir.Local(m, n)), result))  # type: ignore[misc]
            if arm.value is not None and isinstance(arm.value, ir.Block) and arm.value.value is None:
                arm = ir.Block(NEVER, [*arm.body, *arm.value.body], None)
            arms.append((member, name, arm))
        return ir.Switch(result, value, arms)

    def static_of(self: FunctionLowering, node: ast.expr) -> Atom | None:
        """What a dotted name denotes without any data: a module, a class."""
        return self.program.walker(self).static_atom(node)

    # Leaves

    def expr_Constant(self: FunctionLowering, node: ast.Constant) -> ir.Expr:
        return self.program.constant(node.value)

    def expr_Name(self: FunctionLowering, node: ast.Name) -> ir.Expr:
        return self.load(node.id, node, self.type_of(node))

    def load(self: FunctionLowering, name: str, node: ast.AST, wanted: Type) -> ir.Expr:
        """A variable's value, as the type that the place allows to know."""
        if getattr(node, "is_builtin", False):
            return ir.StaticValue(wanted)
        web = self.scope.webs.get(node)
        body = self.class_body if not is_inner(web) else None
        if body is not None and name in self.class_bound and isinstance(node, ast.Name | ast.AugAssign):
            return self.as_wanted(self.program.class_attr_ref(body, name), wanted)
        if body is not None and name in body.methods and isinstance(wanted, Static | Closure):
            return ir.StaticValue(wanted)
        if node in self.scope.never_bound:
            inside = self.scope.is_function
            text = UNBOUND.format(name) if inside else f"name '{name}' is not defined"
            return self.raising("UnboundLocalError" if inside else "NameError", text)
        if web is not None:
            type_ = self.web_type(web)
            if web.function is not None and web.name in self.scope.by_name and not web.function.decorator_list:  # type: ignore[attr-defined]
                return self.closure_of(web.function)
            if not self.is_data(type_):
                if node in self.scope.unbound_uses and is_awaited(web):
                    self.emit(ir.Do(ir.Local(NONE, self.web_name(web), boxed=web.cell, maybe=not web.cell)))
                return ir.StaticValue(type_)
            if type_ == NEVER and web.unbound:
                if isinstance(self.scope.node, ast.Module):
                    return self.raising("NameError", f"name '{name}' is not defined")
                return self.raising("UnboundLocalError", UNBOUND.format(name))
            local = ir.Local(type_, self.web_name(web), boxed=web.cell, maybe=web.unbound and not web.cell)
            return self.as_wanted(local, wanted)
        if name in self.scope.captures:
            return self.as_wanted(self.captured(name), wanted)
        if name in self.scope.local_classes:
            return ir.StaticValue(Static("class", self.engine.classes[self.scope.local_classes[name]].key))
        if name == "__name__" and name not in self.engine.scopes[self.module].bound:
            return ir.Lit(STR, self.module)
        if name == "__file__" and name not in self.engine.scopes[self.module].bound:
            return ir.Lit(STR, str(self.engine.module(self.module).path.absolute()))
        if name == "__doc__" and name not in self.engine.scopes[self.module].bound:
            doc = ast.get_docstring(self.engine.module(self.module).tree, clean=False)
            return ir.Lit(NONE if doc is None else STR, doc)
        if name == "NotImplemented" and wanted == Con("NotImplemented"):
            return ir.Lit(wanted, None)
        if wanted == NEVER and name not in self.engine.scopes[self.module].bound:
            if getattr(node, "may_lack", False) and self.engine.builtin(name) is None:
                return self.raising("NameError", f"name '{name}' is not defined")
            return ir.StaticValue(NEVER)
        if isinstance(wanted, Static) and name not in self.engine.scopes[self.module].bound:
            return ir.StaticValue(wanted)
        return self.as_wanted(self.global_value(self.module, name), wanted)

    def global_value(self: FunctionLowering, module: str, name: str) -> ir.Expr:
        """A module variable; one that was only imported is read where it lives."""
        type_ = self.resolver.type(self.engine.global_var(module, name))
        if isinstance(type_, Static):
            if name in self.engine.scopes[module].early:
                self.emit(ir.Do(self.program.made_global(module, name)))
            return ir.StaticValue(type_)
        return self.program.global_ref(module, name)

    def as_wanted(self: FunctionLowering, value: ir.Expr, wanted: Type) -> ir.Expr:
        """Narrows to what a condition proved; a type that no value has means that control does not come here."""
        if wanted == NEVER or wanted == value.type:
            return value
        return convert(value, wanted)

    def captured(self: FunctionLowering, name: str) -> ir.Expr:
        owner: Scope | None = self.scope.owner_of(name)
        assert owner is not None
        web = owner.by_name[name]
        if web.function is not None and not web.function.decorator_list:  # type: ignore[attr-defined]
            return self.closure_of(web.function)
        type_ = self.var_type(self.captured_var(name))
        if not self.is_data(type_) or isinstance(type_, Static):
            return ir.StaticValue(type_)
        return ir.Local(type_, f"self.{name}", boxed=web.cell)

    def expr_JoinedStr(self: FunctionLowering, node: ast.JoinedStr) -> ir.Expr:
        parts: list[str | tuple[ir.Expr, str, ir.Expr | None]] = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(str(part.value))
            elif isinstance(part, ast.FormattedValue):
                spec = self.expr(part.format_spec) if part.format_spec is not None else None
                if isinstance(spec, ir.Format) and all(isinstance(p, str) for p in spec.parts):
                    spec = ir.Lit(STR, "".join(str(p) for p in spec.parts))
                conversion = "" if part.conversion == -1 else chr(part.conversion)
                parts.append((self.expr(part.value), conversion, spec))
        return ir.Format(STR, parts)

    # Displays

    def expr_List(self: FunctionLowering, node: ast.List) -> ir.Expr:
        return self.display(node, node.elts)

    expr_Set = expr_List

    def display(self: FunctionLowering, node: ast.expr, elts: list[ast.expr]) -> ir.Expr:
        made = self.made_type(node)
        assert isinstance(made, Con)
        elem = made.args[0]
        if not any(isinstance(e, ast.Starred) for e in elts):
            constants = made.name == "set" and all(is_constant(e) for e in elts)
            return ir.MakeContainer(made, [convert(self.expr(e), elem) for e in elts], constants)
        kind = "set" if made.name == "set" else "list"
        whole = self.temp(ir.MakeContainer(Con(kind, (elem,)), []), "display")
        for item in elts:
            if isinstance(item, ast.Starred):
                source = self.iterated(self.expr(item.value), elem, item)
                self.emit(ir.Do(ir.RuntimeCall(NONE, f"seq::extend_{kind}", [whole, source])))
            else:
                self.emit(ir.Do(self.append(whole, convert(self.expr(item), elem))))
        return ir.RuntimeCall(made, "seq::list_to_tuple", [whole], fallible=False) if made.name == "tuple" else whole

    def append(self: FunctionLowering, container: ir.Expr, value: ir.Expr) -> ir.Expr:
        assert isinstance(container.type, Con)
        name = "add" if container.type.name == "set" else "append"
        return self.row_method(container, name, [value], ast.Pass(), NONE)

    def expr_Tuple(self: FunctionLowering, node: ast.Tuple) -> ir.Expr:
        made = self.made_type(node)
        if isinstance(made, Tup):
            return ir.MakeTuple(made, [convert(self.expr(e), t) for e, t in zip(node.elts, made.items, strict=True)])
        return self.display(node, node.elts)

    def expr_Dict(self: FunctionLowering, node: ast.Dict) -> ir.Expr:
        made = self.made_type(node)
        assert isinstance(made, Con)
        key_type, value_type = made.args
        if None not in node.keys:
            items: list[ir.Expr] = []
            for key, value in zip(node.keys, node.values, strict=True):
                assert key is not None
                items += [convert(self.expr(key), key_type), convert(self.expr(value), value_type)]
            return ir.MakeContainer(made, items)
        whole = self.temp(ir.MakeContainer(made, []), "display")
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                self.merge(whole, self.expr(value), node)
            else:
                pair: list[ir.Expr] = [convert(self.expr(key), key_type), convert(self.expr(value), value_type)]
                self.emit(ir.Do(self.row_method(whole, "__setitem__", pair, node, NONE)))
        return whole

    def merge(self: FunctionLowering, whole: ir.Expr, value: ir.Expr, node: ast.Dict) -> None:
        """`**value` in a display of a dict: the items of a dict, or of an object that is a mapping."""

        def one(v: ir.Expr) -> ir.Expr:
            if isinstance(v.type, Inst) and self.has_method(v.type, "__plain_dict__"):
                v = self.method(v, "__plain_dict__", [], None, node)
            if not (isinstance(v.type, Con) and self.class_bindings(v.type, "dict") is not None):
                text = f"'{self.type_name(v.type)}' object is not a mapping"
                return self.both(v, ir.Lit(NONE, None), self.raising("TypeError", text))
            return self.row_method(whole, "update", [v], node, NONE)

        value = self.temp(value, "merged") if is_choice(value.type) else value
        self.emit(ir.Do(self.each_member(value, one, NONE)))

    # Comprehensions

    def expr_ListComp(self: FunctionLowering, node: ast.ListComp) -> ir.Expr:
        made = self.made_type(node)
        assert isinstance(made, Con)

        def run() -> ir.Expr:
            whole = self.temp(ir.MakeContainer(made, []), "built")

            def add() -> None:
                self.emit(ir.Do(self.append(whole, convert(self.expr(node.elt), made.args[0]))))

            self.generators(node.generators, add)
            return whole

        return self.block(run)

    expr_SetComp = expr_ListComp

    def expr_DictComp(self: FunctionLowering, node: ast.DictComp) -> ir.Expr:
        made = self.made_type(node)
        assert isinstance(made, Con)

        def run() -> ir.Expr:
            whole = self.temp(ir.MakeContainer(made, []), "built")

            def add() -> None:
                key = convert(self.expr(node.key), made.args[0])
                value = convert(self.expr(node.value), made.args[1])
                self.emit(ir.Do(self.row_method(whole, "__setitem__", [key, value], node, NONE)))

            self.generators(node.generators, add)
            return whole

        return self.block(run)

    def generators(
        self: FunctionLowering,
        generators: list[ast.comprehension],
        inner: Callable[[], None],
        first: ir.Expr | None = None,
    ) -> None:
        gen = generators[0]
        iterable = first if first is not None else self.expr(gen.iter)
        elem = self.type_of(gen)
        name = self.fresh("item")
        for target in subtree(gen.target):
            web = self.scope.webs.get(target)
            if web is not None and web.cell:
                self.declare(web)  # one variable for all rounds: a lambda inside sees the last value
                self.places.inline.discard(web)

        def round_() -> None:
            self.assign(gen.target, ir.Local(elem, name))
            self.conditions(gen.ifs, lambda: self.generators(generators[1:], inner) if generators[1:] else inner())

        body = self.statements(round_)
        self.emit(self.for_loop(name, elem, iterable, body, self.fresh("loop"), gen.iter))

    def conditions(self: FunctionLowering, tests: list[ast.expr], inner: Callable[[], None]) -> None:
        if not tests:
            inner()
            return
        test = self.condition(tests[0])
        self.emit(ir.If(test, self.statements(lambda: self.conditions(tests[1:], inner)), []))

    def expr_GeneratorExp(self: FunctionLowering, node: ast.GeneratorExp) -> ir.Expr:
        """A lazy iterator; the first iterable is evaluated at once (PEP 289)."""
        made = self.made_type(node)
        assert isinstance(made, Con)
        first = self.temp(
            self.as_iterable(self.expr(node.generators[0].iter), self.type_of(node.generators[0]), node), "source"
        )
        elem = made.args[0]

        def run() -> None:
            self.generators(
                node.generators, lambda: self.emit(ir.Do(ir.Yield(NONE, convert(self.expr(node.elt), elem)))), first
            )

        body = self.statements(run)
        return ir.LazyIter(made, self.free_locals(node), [*body], elem) if body else first

    def free_locals(self: FunctionLowering, node: ast.GeneratorExp) -> list[str]:
        """The locals that a generator expression reads; it keeps copies, so they must not change afterwards."""
        found: list[str] = []
        for child in subtree(node):
            web = self.scope.webs.get(child)
            if not isinstance(child, ast.Name) or web is None or web in self.places.inline:
                continue
            # A function of this body that needs no variable is made where it is called, from what it captures.
            made = web.function is not None and not web.function.decorator_list  # type: ignore[attr-defined]
            read = self.captured_webs(web.function) if made and web.function else [web]
            for local in filter(lambda local: self.is_data(self.web_type(local)), read):
                if self.web_name(local) not in found:
                    found.append(self.web_name(local))
        return found

    def captured_webs(self: FunctionLowering, function: ast.AST) -> list[Web]:
        """The variables of this body that a function in it captures, through other such functions too."""
        inner = self.engine.function_scopes[function]
        names: list[str] = []
        self.program.collect_captures(inner, inner, names, set())
        return [self.scope.by_name[name] for name in names if inner.owner_of(name) is self.scope]

    # Choices

    def expr_BoolOp(self: FunctionLowering, node: ast.BoolOp) -> ir.Expr:
        result = self.type_of(node)
        op = "and" if isinstance(node.op, ast.And) else "or"
        return self.bool_chain(op, node.values, result)

    def bool_chain(self: FunctionLowering, op: str, values: list[ast.expr], result: Type) -> ir.Expr:
        """`a and b`: `a` when it is false, else `b`."""
        left = self.expr(values[0])
        if len(values) == 1:
            return convert_result(left, result)
        if result == BOOL and left.type == BOOL:
            rest = self.block(lambda: self.bool_chain(op, values[1:], result))
            return ir.Logic(BOOL, op, left, simplify(rest))
        kept = self.temp(left, "left")
        rest = self.block(lambda: self.bool_chain(op, values[1:], result))
        keep = ir.Block(result, [], self.kept_side(kept, result, op == "and"))
        test = self.truth(kept)
        return ir.IfExp(result, test, rest, keep) if op == "and" else ir.IfExp(result, test, keep, rest)

    def kept_side(self: FunctionLowering, kept: ir.Expr, result: Type, is_and: bool) -> ir.Expr:
        """The left side where it decides. After `or` it is not None; after `and` always-true members cannot be."""
        wanted = list(members(result, self.resolver)) if is_choice(result) else [result]
        mine = members(kept.type, self.resolver) if is_choice(kept.type) else [kept.type]
        possible = [m for m in mine if m in wanted]
        if not possible:
            return ir.Convert(result, kept)
        return convert(convert(kept, self.resolver.join(possible)), result)

    def expr_IfExp(self: FunctionLowering, node: ast.IfExp) -> ir.Expr:
        result = self.type_of(node)
        test = self.condition(node.test)
        body = self.block(lambda: convert_result(self.expr(node.body), result))
        orelse = self.block(lambda: convert_result(self.expr(node.orelse), result))
        return ir.IfExp(result, test, body, orelse)

    def condition(self: FunctionLowering, node: ast.expr) -> ir.Expr:
        """An expression that is used for its truth only."""
        match node:
            case ast.BoolOp(values=values):
                return self.condition_chain("and" if isinstance(node.op, ast.And) else "or", values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return ir.Not(BOOL, self.condition(operand))
        return self.truth(self.expr(node))

    def condition_chain(self: FunctionLowering, op: str, values: list[ast.expr]) -> ir.Expr:
        left = self.condition(values[0])
        if len(values) == 1:
            return left
        rest = self.block(lambda: self.condition_chain(op, values[1:]))
        return ir.Logic(BOOL, op, left, simplify(rest))

    def expr_NamedExpr(self: FunctionLowering, node: ast.NamedExpr) -> ir.Expr:
        value = self.temp(self.expr(node.value), "named")
        self.assign(node.target, value)
        return value

    def expr_Starred(self: FunctionLowering, node: ast.Starred) -> ir.Expr:
        raise AssertionError("a star is part of what it stands in")

    # Functions

    def expr_Lambda(self: FunctionLowering, node: ast.Lambda) -> ir.Expr:
        self.store_defaults(node)
        return self.function_value(node)

    def function_value(self: FunctionLowering, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> ir.Expr:
        return self.closure_of(node)

    def closure_of(self: FunctionLowering, node: ast.AST) -> ir.Expr:
        """A function as a value, with what it captures taken from here."""
        from ferrule.lower.program import default_field

        info = self.engine.functions[node]
        if not self.engine.has_captures(node):
            return ir.StaticValue(self.resolver.function(self.engine.function(info, None)))
        outer = self.home_of(node)
        atom = self.engine.function(info, outer)
        type_ = self.resolver.function(atom)
        assert isinstance(type_, Closure)
        captures = [(n, self.capture(n, node)) for n in self.program.capture_names(node)]
        captures = [(n, value) for n, value in captures if not isinstance(value.type, Static)]
        sources: dict[str, ast.expr | None] = {default_field(n): d for n, d in self.program.kept_defaults(node).items()}
        sources["wrapped"] = self.engine.wraps_argument(info)
        kept = [
            (p.name, convert(self.expr(sources[p.name]), p.type))  # type: ignore[arg-type]
            for p in self.program.kept_params(atom)
        ]
        attributes = [p.name for p in self.program.attribute_params(atom)]
        return ir.MakeClosure(type_, type_.key, captures, kept, attributes)

    def home_of(self: FunctionLowering, node: ast.AST):  # type: ignore[no-untyped-def]
        """The instance of the function that directly encloses `node`, seen from here."""
        scope = self.engine.function_scopes[node].parent
        while scope is not None and isinstance(scope.node, ast.ClassDef):
            scope = scope.parent
        inst: FuncInst | None = self.inst
        while inst is not None and self.engine.scope_of(inst) is not scope:
            inst = inst.outer
        return inst

    def capture(self: FunctionLowering, name: str, node: ast.AST) -> ir.Expr:
        """What the closure keeps: the shared slot of a variable that changes, the value of one that does not."""
        owner = self.engine.function_scopes[node].owner_of(name) or self.program.capture_owner(node, name)
        web = owner.by_name[name]
        if owner is self.scope:
            return ir.Local(self.web_type(web), self.web_name(web), boxed=web.cell)
        return ir.Local(self.var_type(self.captured_var_of(owner, name)), f"self.{name}", boxed=web.cell)

    def captured_var_of(self: FunctionLowering, owner: Scope, name: str):  # type: ignore[no-untyped-def]
        inst: FuncInst | None = self.inst
        while inst is not None and self.engine.scope_of(inst) is not owner:
            inst = inst.outer
        assert inst is not None
        return self.engine.web_var(inst, owner.by_name[name])

    def expr_Yield(self: FunctionLowering, node: ast.Yield) -> ir.Expr:
        value = self.expr(node.value) if node.value is not None else ir.Lit(NONE, None)
        sent = self.type_of(node)
        assert self.inst.generator is not None
        target = self.resolver.type(self.inst.generator.params["Y"])
        send_type = self.resolver.type(self.inst.generator.params["S"])
        result = ir.Yield(sent_type(send_type), convert(value, target))
        return convert(result, sent) if sent != result.type else result

    def expr_YieldFrom(self: FunctionLowering, node: ast.YieldFrom) -> ir.Expr:
        assert self.inst.generator is not None
        yields = self.resolver.type(self.inst.generator.params["Y"])
        result = self.type_of(node)
        source = Con("Iterator", (yields,))

        def one(value: ir.Expr) -> ir.Expr:
            if isinstance(value.type, Con) and value.type.name == "generator":
                return ir.YieldFrom(value.type.args[2], value)
            return ir.YieldFrom(NONE, convert(self.as_iterable(value, yields, node), source))

        return self.each_member(self.expr(node.value), one, result)

    def expr_Await(self: FunctionLowering, node: ast.Await) -> ir.Expr:
        if self.inst.generator is None:
            raise self.unsupported("FER0322", node, "`await` outside an async function is not supported yet")
        return self.await_value(self.expr(node.value), self.type_of(node), node)

    def await_value(self: FunctionLowering, source: ir.Expr, result: Type, node: ast.AST) -> ir.Expr:
        def one(value: ir.Expr) -> ir.Expr:
            if isinstance(value.type, Inst | Family):
                value = self.method(value, "__await__", [], None, node)
            if isinstance(value.type, Con) and value.type.name == "generator":
                return ir.YieldFrom(value.type.args[2], value)
            kind = self.type_name(value.type)
            return self.after(value, self.raising("TypeError", f"object {kind} can't be used in 'await' expression"))

        return self.each_member(source, one, result)

    def awaited_type(self: FunctionLowering, source: Type) -> Type:
        """What awaiting a value gives."""
        if is_choice(source):
            return self.resolver.join([self.awaited_type(m) for m in members(source, self.resolver)])
        if isinstance(source, Inst | Family):
            source = self.method_result(source, "__await__", 0)
        return source.args[2] if isinstance(source, Con) and source.name == "generator" else NONE


UNBOUND = "cannot access local variable '{}' where it is not associated with a value"


def sent_type(send: Type) -> Type:
    """What `yield` gives: None after `next`, else what was sent."""
    return NONE if send == NEVER else send


def simplify(block: ir.Block) -> ir.Expr:
    return block.value if not block.body and block.value is not None else block


def is_constant(node: ast.expr) -> bool:
    """Whether CPython's compiler folds the expression into a constant."""
    match node:
        case ast.Constant():
            return True
        case ast.UnaryOp():
            return is_constant(node.operand)
        case ast.BinOp():
            return is_constant(node.left) and is_constant(node.right)
        case ast.Tuple():
            return all(is_constant(e) for e in node.elts)
    return False


def convert_result(value: ir.Expr, result: Type) -> ir.Expr:
    """A value as the type of the whole; an expression that raises fits everywhere."""
    if value.type == NEVER and result != NEVER and isinstance(value, ir.Call):
        return ir.Convert(result, value)
    if result == NEVER or (isinstance(value, ir.Block) and value.value is None):
        return value
    return convert(value, result)


__all__ = ["ExpressionLowering", "ModuleA"]
