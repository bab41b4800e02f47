"""The hooks of `infer/hooks.py` to IR: `__set_name__`, `__init_subclass__`, `__new__`, descriptors."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import ClassInfo
from ferrule.ir import nodes as ir
from ferrule.ir.types import NONE, STR, Inst, Static, Type
from ferrule.lower.convert import convert

if TYPE_CHECKING:
    from ferrule.lower.calls import Spec
    from ferrule.lower.function import FunctionLowering


class HookLowering:
    """The part of the lowering that handles these hooks."""

    def class_made(self: FunctionLowering, cls: ClassInfo) -> None:
        own = ir.StaticValue(Static("class", cls.key))
        for name, var in cls.attrs.items():
            if self.has_hook(self.resolver.type(var), "__set_name__"):
                value = self.temp(self.program.class_attr_ref(cls, name), "attribute")
                args: list[ir.Expr] = [own, ir.Lit(STR, name)]
                self.emit(ir.Do(self.hooked(value, "__set_name__", args, NONE, cls.node)))
        hook = cls.lookup("__init_subclass__", after=cls)
        if hook is not None and hook.cls is not None:
            given = {k.arg: self.expr(k.value) for k in cls.node.keywords if k.arg not in (None, "metaclass")}
            self.emit(ir.Do(self.call_function(hook, hook.cls.outer, [own], given, cls.node, None, True)))  # type: ignore[arg-type]

    def has_hook(self: FunctionLowering, t: Type, name: str) -> bool:
        return any(isinstance(k, Inst) and self.has_method(k, name) for k in self.kinds(t))

    def hooked(
        self: FunctionLowering, value: ir.Expr, name: str, args: list[ir.Expr], result: Type, node: ast.AST
    ) -> ir.Expr:
        """The method of those kinds of values that have it."""
        kept = [self.temp(a, "arg") if not isinstance(a, ir.StaticValue | ir.Lit) else a for a in args]

        def one(v: ir.Expr) -> ir.Expr:
            if self.has_hook(v.type, name):
                return self.method(v, name, list(kept), result, node)
            return self.fit(v, result) if name == "__get__" else ir.Lit(NONE, None)

        return self.each_member(value, one, result)

    def class_value(
        self: FunctionLowering, owner: ClassInfo, name: str, obj: ir.Expr, cls: ClassInfo, result: Type, node: ast.AST
    ) -> ir.Expr:
        """An attribute of a class, read from an instance (or from the class, with `None` as the object)."""
        ref = self.program.class_attr_ref(owner, name)
        if not self.has_hook(ref.type, "__get__"):
            return self.after(obj, ref)
        return self.hooked(ref, "__get__", [obj, ir.StaticValue(Static("class", cls.key))], result, node)

    def descriptor_set(
        self: FunctionLowering, obj: ir.Expr, cls: ClassInfo, name: str, value: ir.Expr, node: ast.AST
    ) -> bool:
        owner = cls.lookup_attr(name)
        if owner is None or not self.has_hook(self.resolver.type(owner.attrs[name]), "__set__"):
            return False
        ref = self.program.class_attr_ref(owner, name)
        self.emit(ir.Do(self.hooked(ref, "__set__", [obj, value], NONE, node)))
        return True

    def new_instance(self: FunctionLowering, cls: ClassInfo, spec: Spec, node: ast.AST) -> ir.Expr | None:
        """`C(...)` of a class with `__new__`."""
        new = cls.lookup("__new__")
        if new is None or cls.is_exception:
            return None
        spec = self.keep(spec)
        first = ir.StaticValue(Static("class", cls.key))
        made = self.call_function(new, cls.outer, [first, *spec.positional], spec.keywords, node, spec.star, True)
        made = self.temp(made, "made")

        def init(v: ir.Expr) -> ir.Expr:
            if isinstance(v.type, Inst):
                own = self.resolver.class_of(v.type.cls)
                method = own.lookup("__init__")
                if method is not None and own.is_subclass(cls):
                    args = [v, *spec.positional]
                    return self.call_function(method, own.outer, args, spec.keywords, node, spec.star, True)
            return ir.Lit(NONE, None)

        self.emit(ir.Do(self.each_member(made, init, NONE)))
        return made

    def form_bare_instance(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        value = self.expr(node.args[0])
        result = self.type_of(node)
        for arg in node.args[1:]:
            if not isinstance(arg, ast.Starred):
                self.emit(ir.Do(self.expr(arg)))

        def one(v: ir.Expr) -> ir.Expr:
            if isinstance(v.type, Static) and v.type.kind == "class":
                return self.after(v, convert(ir.New(Inst(v.type.name), v.type.name), result))
            return self.raising("TypeError", f"object.__new__(X): X is not a type object ({self.type_name(v.type)})")

        return self.each_member(value, one, result)
