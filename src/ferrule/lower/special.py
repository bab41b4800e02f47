"""The special forms of `infer/special.py`, to IR."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.attributes import ATTRIBUTES_OF_ALL
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, EXC_TYPE, NONE, Bound, Closure, Con, Exc, Family, Inst, Static, Tup, Type
from ferrule.lower.class_tests import ClassTestLowering
from ferrule.lower.convert import is_choice
from ferrule.lower.hooks import HookLowering
from ferrule.lower.naming import NamingLowering

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class SpecialLowering(NamingLowering, HookLowering, ClassTestLowering):
    """The part of the lowering that handles special forms."""

    def form_super(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        raise self.unsupported("FER0304", node, "`super()` is only supported as `super().name`")

    def form_bool(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        assert isinstance(node.func, ast.Name)
        if node.func.id == "callable":
            value = self.expr(node.args[0])
            return self.each_member(value, lambda v: self.after(v, ir.Lit(BOOL, self.accepts_callable(v.type))), BOOL)
        if node.func.id == "issubclass":
            return self.issubclass(node)
        return self.isinstance_test(node)

    def has_attribute(self: FunctionLowering, t: Type, name: str) -> bool:
        match t:
            case Inst():
                cls = self.resolver.class_of(t.cls)
                return (
                    cls.lookup(name) is not None
                    or self.program.has_field(cls, name)
                    or cls.lookup_attr(name) is not None
                )
            case Con() | Tup():
                return bool(self.engine.knowledge.methods("tuple" if isinstance(t, Tup) else t.name, name))
            case Static(kind="class", name=key):
                cls = self.resolver.class_of(key)
                return cls.lookup(name) is not None or cls.lookup_attr(name) is not None or name in ATTRIBUTES_OF_ALL
            case Static(kind="module", name=module) if module in self.engine.program.modules:
                return name in self.engine.scopes[module].bound
            case Static(kind="function") | Closure() | Bound():
                return hasattr(self.has_attribute, name) if isinstance(t, Bound) else hasattr(lambda: None, name)
            case Static(kind="rows"):
                return hasattr(len, name)
        return False

    def form_type(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        value = self.expr(node.args[0])
        result = self.type_of(node)

        def one(v: ir.Expr) -> ir.Expr:
            match v.type:
                case Inst(cls=key):
                    return self.after(v, ir.StaticValue(Static("class", key)))
                case Con(name=name):
                    shown = "NoneType" if v.type == NONE else name
                    return self.after(v, ir.StaticValue(Static("table", shown)))
                case Tup():
                    return self.after(v, ir.StaticValue(Static("table", "tuple")))
                case Exc():
                    return ir.RuntimeCall(EXC_TYPE, ".class_of", [v], fallible=False)
                case Closure() | Static(kind="function"):
                    return self.after(v, ir.StaticValue(Static("table", "function")))
                case Bound(receiver=receiver):
                    builtin = not isinstance(receiver, Inst | Exc | Family)
                    name = "builtin_function_or_method" if builtin else "method"
                    return self.after(v, ir.StaticValue(Static("table", name)))
                case Static(kind="rows"):
                    return self.after(v, ir.StaticValue(Static("table", "builtin_function_or_method")))
                case Static(kind="class", name=key) if (
                    meta := self.engine.metaclass(self.resolver.class_of(key))
                ) is not None:
                    return self.after(v, ir.StaticValue(Static("class", meta.key)))
                case Static(kind="class" | "table" | "exception") | Con(name="ExcType"):
                    return self.after(v, ir.StaticValue(Static("table", "type")))
            raise self.unsupported("FER0326", node, "`type()` of this value is not supported yet")

        return self.each_member(value, one, result)

    def form_tuple(self: FunctionLowering, node: ast.Call) -> ir.Expr | None:
        if len(node.args) != 1 or node.keywords:
            return None
        value = self.expr(node.args[0])
        result = self.type_of(node)

        def one(v: ir.Expr) -> ir.Expr:
            if isinstance(v.type, Tup):
                return v
            made = next((m for m in self.kinds(result) if isinstance(m, Con) and m.name == "tuple"), None)
            if made is None:
                return self.raising("TypeError", f"'{self.type_name(v.type)}' object is not iterable")
            elem = made.args[0]
            return ir.RuntimeCall(made, "seq::to_tuple", [self.iterated(v, elem, node)])

        return self.each_member(value, one, result)

    def form_first(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        return self.expr(node.args[0])

    def form_unsupported(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        raise self.unsupported("FER0306", node, "this needs the interpreter at run time")


__all__ = ["SpecialLowering", "is_choice"]
