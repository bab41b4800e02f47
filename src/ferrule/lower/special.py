"""The special forms of `infer/special.py`, to IR."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.attributes import ATTRIBUTES_OF_ALL
from ferrule.infer.model import Atom, ClassA, ExcClassA, TableClassA
from ferrule.infer.narrow import SUPERCLASSES, union_members
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, EXC_TYPE, NONE, Bound, Closure, Con, Exc, Family, Inst, Static, Tup, Type
from ferrule.lower.convert import is_choice
from ferrule.lower.hooks import HookLowering
from ferrule.lower.naming import NamingLowering

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class SpecialLowering(NamingLowering, HookLowering):
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

    def isinstance_test(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        value = self.expr(node.args[0])
        classes = node.args[1]
        if (atoms := self.varying_classes(classes)) is not None:
            return self.isinstance_varying(value, classes, atoms, node)
        items = classes.elts if isinstance(classes, ast.Tuple) else union_members(classes)
        wanted: list[Type] = []
        exceptions: list[Type] = []
        for item in items:
            atom = self.static_of(item)
            if atom is None:
                raise self.unsupported("FER0324", item, "this class is not known statically")
            wanted += [m for m in self.instance_members(value.type, atom, node) if m not in wanted]
            found = self.resolver.of_atom(atom)
            if isinstance(found, Static) and (found.kind == "exception" or self.is_exception_class(found)):
                exceptions.append(Exc(found.name))
        kinds = self.kinds(value.type)
        if exceptions and any(isinstance(k, Exc) for k in kinds) and not all(k in wanted for k in kinds):
            others = [m for m in wanted if not isinstance(m, Exc)]
            return ir.IsVariant(BOOL, value, (*others, *exceptions))
        if len(wanted) == len(kinds) or not wanted:
            return self.after(value, ir.Lit(BOOL, bool(wanted)))
        return ir.IsVariant(BOOL, value, tuple(wanted))

    def varying_classes(self: FunctionLowering, classes: ast.expr) -> dict[Type, Atom] | None:
        """The classes that a variable may hold, where the second argument of `isinstance` is a variable."""
        if not isinstance(classes, ast.Name) or self.static_of(classes) is not None:
            return None
        var = self.inst.nodes.get(classes)
        atoms = list(var.atoms) if var is not None else []
        if not atoms or not all(isinstance(a, ClassA | TableClassA | ExcClassA) for a in atoms):
            return None
        return {self.resolver.of_atom(a): a for a in atoms}

    def isinstance_varying(
        self: FunctionLowering, value: ir.Expr, classes: ast.expr, atoms: dict[Type, Atom], node: ast.Call
    ) -> ir.Expr:
        kept = self.temp(value, "value")

        def one(cls: ir.Expr) -> ir.Expr:
            atom = atoms.get(cls.type)
            if atom is None:
                raise self.unsupported("FER0324", classes, "this class is not known statically")
            if isinstance(atom, ExcClassA) or (isinstance(atom, ClassA) and atom.cls.is_exception):
                return self.after(cls, ir.IsVariant(BOOL, kept, (Exc(cls.type.name),)))  # type: ignore[attr-defined]
            wanted = self.instance_members(kept.type, atom, node)
            if len(wanted) == len(self.kinds(kept.type)) or not wanted:
                return self.after(cls, ir.Lit(BOOL, bool(wanted)))
            return self.after(cls, ir.IsVariant(BOOL, kept, tuple(wanted)))

        return self.each_member(self.expr(classes), one, BOOL)

    def is_exception_class(self: FunctionLowering, t: Static) -> bool:
        return t.kind == "class" and self.resolver.class_of(t.name).is_exception

    def issubclass(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        one, other = self.type_of(node.args[0]), self.type_of(node.args[1])
        if EXC_TYPE in self.kinds(one):
            return self.exception_subclass(node)
        if not (isinstance(one, Static) and isinstance(other, Static)):
            raise self.unsupported("FER0324", node, "`issubclass` of classes that are not known statically")
        if one.kind == "class" and other.kind == "class":
            answer = self.resolver.class_of(one.name).is_subclass(self.resolver.class_of(other.name))
        else:
            from ferrule.knowledge.exceptions import is_subclass_of

            base = self.resolver.class_of(one.name).builtin_base if one.kind == "class" else one.name
            answer = (
                is_subclass_of(base, other.name) or other.name in SUPERCLASSES.get(base, ()) or other.name == "object"
            )
        return ir.Lit(BOOL, answer)

    def exception_subclass(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        """`issubclass(kind, ValueError)` of a class that is known at run time only."""
        value, classes = self.expr(node.args[0]), node.args[1]
        kind = EXC_TYPE
        wanted = [self.expr(c) for c in (classes.elts if isinstance(classes, ast.Tuple) else [classes])]
        if not all(isinstance(c.type, Static) and c.type.kind in ("exception", "class") for c in wanted):
            raise self.unsupported("FER0324", classes, "this class is not known statically")

        def one(v: ir.Expr) -> ir.Expr:
            if v.type != kind:
                return self.both(v, v, self.raising("TypeError", "issubclass() arg 1 must be a class"))
            kept = self.temp(v, "kind")
            tests = [ir.RuntimeCall(BOOL, ".is_subclass", [kept, ir.Convert(kind, c)], fallible=False) for c in wanted]
            answer: ir.Expr = tests[-1]
            for test in reversed(tests[:-1]):
                answer = ir.Logic(BOOL, "or", test, answer)
            return answer

        return self.each_member(value, one, BOOL)

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
