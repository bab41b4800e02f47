"""How the arguments of a call meet the parameters of a function: by place, by name, by `*xs` and `**d`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import FuncInst
from ferrule.infer.rows import KWSTAR
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, I64, NEVER, NONE, STR, Con, Tup, Type
from ferrule.lower.attributes import qualified_name
from ferrule.lower.convert import convert

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class ArgumentLowering:
    """The part of the lowering that fills parameters."""

    def arguments(
        self: FunctionLowering,
        inst: FuncInst,
        positional: list[ir.Expr],
        keywords: dict[str, ir.Expr],
        star: ir.Expr | None,
        node: ast.AST,
        env: ir.Expr | None = None,
    ) -> list[ir.Expr] | None:
        a = inst.func.args
        names = [p.arg for p in a.posonlyargs + a.args]
        given: dict[str, ir.Expr] = dict(zip(names, positional, strict=False))
        rest = positional[len(names) :]
        if rest and not a.vararg:
            return None
        if star is not None:
            named_only = {k: v for k, v in keywords.items() if k in names}
            kept = {**given, **named_only}
            if len(positional) < len(names) or not a.vararg:
                star = self.fill_from_star(star, positional, inst, kept, env)
            given.update({k: v for k, v in kept.items() if k not in named_only})
            star = star if a.vararg else None
        only = {p.arg for p in a.posonlyargs}
        if any(k in names[: len(positional)] and k not in only for k in keywords) or (
            only & set(keywords) and not a.kwarg
        ):
            return None
        named = {*names, *(p.arg for p in a.kwonlyargs), KWSTAR} - only
        extra = {k: v for k, v in keywords.items() if k not in named}
        keywords = dict(keywords)
        mapping = keywords.pop(KWSTAR, None)
        given.update({k: v for k, v in keywords.items() if k not in extra})
        if extra and not a.kwarg:
            return None
        if mapping is not None:
            mapping = self.fill_from(mapping, inst, given, extra, env)
        if a.vararg:
            given[a.vararg.arg] = self.vararg(self.resolver.type(inst.params[a.vararg.arg]), rest, star, node)
        if a.kwarg:
            given[a.kwarg.arg] = self.kwarg(self.resolver.type(inst.params[a.kwarg.arg]), extra, mapping)
        values: list[ir.Expr] = []
        for name in inst.func.param_names:
            type_ = self.param_type(inst, name)
            value = given.get(name)
            if value is None:
                value = self.program.default_value(inst, name, env)
                if value is None:
                    return None
            values.append(convert(value, type_) if value.type != NEVER else value)
        for name in self.engine.group_keywords(inst):
            values.append(convert(extra[name], self.resolver.type(self.engine.keyword_var(inst, name))))
        return values

    def param_type(self: FunctionLowering, inst: FuncInst, name: str) -> Type:
        """The type of the parameter's variable, which other assignments may have widened."""
        scope = self.engine.scope_of(inst)
        a = inst.func.args
        every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
        arg = next(p for p in every if p.arg == name)
        web = scope.webs.get(arg)
        return self.resolver.type(self.engine.web_var(inst, web) if web is not None else inst.params[name])

    def fill_from_star(
        self: FunctionLowering,
        star: ir.Expr,
        positional: list[ir.Expr],
        inst: FuncInst,
        given: dict[str, ir.Expr],
        env: ir.Expr | None,
    ) -> ir.Expr:
        """`f(a, *xs)`: the parameters that are still open get the values in order; what is left is for `*args`."""
        a = inst.func.args
        names = [p.arg for p in a.posonlyargs + a.args]
        open_ = []
        for name in names[len(positional) :]:
            if name in given:
                break
            open_.append(name)
        defaults = len(a.defaults)
        required = [n for n in open_ if names.index(n) < len(names) - defaults]
        elem = self.element_type(star.type)
        items = self.copied(self.temp(star, "star"), Con("list", (elem,)))
        if not isinstance(items, ir.Local):
            items = self.temp(items, "args")
        counts: list[ir.Expr] = [ir.Lit(Con("usize"), n) for n in (len(names) - defaults, len(names), len(positional))]
        texts = ir.MakeContainer(Con("vec", (STR,)), [ir.Lit(STR, n) for n in required])
        check = "builtins::positional_any" if a.vararg else "builtins::positional"
        extra = [] if a.vararg else counts
        call = ir.RuntimeCall(NONE, check, [items, ir.Lit(STR, qualified_name(inst.func)), texts, *extra])
        if required or not a.vararg:
            self.emit(ir.Do(call, line=self.line))
        for i, name in enumerate(open_):
            type_ = self.param_type(inst, name)
            value = convert(ir.RuntimeCall(elem, ".get", [items, ir.Lit(I64, i)]), type_)
            if name not in required:
                test = ir.RuntimeCall(BOOL, "builtins::reaches", [items, ir.Lit(Con("usize"), i)], fallible=False)
                default = self.block(lambda n=name: self.default_or_missing(inst, n, env))  # type: ignore[misc]
                if default.value is not None:
                    default = ir.Block(type_, default.body, convert(default.value, type_))
                value = ir.IfExp(type_, test, value, default)
            given[name] = self.temp(value, name)
        rest: list[ir.Expr] = [items, ir.Lit(Con("usize"), len(open_))]
        return ir.RuntimeCall(Con("list", (elem,)), "builtins::after", rest, fallible=False)

    def vararg(self: FunctionLowering, t: Type, rest: list[ir.Expr], star: ir.Expr | None, node: ast.AST) -> ir.Expr:
        if isinstance(t, Tup):
            return ir.MakeTuple(t, [convert(v, i) for v, i in zip(rest, t.items, strict=True)])
        assert isinstance(t, Con)
        elem = t.args[0]
        items = [convert(v, elem) for v in rest]
        if star is None:
            return ir.MakeContainer(t, items)
        whole = self.temp(ir.MakeContainer(Con("list", (elem,)), items), "args")
        source = self.iterated(star, elem, node)
        self.emit(ir.Do(ir.RuntimeCall(NONE, "seq::extend_list", [whole, source])))
        return ir.RuntimeCall(t, "seq::list_to_tuple", [whole], fallible=False)

    def fill_from(
        self: FunctionLowering,
        mapping: ir.Expr,
        inst: FuncInst,
        given: dict[str, ir.Expr],
        extra: dict[str, ir.Expr],
        env: ir.Expr | None,
    ) -> ir.Local:
        """`f(**d)`: the parameters that are still open get what a copy of `d` has for them, which then lacks it."""
        a = inst.func.args
        bindings = self.class_bindings(mapping.type, "dict") or {}
        kind = Con("dict", (bindings["K"], bindings["V"]))
        open_ = [p.arg for p in [*a.args, *a.kwonlyargs] if p.arg not in given]
        texts = [[*given, *extra], *([] if a.kwarg else [open_])]
        lists = [ir.MakeContainer(Con("vec", (STR,)), [ir.Lit(STR, n) for n in part]) for part in texts]
        check = "builtins::keywords_any" if a.kwarg else "builtins::keywords"
        if bindings["K"] != STR:
            kind = Con("dict", (STR, bindings["V"]))
            mapping = self.with_text_keys(mapping, kind)
        head = [self.items_of(mapping, kind), ir.Lit(STR, qualified_name(inst.func))]
        rest = self.temp(ir.RuntimeCall(kind, check, [*head, *lists]), "keywords")
        for param in open_:
            type_ = self.param_type(inst, param)
            test = ir.RuntimeCall(BOOL, ".contains", [rest, ir.Lit(STR, param)])
            found = ir.RuntimeCall(bindings["V"], ".pop", [rest, ir.Lit(STR, param)])
            default = self.block(lambda p=param: self.default_or_missing(inst, p, env))  # type: ignore[misc]
            if default.value is not None:
                default = ir.Block(type_, default.body, convert(default.value, type_))
            given[param] = ir.IfExp(type_, test, convert(found, type_), default)
        return rest

    def default_or_missing(self: FunctionLowering, inst: FuncInst, param: str, env: ir.Expr | None) -> ir.Expr:
        value = self.program.default_value(inst, param, env)
        if value is not None:
            return value
        kind = "keyword-only" if param in {p.arg for p in inst.func.args.kwonlyargs} else "positional"
        message = f"{qualified_name(inst.func)}() missing 1 required {kind} argument: '{param}'"
        return self.raising("TypeError", message)

    def kwarg(self: FunctionLowering, t: Type, extra: dict[str, ir.Expr], mapping: ir.Expr | None = None) -> ir.Expr:
        assert isinstance(t, Con)
        items: list[ir.Expr] = []
        for name, value in list(extra.items()):
            extra[name] = value = self.temp(value, name)
            items += [ir.Lit(Con("str"), name), convert(value, t.args[1])]
        made = ir.MakeContainer(t, items)
        if mapping is None:
            return made
        if not items and mapping.type == t:
            return mapping
        whole = self.temp(made, "keywords")
        pairs = self.items_of(mapping, t)
        self.emit(ir.Do(ir.RuntimeCall(NONE, "seq::extend_dict", [whole, pairs])))
        return whole

    def with_text_keys(self: FunctionLowering, mapping: ir.Expr, wanted: Con) -> ir.Local:
        """The dict of `f(**d)` where `d` may have other keys than texts: those are a TypeError."""
        assert isinstance(mapping.type, Con)
        own, node, name = Tup(mapping.type.args), ast.Pass(), self.fresh("item")
        whole = self.temp(ir.MakeContainer(wanted, []), "keywords")

        def text(key: ir.Expr) -> ir.Expr:
            wrong = self.raising("TypeError", "keywords must be strings")
            return key if key.type == STR else self.both(key, ir.Lit(NONE, None), wrong)

        def put() -> None:
            key, value = (ir.TupleGet(t, ir.Local(own, name), i) for i, t in enumerate(own.items))
            pair = [self.each_member(self.temp(key, "key"), text, STR), value]
            self.emit(ir.Do(self.method(whole, "__setitem__", pair, NONE, node)))

        source = self.items_of(mapping, Con("dict", own.items))
        self.emit(self.for_loop(name, own, source, self.statements(put), self.fresh("loop"), node))
        return whole

    def items_of(self: FunctionLowering, mapping: ir.Expr, wanted: Con) -> ir.Expr:
        """The items of a dict, each converted to what the other dict holds."""
        assert isinstance(mapping.type, Con)
        own, target = Tup(mapping.type.args), Tup(wanted.args)
        source = self.row_call(
            self.engine.knowledge.methods("dict", "items"), mapping, "items", [], {}, None, ast.Pass()
        )
        return (
            convert(source, Con("Iterator", (own,)))
            if own == target
            else self.map_elements(source, own, target, ast.Pass())
        )
