"""Finds the functions and classes of all modules before anything flows."""

from __future__ import annotations

import ast
from dataclasses import replace

from ferrule.infer.engine import Engine
from ferrule.infer.model import ClassInfo, FuncInfo
from ferrule.infer.scopes import Scope
from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS, SECOND_NAMES, is_subclass_of
from ferrule.load import Module
from ferrule.load.nodes import own_nodes

METHOD_KINDS = {
    "property": "property",
    "staticmethod": "static",
    "classmethod": "class",
    "functools.cached_property": "property",
}
IGNORED_BASES = {
    "object",
    "abc.ABC",
    "typing.Generic",
    "typing.Protocol",
    "typing_extensions.Protocol",
    "enum.Enum",
    *(f"collections.abc.{n}" for n in ("Hashable", "Sized", "Callable")),
}


def declare(engine: Engine) -> None:
    for module in engine.program.modules.values():
        Declarer(engine, module).run()
    for cls in engine.classes.values():
        link_bases(engine, cls)
    for cls in engine.classes.values():
        cls.mro = linearise(cls)
        order_facts(engine, cls)


class Declarer:
    """Collects the definitions of one module."""

    def __init__(self, engine: Engine, module: Module) -> None:
        self.engine = engine
        self.module = module

    def run(self) -> None:
        self.scope(self.engine.scopes[self.module.name], self.module.name, None, None)

    def scope(self, scope: Scope, prefix: str, cls: ClassInfo | None, parent: FuncInfo | None) -> None:
        for node, child in scope.children.items():
            self.engine.function_scopes[node] = child
            if isinstance(node, ast.ClassDef):
                self.class_(node, child, prefix, parent)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                self.function(node, child, prefix, cls, parent)

    def function(self, node, child: Scope, prefix: str, cls: ClassInfo | None, parent: FuncInfo | None) -> None:  # type: ignore[no-untyped-def]
        name = getattr(node, "name", f"lambda_{node.lineno}_{node.col_offset}")
        info = FuncInfo(name, f"{prefix}.{name}", node, self.module.name, cls, parent)
        taken = {f.key for f in self.engine.functions.values()}
        if info.key in taken:
            info.key += f":{node.lineno}"
        while info.key in taken:  # functions that were written out stand at one place
            info.key += "'"
        info.is_generator = is_generator(node)
        self.engine.functions[node] = info
        if cls is not None:
            self.method(cls, info)
        self.scope(child, info.key, None, info)

    def method(self, cls: ClassInfo, info: FuncInfo) -> None:
        if isinstance(info.node, ast.Lambda):
            info.cls = None
            return
        info.kind = "method"
        if info.name == "__del__" and does_nothing(info.node):
            return
        if info.name in ("__del__", "__getattribute__", "__deepcopy__"):
            self.engine.report("FER0313", info.module, info.node, f"`{info.name}` is not supported yet")
        for decorator in info.node.decorator_list:
            name = ast.unparse(decorator)
            origin = (
                self.engine.origin(info.module, name.partition(".")[0])
                + name.partition(".")[1]
                + name.partition(".")[2]
            )
            if origin in METHOD_KINDS:
                info.kind = METHOD_KINDS[origin]
            elif name.endswith(".setter"):
                info.kind = "setter"
                cls.setters[info.name] = info
                return
            elif name.endswith(".deleter"):
                info.kind = "setter"
                cls.deleters[info.name] = info
                return
            elif name.endswith(".getter"):
                info.kind = "property"
            elif origin not in (
                "abc.abstractmethod",
                "abc.abstractproperty",
                "typing.override",
                "override",
                "functools.wraps",
            ):
                self.engine.report(
                    "FER0314", info.module, decorator, f"the decorator `{name}` on a method is not supported yet"
                )
        if info.name in ("__class_getitem__", "__init_subclass__", "__new__"):
            info.kind = "class"
        if info.name in (
            "__meta_made__",
            "__meta_init__",
            "__meta_iter__",
            "__meta_call__",
            "__meta_getitem__",
            "__meta_len__",
            "__meta_contains__",
            "__meta_members__",
        ):
            info.kind = "static"
        cls.methods[info.name] = info

    def class_(self, node: ast.ClassDef, child: Scope, prefix: str, parent: FuncInfo | None) -> None:
        cls = ClassInfo(getattr(node, "shown_name", node.name), f"{prefix}.{node.name}", node, self.module.name)
        if any(other.key == cls.key for other in self.engine.classes.values()):
            cls.key += f":{node.lineno}"
        self.engine.classes[node] = cls
        self.scope(child, cls.key, cls, parent)
        self.assigned_methods(cls)

    def assigned_methods(self, cls: ClassInfo) -> None:
        """`__radd__ = __add__` and `area = property(get_area)` in the body of a class make methods."""
        for stmt in cls.node.body:
            match stmt:
                case ast.Assign(value=ast.Name(id=source)) if source in cls.methods:
                    self.alias(cls, stmt, cls.methods[source])
                case ast.Assign(value=ast.Lambda() as node):
                    self.lambda_method(cls, stmt, node, "method")
                case ast.Assign(value=ast.Call(func=ast.Name(id=kind), args=[ast.Lambda() as node], keywords=[])) if (
                    kind in METHOD_KINDS
                ):
                    self.lambda_method(cls, stmt, node, METHOD_KINDS[kind])
                case ast.Assign(value=ast.Call(func=ast.Name(id=kind), args=[ast.Name(id=source), *rest])) if (
                    kind in METHOD_KINDS and source in cls.methods
                ):
                    made = cls.methods[source]
                    self.alias(cls, stmt, replace(made, kind=METHOD_KINDS[kind], key=f"{made.key}:{kind}"))
                    if rest and isinstance(rest[0], ast.Name) and rest[0].id in cls.methods:
                        setter = cls.methods[rest[0].id]
                        for name in targets_of(stmt):
                            cls.setters[name] = replace(setter, kind="setter", key=f"{setter.key}:setter")

    def lambda_method(self, cls: ClassInfo, stmt: ast.Assign, node: ast.Lambda, kind: str) -> None:
        """`size = property(lambda self: ...)`: a lambda in the body of a class is a method too."""
        made = self.engine.functions[node]
        made.cls, made.kind = cls, kind
        self.alias(cls, stmt, made)

    def alias(self, cls: ClassInfo, stmt: ast.Assign, method: FuncInfo) -> None:
        if all(isinstance(t, ast.Name) for t in stmt.targets):
            stmt.names_method = True  # type: ignore[attr-defined]
            for name in targets_of(stmt):
                cls.methods[name] = method


