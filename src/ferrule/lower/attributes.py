"""Attributes, subscripts and iteration to IR."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from ferrule.infer.attributes import FUNCTION_NAMES, constant_int
from ferrule.infer.hooks import data_descriptor
from ferrule.infer.model import Atom, ClassA, ClassInfo, ConA, ExcClassA, FuncA, FuncInfo, InstA, ModuleA, TableClassA
from ferrule.infer.narrow import is_instance, is_testable
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, INT, NEVER, NONE, STR, Bound, Closure, Con, Exc, Family, Inst, Opt, Static, Tup, Type
from ferrule.knowledge import docstring_of
from ferrule.knowledge.exceptions import is_subclass_of
from ferrule.lower.convert import convert, is_choice, members

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering

CLASSES = ("class", "table", "exception")

STATIC_KINDS = {
    "types.FunctionType": ("function",),
    "types.LambdaType": ("function",),
    "types.MethodType": (),
    "types.ModuleType": ("module",),
}
"""Classes of values that are known without data: which kinds of them are instances."""

FIRST_ARGUMENT = {"value": "StopIteration", "code": "SystemExit"}
"""Attributes that are the first argument of exceptions of a class."""


class PlainClass:
    """What CPython's classes all have is asked of this one, and what its functions have of the next."""


def is_plain_function() -> bool:
    return True


