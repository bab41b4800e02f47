"""Attributes whose name is a value: `getattr`, `setattr`, `hasattr`, `delattr`, `vars`.

The names that can be meant are those that the source shows (`strings.py`), else all that the object has. A method
that is told a name (`__getattr__`, `__setattr__`, `__delattr__`) has a version for each name that is written out.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ferrule.infer.model import Atom, ClassA, ClassInfo, ConA, FuncInfo, FuncInst, InstA, ModuleA, TupA, Var
from ferrule.infer.rows import Arguments
from ferrule.infer.strings import affixes

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine

TOLD_NAMES = ("__getattr__", "__setattr__", "__delattr__")
NAMED_FORMS = ("getattr", "setattr", "hasattr", "delattr")


@dataclass(frozen=True)
class Choice:
    """The names that a computed name may be."""

    exact: frozenset[str] | None
    prefix: str = ""
    suffix: str = ""

    def takes(self, name: str) -> bool:
        if self.exact is not None:
            return name in self.exact
        if name.startswith("__") and not self.prefix.startswith("__"):
            return False
        return name.startswith(self.prefix) and name.endswith(self.suffix)


@dataclass
class DynamicAccess:
    """One kind of object at one access by a computed name; more names may turn up as the analysis goes on."""

    names: Callable[[], list[str]]
    use: Callable[[str], None]
    done: set[str] = field(default_factory=set)

    def close(self) -> bool:
        found = [n for n in self.names() if n not in self.done]
        for name in found:
            self.done.add(name)
            self.use(name)
        return bool(found)


def told_name(inst: FuncInst) -> str:
    """The name that a version of `__getattr__` and the like is for."""
    return inst.group.partition("*")[0][1:] if inst.group.startswith("=") else ""


def constant_name(engine: Engine, node: ast.expr, inst: FuncInst) -> str | None:
    """The one text that an expression is, in this version of the function."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name) and (name := told_name(inst)):
        info = inst.func
        scope = engine.function_scopes[info.node]
        web = scope.webs.get(node)
        if len(info.param_names) > 1 and node.id == info.param_names[1]:
            if web is not None and web.is_param and len(web.defs) == 1:
                return name
    texts = engine.strings.texts(node)
    return next(iter(texts)) if texts is not None and len(texts) == 1 else None


def name_group(engine: Engine, info: FuncInfo, call: ast.AST, caller: FuncInst) -> str:
    """The version of a method that is told a name, for the name at this place."""
    if info.cls is None or info.name not in TOLD_NAMES:
        return ""
    match call:
        case ast.Attribute(attr=name):
            return f"={name}"
        case ast.Call(func=ast.Name(id=form), args=[_, node, *_]) if form in NAMED_FORMS:
            known = constant_name(engine, node, caller)
            return f"={known}" if known is not None else ""
        case ast.Call(func=ast.Attribute(attr=name)) if name not in TOLD_NAMES:
            return f"={name}"
    return ""


def choice_of(engine: Engine, node: ast.expr) -> Choice:
    return Choice(engine.strings.texts(node), *affixes(node))


def instance_names(engine: Engine, cls: ClassInfo, *, raw: bool) -> list[str]:
    """What instances of the class have."""
    fields = [n for n in dict.fromkeys(n for c in cls.mro for n in c.fields) if engine.field_written(cls, n)]
    if raw:
        return fields
    return [*fields, *class_names(cls)]


def class_names(cls: ClassInfo) -> list[str]:
    return list(dict.fromkeys(n for c in cls.mro for n in [*c.methods, *c.attrs]))


def module_names(engine: Engine, module: str, *, told: bool) -> list[str]:
    """The variables of a module; `told` are those that some text of the program is the name of."""
    bound = engine.scopes[module].bound
    return sorted(bound & engine.strings.literals if told else bound)


