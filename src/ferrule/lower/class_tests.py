"""`isinstance`, `issubclass` and `except` with classes written out, in variables, or in tuples of them."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import is_instance_kind
from ferrule.infer.model import Atom, ClassA, ClassInfo
from ferrule.infer.narrow import SUPERCLASSES, alias_members, class_items, protocol_names
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, EXC_TYPE, NONE, Con, Exc, Inst, Static, Tup, Type
from ferrule.knowledge.exceptions import is_subclass_of
from ferrule.lower.places import is_awaited

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class ClassTestLowering:
    """The part of the lowering that tests classes."""

    def isinstance_test(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        value = self.expr(node.args[0])
        classes = node.args[1]
        items = class_items(self.program.walker(self), classes)
        atoms = [self.static_of(item) for item in items]
        if any(atom is None for atom in atoms):
            kept = self.temp(value, "value")
            return self.instance_test(kept, self.expr(classes), classes)
        if any(isinstance(atom, ClassA) and protocol_names(atom.cls) is not None for atom in atoms):
            kept = self.temp(value, "value")
            parts = [self.instance_test(kept, ir.StaticValue(self.resolver.of_atom(a)), classes) for a in atoms if a]
            return self.joined(parts, "or")
        if any(map(self.may_be_unmade, items)):
            value = self.temp(value, "value")
            self.ask_whether_made(items)
        wanted: list[Type] = []
        exceptions: list[Type] = []
        for atom in atoms:
            assert atom is not None
            wanted += [m for m in self.instance_members(value.type, atom, node) if m not in wanted]
            found = self.resolver.of_atom(atom)
            if isinstance(found, Static) and (found.kind == "exception" or self.is_exception_class(found)):
                exceptions.append(Exc(found.name))
            elif isinstance(found, Static) and found.kind == "module":
                exceptions += self.alias_exceptions(found.name)
        return self.is_one_of(value, wanted, exceptions)

    def may_be_unmade(self: FunctionLowering, node: ast.expr) -> bool:
        """Whether a name of a class may be read before its `class` statement has run."""
        if not isinstance(node, ast.Name):
            return False
        if (web := self.scope.webs.get(node)) is not None:
            return node in self.scope.never_bound or (node in self.scope.unbound_uses and is_awaited(web))
        return node.id not in self.scope.captures and node.id in self.engine.scopes[self.module].early

    def ask_whether_made(self: FunctionLowering, items: list[ast.expr]) -> None:
        """Reads the names of classes as CPython does; which class it is needs no reading."""
        for item in items:
            if isinstance(item, ast.Name) and self.may_be_unmade(item):
                self.emit(ir.Do(self.load(item.id, item, self.type_of(item))))

    def is_one_of(self: FunctionLowering, value: ir.Expr, wanted: list[Type], exceptions: list[Type]) -> ir.Expr:
        kinds = self.kinds(value.type)
        if exceptions and any(isinstance(k, Exc) for k in kinds) and not all(k in wanted for k in kinds):
            others = [m for m in wanted if not isinstance(m, Exc)]
            return ir.IsVariant(BOOL, value, (*others, *exceptions))
        if len(wanted) == len(kinds) or not wanted:
            return self.after(value, ir.Lit(BOOL, bool(wanted)))
        return ir.IsVariant(BOOL, value, tuple(wanted))

    def instance_test(self: FunctionLowering, value: ir.Local, classes: ir.Expr, node: ast.expr) -> ir.Expr:
        """Whether the value is an instance of what `classes` is when the program runs: a class or a tuple of them."""
        match classes.type:
            case Static(kind="table", name="NoneType"):
                return self.after(classes, self.is_one_of(value, [k for k in self.kinds(value.type) if k == NONE], []))
            case Static(kind="class" | "table" | "exception"):
                atom = self.class_atom_of(classes.type)
                if isinstance(atom, ClassA) and (names := protocol_names(atom.cls)) is not None:
                    test = self.each_member(value, lambda v: self.protocol_test(v, atom.cls, names, node), BOOL)
                    return self.after(classes, test)
                wanted = self.instance_members(value.type, atom, node)
                is_exception = classes.type.kind == "exception" or self.is_exception_class(classes.type)
                exceptions: list[Type] = [Exc(classes.type.name)] if is_exception else []
                return self.after(classes, self.is_one_of(value, wanted, exceptions))
            case Static(kind="module", name=name) if name in self.engine.type_aliases:
                wanted = self.instance_members(value.type, self.engine.module_atom(name), node)
                return self.after(classes, self.is_one_of(value, wanted, self.alias_exceptions(name)))
            case Con(name="None"):
                # A union with None in it (`int | None`), as far as it is a value of its own.
                return self.after(classes, ir.IsVariant(BOOL, value, (NONE,)))
            case Con(name="ExcType"):
                return self.exception_class_test(value, classes)
            case Tup(items=items):
                whole = self.temp(classes, "classes")
                parts = [self.instance_test(value, ir.TupleGet(t, whole, i), node) for i, t in enumerate(items)]
                return self.joined(parts, "or")
            case Con(name="tuple"):
                return self.any_class(value, classes, node)
        if len(self.kinds(classes.type)) > 1:
            return self.each_member(classes, lambda c: self.instance_test(value, c, node), BOOL)
        raise self.unsupported("FER0324", node, "this class is not known statically")

    def alias_exceptions(self: FunctionLowering, name: str) -> list[Type]:
        """The exception classes among what a name for a type stands for."""
        found = alias_members(self.program.walker(self), name) if name in self.engine.type_aliases else None
        types = [self.resolver.of_atom(atom) for atom in found or ()]
        return [Exc(t.name) for t in types if isinstance(t, Static) and self.resolver.is_exception_class(t)]

    def joined(self: FunctionLowering, parts: list[ir.Expr], word: str) -> ir.Expr:
        answer: ir.Expr = parts[-1] if parts else ir.Lit(BOOL, word == "and")
        for part in reversed(parts[:-1]):
            answer = ir.Logic(BOOL, word, part, answer)
        return answer

    def protocol_test(
        self: FunctionLowering, v: ir.Expr, protocol: ClassInfo, names: list[str], node: ast.expr
    ) -> ir.Expr:
        """An object is an instance if its class says so, or if it has everything that the protocol names."""
        if isinstance(v.type, Inst) and self.resolver.class_of(v.type.cls).is_subclass(protocol):
            return ir.Lit(BOOL, True)
        if not isinstance(v.type, Inst):
            if v.type != NONE and not (isinstance(v.type, Con) and "." not in v.type.name):
                raise self.unsupported("FER0324", node, "a protocol is asked about this kind of value")
            kind = type(None) if v.type == NONE else getattr(builtins, v.type.name, object)  # type: ignore[union-attr]
            return ir.Lit(BOOL, all(hasattr(kind, name) for name in names))
        parts: list[ir.Expr] = []
        for name in names:
            there = self.present(v, name)
            method = self.resolver.class_of(v.type.cls).lookup(name)
            if there is None and (method is None or method.kind != "property"):
                raise self.unsupported("FER0324", node, f"only `__getattr__` knows whether there is `{name}`")
            if there is False:
                return ir.Lit(BOOL, False)
            parts += [there] if isinstance(there, ir.Expr) else []
        return self.joined(parts, "and")

    def class_atom_of(self: FunctionLowering, t: Static) -> Atom | None:
        match t.kind:
            case "class":
                return self.engine.class_atom(self.resolver.class_of(t.name))
            case "exception":
                return self.engine.exc_class(t.name)
        cls = self.engine.knowledge.classes.get(t.name)
        return self.engine.table_class(cls) if cls is not None else None

    def exception_class_test(self: FunctionLowering, value: ir.Local, cls: ir.Expr) -> ir.Expr:
        kept = self.temp(cls, "kind")

        def one(v: ir.Expr) -> ir.Expr:
            if not isinstance(v.type, Exc):
                return ir.Lit(BOOL, False)
            own = ir.RuntimeCall(EXC_TYPE, ".class_of", [v], fallible=False)
            return ir.RuntimeCall(BOOL, ".is_subclass", [own, kept], fallible=False)

        return self.each_member(value, one, BOOL)

    def any_class(self: FunctionLowering, value: ir.Local, classes: ir.Expr, node: ast.expr) -> ir.Expr:
        """A tuple of classes whose length is not known."""
        assert isinstance(classes.type, Con)
        elem = classes.type.args[0]
        found, name, label = self.fresh("found"), self.fresh("kind"), self.fresh("loop")
        self.emit(ir.Let(found, BOOL, ir.Lit(BOOL, False), mutable=True))

        def round_() -> None:
            test = self.instance_test(value, ir.Local(elem, name), node)
            self.emit(ir.If(test, [ir.Assign(found, ir.Lit(BOOL, True)), ir.Break(label)], []))

        self.emit(self.for_loop(name, elem, classes, self.statements(round_), label, node))
        return ir.Local(BOOL, found)

    def is_exception_class(self: FunctionLowering, t: Static) -> bool:
        return t.kind == "class" and self.resolver.class_of(t.name).is_exception

    # issubclass

    def issubclass(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        one = self.temp(self.expr(node.args[0]), "kind")
        other = self.expr(node.args[1])
        if not isinstance(other, ir.StaticValue):
            other = self.temp(other, "classes")
        return self.each_member(one, lambda c: self.subclass_test(c, other, node), BOOL)

    def subclass_test(self: FunctionLowering, cls: ir.Expr, other: ir.Expr, node: ast.AST) -> ir.Expr:
        match cls.type, other.type:
            case _, Tup(items=items):
                parts = [self.subclass_test(cls, ir.TupleGet(t, other, i), node) for i, t in enumerate(items)]
                answer: ir.Expr = parts[-1] if parts else ir.Lit(BOOL, False)
                for part in reversed(parts[:-1]):
                    answer = ir.Logic(BOOL, "or", part, answer)
                return answer
            case Static(), Static(kind="module", name=name) if name in self.engine.type_aliases:
                found = alias_members(self.program.walker(self), name)
                others = [self.resolver.of_atom(atom) for atom in found or ()]
                is_below = (isinstance(o, Static) and self.is_static_subclass(cls.type, o) for o in others)  # type: ignore[arg-type]
                return ir.Lit(BOOL, any(is_below))
            case Static(), Static():
                return ir.Lit(BOOL, self.is_static_subclass(cls.type, other.type))
            case Con(name="ExcType"), Con(name="ExcType") | Static(kind="exception" | "class"):
                return ir.RuntimeCall(BOOL, ".is_subclass", [cls, self.fit(other, EXC_TYPE)], fallible=False)
            case Static(kind="exception" | "class"), Con(name="ExcType"):
                return ir.RuntimeCall(BOOL, ".is_subclass", [self.fit(cls, EXC_TYPE), other], fallible=False)
            case _, Con(name="tuple"):
                return self.any_subclass(cls, other, node)
        if len(self.kinds(other.type)) > 1:
            return self.each_member(other, lambda o: self.subclass_test(cls, o, node), BOOL)
        return self.raising("TypeError", "issubclass() arg 1 must be a class")

    def any_subclass(self: FunctionLowering, cls: ir.Expr, classes: ir.Expr, node: ast.AST) -> ir.Expr:
        assert isinstance(classes.type, Con)
        elem = classes.type.args[0]
        found, name, label = self.fresh("found"), self.fresh("kind"), self.fresh("loop")
        self.emit(ir.Let(found, BOOL, ir.Lit(BOOL, False), mutable=True))

        def round_() -> None:
            test = self.subclass_test(cls, ir.Local(elem, name), node)
            self.emit(ir.If(test, [ir.Assign(found, ir.Lit(BOOL, True)), ir.Break(label)], []))

        self.emit(self.for_loop(name, elem, classes, self.statements(round_), label, node))
        return ir.Local(BOOL, found)

    def is_static_subclass(self: FunctionLowering, one: Static, other: Static) -> bool:
        if one.kind == "class" and other.kind == "class":
            return self.resolver.class_of(one.name).is_subclass(self.resolver.class_of(other.name))
        if one.kind == "class" and any(
            is_instance_kind(c.node, other.name) for c in self.resolver.class_of(one.name).mro
        ):
            return True
        base = self.resolver.class_of(one.name).builtin_base if one.kind == "class" else one.name
        return is_subclass_of(base, other.name) or other.name in SUPERCLASSES.get(base, ()) or other.name == "object"


__all__ = ["ClassTestLowering"]