class AttributeLowering:
    """The part of the lowering that handles attributes, subscripts and iteration."""

    def expr_Attribute(self: FunctionLowering, node: ast.Attribute) -> ir.Expr:
        result = self.type_of(node)
        base = self.static_of(node.value)
        if isinstance(base, ModuleA):
            return self.module_member(base.name, node.attr, result, node)
        if isinstance(result, Static) and not isinstance(result, Bound) and isinstance(base, ClassA | TableClassA):
            return ir.StaticValue(result)
        if is_super(node.value):
            return self.super_attribute(node, result)
        return self.attribute_of(self.expr(node.value), node.attr, result, node)

    def module_member(self: FunctionLowering, module: str, name: str, result: Type, node: ast.AST) -> ir.Expr:
        if module in self.engine.program.modules:
            if name == "__name__":
                return ir.Lit(STR, module)
            if name in self.engine.scopes[module].bound:
                return self.as_wanted(self.global_value(module, name), result)
            if name == "__doc__":
                doc = ast.get_docstring(self.engine.module(module).tree, clean=False)
                return ir.Lit(NONE if doc is None else STR, doc)
        table = self.engine.knowledge.modules.get(module)
        if table is not None and name in table.consts:
            const = table.consts[name]
            return self.program.const(const, result)
        return ir.StaticValue(result)

    def attribute_of(self: FunctionLowering, value: ir.Expr, name: str, result: Type, node: ast.AST) -> ir.Expr:
        return self.each_member(value, lambda v: self.attribute(v, name, result, node), result)

    def attribute(self: FunctionLowering, value: ir.Expr, name: str, result: Type, node: ast.AST) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        match value.type:
            case Inst():
                return convert_result(self.instance_attribute(value, name, result, node), result)
            case Exc():
                return convert_result(self.exception_attribute(value, name, result, node), result)
            case Static(kind="class", name=key):
                return self.after(value, self.class_attribute(self.resolver.class_of(key), name, result, node))
            case Static(kind="module", name=module):
                return self.module_member(module, name, result, node)
            case Static(kind="function", name=key) | Closure(key=key):
                atom = self.resolver.closures[key]
                return convert_result(self.function_attribute(value, atom, name, result, node), result)
            case Bound(receiver=receiver) if name == "__self__":
                return convert_result(self.bound_receiver(value, receiver), result)
            case Bound(name=key) if (info := self.program.functions_by_key.get(key)) is not None:
                func = self.engine.function(info, info.cls.outer if info.cls is not None else None)
                static = self.after(value, ir.StaticValue(self.resolver.function(func)))
                if name == "__func__":
                    return convert_result(static, result)
                return convert_result(self.function_attribute(static, func, name, result, node), result)
            case Static(kind="rows", name=full) if name == "__doc__" and (text := docstring_of(full)) is not None:
                return self.after(value, convert_result(ir.Lit(STR, text), result))
            case Static() if name in ("__name__", "__qualname__"):
                return ir.Lit(STR, value.type.name.rpartition(".")[2])
            case Con() | Tup():
                return convert_result(self.table_attribute(value, name, result, node), result)
            case Static(kind=kind, name=key) if kind in CLASSES:
                owner = self.engine.knowledge.classes.get(key)
                if owner is not None and name in owner.consts:
                    return self.after(value, self.program.const(owner.consts[name], result))
                self.refuse_hidden(PlainClass, "type", name, node)
        return self.no_attribute(value, name)

    def refuse_hidden(self: FunctionLowering, sample: object, kind: str, name: str, node: ast.AST) -> None:
        """What CPython's functions and classes have besides, as `__code__` or `__mro__`, is not missing there."""
        if hasattr(sample, name):
            raise self.unsupported("FER0404", node, f"`{kind}.{name}` is not covered yet")

    def function_attribute(
        self: FunctionLowering, value: ir.Expr, atom: FuncA, name: str, result: Type, node: ast.AST
    ) -> ir.Expr:
        info = atom.func
        kept = getattr(info.node, "decorated_as", "")
        if kept and info.cls is not None:
            made = self.after(value, self.program.class_attr_ref(info.cls, kept))
            return self.attribute_of(made, name, result, node)
        wrapped = self.engine.wrapped(atom)
        assigned = name in FUNCTION_NAMES and has_values(atom, name)
        if assigned and (wrapped is not None or isinstance(value.type, Closure)):
            what = f"`{name}` of a function with captures or `wraps`, which an assignment may have changed"
            raise self.unsupported("FER0327", node, what)
        if wrapped is not None and name in (*FUNCTION_NAMES, "__wrapped__"):
            inner_type = self.resolver.type(wrapped)
            inner: ir.Expr = ir.StaticValue(inner_type)
            if not isinstance(inner_type, Static):
                inner = ir.ClosureField(inner_type, value, "wrapped")
            return inner if name == "__wrapped__" else self.attribute_of(inner, name, result, node)
        if atom.outer is not None and info.module in self.engine.knowledge.sources and not has_values(atom, name):
            # What stands for an object of the library, as that of `partial`, has other attributes there.
            raise self.unsupported(
                "FER0404", node, f"`{info.module}.{atom.outer.func.name}(...).{name}` is not covered yet"
            )
        docstring = ast.get_docstring(info.node, clean=False) if isinstance(info.node, ast.FunctionDef) else None
        shown = getattr(info.node, "shown_name", written_name(info))
        known = {"__name__": shown, "__qualname__": qualified_name(info), "__doc__": docstring}
        known["__module__"] = info.module
        if name in known:
            first = ir.Lit(STR if known[name] is not None else NONE, known[name])
            return self.after(value, self.assigned_or(first, atom, name, result) if assigned else first)
        message = f"'function' object has no attribute '{name}'"
        if not has_values(atom, name):
            self.refuse_hidden(is_plain_function, "function", name, node)
            return self.no_attribute(value, name)
        type_ = self.resolver.type(atom.attrs[name])
        if isinstance(type_, Static):
            return self.after(value, ir.StaticValue(type_))
        if isinstance(value.type, Closure):
            return ir.ClosureField(type_, value, f"attribute_{name}", message)
        return self.after(value, ir.Global(type_, self.program.function_attr_global(atom, name), missing=message))

    def assigned_or(self: FunctionLowering, first: ir.Expr, atom: FuncA, name: str, result: Type) -> ir.Expr:
        """What was assigned to `f.__doc__`, else what the function was made with."""
        key = self.program.function_attr_global(atom, name)
        kept = ir.Global(self.program.globals[key].type, key)
        return ir.IfExp(result, ir.GlobalIsSet(BOOL, key), convert(kept, result), convert(first, result))

    def store_function_attribute(self: FunctionLowering, obj: ir.Expr, atom: FuncA, name: str, value: ir.Expr) -> None:
        type_ = self.resolver.type(atom.attrs[name])
        if isinstance(type_, Static):
            self.emit(ir.Do(value))
        elif isinstance(obj.type, Closure):
            self.emit(ir.SetKept(obj, f"attribute_{name}", convert(value, type_)))
        else:
            self.emit(ir.SetGlobal(self.program.function_attr_global(atom, name), convert(value, type_)))

    def no_attribute(self: FunctionLowering, value: ir.Expr, name: str) -> ir.Expr:
        if isinstance(value.type, Exc):  # the message names the class that the run brings
            text = ir.Lit(STR, name)
            missing = ir.RuntimeCall(Exc("AttributeError"), ".no_attribute", [value, text], fallible=False)
            return ir.Block(NEVER, [ir.Raise(missing, line=self.line)], None)
        message = f"'{self.type_name(value.type)}' object has no attribute '{name}'"
        if isinstance(value.type, Con) and "." in value.type.name:
            message += " (FER0404)"  # CPython's message may name the class otherwise
        return self.both(value, ir.Lit(NONE, None), self.raising("AttributeError", message))

    def instance_attribute(self: FunctionLowering, value: ir.Expr, name: str, result: Type, node: ast.AST) -> ir.Expr:
        assert isinstance(value.type, Inst)
        cls = self.resolver.class_of(value.type.cls)
        method = cls.lookup(name)
        if method is not None and self.program.hides_method(cls, name):
            kept = self.temp(value, "obj")
            slot = self.program.is_slot(cls, name)
            own = convert(ir.GetField(self.program.field_type(cls, name), kept, name, True, not slot), result)
            if not slot:
                return own
            bound = self.block(lambda: convert(self.bound_method(kept, cls, method, result, node), result))
            return ir.IfExp(result, ir.FieldIsSet(BOOL, kept, name), own, bound)
        if method is not None:
            return self.bound_method(value, cls, method, result, node)
        if data_descriptor(cls, name) and (owner := cls.lookup_attr(name)) is not None:
            return self.class_value(owner, name, value, cls, result, node)
        if self.program.has_field(cls, name):
            field_type = self.program.field_type(cls, name)
            owner = cls.lookup_attr(name)
            slot = self.program.is_slot(cls, name)
            if slot and owner is None and (getter := cls.lookup("__getattr__")) is not None:
                kept = self.temp(value, "obj")
                own = convert(ir.GetField(field_type, kept, name, True, True), result)
                asked = self.call_function(getter, cls.outer, [kept, ir.Lit(STR, name)], {}, node)
                return ir.IfExp(result, ir.FieldIsSet(BOOL, kept, name), own, self.fit(asked, result))
            read = ir.GetField(field_type, value, name, self.program.needs_slot(cls, name), proven=not slot)
            if owner is None or not slot:
                return read
            kept = self.temp(value, "obj")
            read = ir.GetField(field_type, kept, name, True)
            shadow = self.block(lambda: self.class_value(owner, name, kept, cls, result, node))  # type: ignore[arg-type]
            return ir.IfExp(result, ir.FieldIsSet(BOOL, kept, name), convert(read, result), convert(shadow, result))
        if (owner := cls.lookup_attr(name)) is not None:
            return self.class_value(owner, name, value, cls, result, node)
        if name == "__class__":
            return self.after(value, ir.StaticValue(Static("class", cls.key)))
        if name == "__doc__":
            return self.after(value, class_docstring(cls))
        if name == "__module__":
            return self.after(value, ir.Lit(STR, cls.module))
        if (getter := cls.lookup("__getattr__")) is not None:
            return self.call_function(getter, cls.outer, [value, ir.Lit(STR, name)], {}, node)
        return self.no_attribute(value, name)

    def bound_method(
        self: FunctionLowering, value: ir.Expr, cls: ClassInfo, method: FuncInfo, result: Type, node: ast.AST
    ) -> ir.Expr:
        if method.kind == "property":
            return self.call_function(method, cls.outer, [value], {}, method.node)
        if method.kind == "static":
            return self.after(value, ir.StaticValue(self.resolver.function(self.engine.function(method, cls.outer))))
        if method.kind == "class":
            return self.after(value, ir.StaticValue(Bound(Static("class", cls.key), method.key)))
        return ir.Convert(Bound(value.type, method.key), value)

    def class_attribute(self: FunctionLowering, cls: ClassInfo, name: str, result: Type, node: ast.AST) -> ir.Expr:
        if name in ("__name__", "__qualname__"):
            return ir.Lit(STR, cls.name)
        if name == "__mro__":
            items: list[Type] = [self.resolver.of_atom(a) for a in self.program.walker(self).mro_atoms(cls)]
            return convert(ir.MakeTuple(Tup(tuple(items)), [ir.StaticValue(t) for t in items]), result)
        if name == "__doc__":
            return class_docstring(cls)
        if (owner := cls.lookup_attr(name)) is not None:
            return convert(self.class_value(owner, name, ir.Lit(NONE, None), cls, result, node), result)
        if name == "__module__":
            return ir.Lit(STR, cls.module)
        method = cls.lookup(name)
        meta = self.engine.metaclass(cls)
        if method is None and meta is not None and meta.lookup_attr(name) is not None:
            return self.class_attribute(meta, name, result, node)
        if method is not None and is_choice(result):
            # Other classes have their own function under this name.
            own: Type = self.resolver.function(self.engine.function(method, cls.outer))
            if method.kind == "class":
                own = Bound(Static("class", cls.key), method.key)
            return convert(ir.StaticValue(own), result)
        return ir.StaticValue(result)

    def exception_field(
        self: FunctionLowering, value: ir.Expr, cls: ClassInfo, owner: ClassInfo | None, name: str, result: Type
    ) -> ir.Expr:
        """An attribute of the exception itself; without one, that of its class."""
        from ferrule.lower.expressions import convert_result

        type_ = self.program.field_type(cls, name)
        if all(c.lookup_attr(name) is None for c in cls.family()):
            return ir.ExcAttr(type_, value, name)
        kept = self.temp(value, "exception")
        own = convert_result(ir.ExcAttr(type_, kept, name), result)
        has = ir.RuntimeCall(BOOL, ".has_attr", [kept, ir.Lit(STR, name)], fallible=False)
        shadow = self.block(lambda: convert_result(self.exception_class_attr(kept, cls, owner, name, result), result))
        return ir.IfExp(result, has, own, shadow)

    def exception_class_attr(
        self: FunctionLowering, value: ir.Expr, cls: ClassInfo, owner: ClassInfo | None, name: str, result: Type
    ) -> ir.Expr:
        """A subclass that binds the attribute anew is found by its class at run time: all exceptions have one type."""
        from ferrule.lower.expressions import convert_result

        kept = self.temp(value, "exception")
        known = self.program.class_attr_ref(owner, name) if owner is not None else self.no_attribute(kept, name)
        answer = convert_result(known, result)
        for other in cls.family():
            found = other.lookup_attr(name)
            if other.instantiated and found is not None and found is not owner:
                special = convert_result(self.program.class_attr_ref(found, name), result)
                test = ir.IsVariant(BOOL, kept, (Exc(other.key),))
                answer = ir.IfExp(result, test, special, answer)
        return answer

    def exception_attribute(self: FunctionLowering, value: ir.Expr, name: str, result: Type, node: ast.AST) -> ir.Expr:
        assert isinstance(value.type, Exc)
        cls = self.resolver.by_key.get(value.type.cls)
        if cls is not None:
            method = cls.lookup(name)
            if method is not None and method.kind == "property":
                from ferrule.lower.calls import Spec

                return self.invoke_exception(value, cls, method, Spec(), method.node)
            if method is not None:
                return ir.Convert(Bound(value.type, method.key), value)
            owner = cls.lookup_attr(name)
            if self.program.has_field(cls, name):
                return self.exception_field(value, cls, owner, name, result)
            if owner is not None:
                return self.exception_class_attr(value, cls, owner, name, result)
        if name == "args":
            return ir.ExcArgs(next((m for m in self.kinds(result) if isinstance(m, Con)), result), value)
        builtin = cls.builtin_base if cls is not None else value.type.cls
        if name in FIRST_ARGUMENT and is_subclass_of(builtin, FIRST_ARGUMENT[name]) and result != NEVER:
            return ir.ExcArgs(result, value, first=True)
        if name in ("__cause__", "__context__"):
            return ir.RuntimeCall(Opt(Exc("BaseException")), "." + name.strip("_"), [value], fallible=False)
        rows = self.engine.knowledge.methods(builtin, name) or self.engine.knowledge.methods("BaseException", name)
        if rows and rows[0].prop:
            return self.row_call(rows, value, name, [], {}, result, node)

        from ferrule.lower.expressions import convert_result

        def one(exc: ir.Expr) -> ir.Expr:
            return self.exception_attribute(exc, name, result, node)

        first = FIRST_ARGUMENT.get(name, "")
        if not (first and NONE in self.kinds(result) and is_subclass_of(first, builtin)):
            return self.of_exceptions(value, name, one, result) or self.no_attribute(value, name)
        kept = self.temp(value, "exception")
        other = self.block(lambda: self.of_exceptions(kept, name, one, result) or self.no_attribute(kept, name))
        test = ir.IsVariant(BOOL, kept, (Exc(first),))
        return ir.IfExp(result, test, ir.ExcArgs(result, kept, first=True), convert_result(other, result))

    def of_exceptions(
        self: FunctionLowering, value: ir.Expr, name: str, use: Callable[[ir.Expr], ir.Expr], result: Type
    ) -> ir.Expr | None:
        """What only some classes below the value's have: the class that the run brings decides."""
        from ferrule.lower.expressions import convert_result

        assert isinstance(value.type, Exc)
        above = self.resolver.by_key.get(value.type.cls)
        builtin = above.builtin_base if above is not None else value.type.cls
        found: list[ClassInfo] = []
        for cls in self.resolver.by_key.values():
            below = above in cls.mro if above is not None else is_subclass_of(cls.builtin_base, builtin)
            if cls.is_exception and cls is not above and below and not any(c in cls.mro for c in found):
                if cls.lookup(name) or cls.lookup_attr(name) or self.program.has_field(cls, name):
                    found.append(cls)
        kinds = [*self.engine.knowledge.exceptions_with(builtin, name), *(cls.key for cls in found)]
        if not kinds:
            return None
        kept = self.temp(value, "exception")
        answer = self.no_attribute(kept, name)
        for kind in kinds:
            test = ir.IsVariant(BOOL, kept, (Exc(kind),))
            one = use(ir.Local(Exc(kind), kept.name, kept.boxed, kept.maybe))
            answer = ir.IfExp(result, test, convert_result(one, result), convert_result(answer, result))
        return answer

    def table_attribute(self: FunctionLowering, value: ir.Expr, name: str, result: Type, node: ast.AST) -> ir.Expr:
        cls = "tuple" if isinstance(value.type, Tup) else value.type.name  # type: ignore[attr-defined]
        rows = self.engine.knowledge.methods(cls, name)
        if rows and rows[0].prop:
            return self.row_call([r for r in rows if r.prop], value, name, [], {}, result, node)
        if rows:
            return ir.Convert(Bound(value.type, name), value)
        owner = self.engine.knowledge.classes.get(cls)
        if owner is not None and name in owner.consts:
            return self.after(value, self.program.const(owner.consts[name], result))
        return self.no_attribute(value, name)

    def super_attribute(self: FunctionLowering, node: ast.Attribute, result: Type) -> ir.Expr:
        cls, receiver = self.super_receiver(node.value)
        from ferrule.lower.expressions import convert_result

        def one(value: ir.Expr) -> ir.Expr:
            own = self.resolver.class_of(value.type.cls)  # type: ignore[attr-defined]
            method = own.lookup(node.attr, after=cls)
            if method is None:
                return self.no_attribute(value, node.attr)
            return convert_result(self.bound_method(value, own, method, result, node), result)

        return self.each_member(receiver, one, result)

    def super_receiver(self: FunctionLowering, node: ast.expr) -> tuple[ClassInfo, ir.Expr]:
        assert isinstance(node, ast.Call)
        if len(node.args) == 2 and isinstance(start := self.static_of(node.args[0]), ClassA):
            return start.cls, self.temp(self.expr(node.args[1]), "receiver")
        inst = self.inst
        if inst.func.cls is None:
            raise self.unsupported("FER0304", self.info.node, "`super()` inside a nested function is not supported yet")
        first = inst.func.param_names[0]
        web = self.scope.webs.get([*self.info.args.posonlyargs, *self.info.args.args][0])
        type_ = self.resolver.type(inst.params[first])
        return inst.func.cls, ir.Local(type_, self.web_name(web) if web is not None else first)

    # Assignment

    def store_attribute(self: FunctionLowering, obj: ir.Expr, name: str, value: ir.Expr, node: ast.AST) -> None:
        if is_choice(obj.type):
            kept, wanted = self.temp(obj, "obj"), self.temp(value, "value")
            arms = []
            for member in members(kept.type, self.resolver):
                bound = self.fresh("value")
                body = self.statements(lambda m=member, b=bound: self.store_one(ir.Local(m, b), name, wanted, node))  # type: ignore[misc]
                arms.append((member, bound, ir.Block(NEVER, body, None)))
            self.emit(ir.Do(ir.Switch(NONE, kept, arms)))
        else:
            self.store_one(obj, name, value, node)

    def store_one(self: FunctionLowering, obj: ir.Expr, name: str, value: ir.Expr, node: ast.AST) -> None:
        match obj.type:
            case Inst(cls=key):
                cls = self.resolver.class_of(key)
                setter = next((c.setters[name] for c in cls.mro if name in c.setters), None)
                raw = getattr(node, "raw", False)
                hook = cls.lookup("__setattr__")
                if raw and not getattr(node, "finds_setters", False):
                    self.emit(ir.SetField(obj, name, convert(value, self.program.field_type(cls, name))))
                elif hook is not None and not raw:
                    args = [obj, ir.Lit(STR, name), value]
                    self.emit(ir.Do(self.call_function(hook, cls.outer, args, {}, node)))
                elif setter is not None:
                    self.emit(ir.Do(self.call_function(setter, cls.outer, [obj, value], {}, node)))
                elif self.descriptor_set(obj, cls, name, value, node):
                    pass
                elif cls.lookup(name) is not None and cls.lookup(name).kind == "property":  # type: ignore[union-attr]
                    message = f"property '{name}' of '{cls.name}' object has no setter"
                    self.emit(ir.Do(self.both(obj, value, self.raising("AttributeError", message))))
                elif getattr(cls.node, "frozen", False) and self.info.name != "__init__" and not raw:
                    error = self.raising("dataclasses.FrozenInstanceError", f"cannot assign to field '{name}'")
                    self.emit(ir.Do(self.both(obj, value, error)))
                elif name in getattr(cls.node, "tuple_fields", ()) and self.info.name != "__init__":
                    self.emit(ir.Do(self.both(obj, value, self.raising("AttributeError", "can't set attribute"))))
                elif not cls.may_have(name):
                    known = cls.lookup(name) is not None or cls.lookup_attr(name) is not None
                    fixed = f"'{cls.name}' object attribute '{name}' is read-only"
                    absent = f"'{cls.name}' object has no attribute '{name}'"
                    self.emit(ir.Do(self.both(obj, value, self.raising("AttributeError", fixed if known else absent))))
                elif self.program.field_type(cls, name) == NEVER:
                    self.emit(ir.Do(self.after(obj, value)))  # no value ever comes here, so there is no field
                else:
                    self.emit(ir.SetField(obj, name, convert(value, self.program.field_type(cls, name))))
            case Exc(cls=key) if key in self.resolver.by_key:
                cls = self.resolver.class_of(key)
                self.emit(ir.SetExcAttr(obj, name, convert(value, self.program.field_type(cls, name))))
            case Static(kind="class", name=key):
                cls = self.resolver.class_of(key)
                key = self.program.class_attr_global(cls, name)
                self.emit(ir.SetGlobal(key, convert(value, self.program.globals[key].type)))
            case Static(kind="function", name=key) | Closure(key=key):
                self.store_function_attribute(obj, self.resolver.closures[key], name, value)
            case Con():
                rows = [r for r in self.engine.knowledge.methods(obj.type.name, name) if r.setter]
                if not rows:
                    self.emit(ir.Do(self.both(obj, value, self.no_attribute(obj, name))))
                else:
                    self.emit(ir.Do(self.row_call(rows, obj, name, [value], {}, NONE, node)))
            case _:
                self.emit(ir.Do(self.both(obj, value, self.no_attribute(obj, name))))

    # Subscripts

    def expr_Subscript(self: FunctionLowering, node: ast.Subscript) -> ir.Expr:
        obj = self.expr(node.value)
        if isinstance(obj.type, Static) and obj.type.kind in ("class", "table") and self.type_of(node) == obj.type:
            return obj
        return self.get_item(obj, self.index_expr(node.slice), node)

    def expr_Slice(self: FunctionLowering, node: ast.Slice) -> ir.Expr:
        """A slice as a part of an index: `grid[1:3, 0]`."""
        parts = self.index_expr(node)
        assert isinstance(parts, list)
        return ir.MakeTuple(Con("slice"), parts)

    def index_expr(self: FunctionLowering, node: ast.expr) -> ir.Expr | list[ir.Expr]:
        """An index, or the three parts of a slice."""
        if not isinstance(node, ast.Slice):
            return self.expr(node)
        return [
            self.expr(part) if part is not None else ir.Lit(NONE, None) for part in (node.lower, node.upper, node.step)
        ]

    def get_item(self: FunctionLowering, obj: ir.Expr, index: ir.Expr | list[ir.Expr], node: ast.AST) -> ir.Expr:
        result = self.type_of(node) if not isinstance(node, ast.MatchMapping) else NEVER
        slice_node = getattr(node, "slice", None)

        def one(value: ir.Expr) -> ir.Expr:
            if isinstance(value.type, Tup) and (found := self.tuple_item(value, slice_node)) is not None:
                return found
            if (names := self.tuple_fields(value.type)) and (at := constant_int(slice_node)) is not None:
                if -len(names) <= at < len(names):
                    return self.attribute(value, names[at], self.attribute_type(value.type, names[at], node), node)
            if isinstance(index, list):
                return self.slice_of(value, index[0], index[1], index[2], node, result)
            wanted = result if result != NEVER else None
            if isinstance(value.type, Static) and value.type.kind == "class":
                cls = self.resolver.class_of(value.type.name)
                if cls.lookup("__meta_getitem__") is not None or cls.lookup("__class_getitem__") is not None:
                    return self.method(value, "__getitem__", [index], wanted, node)
            return self.method(value, "__getitem__", [index], wanted, node)

        return self.each_member(obj, one, result) if result != NEVER else one(obj)

    def tuple_fields(self: FunctionLowering, t: Type) -> list[str]:
        """The names of a named tuple's items."""
        return getattr(self.resolver.class_of(t.cls).node, "tuple_fields", []) if isinstance(t, Inst) else []

    def tuple_item(self: FunctionLowering, value: ir.Expr, index: ast.expr | None) -> ir.Expr | None:
        assert isinstance(value.type, Tup)
        position = constant_int(index)
        items = value.type.items
        if position is not None:
            if not -len(items) <= position < len(items):
                return self.raising("IndexError", "tuple index out of range")
            return ir.TupleGet(items[position], value, position % len(items))
        if isinstance(index, ast.Slice):
            bounds = [constant_int(p) if p is not None else None for p in (index.lower, index.upper, index.step)]
            given = [p for p in (index.lower, index.upper, index.step) if p is not None]
            if len([b for b in bounds if b is not None]) == len(given):
                whole = self.temp(value, "items")
                parts = [ir.TupleGet(t, whole, i) for i, t in enumerate(items)][slice(*bounds)]
                return ir.MakeTuple(Tup(tuple(p.type for p in parts)), list(parts))
        return None

    def slice_of(
        self: FunctionLowering,
        value: ir.Expr,
        lower: ir.Expr | None,
        upper: ir.Expr | None,
        step: ir.Expr | None,
        node: ast.AST,
        result: Type = NEVER,
    ) -> ir.Expr:
        none = ir.Lit(NONE, None)
        parts = [p if p is not None else none for p in (lower, upper, step)]
        return self.method(
            value, "__getitem__", [ir.MakeTuple(Con("slice"), parts)], result if result != NEVER else None, node
        )

    def set_item(
        self: FunctionLowering, obj: ir.Expr, index: ir.Expr | list[ir.Expr], value: ir.Expr, node: ast.AST
    ) -> None:
        key = ir.MakeTuple(Con("slice"), index) if isinstance(index, list) else index
        call = self.each_member(obj, lambda v: self.method(v, "__setitem__", [key, value], NONE, node), NONE)
        self.emit(ir.Do(call))

    def del_item(self: FunctionLowering, obj: ir.Expr, index: ir.Expr | list[ir.Expr], node: ast.AST) -> ir.Expr:
        key = ir.MakeTuple(Con("slice"), index) if isinstance(index, list) else index
        return self.each_member(obj, lambda v: self.method(v, "__delitem__", [key], NONE, node), NONE)

    # Iteration

    def is_iterable(self: FunctionLowering, t: Type) -> bool:
        match t:
            case Tup():
                return True
            case Con():
                return self.engine.iter_pattern(t.name) is not None
            case Inst():
                cls = self.resolver.class_of(t.cls)
                return cls.lookup("__iter__") is not None or cls.lookup("__getitem__") is not None
            case Static(kind="class"):
                return self.resolver.class_of(t.name).lookup("__meta_iter__") is not None
        return is_choice(t) and any(self.is_iterable(m) for m in members(t, self.resolver))

    def element_type(self: FunctionLowering, t: Type) -> Type:
        """What iterating a value of this type yields."""
        if is_choice(t):
            return self.resolver.join([self.element_type(m) for m in members(t, self.resolver)])
        match t:
            case Tup():
                return self.resolver.join(list(t.items))
            case Con():
                found = self.engine.iter_pattern(t.name)
                if found is None:
                    return NEVER
                owner, pattern = found
                return self.pattern_type(pattern, self.class_bindings(t, owner) or {})
            case Inst():
                return self.instance_element(t)
            case Static(kind="class", name=key):
                cls = self.resolver.class_of(key)
                method = cls.lookup("__meta_iter__")
                return self.element_type(self.function_result(method, cls.outer, "")) if method else NEVER
        return NEVER

    def instance_element(self: FunctionLowering, t: Inst) -> Type:
        cls = self.resolver.class_of(t.cls)
        if cls.lookup("__iter__") is None:
            return self.method_result(t, "__getitem__", 1)
        iterator = self.method_result(t, "__iter__", 0)
        found = []
        for member in members(iterator, self.resolver) if is_choice(iterator) else [iterator]:
            found.append(
                self.method_result(member, "__next__", 0) if isinstance(member, Inst) else self.element_type(member)
            )
        return self.resolver.join(found)

    def as_iterable(self: FunctionLowering, value: ir.Expr, elem: Type, node: ast.AST) -> ir.Expr:
        """Something that iterates over elements of type `elem`: the value itself where it can."""
        iterator = Con("Iterator", (elem,))
        if is_choice(value.type):
            return self.each_member(value, lambda v: convert(self.as_iterable(v, elem, node), iterator), iterator)
        match value.type:
            case Tup():
                made = Con("list", (elem,))
                if isinstance(value, ir.MakeTuple):
                    return ir.MakeContainer(made, [convert(i, elem) for i in value.items])
                whole = self.temp(value, "items")
                items = [convert(ir.TupleGet(t, whole, i), elem) for i, t in enumerate(value.type.items)]
                return ir.MakeContainer(made, items)
            case Inst():
                return self.iterate_instance(value, elem, node)
            case Static(kind="class", name=key):
                cls = self.resolver.class_of(key)
                method = cls.lookup("__meta_iter__")
                if method is not None:
                    return self.as_iterable(self.call_function(method, cls.outer, [], {}, node), elem, node)
            case Con() if self.is_iterable(value.type):
                own = self.element_type(value.type)
                if isinstance(value, ir.MakeContainer) and not value.items and len(value.type.args) == 1:
                    return ir.MakeContainer(Con(value.type.name, (elem,)), [])
                return value if own == elem or elem == NEVER else self.map_elements(value, own, elem, node)
        return self.both(
            value,
            ir.Lit(NONE, None),
            self.raising("TypeError", f"'{self.type_name(value.type)}' object is not iterable"),
        )

    def iterated(self: FunctionLowering, value: ir.Expr, elem: Type, node: ast.AST) -> ir.Expr:
        """The same for the runtime's functions, which take it by reference: a copied range as an iterator."""
        found = self.as_iterable(value, elem, node)
        name = found.type.name if isinstance(found.type, Con) else ""
        cls = self.engine.knowledge.classes.get(name)
        return convert(found, Con("Iterator", (elem,))) if cls is not None and cls.copy else found

    def map_elements(self: FunctionLowering, value: ir.Expr, own: Type, elem: Type, node: ast.AST) -> ir.Expr:
        if isinstance(elem, Con) and elem.name == "Iterator":
            inner = elem.args[0]
            return self.map_elements_by(value, own, elem, lambda v: convert(self.as_iterable(v, inner, node), elem))
        return self.map_elements_by(value, own, elem, lambda v: self.plain(v, elem))

    def map_elements_by(
        self: FunctionLowering, value: ir.Expr, own: Type, elem: Type, change_one: Callable[[ir.Expr], ir.Expr]
    ) -> ir.Expr:
        name = self.fresh("element")
        change = ir.Callback(NEVER, [(name, own)], self.block(lambda: change_one(ir.Local(own, name))))
        source = convert(value, Con("Iterator", (own,)))
        return ir.RuntimeCall(Con("Iterator", (elem,)), "iter::map_with", [source, change], fallible=False)

    def iterate_instance(self: FunctionLowering, value: ir.Expr, elem: Type, node: ast.AST) -> ir.Expr:
        assert isinstance(value.type, Inst)
        cls = self.resolver.class_of(value.type.cls)
        made = Con("Iterator", (elem,))
        if cls.lookup("__iter__") is not None:
            iterator = self.method(value, "__iter__", [], None, node)
            if isinstance(iterator.type, Inst):
                return self.from_next(iterator, elem, node)
            if is_choice(iterator.type):
                return self.each_member(
                    iterator,
                    lambda v: convert(
                        self.from_next(v, elem, node) if isinstance(v.type, Inst) else self.as_iterable(v, elem, node),
                        made,
                    ),
                    made,
                )
            return self.as_iterable(iterator, elem, node)
        if cls.lookup("__getitem__") is None:
            fails = self.raising("TypeError", f"'{self.type_name(value.type)}' object is not iterable")
            return self.both(value, ir.Lit(NONE, None), fails)
        kept = self.temp(value, "sequence")
        name = self.fresh("index")
        body = self.block(lambda: convert(self.method(kept, "__getitem__", [ir.Local(INT, name)], None, node), elem))
        step = ir.Callback(NEVER, [(name, INT)], body)
        return ir.RuntimeCall(made, "iter::from_getitem", [step], fallible=False)

    def from_next(self: FunctionLowering, iterator: ir.Expr, elem: Type, node: ast.AST) -> ir.Expr:
        """An iterator of the program: `__next__` until it raises StopIteration."""
        kept = self.temp(iterator, "iterator")
        body = self.block(lambda: convert(self.method(kept, "__next__", [], None, node), elem))
        step = ir.Callback(NEVER, [], body)
        return ir.RuntimeCall(Con("Iterator", (elem,)), "iter::from_next", [step], fallible=False)

    def length(self: FunctionLowering, value: ir.Expr) -> ir.Expr:
        return self.program.builtin_call(self, "len", [value], INT)

    # isinstance

    def instance_members(self: FunctionLowering, t: Type, cls: Atom | None, node: ast.AST) -> list[Type]:
        """The members of a type that are instances of a class."""
        walker = self.program.walker(self)
        if cls is None or (isinstance(cls, ModuleA) and not is_testable(walker, cls)):
            raise self.unsupported("FER0324", node, "this class is not known statically")
        if isinstance(cls, ModuleA) and cls.name.endswith(".Callable"):
            return [m for m in self.kinds(t) if self.accepts_callable(m)]
        found: list[Type] = []
        if isinstance(cls, ModuleA) and cls.name in STATIC_KINDS:
            return [m for m in self.kinds(t) if self.is_static_kind(m, cls.name)]
        for member in self.kinds(t):
            if isinstance(member, Exc):
                if self.exception_is(member, cls):
                    found.append(member)
            elif is_instance(walker, self.program.atom_of(member), cls):
                found.append(member)
        return found

    def is_static_kind(self: FunctionLowering, t: Type, name: str) -> bool:
        """Whether a value without a class of its own is a function, a bound method or a module."""
        match t:
            case Static(kind=kind, name=key):
                own = kind != "function" or key.partition(".")[0] not in self.engine.knowledge.sources
                return kind in STATIC_KINDS[name] and own
            case Closure(key):
                return "function" in STATIC_KINDS[name] and key.partition(".")[0] not in self.engine.knowledge.sources
            case Bound():
                return name == "types.MethodType"
        return False

    def exception_is(self: FunctionLowering, t: Exc, cls: Atom) -> bool:
        atom = self.program.atom_of(t)
        return is_instance(self.program.walker(self), atom, cls)


def has_values(atom: FuncA, name: str) -> bool:
    """Whether the program assigns to this attribute of the function."""
    return name in atom.attrs and bool(atom.attrs[name].atoms)


def written_name(info: FuncInfo) -> str:
    """The name that the source gives the function; a decorated method stands under another one."""
    return "<lambda>" if isinstance(info.node, ast.Lambda) else getattr(info.node, "plain_name", info.name)


def qualified_name(info: FuncInfo) -> str:
    """`outer.<locals>.inner`, `Class.method`."""
    name = written_name(info)
    if info.cls is not None:
        return f"{info.cls.name}.{name}"
    return name if info.parent is None else f"{qualified_name(info.parent)}.<locals>.{name}"


def class_docstring(cls: ClassInfo) -> ir.Expr:
    text = ast.get_docstring(cls.node, clean=False)
    return ir.Lit(NONE, None) if text is None else ir.Lit(STR, text)


def is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


__all__ = ["BOOL", "AttributeLowering", "ConA", "ExcClassA", "Family", "InstA"]