def targets_of(stmt: ast.Assign) -> list[str]:
    return [t.id for t in stmt.targets if isinstance(t, ast.Name)]


def link_bases(engine: Engine, cls: ClassInfo) -> None:
    for base in cls.node.bases:
        if isinstance(base, ast.Subscript):
            base = base.value
        name = ast.unparse(base)
        head, dot, rest = name.partition(".")
        origin = engine.origin(cls.module, head) + dot + rest
        found = find_class(engine, cls, name, origin)
        if found is not None:
            cls.bases.append(found)
            found.subclasses.append(cls)
        elif is_subclass_of(origin, "BaseExceptionGroup"):
            engine.partly_known.add(cls)
            engine.report("FER0315", cls.module, base, f"`{name}` as a base class is not supported yet")
        elif origin in BUILTIN_EXCEPTIONS and (dot or origin != name or name not in engine.scopes[cls.module].bound):
            cls.builtin_base = SECOND_NAMES.get(origin, origin)
            cls.bases.append(cls.builtin_base)
            cls.is_exception = True
        elif origin not in IGNORED_BASES:
            engine.partly_known.add(cls)
            engine.report("FER0315", cls.module, base, f"`{name}` as a base class is not supported yet")


def find_class(engine: Engine, cls: ClassInfo, name: str, origin: str) -> ClassInfo | None:
    if (local := class_in_sight(engine, cls, name)) is not None and origin == name:
        return local
    for other in engine.classes.values():
        if other is not cls and other.key == origin:
            return other
    module, _, last = origin.rpartition(".")
    if module in engine.program.modules and (again := engine.imports.get(module, {}).get(last)):
        return find_class(engine, cls, name, again[0])  # re-exported by a package
    return None


def class_in_sight(engine: Engine, cls: ClassInfo, name: str) -> ClassInfo | None:
    """The class that a dotted name denotes where `cls` is defined: the innermost scope that has it wins."""
    before = [c for c in engine.classes.values() if c is not cls and c.module == cls.module]
    prefix = cls.key.rpartition(".")[0]
    while prefix:
        found = [c for c in before if c.key.partition(":")[0] == f"{prefix}.{name}"]
        earlier = [c for c in found if c.node.lineno <= cls.node.lineno]
        if found:
            return (earlier or found)[-1]
        if prefix == cls.module:
            break
        prefix = prefix.rpartition(".")[0]
    return None


def linearise(cls: ClassInfo) -> list[ClassInfo]:
    """The C3 method resolution order over the program's classes (The Python 2.3 Method Resolution Order, Simionato)."""
    bases = [b for b in cls.bases if isinstance(b, ClassInfo)]
    sequences = [linearise(b) for b in bases] + [list(bases)]
    order = [cls]
    while sequences := [s for s in sequences if s]:
        head = next((s[0] for s in sequences if not any(s[0] in other[1:] for other in sequences)), sequences[0][0])
        order.append(head)
        sequences = [[c for c in s if c is not head] for s in sequences]
    return order


def order_facts(engine: Engine, cls: ClassInfo) -> None:
    for base in cls.mro[1:]:
        if base.is_exception or any(isinstance(b, str) for b in base.bases):
            cls.is_exception = True
            cls.builtin_base = cls.builtin_base or next(
                (b for b in base.bases if isinstance(b, str)), base.builtin_base
            )


def is_generator(node: ast.AST) -> bool:
    return getattr(node, "is_coroutine", False) or any(
        isinstance(n, ast.Yield | ast.YieldFrom) for n in own_nodes(node)
    )


def does_nothing(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return all(isinstance(s, ast.Pass) or isinstance(getattr(s, "value", None), ast.Constant) for s in node.body)
