"""Attributes, subscripts and iteration as constraints."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import kind_of
from ferrule.infer.dunders import lacks_row
from ferrule.infer.hooks import data_descriptor
from ferrule.infer.importing import is_uncovered
from ferrule.infer.model import (
    Atom,
    BoundA,
    ClassA,
    ClassInfo,
    ConA,
    ExcA,
    ExcClassA,
    FuncA,
    FuncInfo,
    FuncInst,
    InstA,
    ModuleA,
    SuperA,
    TableClassA,
    TupA,
    Var,
)
from ferrule.infer.rows import Arguments, class_env

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine


ATTRIBUTES_OF_ALL = frozenset(dir(object)) | {"__dict__", "__module__"}
FUNCTION_NAMES = ("__name__", "__doc__", "__qualname__", "__module__")
ASSIGNED_NAMES = ("__name__", "__doc__", "__module__")  # `__qualname__` is in the messages of wrong calls, too

# Classes outside of the modules for them that only `isinstance` asks about (`narrow.ABSTRACT`).
ABSTRACT_CLASSES = {"os.PathLike", "io.IOBase", "io.TextIOBase", "io.BufferedIOBase", "io.RawIOBase"}
ABSTRACT_CLASSES |= {"collections.UserDict", "collections.UserList"}
ABSTRACT_CLASSES |= {f"types.{name}Type" for name in ("Function", "Lambda", "Method", "Module", "Generator", "None")}


class AttributeRules:
    """The part of the walker that handles attributes, subscripts and iteration."""

    engine: Engine
    inst: FuncInst

    def expr_Attribute(self, node: ast.Attribute) -> Var:
        static = self.static_module(node)
        if static is not None:
            return self.module_attribute(static, node.attr, node)
        subject = self.expr(node.value)
        result = Var(f".{node.attr}")
        self.solver.listen(subject, lambda atom: self.attribute_atom(atom, node.attr, result, node))
        return result

    def static_module(self, node: ast.Attribute) -> str | None:
        """The module whose attribute this is, when the subject is an imported module by its dotted name."""
        atom = self.static_atom(node.value) if isinstance(node.value, ast.Name | ast.Attribute) else None
        if isinstance(atom, ModuleA):
            self.expr(node.value) if isinstance(node.value, ast.Name) else None
            return atom.name
        return None

    def module_attribute(self, module: str, name: str, node: ast.AST) -> Var:
        engine = self.engine
        full = f"{module}.{name}"
        if module in engine.program.modules:
            if name in engine.scopes[module].bound:
                return engine.global_var(module, name)
            if full in engine.program.modules or engine.knowledge.is_known(full):
                return self.of(engine.module_atom(full))
            if name == "__name__":
                return self.of(engine.con("str"))
            if name == "__doc__":
                return self.of(engine.con("None" if ast.get_docstring(engine.module(module).tree) is None else "str"))
            if (found := engine.table_attribute(module, name, self)) is not None:
                return found
            if full in ABSTRACT_CLASSES:
                return self.of(engine.module_atom(full))
            if not engine.program.given_up.isdisjoint((module, full)):
                return Var(name)
            if module in engine.knowledge.sources:
                self.problem("FER0403", node, f"`{full}` is not covered yet", "LIMITS.md lists what is")
                return Var(name)
            self.problem("FER0203", node, f"module `{module}` has no attribute `{name}`", "")
            return Var(name)
        found = engine.table_attribute(module, name, self)
        if found is not None:
            return found
        if full in engine.program.modules:
            return self.of(engine.module_atom(full))
        atom = engine.module_atom(full)
        if is_uncovered(engine, atom):
            self.refuse_uncovered(atom, node.value if isinstance(node, ast.Attribute) else node)
            return Var(name)
        if module in ("typing", "abc", "collections.abc", "types", "numbers") or full in ABSTRACT_CLASSES:
            return self.of(engine.module_atom(full))
        self.problem("FER0403", node, f"`{full}` is not covered yet", "LIMITS.md lists what is")
        return Var(name)

    def static_atom(self, node: ast.expr) -> Atom | None:
        """What a dotted name denotes if no flow is needed to know it: a module, a class."""
        match node:
            case ast.Constant(value=None):
                return self.engine.con("None")
            case ast.Call(func=ast.Name(id="type") as name, args=[ast.Constant(value=None)]) if (
                "type" not in self.engine.scopes[self.module].bound
            ):
                return self.engine.plain_class("NoneType") if name not in self.scope.webs else None
            case ast.Name() if node in self.scope.never_bound:
                return None
            case ast.Name(id=name):
                if node in self.scope.webs or name in self.scope.captures:
                    web = self.scope.webs.get(node)
                    if web is None or len(set(web.defs) - self.engine.not_imported) != 1:
                        return None
                    bound = list(self.engine.web_var(self.inst, web).atoms)
                    return (
                        bound[0] if len(bound) == 1 and isinstance(bound[0], ModuleA | ClassA | TableClassA) else None
                    )
                if name in self.scope.local_classes:
                    return self.engine.class_atom(self.engine.classes[self.scope.local_classes[name]])
                if name == "type" and name not in self.engine.scopes[self.module].bound:
                    return self.engine.plain_class("type")
                return self.engine.static_global(self.module, name)
            case ast.Attribute(value=value, attr=attr):
                base = self.static_atom(value)
                if isinstance(base, ModuleA) and (base.name == "numbers" or f"{base.name}.{attr}" in ABSTRACT_CLASSES):
                    return self.engine.module_atom(f"{base.name}.{attr}")
                if isinstance(base, ModuleA):
                    return self.engine.static_attribute(base.name, attr)
                if isinstance(base, ClassA) and (owner := base.cls.lookup_attr(attr)) is not None:
                    inner = list(owner.attrs[attr].atoms)
                    return inner[0] if len(inner) == 1 and isinstance(inner[0], ClassA) else None
        return None

    def builtin_init(self, node: ast.expr) -> str:
        """The builtin class whose constructor `node.__init__` is, if it is that of `object` or of an exception."""
        match self.static_atom(node):
            case ExcClassA(name=name):
                return name
            case ClassA(cls=cls) if cls.lookup("__init__") is None:
                return cls.builtin_base if cls.is_exception else "object"
            case TableClassA(cls=cls) if cls.name == "object":
                return "object"
        return ""

    def static_name(self, node: ast.expr) -> str:
        """The dotted name of what `node` denotes in its home module: `functools.wraps`."""
        if isinstance(node, ast.Call):
            node = node.func
        match node:
            case ast.Name(id=name):
                return self.engine.origin(self.module, name)
            case ast.Attribute(value=ast.Name(id=base), attr=attr):
                return f"{self.engine.origin(self.module, base)}.{attr}"
        return ""

    def attribute_atom(self, atom: Atom, name: str, result: Var, node: ast.AST) -> None:
        engine, solver = self.engine, self.solver
        match atom:
            case InstA():
                self.instance_attribute(atom, atom.cls, name, result, node)
            case SuperA():
                self.super_attribute(atom, name, result)
            case ClassA():
                self.class_attribute(atom.cls, name, result, node)
            case ModuleA():
                solver.flow(self.module_attribute(atom.name, name, node), result)
            case ConA():
                self.table_attribute(atom, atom.name, name, result, node)
            case TupA():
                rows = engine.knowledge.methods("tuple", name)
                if rows:
                    solver.add(result, engine.rows(name, rows, self.as_sequence(atom, node)))
            case ExcA():
                self.exception_attribute(atom, name, result, node)
            case TableClassA():
                rows = engine.knowledge.methods(atom.cls.name, name)
                if name in atom.cls.consts:
                    solver.flow(engine.const_var(atom.cls.consts[name], self), result)
                elif rows:
                    solver.add(result, engine.rows(name, rows, None))
                elif name in ("__name__", "__qualname__", "__module__"):
                    solver.add(result, engine.con("str"))
            case FuncA():
                self.function_attribute(atom, name, result, node)
            case BoundA() if name == "__self__":
                solver.add(result, atom.receiver)
            case BoundA() if name == "__func__":
                solver.add(result, atom.func)
            case BoundA():
                self.function_attribute(atom.func, name, result, node)
            case _:
                if name in FUNCTION_NAMES:
                    solver.add(result, engine.con("str"))

    def function_attribute(self, atom: FuncA, name: str, result: Var, node: ast.AST) -> None:
        wrapped = self.engine.wrapped(atom)
        kept = getattr(atom.func.node, "decorated_as", "")
        if name in ASSIGNED_NAMES:
            self.solver.flow(atom.attrs.setdefault(name, Var(name)), result)
        if kept and atom.func.cls is not None:
            made = atom.func.cls.attrs.setdefault(kept, Var(kept))
            self.solver.listen(made, lambda inner: self.attribute_atom(inner, name, result, node))
        elif name == "__wrapped__" and wrapped is not None:
            self.solver.flow(wrapped, result)
        elif hasattr(atom.func.node, "shown_name") and name != "__name__":
            self.problem("FER0310", node, f"`{name}` of a class that uses variables of the function around it", "")
        elif name not in FUNCTION_NAMES:
            self.solver.flow(atom.attrs.setdefault(name, Var(name)), result)
        elif wrapped is not None:
            self.solver.listen(wrapped, lambda inner: self.attribute_atom(inner, name, result, node))
        elif name == "__doc__" and not has_docstring(atom.func.node):
            self.solver.add(result, self.engine.con("None"))
        else:
            self.solver.add(result, self.engine.con("str"))

    def as_sequence(self, atom: TupA, node: ast.AST) -> ConA:
        made = self.engine.new("tuple", self.inst, node, atom)
        for item in atom.items:
            self.solver.flow(item, made.params["T"])
        return made

    def table_attribute(self, atom: ConA, cls: str, name: str, result: Var, node: ast.AST) -> None:
        rows = self.engine.knowledge.methods(cls, name)
        if rows and rows[0].prop:
            self.call_rows(name, [r for r in rows if r.prop], atom, Arguments(node), result)
        elif rows:
            self.solver.add(result, self.engine.rows(name, rows, atom))
        elif (owner := self.engine.knowledge.classes.get(cls)) is not None and name in owner.consts:
            self.solver.flow(self.engine.const_var(owner.consts[name], self), result)
        elif lacks_row(cls, name):
            self.problem("FER0404", node, f"`{cls}.{name}` is not covered yet", "LIMITS.md lists what is")

    def exception_attribute(self, atom: Atom, name: str, result: Var, node: ast.AST | None = None) -> None:
        engine, solver = self.engine, self.solver
        if name == "args":
            made = engine.new("tuple", "exception args")
            solver.add(made.params["T"], engine.con("str"))
            solver.flow(engine.exc_args, made.params["T"])
            if isinstance(atom, ExcA) and atom.name in ("KeyError", "LookupError", "Exception", "BaseException"):
                solver.flow(engine.keys, made.params["T"])
            solver.add(result, made)
        elif name == "value" and self.is_exception(atom, "StopIteration"):
            solver.add(result, engine.con("None"))
            solver.flow(engine.stop_values, result)
        elif name == "code" and self.is_exception(atom, "SystemExit"):
            for kind in ("None", "int", "str"):
                solver.add(result, engine.con(kind))
        elif name == "exceptions" and self.is_exception(atom, "BaseExceptionGroup"):
            made = engine.new("tuple", "exceptions of groups")
            solver.add(made.params["T"], engine.exc("BaseException"))
            engine.on_exception_class(lambda one: solver.add(made.params["T"], one))
            solver.add(result, made)
        elif name in ("__cause__", "__context__"):
            solver.add(result, engine.con("None"))
            solver.add(result, engine.exc("BaseException"))
        else:
            rows = engine.knowledge.methods(getattr(atom, "name", ""), name) or engine.knowledge.methods(
                "BaseException", name
            )
            if rows and rows[0].prop:
                self.call_rows(name, rows, atom, Arguments(ast.Pass()), result, quiet=True)
            elif rows:
                solver.add(result, engine.rows(name, rows, atom))
            elif isinstance(atom, ExcA):
                for below in engine.knowledge.exceptions_with(atom.name, name):
                    self.exception_attribute(engine.exc(below), name, result)
                if node is not None and lacks_row(atom.name, name) and not name.startswith("__"):
                    self.problem("FER0404", node, f"`{atom.name}.{name}` is not covered yet", "LIMITS.md lists what is")
                engine.on_exception_class(lambda other: self.attribute_below(atom, other, name, result))

    def attribute_below(self, atom: ExcA, other: Atom, name: str, result: Var) -> None:
        """An exception of which only a builtin class is known, `e.__cause__`, may be any of the program's below it."""
        from ferrule.infer.narrow import is_subclass_of

        assert isinstance(other, InstA)
        cls = other.cls
        if is_subclass_of(cls.builtin_base, atom.name):
            if (method := cls.lookup(name)) is not None:
                self.bind_method(other, method, result)
            elif cls.may_have(name):
                self.solver.flow(self.engine.field_var(cls, name), result)

    def is_exception(self, atom: Atom, name: str) -> bool:
        from ferrule.infer.narrow import is_subclass_of

        return isinstance(atom, ExcA) and is_subclass_of(atom.name, name)

    def instance_attribute(self, atom: InstA, cls: ClassInfo, name: str, result: Var, node: ast.AST) -> None:
        engine, solver = self.engine, self.solver
        method = cls.lookup(name)
        if method is not None:
            self.bind_method(atom, method, result)
            if method.kind != "property" and name in engine.assigned_attributes:
                solver.flow(engine.field_var(cls, name), result)  # one instance may have a function of its own
            return
        engine.fields_read[cls, name] = None
        owner = cls.lookup_attr(name)
        if owner is None or not data_descriptor(cls, name):
            solver.flow(engine.field_var(cls, name), result)
        if owner is not None:
            self.class_attribute_value(owner.attrs[name], atom, cls, result, node)
        elif name == "__class__":
            solver.add(result, engine.class_atom(cls))
        elif name == "__doc__":
            solver.add(result, engine.con("str" if ast.get_docstring(cls.node) is not None else "None"))
        elif name == "__module__" and not cls.is_exception:
            solver.add(result, engine.con("str"))
        elif name == "__module__":
            self.problem("FER0404", node, "`__module__` of an exception is not covered yet", "ask its class")
        elif cls.is_exception:
            self.exception_attribute(engine.exc(cls.builtin_base), name, result, node)
        elif cls.mro[-1].module in engine.knowledge.sources:
            engine.library_reads.append((cls, name, self.module, node))
        elif (getter := cls.lookup("__getattr__")) is not None and name not in engine.initialised(cls):
            call = Arguments(node, [self.of(engine.con("str"))])
            self.call_function(engine.function(getter, cls.outer), call, result, receiver=atom)

    def bind_method(self, atom: Atom, method, result: Var) -> None:  # type: ignore[no-untyped-def]
        engine = self.engine
        func = engine.function(method, method.cls.outer if method.cls else None)
        match method.kind:
            case "property":
                self.call_function(func, Arguments(method.node), result, receiver=atom)
            case "static":
                self.solver.add(result, func)
            case "class":
                cls = engine.class_atom(atom.cls) if isinstance(atom, InstA) else atom
                self.solver.add(result, engine.site(("bound", func, cls), lambda: BoundA(func, cls)))
            case _:
                self.solver.add(result, engine.site(("bound", func, atom), lambda: BoundA(func, atom)))

    def super_attribute(self, atom: SuperA, name: str, result: Var) -> None:
        receiver = atom.receiver
        cls = receiver.cls if isinstance(receiver, InstA | ClassA) else None
        if cls is None:
            return
        method = cls.lookup(name, after=atom.cls)
        if method is not None:
            self.bind_method(receiver, method, result)
        elif name == "__init__":
            self.solver.add(result, self.engine.object_init(cls, receiver))
        elif cls.is_exception:
            self.exception_attribute(self.engine.exc(cls.builtin_base), name, result)
        elif name == "__init_subclass__":
            self.solver.add(result, self.engine.object_init(cls, receiver))
        elif name in ("__repr__", "__str__", "__eq__", "__hash__"):
            self.solver.add(result, self.engine.rows(name, self.engine.knowledge.methods("object", name), receiver))

    def class_attribute(self, cls: ClassInfo, name: str, result: Var, node: ast.AST) -> None:
        engine = self.engine
        method = cls.lookup(name)
        if method is not None:
            if method.kind == "class":
                self.bind_method(engine.class_atom(cls), method, result)
            else:
                self.solver.add(result, engine.function(method, cls.outer))
            return
        owner = cls.lookup_attr(name)
        if owner is not None:
            self.class_attribute_value(owner.attrs[name], engine.con("None"), cls, result, node)
        elif name == "__doc__" and ast.get_docstring(cls.node) is None:
            self.solver.add(result, engine.con("None"))
        elif name in ("__name__", "__qualname__", "__doc__", "__module__"):
            self.solver.add(result, engine.con("str"))
        elif name == "__mro__":
            if has_hidden_bases(cls):
                self.problem("FER0404", node, f"`__mro__` of `{cls.name}`, which has bases of the library", "")
            self.solver.add(result, self.mro_tuple(cls))
        elif (meta := engine.metaclass(cls)) is not None and meta.lookup_attr(name) is not None:
            self.class_attribute(meta, name, result, node)
        else:
            self.later(name, lambda _name: self.late_class_attribute(cls, name, result, node))

    def late_class_attribute(self, cls: ClassInfo, name: str, result: Var, node: ast.AST) -> None:
        """When nothing flows any more: what some assignment gave the class meanwhile."""
        owner = cls.lookup_attr(name)
        if owner is not None:
            self.class_attribute_value(owner.attrs[name], self.engine.con("None"), cls, result, node)
        elif lacks_row("type", name):
            self.problem("FER0404", node, f"`{name}` of classes is not covered yet", "LIMITS.md lists what is")
        elif self.engine.partly_known.isdisjoint(cls.mro):
            self.problem("FER0204", node, f"class `{cls.name}` has no attribute `{name}`", "")

    def mro_tuple(self, cls: ClassInfo) -> Atom:
        """The order of bases, down to `object`."""
        classes = self.mro_atoms(cls)
        made = self.engine.tuple_of(len(classes), cls, "mro")
        for atom, item in zip(classes, made.items, strict=True):
            self.solver.add(item, atom)
        return made

    def mro_atoms(self, cls: ClassInfo) -> list[Atom]:
        order = full_order(cls, self.engine.origin)
        found = [self.engine.plain_class(c) if isinstance(c, str) else self.engine.class_atom(c) for c in order]
        last = self.engine.builtin("object")
        return [*found, *([last] if last is not None else [])]

    def assign_attribute(self, target: ast.Attribute, value: Var) -> None:
        static = self.static_module(target)
        self.inst.nodes[target] = value
        if static is not None:
            self.solver.flow(value, self.engine.global_var(static, target.attr))
            return
        subject = self.expr(target.value)
        self.solver.listen(subject, lambda atom: self.store_attribute(atom, target.attr, value, target))

    def store_attribute(self, atom: Atom, name: str, value: Var, node: ast.AST) -> None:
        engine = self.engine
        match atom:
            case InstA() if name in ("__class__", "__dict__"):
                what = f"assigning `{name}` of an object is not supported yet"
                self.problem("FER0327", node, what, "an object keeps its class and its own attributes")
            case InstA(cls=cls) if (hook := cls.lookup("__setattr__")) is not None and not getattr(node, "raw", False):
                call = Arguments(node, [self.of(engine.con("str")), value])
                self.call_function(engine.function(hook, cls.outer), call, Var("set"), receiver=atom)
            case InstA() if getattr(node, "raw", False) and not getattr(node, "finds_setters", False):
                engine.write_field(atom.cls, name)
                self.solver.flow(value, engine.field_var(atom.cls, name))
            case InstA():
                setter = next((c.setters[name] for c in atom.cls.mro if name in c.setters), None)
                if setter is not None:
                    func = engine.function(setter, atom.cls.outer)
                    self.call_function(func, Arguments(node, [value]), Var("set"), receiver=atom)
                elif self.descriptor_set(atom, name, value, node):
                    pass
                elif not atom.cls.may_have(name):
                    pass  # that raises
                elif (method := atom.cls.lookup(name)) is not None and not self.may_hide(atom.cls, method):
                    message = f"`{name}` of one instance, which `{atom.cls.name}` has as a method"
                    self.problem("FER0327", node, message, "keep the function in an attribute of another name")
                else:
                    engine.write_field(atom.cls, name)
                    self.solver.flow(value, engine.field_var(atom.cls, name))
            case ClassA():
                inherited = atom.cls.lookup_attr(name)
                engine.class_attr_written.add((atom.cls, name))
                own = atom.cls.attrs.setdefault(name, Var(name))
                if inherited is not None and inherited is not atom.cls:
                    # The class has an attribute of its own from now on; until then it shows the inherited one.
                    self.solver.same(own, inherited.attrs[name])
                self.solver.flow(value, own)
            case FuncA() if name not in FUNCTION_NAMES or (
                name in ASSIGNED_NAMES and not hasattr(atom.func.node, "shown_name")
            ):
                self.solver.flow(value, atom.attrs.setdefault(name, Var(name)))
            case FuncA():
                self.problem("FER0327", node, f"assigning `{name}` of a function is not supported yet", "")
            case ConA():
                rows = [r for r in engine.knowledge.methods(atom.name, name) if r.setter]
                if rows:
                    self.call_rows(name, rows, atom, Arguments(node, [value]), Var("set"))
                elif lacks_row(atom.name, name):
                    self.problem("FER0404", node, f"`{atom.name}.{name}` cannot be assigned yet", "")
            case _:
                pass

    def may_hide(self, cls: ClassInfo, method: FuncInfo) -> bool:
        """Whether an attribute of one instance may stand before the method, as it does where the name is read."""
        is_special = method.name.startswith("__") and method.name.endswith("__")
        return method.kind == "property" or not (is_special or cls.is_exception)

    # Methods by name

    def method_call(self, subject: Var, name: str, args: list[Var], result: Var, node: ast.AST) -> None:
        """`subject.name(*args)` where the syntax has no call: operators, `with`, iteration."""
        self.solver.listen(subject, lambda atom: self.method_atom(atom, name, args, result, node))

    def method_atom(self, atom: Atom, name: str, args: list[Var], result: Var, node: ast.AST) -> bool:
        """Calls a method of one kind of value; whether it has the method."""
        call = Arguments(node, list(args))
        match atom:
            case InstA():
                method = atom.cls.lookup(name)
                if method is None:
                    return False
                func = self.engine.function(method, atom.cls.outer)
                self.call_function(func, call, result, receiver=None if method.kind == "static" else atom)
                return True
            case ConA():
                rows = self.engine.knowledge.methods(atom.name, name)
                if rows:
                    self.call_rows(name, rows, atom, call, result, True)
                return bool(rows)
            case TupA():
                return self.method_atom(self.as_sequence(atom, node), name, args, result, node)
            case ClassA():
                if name == "__getitem__" and (getter := atom.cls.lookup("__class_getitem__")) is not None:
                    self.call_function(self.engine.function(getter, atom.cls.outer), call, result, receiver=atom)
                    return True
                method = atom.cls.lookup(f"__meta_{name.strip('_')}__")
                if method is not None:
                    self.call_function(self.engine.function(method, atom.cls.outer), call, result)
                return method is not None
        return False

    # Subscripts

    def expr_Subscript(self, node: ast.Subscript) -> Var:
        return self.subscript_op(node, "__getitem__", None)

    def expr_Slice(self, node: ast.Slice) -> Var:
        for part in (node.lower, node.upper, node.step):
            if part is not None:
                self.solver.listen(self.expr(part), lambda atom, part=part: self.bound_of_slice(atom, part))  # type: ignore[misc]
        return self.of(self.engine.con("slice"))

    def bound_of_slice(self, atom: Atom, part: ast.expr) -> None:
        """An object of the program gives its bound by `__index__`."""
        if isinstance(atom, InstA):
            self.method_atom(atom, "__index__", [], Var("bound"), part)

    def subscript_op(self, node: ast.Subscript, name: str, value: Var | None) -> Var:
        subject = self.expr(node.value)
        index = self.expr(node.slice)
        result = Var("item")
        if value is not None:
            self.inst.nodes[node] = value

        def listener(atom: Atom) -> None:
            if self.is_generic_class(atom) and name == "__getitem__":
                self.solver.add(result, atom)
                return
            if isinstance(atom, TupA) and name == "__getitem__" and self.tuple_item(atom, node.slice, result):
                return
            names = getattr(atom.cls.node, "tuple_fields", []) if isinstance(atom, InstA) else []
            at = constant_int(node.slice)
            if names and at is not None and -len(names) <= at < len(names):
                self.attribute_atom(atom, names[at], result, node)
                return
            args = [index] if value is None else [index, value]
            if (
                not self.method_atom(atom, name, args, result, node)
                and isinstance(atom, ConA)
                and lacks_row(atom.name, name)
            ):
                self.problem("FER0404", node, f"`{atom.name}.{name}` is not covered yet", "")

        self.solver.listen(subject, listener)
        return result

    def is_generic_class(self, atom: Atom) -> bool:
        """`Stack[int]` is the class `Stack` when the program runs."""
        if isinstance(atom, ClassA):
            return not any(atom.cls.lookup(n) for n in ("__meta_getitem__", "__class_getitem__"))
        return isinstance(atom, TableClassA)

    def tuple_item(self, atom: TupA, index: ast.expr, result: Var) -> bool:
        """A constant index into a tuple of known length gives that item."""
        position = constant_int(index)
        if position is not None:
            if -len(atom.items) <= position < len(atom.items):
                self.solver.flow(atom.items[position], result)
            return True
        if isinstance(index, ast.Slice):
            bounds = [constant_int(p) if p is not None else None for p in (index.lower, index.upper, index.step)]
            given = [p for p in (index.lower, index.upper, index.step) if p is not None]
            if len([b for b in bounds if b is not None]) == len(given):
                items = atom.items[slice(*bounds)]
                made = self.engine.tuple_of(len(items), self.inst, index)
                for source, target in zip(items, made.items, strict=True):
                    self.solver.flow(source, target)
                self.solver.add(result, made)
                return True
        return False

    # Iteration

    def is_iterable(self, atom: Atom) -> bool:
        match atom:
            case TupA():
                return True
            case ConA():
                return self.engine.iter_pattern(atom.name) is not None
            case InstA():
                return atom.cls.lookup("__iter__") is not None or atom.cls.lookup("__getitem__") is not None
            case ClassA():
                return atom.cls.lookup("__meta_iter__") is not None
        return False

    def iterate(self, subject: Var, elem: Var, node: ast.AST) -> None:
        """The elements of whatever `subject` is flow to `elem`."""
        self.solver.listen(subject, lambda atom: self.iterate_atom(atom, elem, node))

    def iterate_atom(self, atom: Atom, elem: Var, node: ast.AST) -> None:
        match atom:
            case TupA():
                for item in atom.items:
                    self.solver.flow(item, elem)
            case ConA():
                found = self.engine.iter_pattern(atom.name)
                if found is None:
                    return
                owner, pattern = found
                env = class_env(self, atom.name, dict(atom.params), owner) or {}  # type: ignore[arg-type]
                if pattern.kind == "var":
                    self.solver.flow(env[pattern.name], elem)
                else:
                    from ferrule.infer.rows import RowCall

                    call = RowCall(self, [], atom, Arguments(node), elem)  # type: ignore[arg-type]
                    call.pour(pattern, env, ("iter",), elem)
            case InstA():
                if atom.cls.lookup("__iter__") is not None:
                    iterator = Var("iterator")
                    self.method_atom(atom, "__iter__", [], iterator, node)
                    self.solver.listen(iterator, lambda inner: self.advance(inner, elem, node))
                elif atom.cls.lookup("__getitem__") is not None:
                    self.method_atom(atom, "__getitem__", [self.of(self.engine.con("int"))], elem, node)
            case ClassA():
                if (method := atom.cls.lookup("__meta_iter__")) is not None:
                    made = Var("members")
                    self.call_function(self.engine.function(method, atom.cls.outer), Arguments(node), made)
                    self.iterate(made, elem, node)

    def advance(self, iterator: Atom, elem: Var, node: ast.AST) -> None:
        if isinstance(iterator, InstA):
            self.method_atom(iterator, "__next__", [], elem, node)
        else:
            self.iterate_atom(iterator, elem, node)