class DynamicNames:
    """The part of the walker that handles attributes by computed names."""

    engine: Engine
    inst: FuncInst

    def named(self, node: ast.Call) -> str | None:
        """The name, where it is known; else the expression is evaluated."""
        name = constant_name(self.engine, node.args[1], self.inst)
        if not isinstance(node.args[1], ast.Constant):
            self.expr(node.args[1])
        return name

    def dynamic(self, names: Callable[[], list[str]], use: Callable[[str], None]) -> None:
        access = DynamicAccess(names, use)
        self.engine.open_calls.append(access)
        access.close()

    def later(self, name: str, use: Callable[[str], None]) -> None:
        """Does something once, when nothing flows any more."""
        self.engine.open_calls.append(DynamicAccess(lambda: [name], use))

    def form_getattr(self, node: ast.Call) -> Var:
        result = Var("getattr")
        subject = self.expr(node.args[0])
        name = self.named(node)
        raw = getattr(node, "raw", False)
        if name is not None:
            self.solver.listen(subject, lambda atom: self.read_named(atom, name, result, node, raw))
        else:
            choice = choice_of(self.engine, node.args[1])
            self.solver.listen(subject, lambda atom: self.read_any(atom, choice, result, node, raw))
        if len(node.args) == 3:
            self.solver.flow(self.expr(node.args[2]), result)
        return result

    def read_named(self, atom: Atom, name: str, result: Var, node: ast.Call, raw: bool) -> None:
        if raw and isinstance(atom, InstA):
            self.solver.flow(self.engine.field_var(atom.cls, name), result)
        else:
            self.attribute_atom(atom, name, result, node)

    def read_any(self, atom: Atom, choice: Choice, result: Var, node: ast.Call, raw: bool) -> None:
        def use(name: str) -> None:
            self.read_named(atom, name, result, node, raw)

        match atom:
            case InstA(cls=cls):
                self.dynamic(lambda: [n for n in instance_names(self.engine, cls, raw=raw) if choice.takes(n)], use)
                if not raw and cls.lookup("__getattr__") is not None:
                    self.method_atom(atom, "__getattr__", [self.of(self.engine.con("str"))], result, node)
            case ClassA(cls=cls):
                self.dynamic(lambda: [n for n in class_names(cls) if choice.takes(n)], use)
            case ModuleA(name=module) if module in self.engine.program.modules:
                bound = module_names(self.engine, module, told=raw)
                self.dynamic(lambda: [n for n in bound if choice.takes(n)], use)
            case ConA() | TupA() | ModuleA() if choice.exact is not None:
                for name in sorted(choice.exact):
                    use(name)
            case ConA(name="None"):
                pass
            case _:
                self.problem("FER0305", node, "the attribute's name is computed", "write the attribute, or use a dict")

    def form_setattr(self, node: ast.Call) -> Var:
        subject, value = self.expr(node.args[0]), self.expr(node.args[2])
        name = self.named(node)
        if name is not None:
            self.solver.listen(subject, lambda atom: self.store_attribute(atom, name, value, node))
        else:
            choice = choice_of(self.engine, node.args[1])
            self.solver.listen(subject, lambda atom: self.store_any(atom, choice, value, node))
        return self.of(self.engine.con("None"))

    def store_any(self, atom: Atom, choice: Choice, value: Var, node: ast.Call) -> None:
        def use(name: str) -> None:
            self.store_attribute(atom, name, value, node)

        match atom:
            case InstA(cls=cls) if cls.lookup("__setattr__") is not None and not getattr(node, "raw", False):
                self.store_attribute(atom, "", value, node)
            case InstA() if choice.exact is not None:
                for name in sorted(choice.exact):
                    use(name)
            case InstA(cls=cls):
                self.dynamic(lambda: [n for n in self.storable(cls) if choice.takes(n)], use)
            case ConA(name="None"):
                pass
            case _:
                self.problem("FER0305", node, "the attribute's name is computed", "write the attribute, or use a dict")

    def storable(self, cls: ClassInfo) -> list[str]:
        """The attributes of instances that some line of the program names."""
        read = [n for c, n in self.engine.fields_read if c in cls.mro or cls in c.mro]
        setters = [n for c in cls.mro for n in c.setters]
        return list(dict.fromkeys([*instance_names(self.engine, cls, raw=True), *read, *setters]))

    def form_hasattr(self, node: ast.Call) -> Var:
        """Asking may run `__getattr__` or a property."""
        asked = Var("hasattr")
        subject = self.expr(node.args[0])
        name = self.named(node)

        def listener(atom: Atom) -> None:
            if isinstance(atom, InstA) and name is not None and may_run(atom.cls, name):
                self.attribute_atom(atom, name, asked, node)

        self.solver.listen(subject, listener)
        return self.of(self.engine.con("bool"))

    def form_delattr(self, node: ast.Call) -> Var:
        subject = self.expr(node.args[0])
        name = self.named(node)
        if name is not None:
            self.solver.listen(subject, lambda atom: self.delete_attribute(atom, name, node))
        else:
            self.problem("FER0305", node, "the attribute's name is computed", "write the attribute, or use a dict")
        return self.of(self.engine.con("None"))

    def delete_attribute(self, atom: Atom, name: str, node: ast.AST) -> None:
        if not isinstance(atom, InstA):
            return
        cls = atom.cls
        deleter = next((c.deleters[name] for c in cls.mro if name in c.deleters), None)
        hook = cls.lookup("__delattr__")
        if hook is not None and not getattr(node, "raw", False):
            call = Arguments(node, [self.of(self.engine.con("str"))])
            self.call_function(self.engine.function(hook, cls.outer), call, Var("del"), receiver=atom)
        elif deleter is not None:
            self.call_function(self.engine.function(deleter, cls.outer), Arguments(node), Var("del"), receiver=atom)
        else:
            self.engine.fields_deleted.add((cls, name))

    def form_vars(self, node: ast.Call) -> Var:
        if len(node.args) != 1 or not getattr(node, "only_read", False):
            return self.form_unsupported(node)
        result = Var("vars")
        made = self.engine.new("dict", self.inst, node)

        def listener(atom: Atom) -> None:
            if isinstance(atom, ConA | TupA):
                return  # no attributes
            if not isinstance(atom, InstA) or atom.cls.is_exception:
                self.form_unsupported(node)
                return
            self.solver.add(made.params["K"], self.engine.con("str"))
            self.solver.add(result, made)
            self.dynamic(
                lambda: instance_names(self.engine, atom.cls, raw=True),
                lambda name: self.solver.flow(self.engine.field_var(atom.cls, name), made.params["V"]),
            )

        self.solver.listen(self.expr(node.args[0]), listener)
        return result


def may_run(cls: ClassInfo, name: str) -> bool:
    """Whether reading the attribute runs code of the program."""
    method = cls.lookup(name)
    return (method is not None and method.kind == "property") or (
        method is None and cls.lookup("__getattr__") is not None
    )
