"""Classes inside functions whose methods use variables of the function: an instance keeps what it needs.

    def make(prefix):                         def make(prefix):
        class Local:                              class Local:
            def say(self):                            def __init__(self, captured_prefix): ...
                return prefix + "!"                   def say(self): return self.captured_prefix + "!"
        return Local                              def made_Local(): return Local(prefix)
                                                  return made_Local

Where a variable may change after the class is made, or a method has no instance to keep it, the class stays as it is,
and is refused later.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Container
from typing import Any

from ferrule.load.nodes import own_nodes, subtree

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def rewrite(function: FunctionNode, around: list[FunctionNode]) -> None:
    """Rewrites the classes that stand directly in the body of a function."""
    outer = [*around, function]
    for stmt in list(function.body):
        if isinstance(stmt, ast.ClassDef) and not stmt.decorator_list and not stmt.keywords:
            names = captured(stmt, outer)
            if not names or not all(is_constant(n, outer) for n in names):
                continue
            if made_before(function, stmt.name, names):
                continue  # an instance would keep what is not there yet
            if can_keep(stmt, names):
                keep(function, stmt, sorted(names))
            elif can_share(stmt, names):
                share(stmt, sorted(names))


def bound_in(function: FunctionNode) -> dict[str, int]:
    """How often the function binds each name."""
    found: dict[str, int] = {}
    a = function.args
    for arg in [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]:
        found[arg.arg] = 1
    for node in own_nodes(function):
        name = ""
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            name = node.id
        elif isinstance(node, FunctionNode | ast.ClassDef):
            name = node.name
        if name:
            again = 2 if isinstance(node, ast.Name) and in_loop(function, node) else 1
            found[name] = found.get(name, 0) + again
    return found


def in_loop(function: FunctionNode, name: ast.Name) -> bool:
    loops = [n for n in own_nodes(function) if isinstance(n, ast.For | ast.While)]
    return any(name in own_nodes(loop) for loop in loops)


def methods(cls: ast.ClassDef) -> list[FunctionNode]:
    return [s for s in cls.body if isinstance(s, FunctionNode)]


def captured(cls: ast.ClassDef, outer: list[FunctionNode]) -> set[str]:
    """The variables of the functions around that the methods read."""
    known = {n for f in outer for n in bound_in(f) if local_class(n, f) is None}
    found: set[str] = set()
    for method in methods(cls):
        inside = {n for f in subtree(method) if isinstance(f, FunctionNode) for n in bound_in(f)}
        inside |= {a.arg for n in subtree(method) if isinstance(n, ast.Lambda) for a in n.args.args}
        inside |= {
            t.id
            for n in subtree(method)
            if isinstance(n, ast.comprehension)
            for t in subtree(n.target)
            if isinstance(t, ast.Name)
        }
        for part in method.body:
            for node in subtree(part):
                if isinstance(node, ast.Name) and node.id in known - inside and node.id != cls.name:
                    found.add(node.id)
    return found


def local_class(name: str, function: ast.AST) -> ast.ClassDef | None:
    """The class in the body of a function that is all that the variable ever is: known without data."""
    if not isinstance(function, FunctionNode):
        return None
    made = [s for s in function.body if isinstance(s, ast.ClassDef) and s.name == name and not s.decorator_list]
    return made[0] if made and bound_in(function)[name] == 1 else None


def is_constant(name: str, outer: list[FunctionNode]) -> bool:
    counts = [bound_in(f)[name] for f in outer if name in bound_in(f)]
    changed = any(isinstance(n, ast.Nonlocal) and name in n.names for f in outer for n in subtree(f))
    return counts[-1:] == [1] and not changed


def made_before(function: FunctionNode, cls: str, names: set[str]) -> bool:
    """Whether the function names the class before, or where, it binds one of the variables."""
    uses = [n for n in own_nodes(function) if isinstance(n, ast.Name) and n.id == cls]
    first = min((n.lineno for n in uses), default=None)
    if first is None:
        return False
    for stmt in own_nodes(function):
        if isinstance(stmt, ast.stmt) and not isinstance(stmt, ast.For | ast.While | ast.If | ast.With | ast.Try):
            bound = {n.id for n in subtree(stmt) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            if not isinstance(stmt, FunctionNode | ast.ClassDef) and bound & names and first <= (stmt.end_lineno or 0):
                return True
    return False


def can_keep(cls: ast.ClassDef, names: set[str]) -> bool:
    for method in methods(cls):
        if any(
            isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == cls.name for n in subtree(method)
        ):
            return False  # a new instance would lack what this one keeps
        uses = any(isinstance(n, ast.Name) and n.id in names for part in method.body for n in subtree(part))
        if uses and not plain(method):
            return False
    return not any(isinstance(s, ast.ClassDef) for s in cls.body)


def can_share(cls: ast.ClassDef, names: set[str]) -> bool:
    """Whether each method that uses the variables has an instance or the class."""
    for method in methods(cls):
        uses = any(isinstance(n, ast.Name) and n.id in names for part in method.body for n in subtree(part))
        if uses and not plain(method, {"property", "classmethod"}):
            return False
    return not any(isinstance(s, ast.ClassDef) for s in cls.body)


def share(cls: ast.ClassDef, names: list[str]) -> None:
    """The class itself has what its class methods need. Lowering sees to it that such a class is made once."""
    for method in methods(cls):
        InInstance(names, method.args.args[0].arg if method.args.args else "").visit_body(method)
    for name in reversed(names):
        assign = located(ast.parse(f"captured_{name} = {name}").body[0], cls)
        assign.is_shared = True
        cls.body.insert(0, assign)


def plain(method: FunctionNode, known: Container[str] = ("property",)) -> bool:
    """Whether the method has an instance, in a parameter that keeps its value."""
    kinds = {ast.unparse(d) for d in method.decorator_list}
    if any(kind not in known for kind in kinds) or not method.args.args:
        return False
    me = method.args.args[0].arg
    return bound_in(method)[me] == 1


def keep(function: FunctionNode, cls: ast.ClassDef, names: list[str]) -> None:
    """Gives the class attributes for the names, and the function one more that makes instances."""
    init = next((m for m in methods(cls) if m.name == "__init__"), None)
    for method in methods(cls):
        InInstance(names, method.args.args[0].arg if method.args.args else "").visit_body(method)
    if init is None:
        rest = "*rest" if cls.bases else ""
        call = "super().__init__(*rest)" if cls.bases else "pass"
        text = f"def __init__({', '.join(p for p in ('self', rest) if p)}):\n    {call}"
        init = located(ast.parse(text).body[0], cls)
        cls.body.insert(0, init)
    assert init is not None
    me = init.args.args[0].arg
    signature = copy.deepcopy(init.args)
    signature.args = signature.args[1:]
    for i, name in enumerate(names):
        init.args.args.insert(1 + i, located(ast.arg(f"captured_{name}"), cls))
        init.body.insert(i, located(ast.parse(f"{me}.captured_{name} = captured_{name}").body[0], cls))
    made = f"made_{cls.name}"
    function.body.insert(function.body.index(cls) + 1, factory(cls, made, signature, names))
    for stmt in function.body:
        if stmt is not cls and getattr(stmt, "name", "") != made:
            Uses(cls.name, made).visit(stmt)


def factory(cls: ast.ClassDef, made: str, signature: ast.arguments, names: list[str]) -> ast.FunctionDef:
    given = [*names, *(a.arg for a in [*signature.posonlyargs, *signature.args])]
    given += [f"*{signature.vararg.arg}"] if signature.vararg else []
    given += [f"{a.arg}={a.arg}" for a in signature.kwonlyargs]
    given += [f"**{signature.kwarg.arg}"] if signature.kwarg else []
    found = ast.parse(f"def {made}():\n    return {cls.name}({', '.join(given)})").body[0]
    assert isinstance(found, ast.FunctionDef)
    found.args = signature
    found.shown_name = cls.name  # type: ignore[attr-defined]
    located(found, cls)
    return found


def located(node: Any, at: ast.AST) -> Any:
    for part in subtree(node):
        if isinstance(part, ast.expr | ast.stmt | ast.arg | ast.keyword):
            ast.copy_location(part, at)
    return node


class InInstance(ast.NodeTransformer):
    """Captured names in a method as attributes of its instance."""

    def __init__(self, names: list[str], me: str) -> None:
        self.names = names
        self.me = me

    def visit_body(self, method: FunctionNode) -> None:
        method.body = [self.visit(stmt) for stmt in method.body]

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.names:
            return node
        owner = ast.copy_location(ast.Name(self.me, ast.Load()), node)
        return ast.copy_location(ast.Attribute(owner, f"captured_{node.id}", ast.Load()), node)


class Uses(ast.NodeTransformer):
    """The class as a value is the function that makes its instances; where only the class will do it stays."""

    def __init__(self, name: str, made: str) -> None:
        self.name = name
        self.made = made

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id == self.name and isinstance(node.ctx, ast.Load):
            return ast.copy_location(ast.Name(self.made, ast.Load()), node)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id == self.name:
            return node
        self.generic_visit(node)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [self.visit(stmt) for stmt in node.body]
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id in ("isinstance", "issubclass") and len(node.args) == 2:
            node.args[0] = self.visit(node.args[0])
            return node
        self.generic_visit(node)
        return node
