"""Calls of functions, methods, classes and values to IR."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ferrule.infer.dunders import BUILTIN_DUNDERS, answers_itself, asks_first, class_dunder
from ferrule.infer.model import ClassInfo, FuncInfo, FuncInst, ModuleA
from ferrule.infer.rows import KWSTAR
from ferrule.infer.special import SPECIAL_FORMS
from ferrule.ir import nodes as ir
from ferrule.ir.types import INT, NEVER, NONE, Bound, Closure, Con, Exc, Family, Inst, Static, Tup, Type
from ferrule.lower.arguments import ArgumentLowering
from ferrule.lower.attributes import is_super, qualified_name
from ferrule.lower.convert import convert, is_choice, members
from ferrule.lower.rows import RowLowering
from ferrule.lower.special import SpecialLowering
from ferrule.lower.wrong_calls import wrong_call

if TYPE_CHECKING:
    from ferrule.knowledge import Row
    from ferrule.lower.function import FunctionLowering


@dataclass
class Spec:
    """The arguments of a call in IR."""

    positional: list[ir.Expr] = field(default_factory=list)
    keywords: dict[str, ir.Expr] = field(default_factory=dict)
    star: ir.Expr | None = None


class CallLowering(ArgumentLowering, RowLowering, SpecialLowering):
    """The part of the lowering that handles calls."""

    def expr_Call(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        if isinstance(node.func, ast.Name) and node.func.id in SPECIAL_FORMS:
            if self.program.walker(self).is_builtin_name(node.func.id, node.func):
                special = getattr(self, SPECIAL_FORMS[node.func.id])(node)
                if special is not None:
                    return special  # type: ignore[no-any-return]
        result = self.type_of(node)
        if (star := self.star_of_tuples(node)) is not None:
            first = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            for part in [first, *node.args[: node.args.index(star)]]:
                if not is_name(part) and not isinstance(part, ast.Starred | ast.Constant):
                    self.given[part] = self.temp(self.expr(part), "arg")
            value = self.temp(self.expr(star.value), "star")
            return self.each_member(value, lambda v: self.call_with_star(node, star, v), result)
        func = node.func
        if isinstance(func, ast.Attribute):
            if is_super(func.value):
                return self.super_call(func, node, result)
            if func.attr == "__init__" and node.args and self.program.walker(self).builtin_init(func.value):
                spec = self.spec(node)
                receiver = spec.positional.pop(0)
                return self.each_member(
                    receiver, lambda v: self.super_builtin(v, "__init__", spec, node, result), result
                )
            base = self.static_of(func.value)
            if not isinstance(base, ModuleA):
                receiver = self.expr(func.value)
                if not isinstance(receiver.type, Static):
                    return self.call_attribute(receiver, func.attr, node, result)
        callee = self.expr(func)
        if isinstance(callee, ir.Block) and isinstance(callee.type, Static):
            callee = self.hoisted(callee)  # whether it is there is asked before the arguments are evaluated
        spec = self.spec(node)
        return self.call_spec(callee, spec, node, result)

    def spec(self: FunctionLowering, node: ast.Call) -> Spec:
        spec = Spec()
        for at, arg in enumerate(node.args):
            if spec.star is not None:
                spec.star = self.star_and_rest(spec.star, node.args[at:])
                break
            if isinstance(arg, ast.Starred):
                self.star_argument(arg, spec)
            else:
                spec.positional.append(self.expr(arg))
        for keyword in node.keywords:
            if keyword.arg is not None:
                spec.keywords[keyword.arg] = self.expr(keyword.value)
            elif isinstance(keyword.value, ast.Dict) and all(isinstance(k, ast.Constant) for k in keyword.value.keys):
                for key, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                    spec.keywords[str(key.value)] = self.expr(value)  # type: ignore[union-attr]
            else:
                self.keyword_star(keyword.value, spec)
        return spec

    def keyword_star(self: FunctionLowering, node: ast.expr, spec: Spec) -> None:
        """`**kwargs`: own keywords are parameters of their own, those of a function around stand in its dict."""
        owner = self.engine.keyword_owner(self.inst, self.scope, node.id) if isinstance(node, ast.Name) else None
        if owner is None:
            value = self.expr(node)
            if not (isinstance(value.type, Con) and self.class_bindings(value.type, "dict") is not None):
                raise self.unsupported("FER0312", node, "`**` of this value in a call is not supported yet")
            spec.keywords[KWSTAR] = value
            return
        for name in self.engine.group_keywords(owner):
            type_ = self.resolver.type(self.engine.keyword_var(owner, name))
            if owner is self.inst:
                spec.keywords[name] = ir.Local(type_, f"kw_{name}")
            else:
                item = self.method(self.expr(node), "__getitem__", [ir.Lit(Con("str"), name)], None, node)
                spec.keywords[name] = convert(item, type_)

    def star_of_tuples(self: FunctionLowering, node: ast.Call) -> ast.Starred | None:
        """An argument `*xs` where `xs` may have several lengths or kinds of items: the call is written for each."""
        for arg in node.args:
            if not isinstance(arg, ast.Starred) or arg in self.given:
                continue
            kinds = self.kinds(self.type_of(arg.value))
            if len(kinds) > 1 and any(isinstance(t, Tup) for t in kinds):
                return arg
            if NONE not in kinds and len({self.element_type(t) for t in kinds}) > 1:
                return arg
        return None

    def call_with_star(self: FunctionLowering, node: ast.Call, star: ast.Starred, value: ir.Expr) -> ir.Expr:
        self.given[star] = value
        call = self.expr_Call(node)
        del self.given[star]
        return call

    def star_argument(self: FunctionLowering, arg: ast.Starred, spec: Spec) -> None:
        value = self.given[arg] if arg in self.given else self.expr(arg.value)
        if isinstance(value.type, Tup):
            whole = self.temp(value, "args")
            spec.positional += [ir.TupleGet(t, whole, i) for i, t in enumerate(value.type.items)]
        elif any(isinstance(t, Tup) for t in self.kinds(value.type)):
            raise self.unsupported("FER0323", arg, "`*` of tuples of several lengths in a call is not supported yet")
        else:
            spec.star = value

    def star_and_rest(self: FunctionLowering, star: ir.Expr, rest: list[ast.expr]) -> ir.Expr:
        """`*xs` of unknown length and the arguments after it, as one list."""
        first = self.temp(star, "star")
        values = [(self.expr(a.value), True) if isinstance(a, ast.Starred) else (self.expr(a), False) for a in rest]
        parts = [(first, True), *((self.temp(v, "rest"), starred) for v, starred in values)]
        elem = self.resolver.join([self.element_type(v.type) if starred else v.type for v, starred in parts])
        whole = self.temp(ir.MakeContainer(Con("list", (elem,)), []), "arguments")
        for value, starred in parts:
            if starred:
                source = self.iterated(value, elem, rest[0])
                self.emit(ir.Do(ir.RuntimeCall(NONE, "seq::extend_list", [whole, source])))
            else:
                self.emit(ir.Do(self.append(whole, convert(value, elem))))
        return whole

    def call_attribute(self: FunctionLowering, receiver: ir.Expr, name: str, node: ast.Call, result: Type) -> ir.Expr:
        """`receiver.name(...)`: each kind of receiver has its own method."""
        common = self.common_method(receiver.type, name)
        if common is not None:
            return self.call_common(receiver, common, node, result)
        if is_choice(receiver.type):
            receiver = self.temp(receiver, "receiver")
            spec = self.keep(self.spec(node))
            return self.each_member(receiver, lambda v: self.call_method(v, name, spec, node, result), result)
        receiver_is_simple = isinstance(receiver, ir.Local | ir.Lit | ir.StaticValue)
        if not receiver_is_simple and self.has_effects(node):
            receiver = self.temp(receiver, "receiver")
        return self.call_method(receiver, name, self.spec(node), node, result)

    def common_method(self: FunctionLowering, t: Type, name: str) -> FuncInfo | None:
        """The one method that all classes of a family have under this name, if it takes the whole family."""
        if not isinstance(t, Family):
            return None
        classes = [self.resolver.class_of(m.cls) for m in members(t, self.resolver) if isinstance(m, Inst)]
        if any(self.program.hides_method(cls, name) for cls in classes):
            return None
        found = {cls.lookup(name) for cls in classes}
        method = next(iter(found)) if len(found) == 1 else None
        return method if method is not None and method.kind == "method" else None

    def call_common(
        self: FunctionLowering, receiver: ir.Expr, method: FuncInfo, node: ast.Call, result: Type
    ) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        assert method.cls is not None
        spec = self.spec(node)
        bound = Spec([receiver, *spec.positional], spec.keywords, spec.star)
        return convert_result(self.call_spec_function(method, method.cls.outer, bound, node, True), result)

    def has_effects(self: FunctionLowering, node: ast.Call) -> bool:
        """Whether evaluating the arguments may emit statements, which would come before the receiver."""
        return any(not isinstance(a, ast.Constant | ast.Name) for a in [*node.args, *(k.value for k in node.keywords)])

    def keep(self: FunctionLowering, spec: Spec) -> Spec:
        """Arguments evaluated once, for a call that is written several times."""
        return Spec(
            [self.temp(a, "arg") for a in spec.positional],
            {k: self.temp(a, "arg") for k, a in spec.keywords.items()},
            self.temp(spec.star, "star") if spec.star is not None else None,
        )

    def call_method(
        self: FunctionLowering, receiver: ir.Expr, name: str, spec: Spec, node: ast.AST, result: Type
    ) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        t = receiver.type
        if isinstance(t, Inst | Exc) and (cls := self.resolver.by_key.get(t.cls)) is not None:
            method = cls.lookup(name)
            if method is not None and method.kind != "property" and not self.program.hides_method(cls, name):
                return convert_result(self.invoke(receiver, cls, method, spec, node), result)
        if isinstance(t, Static) and t.kind == "class":
            cls = self.resolver.class_of(t.name)
            method = cls.lookup(name) if cls.lookup_attr(name) is None else None
            if method is not None and method.kind in ("class", "static"):
                return convert_result(self.invoke(receiver, cls, method, spec, node), result)
        if isinstance(t, Con | Tup):
            cls_name = "tuple" if isinstance(t, Tup) else t.name
            rows = self.engine.knowledge.methods(cls_name, name)
            if rows and not rows[0].prop:
                return self.row_call(rows, receiver, name, spec.positional, spec.keywords, result, node, spec.star)
        if isinstance(t, Exc):
            builtin = self.resolver.by_key[t.cls].builtin_base if t.cls in self.resolver.by_key else t.cls
            rows = self.engine.knowledge.methods(builtin, name) or self.engine.knowledge.methods("BaseException", name)
            if rows:
                return self.row_call(rows, receiver, name, spec.positional, spec.keywords, result, node)
            kept = self.keep(spec)
            found = self.of_exceptions(receiver, name, lambda v: self.call_method(v, name, kept, node, result), result)
            if found is not None:
                return found
        value_type = self.attribute_type(t, name, node)
        value = self.attribute(receiver, name, value_type, node)
        if isinstance(value, ir.Block) and value.value is None:
            return value
        return self.call_spec(value, spec, node, result)

    def attribute_type(self: FunctionLowering, t: Type, name: str, node: ast.AST) -> Type:
        """The type of an attribute that is then called."""
        if isinstance(t, Inst):
            cls = self.resolver.class_of(t.cls)
            if self.program.hides_method(cls, name):
                return self.type_of(getattr(node, "func", None))
            if self.program.has_field(cls, name):
                return self.program.field_type(cls, name)
            if (owner := cls.lookup_attr(name)) is not None:
                found = self.resolver.type(owner.attrs[name])
                return self.type_of(getattr(node, "func", None)) if self.has_hook(found, "__get__") else found
            method = cls.lookup(name)
            if method is not None:
                return self.function_result(method, cls.outer, "")
        return self.type_of(getattr(node, "func", None))

    def invoke(
        self: FunctionLowering, receiver: ir.Expr, cls: ClassInfo, method: FuncInfo, spec: Spec, node: ast.AST
    ) -> ir.Expr:
        """A method of the program, found in the class of the receiver."""
        if method.kind == "static":
            return self.after(receiver, self.call_spec_function(method, cls.outer, spec, node))
        if method.kind == "class":
            first: ir.Expr = ir.StaticValue(Static("class", cls.key))
            return self.call_spec_function(
                method, cls.outer, Spec([first, *spec.positional], spec.keywords, spec.star), node, True
            )
        if isinstance(receiver.type, Exc):
            return self.invoke_exception(receiver, cls, method, spec, node)
        bound = Spec([receiver, *spec.positional], spec.keywords, spec.star)
        return self.call_spec_function(method, cls.outer, bound, node, True)

    def invoke_exception(
        self: FunctionLowering, receiver: ir.Expr, cls: ClassInfo, method: FuncInfo, spec: Spec, node: ast.AST
    ) -> ir.Expr:
        """All exceptions have one type, so an overriding subclass is found by its class at run time."""
        others = [c for c in cls.family() if c.instantiated and c.lookup(method.name) is not method]
        bound = Spec([receiver, *spec.positional], spec.keywords, spec.star)
        answer = self.call_spec_function(method, cls.outer, bound, node, True)
        for other in others:
            found = other.lookup(method.name)
            assert found is not None
            test = ir.IsVariant(Con("bool"), receiver, (Exc(other.key),))
            special = self.call_spec_function(found, other.outer, bound, node, True)
            answer = ir.IfExp(answer.type, test, convert(special, answer.type), answer)
        return answer

    def call_spec_function(
        self: FunctionLowering, info: FuncInfo, outer: FuncInst | None, spec: Spec, node: ast.AST, bound: bool = False
    ) -> ir.Expr:
        return self.call_function(info, outer, spec.positional, spec.keywords, node, spec.star, bound)

    # Methods by name, where the syntax has no call

    def method(
        self: FunctionLowering, receiver: ir.Expr, name: str, args: list[ir.Expr], result: Type | None, node: ast.AST
    ) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        if is_choice(receiver.type):
            kept = [self.temp(a, "arg") for a in args]
            wanted = result if result is not None else self.method_result(receiver.type, name, len(args))
            return self.each_member(receiver, lambda v: self.method(v, name, kept, wanted, node), wanted)
        t = receiver.type
        if isinstance(t, Inst):
            cls = self.resolver.class_of(t.cls)
            method = cls.lookup(name)
            if method is not None:
                made = self.invoke(receiver, cls, method, Spec(list(args)), node)
                return convert_result(made, result) if result is not None else made
        elif isinstance(t, Con | Tup):
            rows = self.engine.knowledge.methods("tuple" if isinstance(t, Tup) else t.name, name)
            if rows:
                return self.row_call(rows, receiver, name, args, {}, result, node)
        elif isinstance(t, Static) and t.kind == "class":
            cls = self.resolver.class_of(t.name)
            if name == "__getitem__" and (getter := cls.lookup("__class_getitem__")) is not None:
                return self.call_function(getter, cls.outer, [receiver, *args], {}, node)
            method = cls.lookup(f"__meta_{name.strip('_')}__")
            if method is not None:
                return self.call_function(method, cls.outer, args, {}, node)
        return self.lacks_method(receiver, name)

    def lacks_method(self: FunctionLowering, receiver: ir.Expr, name: str) -> ir.Expr:
        kind = self.type_name(receiver.type)
        texts = {
            "__getitem__": f"'{kind}' object is not subscriptable",
            "__setitem__": f"'{kind}' object does not support item assignment",
            "__delitem__": f"'{kind}' object doesn't support item deletion",
            "__enter__": f"'{kind}' object does not support the context manager protocol",
            "__exit__": f"'{kind}' object does not support the context manager protocol",
            "__call__": f"'{kind}' object is not callable",
            "__next__": f"'{kind}' object is not an iterator",
        }
        message = texts.get(name, f"'{kind}' object has no attribute '{name}'")
        cls = "TypeError" if name in texts else "AttributeError"
        return self.both(receiver, ir.Lit(NONE, None), self.raising(cls, message))

    def has_method(self: FunctionLowering, t: Type, name: str, other: Type | None = None) -> bool:
        match t:
            case Inst():
                return self.resolver.class_of(t.cls).lookup(name) is not None
            case Con() | Tup():
                rows = self.engine.knowledge.methods("tuple" if isinstance(t, Tup) else t.name, name)
                if other is None or len(rows) == 0 or is_choice(other):
                    return bool(rows)
                return any(r.params and self.accepts(r.params[0].type, other) for r in rows if r.params)
            case Static(kind="class"):
                return self.resolver.class_of(t.name).lookup(f"__meta_{name.strip('_')}__") is not None
        return False

    def method_result(self: FunctionLowering, t: Type, name: str, count: int) -> Type:
        """What a method of the program or of a table returns, without calling it."""
        if is_choice(t):
            return self.resolver.join([self.method_result(m, name, count) for m in members(t, self.resolver)])
        if isinstance(t, Inst):
            cls = self.resolver.class_of(t.cls)
            method = cls.lookup(name)
            return self.function_result(method, cls.outer, "") if method is not None else NEVER
        if isinstance(t, Con):
            rows = self.engine.knowledge.methods(t.name, name)
            if rows:
                return self.pattern_type(rows[0].result, self.class_bindings(t, rows[0].owner) or {})
        return NONE

    def function_result(self: FunctionLowering, info: FuncInfo, outer: FuncInst | None, group: str) -> Type:
        found = self.engine.instances.get((info, outer, group))
        if found is None:
            return NEVER
        return self.instance_result(found)

    def instance_result(self: FunctionLowering, inst: FuncInst) -> Type:
        return self.resolver.of_atom(inst.generator) if inst.generator is not None else self.resolver.type(inst.result)

    # Functions

    def call_function(
        self: FunctionLowering,
        info: FuncInfo,
        outer: FuncInst | None,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        node: ast.AST,
        star: ir.Expr | None = None,
        bound: bool = False,
        env: ir.Expr | None = None,
    ) -> ir.Expr:
        """Calls an instance of a function with its parameters in order."""
        inst = self.program.find_instance(self, info, outer, positional, keywords, node, star)
        taken = {p.arg for p in info.args.args[: max(0, len(positional) - len(info.args.posonlyargs))]}
        if inst is None or taken & set(keywords):
            return self.does_not_fit(info, positional, keywords)
        if env is None and outer is not None:
            env = self.closure_of(info.node)
        if env is not None and self.program.kept_defaults(info.node):
            env = self.temp(env, "callee")
        args = self.arguments(inst, positional, keywords, star, node, env)
        if args is None:
            return self.does_not_fit(info, positional, keywords)
        return ir.Call(self.instance_result(inst), inst.key, args, env, line=self.line)

    def does_not_fit(
        self: FunctionLowering, info: FuncInfo, positional: list[ir.Expr], keywords: dict[str, ir.Expr]
    ) -> ir.Expr:
        """The arguments are evaluated; the call itself raises."""
        message = wrong_call(info, qualified_name(info), len(positional), keywords)
        answer = self.raising("TypeError", message)
        for value in reversed([*positional, *keywords.values()]):
            answer = self.both(value, ir.Lit(NONE, None), answer)
        return answer

    # Values

    def call_value(
        self: FunctionLowering,
        callee: ir.Expr,
        node: ast.AST,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        result: Type,
    ) -> ir.Expr:
        return self.call_spec(callee, Spec(positional, keywords), node, result)

    def call_spec(self: FunctionLowering, callee: ir.Expr, spec: Spec, node: ast.AST, result: Type) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        if is_choice(callee.type):
            callee = self.temp(callee, "callee")
            kept = self.keep(spec)
            return self.each_member(callee, lambda c: self.call_spec(c, kept, node, result), result)
        return convert_result(self.call_one(callee, spec, node, result), result)

    def call_one(self: FunctionLowering, callee: ir.Expr, spec: Spec, node: ast.AST, result: Type) -> ir.Expr:
        match callee.type:
            case Static(kind="function", name=key) | Closure(key=key):
                atom = self.resolver.closures[key]
                env = callee if isinstance(callee.type, Closure) else None
                return self.call_function(
                    atom.func, atom.outer, spec.positional, spec.keywords, node, spec.star, env=env
                )
            case Static(kind="class", name=key):
                return self.instantiate(self.resolver.class_of(key), spec, node)
            case Static(kind="exception", name=name):
                return self.new_exception(name, spec, node)
            case Static(kind="rows", name=name):
                rows, last = self.static_rows(name), name.rpartition(".")[2]
                if rows and rows[0].first == "self" and not spec.positional and spec.star is not None:
                    spec = self.first_of_star(name, spec, node)
                if rows and rows[0].first == "self" and spec.positional:
                    # `str.upper(text)`: the method of the class, with its receiver as the first argument.
                    rest = Spec(spec.positional[1:], spec.keywords, spec.star)
                    rest = self.keep(rest) if is_choice(spec.positional[0].type) else rest
                    return self.each_member(
                        spec.positional[0], lambda v: self.method_of_class(v, rows[0], rest, node, result), result
                    )
                if asks_first(name.rpartition(".")[0], last) and spec.positional:
                    return self.call_dunder(rows, last, spec, result, node)
                return self.row_call(rows, None, last, spec.positional, spec.keywords, result, node, spec.star)
            case Static(kind="table", name=name):
                return self.construct(name, spec, node, result)
            case Bound(receiver=receiver, name=name):
                return self.call_bound(callee, receiver, name, spec, node, result)
            case Inst(cls=key):
                owner_class = self.resolver.class_of(key)
                method = owner_class.lookup("__call__")
                if method is not None:
                    return self.invoke(callee, owner_class, method, spec, node)
        return self.lacks_method(callee, "__call__")

    def first_of_star(self: FunctionLowering, name: str, spec: Spec, node: ast.AST) -> Spec:
        """`set.union(*sets)`: the receiver comes out of the star too."""
        assert spec.star is not None
        elem = self.element_type(spec.star.type)
        items = self.temp(ir.MakeContainer(Con("list", (elem,)), []), "arguments")
        source = self.iterated(spec.star, elem, node)
        self.emit(ir.Do(ir.RuntimeCall(NONE, "seq::extend_list", [items, source])))
        first = ir.RuntimeCall(elem, "seq::receiver", [items, ir.Lit(Con("str"), name)])
        return replace(spec, positional=[self.temp(first, "receiver")], star=items)

    def method_of_class(
        self: FunctionLowering, receiver: ir.Expr, row: Row, spec: Spec, node: ast.AST, result: Type
    ) -> ir.Expr:
        """`str.upper(x)` takes texts alone, also where `x` has a method of this name."""
        if self.plain_of(receiver.type) == row.owner:
            receiver = self.plain(receiver, Con(row.owner))
        if self.class_bindings(receiver.type, row.owner) is None and isinstance(receiver.type, Con | Tup):
            message = (
                f"descriptor '{row.name}' for '{row.owner}' objects doesn't apply to a "
                f"'{self.type_name(receiver.type)}' object"
            )
            return self.after(receiver, self.raising("TypeError", message))
        return self.call_method(receiver, row.name, spec, node, result)

    def new_exception(self: FunctionLowering, name: str, spec: Spec, node: ast.AST) -> ir.Expr:
        """A class of the tables may have a constructor of its own; all others keep their arguments."""
        cls = self.engine.knowledge.classes.get(name)
        if cls is not None and "__init__" in cls.methods:
            return self.row_call(
                cls.methods["__init__"], None, name, spec.positional, spec.keywords, None, node, built=Exc(name)
            )
        return ir.NewExc(Exc(name), name, spec.positional)

    def call_dunder(
        self: FunctionLowering, rows: list[Row], name: str, spec: Spec, result: Type, node: ast.AST
    ) -> ir.Expr:
        """A builtin that objects of the program answer by a method."""
        first = spec.positional[0]
        if not any(self.answers_itself(name, k) for k in self.kinds(first.type)):
            return self.row_call(rows, None, name, spec.positional, spec.keywords, result, node, spec.star)
        rest = [self.temp(a, "arg") for a in spec.positional[1:]]

        def one(v: ir.Expr) -> ir.Expr:
            if not self.answers_itself(name, v.type):
                return self.row_call(rows, None, name, [v, *rest], spec.keywords, result, node, spec.star)
            if name == "next" and rest:
                elem = self.method_result(v.type, "__next__", 0)
                made = self.from_next(
                    v, elem if rest[0].type == NONE else self.resolver.join([elem, rest[0].type]), node
                )
                return self.row_call(rows, None, name, [made, *rest], spec.keywords, result, node)
            names = BUILTIN_DUNDERS[name]
            dunder = class_dunder(self.resolver.class_of(v.type.cls), names) if isinstance(v.type, Inst) else names[0]
            if not dunder:
                return self.reversed_sequence(v, node)
            return self.method(v, dunder, rest, result, node)

        return self.each_member(first, one, result)

    def answers_itself(self: FunctionLowering, name: str, t: Type) -> bool:
        if isinstance(t, Static) and t.kind == "class":
            return answers_itself(name, self.engine.class_atom(self.resolver.class_of(t.name)))
        return isinstance(t, Inst) and answers_itself(name, self.program.atom_of(t))

    def reversed_sequence(self: FunctionLowering, value: ir.Expr, node: ast.AST) -> ir.Expr:
        """`reversed` of an object with `__len__` and `__getitem__`."""
        kept = self.temp(value, "sequence")
        elem = self.method_result(kept.type, "__getitem__", 1)
        name = self.fresh("index")
        body = self.block(lambda: convert(self.method(kept, "__getitem__", [ir.Local(INT, name)], None, node), elem))
        step = ir.Callback(NEVER, [(name, INT)], body)
        made = Con("Iterator", (elem,))
        return ir.RuntimeCall(made, "iter::from_getitem_reversed", [self.length(kept), step], fallible=False)

    def call_bound(
        self: FunctionLowering, callee: ir.Expr, receiver: Type, name: str, spec: Spec, node: ast.AST, result: Type
    ) -> ir.Expr:
        inner = self.bound_receiver(callee, receiver)
        key = getattr(receiver, "cls", getattr(receiver, "name", ""))
        cls = self.resolver.by_key.get(key)
        if cls is not None:
            method = next(m for c in cls.mro for m in c.methods.values() if m.key == name)
            if method.kind == "class":
                first: ir.Expr = ir.StaticValue(Static("class", cls.key))
                return self.call_function(method, cls.outer, [first, *spec.positional], spec.keywords, node, spec.star)
            return self.call_function(method, cls.outer, [inner, *spec.positional], spec.keywords, node, spec.star)
        return self.call_method(inner, name, spec, node, result)

    def bound_receiver(self: FunctionLowering, callee: ir.Expr, receiver: Type) -> ir.Expr:
        """What a bound method is a method of: all that it holds."""
        if isinstance(receiver, Static):
            return ir.StaticValue(receiver)
        if isinstance(callee, ir.Convert) and callee.value.type == receiver:
            return callee.value
        return ir.Convert(receiver, callee)

    def instantiate(self: FunctionLowering, cls: ClassInfo, spec: Spec, node: ast.AST) -> ir.Expr:
        if (factory := cls.lookup("__meta_call__")) is not None and not getattr(node, "raw_instance", False):
            return self.call_spec_function(factory, cls.outer, spec, node)
        if (made_by_new := self.new_instance(cls, spec, node)) is not None:
            return made_by_new
        init = cls.lookup("__init__")
        if cls.is_exception:
            if init is None:
                return ir.NewExc(Exc(cls.key), cls.key, spec.positional)
            spec = self.keep(spec)
            made = self.temp(ir.NewExc(Exc(cls.key), cls.key, spec.positional), "made")
            self.emit(
                ir.Do(self.call_function(init, cls.outer, [made, *spec.positional], spec.keywords, node, spec.star))
            )
            return made
        abstract = self.program.abstract_methods(cls)
        if abstract:
            plural = "s" if len(abstract) > 1 else ""
            return self.raising(
                "TypeError",
                f"Can't instantiate abstract class {cls.name} with abstract method{plural} {', '.join(abstract)}",
            )
        if init is None and (spec.positional or spec.keywords):
            return self.raising("TypeError", f"{cls.name}() takes no arguments")
        if init is None:
            return ir.New(Inst(cls.key), cls.key)
        made = ir.Local(Inst(cls.key), "made__")
        call = self.call_function(init, cls.outer, [made, *spec.positional], spec.keywords, node, spec.star)
        return ir.Construct(Inst(cls.key), cls.key, call) if isinstance(call, ir.Call) else call

    def super_call(self: FunctionLowering, func: ast.Attribute, node: ast.Call, result: Type) -> ir.Expr:
        cls, receiver = self.super_receiver(func.value)
        spec = self.spec(node)
        if is_choice(receiver.type):
            spec = self.keep(spec)
        from ferrule.lower.expressions import convert_result

        def one(value: ir.Expr) -> ir.Expr:
            key = value.type.name if isinstance(value.type, Static) else value.type.cls  # type: ignore[attr-defined]
            own = self.resolver.class_of(key)
            method = own.lookup(func.attr, after=cls)
            if method is not None and method.kind == "class":
                return convert_result(
                    self.call_function(method, own.outer, [value, *spec.positional], spec.keywords, node, spec.star),
                    result,
                )
            if method is not None:
                bound = [value, *spec.positional]
                return convert_result(
                    self.call_function(method, own.outer, bound, spec.keywords, node, spec.star), result
                )
            return self.super_builtin(value, func.attr, spec, node, result)

        return self.each_member(receiver, one, result)

    def super_builtin(
        self: FunctionLowering, value: ir.Expr, name: str, spec: Spec, node: ast.AST, result: Type
    ) -> ir.Expr:
        """What `object` and the builtin exceptions define."""
        if name == "__init__":
            if isinstance(value.type, Exc):
                return ir.RuntimeCall(
                    NONE, ".set_args", [value, ir.MakeContainer(Con("args"), spec.positional)], fallible=False
                )
            return ir.Lit(NONE, None)
        if name == "__init_subclass__":
            return ir.Lit(NONE, None)
        texts = {"__repr__": "default_repr", "__str__": "default_str", "__hash__": "default_hash"}
        if isinstance(value.type, Exc) and name in ("__str__", "__repr__"):
            return ir.RuntimeCall(Con("str"), f".base_{name.strip('_')}", [value])
        if name in texts and isinstance(value.type, Inst):
            return ir.RuntimeCall(result, f"object::{texts[name]}", [value], fallible=False)
        if name == "__eq__":
            return ir.Is(Con("bool"), value, spec.positional[0])
        return self.no_attribute(value, name)


def is_name(node: ast.expr) -> bool:
    """Whether it is a variable or an attribute of one: evaluating it later is evaluating it now."""
    return is_name(node.value) if isinstance(node, ast.Attribute) else isinstance(node, ast.Name)


__all__ = ["CallLowering", "Family"]