def has_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node) is not None


# Classes of the library that only mark a class, and their own bases.
MARKERS: dict[str, list[str]] = {
    "abc.ABC": ["abc.ABC"],
    "typing.Generic": ["typing.Generic"],
    "typing.Protocol": ["typing.Protocol", "typing.Generic"],
}

MARKER_NAMES = {name.rpartition(".")[2] for name in MARKERS}


def written_bases(cls: ClassInfo) -> list[str]:
    return [n for n in (ast.unparse(b).partition("[")[0] for b in cls.node.bases) if n != "object"]


def full_order(cls: ClassInfo, origin: Callable[[str, str], str]) -> list[ClassInfo | str]:
    """The order of bases as CPython has it, with the marker classes of the library by their names."""
    sequences: list[list[ClassInfo | str]] = []
    own = [b for b in cls.bases if isinstance(b, ClassInfo)]
    direct: list[ClassInfo | str] = []
    for name in written_bases(cls):
        head, dot, rest = name.partition(".")
        known = MARKERS.get(origin(cls.module, head) + dot + rest)
        base: ClassInfo | str | None = known[0] if known else own.pop(0) if own else None
        if base is not None:
            direct.append(base)
            sequences.append(list(known) if known else full_order(base, origin) if isinstance(base, ClassInfo) else [])
    sequences.append(list(direct))
    order: list[ClassInfo | str] = [cls]
    while sequences := [s for s in sequences if s]:
        head_ = next((s[0] for s in sequences if not any(s[0] in other[1:] for other in sequences)), sequences[0][0])
        order.append(head_)
        sequences = [[c for c in s if c != head_] for s in sequences]
    return order


def has_hidden_bases(cls: ClassInfo) -> bool:
    """Whether CPython's order of bases has classes that the program does not define: `Enum`, `tuple`, ..."""
    for c in cls.mro:
        if c.is_exception or len([n for n in written_bases(c) if n.rpartition(".")[2] not in MARKER_NAMES]) != len(
            c.bases
        ):
            return True
        if kind_of(c.node) or hasattr(c.node, "tuple_fields") or hasattr(c.node, "enum_members"):
            return True
    return False


def constant_int(node: ast.expr | None) -> int | None:
    match node:
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
    return None
