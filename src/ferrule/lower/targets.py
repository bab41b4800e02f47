"""Targets of assignments to IR: names, unpacking."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import ModuleA
from ferrule.infer.scopes import Web
from ferrule.ir import nodes as ir
from ferrule.ir.types import NEVER, NONE, Con, Static, Tup
from ferrule.lower.convert import convert, is_choice
from ferrule.lower.places import is_awaited

if TYPE_CHECKING:
    from ferrule.infer.model import FuncInst
    from ferrule.lower.function import FunctionLowering


class TargetLowering:
    """The part of the lowering that gives values to targets."""

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
            if self.class_body is not None:
                self.class_name(self.class_body, name, value)
            elif name in self.scope.captures:
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
