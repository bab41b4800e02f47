"""Attributes whose name is a value: one test for each name that it may be (`infer/naming.py`)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from ferrule.infer.attributes import ATTRIBUTES_OF_ALL
from ferrule.infer.model import ClassInfo
from ferrule.infer.naming import Choice, choice_of, class_names, constant_name, instance_names, may_run, module_names
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, NEVER, NONE, STR, Closure, Con, Exc, Inst, Static, Tup, Type
from ferrule.lower.convert import convert

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering


class NamingLowering:
    """The part of the lowering that handles attributes by computed names."""

    # getattr

    def form_getattr(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        result, raw = self.type_of(node), getattr(node, "raw", False)
        name = constant_name(self.engine, node.args[1], self.inst)
        value = self.expr(node.args[0])
        if name is not None and len(node.args) == 2 and not raw:
            return self.attribute_of(value, name, result, node)
        value = self.temp(value, "obj")
        key = self.temp(self.expr(node.args[1]), "name") if name is None else None
        default = self.temp(self.expr(node.args[2]), "default") if len(node.args) == 3 else None

        def otherwise(v: ir.Expr, shown: ir.Expr) -> ir.Expr:
            return convert_result(default, result) if default is not None else self.missing(v, shown, raw)

        def one(v: ir.Expr) -> ir.Expr:
            if name is not None:
                return self.read_named(v, name, result, node, raw, lambda: otherwise(v, ir.Lit(STR, name)))
            assert key is not None
            return self.read_any(v, key, node, result, raw, otherwise)

        return self.each_member(value, one, result)

    def missing(self: FunctionLowering, v: ir.Expr, shown: ir.Expr, raw: bool) -> ir.Expr:
        """No such attribute; of the instance's dict no such key."""
        if raw:
            return ir.Block(NEVER, [ir.Raise(ir.NewExc(Exc("KeyError"), "KeyError", [shown]), line=self.line)], None)
        kind = self.type_name(v.type)
        head = f"type object '{v.type.name.rpartition('.')[2]}'" if isinstance(v.type, Static) else f"'{kind}' object"
        if isinstance(shown, ir.Lit):
            return self.raising("AttributeError", f"{head} has no attribute '{shown.value}'")
        parts: list[ir.Expr | str] = [f"{head} has no attribute '", shown, "'"]
        text = ir.Format(STR, [p if isinstance(p, str) else (p, "", None) for p in parts])  # type: ignore[misc]
        exc = ir.NewExc(Exc("AttributeError"), "AttributeError", [text])
        return ir.Block(NEVER, [ir.Raise(exc, line=self.line)], None)

    def read_any(
        self: FunctionLowering,
        v: ir.Expr,
        key: ir.Local,
        node: ast.Call,
        result: Type,
        raw: bool,
        otherwise: Callable[[ir.Expr, ir.Expr], ir.Expr],
    ) -> ir.Expr:
        if key.type != STR:
            raise self.unsupported("FER0305", node, "the attribute's name may be something else than a text")
        choice = choice_of(self.engine, node.args[1])
        names = [n for n in self.names_of(v.type, raw, choice) if choice.takes(n)]

        def last() -> ir.Expr:
            if isinstance(v.type, Inst) and not raw:
                cls = self.resolver.class_of(v.type.cls)
                if (getter := cls.lookup("__getattr__")) is not None:
                    return self.call_function(getter, cls.outer, [v, key], {}, ast.Pass())
            if isinstance(v.type, Static) and v.type.kind == "module" and raw:
                return self.by_name(key, untold(v.type.name), not_followed, lambda: otherwise(v, key), result)
            return otherwise(v, key)

        def untold(module: str) -> list[str]:
            every = module_names(self.engine, module, told=False)
            return [n for n in every if n not in names and choice.takes(n)]

        def not_followed(name: str) -> ir.Expr:
            return self.raising("RuntimeError", f"Ferrule: no text of the program is `{name}`, which is read (FER0430)")

        def read(name: str) -> ir.Expr:
            return self.read_named(v, name, result, node, raw, lambda: otherwise(v, ir.Lit(STR, name)))

        return self.by_name(key, names, read, last, result)

    def names_of(self: FunctionLowering, t: Type, raw: bool, choice: Choice) -> list[str]:
        match t:
            case Inst():
                cls = self.resolver.class_of(t.cls)
                return [n for n in instance_names(self.engine, cls, raw=raw) if self.reachable(cls, n)]
            case Static(kind="class", name=key):
                return class_names(self.resolver.class_of(key))
            case Static(kind="module", name=module) if module in self.engine.program.modules:
                return module_names(self.engine, module, told=raw)
            case Con() | Tup() if choice.exact is not None:
                return [n for n in sorted(choice.exact) if self.has_attribute(t, n)]
        return []

    def reachable(self: FunctionLowering, cls: ClassInfo, name: str) -> bool:
        return cls.lookup(name) is not None or cls.lookup_attr(name) is not None or self.program.has_field(cls, name)

    def by_name(
        self: FunctionLowering,
        key: ir.Local,
        names: list[str],
        use: Callable[[str], ir.Expr],
        otherwise: Callable[[], ir.Expr],
        result: Type,
    ) -> ir.Expr:
        from ferrule.lower.expressions import convert_result

        answer: ir.Expr = self.block(lambda: convert_result(otherwise(), result))
        for name in reversed(names):
            test = ir.Compare(BOOL, "==", key, ir.Lit(STR, name))
            answer = ir.IfExp(result, test, self.block(lambda n=name: convert_result(use(n), result)), answer)  # type: ignore[misc]
        return answer

    def read_named(
        self: FunctionLowering,
        v: ir.Expr,
        name: str,
        result: Type,
        node: ast.AST,
        raw: bool,
        otherwise: Callable[[], ir.Expr],
    ) -> ir.Expr:
        """The attribute, or what stands for it where the object has none."""
        from ferrule.lower.expressions import convert_result

        def read() -> ir.Expr:
            if raw and isinstance(v.type, Inst):
                cls = self.resolver.class_of(v.type.cls)
                slot = self.program.needs_slot(cls, name)
                return convert_result(ir.GetField(self.program.field_type(cls, name), v, name, slot, True), result)
            return self.attribute(v, name, result, node)

        present = self.present(v, name, raw)
        if present is True:
            return read()
        if present is False:
            return otherwise()
        if present is None:
            return self.attempt(read, otherwise, result)
        return ir.IfExp(result, present, self.block(read), self.block(lambda: convert_result(otherwise(), result)))

    def present(self: FunctionLowering, v: ir.Expr, name: str, raw: bool = False) -> bool | ir.Expr | None:
        """Whether the object has the attribute: known, a test, or None where only reading tells."""
        if not isinstance(v.type, Inst):
            key = v.type.name if isinstance(v.type, Static) else v.type.key if isinstance(v.type, Closure) else ""
            atom = self.resolver.closures.get(key)
            assigned = atom is not None and name in atom.attrs and bool(atom.attrs[name].atoms)
            return self.has_attribute(v.type, name) or (None if assigned else False)
        cls = self.resolver.class_of(v.type.cls)
        if not raw and may_run(cls, name) and not self.program.has_field(cls, name):
            return None
        if name == "__dict__":
            return cls.may_have(name) and not hasattr(cls.node, "tuple_fields")
        if not raw and (cls.lookup(name) is not None or cls.lookup_attr(name) is not None or name in ATTRIBUTES_OF_ALL):
            return True
        if not self.program.has_field(cls, name):
            return False
        if not self.program.is_slot(cls, name):
            return True
        if not raw and cls.lookup("__getattr__") is not None:
            return None
        return ir.FieldIsSet(BOOL, v, name)

    def attempt(
        self: FunctionLowering, read: Callable[[], ir.Expr], otherwise: Callable[[], ir.Expr], result: Type
    ) -> ir.Expr:
        """What `read` gives, unless it raises AttributeError."""
        name, label, exc = self.fresh("found"), self.fresh("try"), self.fresh("error")
        self.emit(ir.Let(name, result, None))

        def keep(run: Callable[[], ir.Expr]) -> list[ir.Stmt]:
            from ferrule.lower.expressions import convert_result

            def assign() -> None:
                value = convert_result(run(), result)
                self.emit(
                    ir.Do(value) if isinstance(value, ir.Block) and value.value is None else ir.Assign(name, value)
                )

            return self.statements(assign)

        caught = ir.Local(Exc("BaseException"), exc)
        test = ir.IsVariant(BOOL, caught, (Exc("AttributeError"),))
        handler: list[ir.Stmt] = [ir.If(test, keep(otherwise), [ir.Raise(caught, line=self.line)])]
        self.emit(ir.Try(label, keep(read), exc, handler, []))
        return ir.Local(result, name)

    # setattr, hasattr, delattr, vars

    def form_setattr(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        name = constant_name(self.engine, node.args[1], self.inst)
        obj = self.expr(node.args[0])
        if name is not None:
            self.store_attribute(obj, name, self.expr(node.args[2]), node)
            return ir.Lit(NONE, None)
        obj = self.temp(obj, "obj")
        key = self.temp(self.expr(node.args[1]), "name")
        value = self.temp(self.expr(node.args[2]), "value")
        choice = choice_of(self.engine, node.args[1])
        return self.each_member(obj, lambda v: self.store_any(v, key, value, choice, node), NONE)

    def store_any(
        self: FunctionLowering, v: ir.Expr, key: ir.Local, value: ir.Local, choice: Choice, node: ast.Call
    ) -> ir.Expr:
        if not isinstance(v.type, Inst):
            return self.no_attribute(v, "?")
        cls = self.resolver.class_of(v.type.cls)
        hook = cls.lookup("__setattr__")
        if hook is not None and not getattr(node, "raw", False):
            return self.call_function(hook, cls.outer, [v, key, value], {}, node)
        walker = self.program.walker(self)
        names = (
            sorted(choice.exact) if choice.exact is not None else [n for n in walker.storable(cls) if choice.takes(n)]
        )

        def store(name: str) -> ir.Expr:
            self.store_one(v, name, value, node)
            return ir.Lit(NONE, None)

        unknown = "Ferrule: `setattr` of an attribute that no line of the program names (FER0430)"
        return self.by_name(key, names, store, lambda: self.raising("RuntimeError", unknown), NONE)

    def form_hasattr(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        name = constant_name(self.engine, node.args[1], self.inst)
        value = self.temp(self.expr(node.args[0]), "obj")
        if name is None:
            key = self.temp(self.expr(node.args[1]), "name")
            choice = choice_of(self.engine, node.args[1])

            def among(v: ir.Expr) -> ir.Expr:
                names = [n for n in self.names_of(v.type, False, choice) if choice.takes(n)]
                if isinstance(v.type, Inst) and self.resolver.class_of(v.type.cls).lookup("__getattr__") is not None:
                    raise self.unsupported("FER0325", node, "`hasattr` with a computed name, beside `__getattr__`")
                return self.by_name(key, names, lambda n: self.has(v, n, node), lambda: ir.Lit(BOOL, False), BOOL)

            return self.each_member(value, among, BOOL)
        return self.each_member(value, lambda v: self.has(v, name, node), BOOL)

    def has(self: FunctionLowering, v: ir.Expr, name: str, node: ast.AST) -> ir.Expr:
        present = self.present(v, name)
        if isinstance(present, bool):
            return self.after(v, ir.Lit(BOOL, present))
        if present is not None:
            return present

        def read() -> ir.Expr:
            self.emit(ir.Do(self.attribute(v, name, NEVER, node)))
            return ir.Lit(BOOL, True)

        return self.attempt(read, lambda: ir.Lit(BOOL, False), BOOL)

    def form_delattr(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        name = constant_name(self.engine, node.args[1], self.inst)
        assert name is not None
        return self.delete_attribute(self.expr(node.args[0]), name, node)

    def delete_attribute(self: FunctionLowering, obj: ir.Expr, name: str, node: ast.AST) -> ir.Expr:
        return self.each_member(self.temp(obj, "obj"), lambda v: self.delete_one(v, name, node), NONE)

    def delete_one(self: FunctionLowering, v: ir.Expr, name: str, node: ast.AST) -> ir.Expr:
        if not isinstance(v.type, Inst):
            return self.no_attribute(v, name)
        cls = self.resolver.class_of(v.type.cls)
        hook = cls.lookup("__delattr__")
        if hook is not None and not getattr(node, "raw", False):
            return self.fit(self.call_function(hook, cls.outer, [v, ir.Lit(STR, name)], {}, node), NONE)
        deleter = next((c.deleters[name] for c in cls.mro if name in c.deleters), None)
        if deleter is not None:
            return self.fit(self.call_function(deleter, cls.outer, [v], {}, node), NONE)
        if getattr(cls.node, "frozen", False):
            return self.raising("dataclasses.FrozenInstanceError", f"cannot delete field '{name}'")
        method = cls.lookup(name)
        if method is not None and method.kind == "property":
            return self.raising("AttributeError", f"property '{name}' of '{cls.name}' object has no deleter")
        # An empty slot says its name alone (CPython's `member_set`).
        message = name if name in slot_names(cls) else f"'{cls.name}' object has no attribute '{name}'"
        if not self.program.has_field(cls, name):
            return self.raising("AttributeError", message)
        gone = ir.FieldIsSet(BOOL, v, name, clear=True)
        return ir.IfExp(NONE, gone, ir.Lit(NONE, None), self.raising("AttributeError", message))

    def form_vars(self: FunctionLowering, node: ast.Call) -> ir.Expr:
        """A dict of the attributes, made anew; where it is only read nobody can tell."""
        result = self.type_of(node)
        made = next((m for m in self.kinds(result) if isinstance(m, Con)), None)
        if made is None:
            raise self.unsupported("FER0306", node, "`vars` of this value needs the interpreter at run time")

        def one(v: ir.Expr) -> ir.Expr:
            cls = self.resolver.class_of(v.type.cls) if isinstance(v.type, Inst) else None
            if (cls is None or not cls.may_have("__dict__")) and hasattr(node, "is_attribute"):
                return self.no_attribute(v, "__dict__")
            if cls is None or not cls.may_have("__dict__"):
                text = "vars() argument must have __dict__ attribute"
                return self.both(v, ir.Lit(NONE, None), self.raising("TypeError", text))
            return self.attribute_dict(v, cls, made, node)

        return self.each_member(self.temp(self.expr(node.args[0]), "obj"), one, result)

    def attribute_dict(self: FunctionLowering, v: ir.Expr, cls: ClassInfo, made: Con, node: ast.Call) -> ir.Expr:
        names = self.program.field_order(cls)
        late = [n for n in names if self.program.is_slot(cls, n)]
        if len(late) > 1 and not getattr(node, "unordered", False):
            raise self.unsupported("FER0306", node, "the order of these attributes is only known at run time")
        first: list[ir.Expr] = []
        for name in names:
            if name not in late:
                type_ = self.program.field_type(cls, name)
                field = ir.GetField(type_, v, name, self.program.needs_slot(cls, name), True)
                first += [ir.Lit(STR, name), convert(field, made.args[1])]
        whole = self.temp(ir.MakeContainer(made, first), "attributes")
        for name in late:
            field = ir.GetField(self.program.field_type(cls, name), v, name, True, True)

            def put(n: str = name, f: ir.Expr = field) -> None:
                item = convert(f, made.args[1])
                self.emit(ir.Do(self.method(whole, "__setitem__", [ir.Lit(STR, n), item], NONE, node)))

            self.emit(ir.If(ir.FieldIsSet(BOOL, v, name), self.statements(put), []))
        return whole


__all__ = ["NamingLowering"]


def slot_names(cls: ClassInfo) -> set[str]:
    """What `__slots__` of a class and of its bases lists."""
    found: set[str] = set()
    for stmt in (s for c in cls.mro for s in c.node.body):
        match stmt:
            case ast.Assign(targets=[ast.Name(id="__slots__")], value=value):
                found |= {n.value for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return found
