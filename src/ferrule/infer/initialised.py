"""Which attributes `__init__` certainly sets before anybody can read them.

The walk follows `__init__` in execution order, into `super().__init__` and into methods that it calls on `self`, and
ends where `self` escapes: from there on, somebody else may look.
"""

from __future__ import annotations

import ast

from ferrule.infer.model import ClassInfo, FuncInfo
from ferrule.load.nodes import subtree

DEPTH = 6


class Escaped(Exception):
    """`self` got away."""


def initialised(cls: ClassInfo) -> dict[str, None]:
    """The attributes that every instance of exactly this class has when its constructor returns or `self` escapes, in
    the order of their first assignment.
    """
    init = cls.lookup("__init__")
    if init is None or cls.lookup("__new__") is not None:
        return {}  # without `__init__`, or before it, somebody may look
    walk = InitWalk(cls)
    try:
        walk.function(init, DEPTH)
    except Escaped:
        pass
    return {name: None for name in walk.known if name not in walk.of_class}


class InitWalk:
    """One walk; `known` grows as assignments are passed. What is read before is in `of_class`: the class has it, and
    the read has to find out that the instance does not.
    """

    def __init__(self, cls: ClassInfo) -> None:
        self.cls = cls
        self.known: dict[str, None] = {}
        self.of_class: set[str] = set()

    def function(self, info: FuncInfo, depth: int) -> None:
        if depth == 0 or info.is_generator or not info.param_names or isinstance(info.node, ast.Lambda):
            raise Escaped
        self.block(info.node.body, info.param_names[0], info, depth)

    def block(self, body: list[ast.stmt], me: str, info: FuncInfo, depth: int) -> None:
        for stmt in body:
            self.stmt(stmt, me, info, depth)
            if isinstance(stmt, ast.Return):
                return

    def stmt(self, stmt: ast.stmt, me: str, info: FuncInfo, depth: int) -> None:
        match stmt:
            case ast.Assign():
                self.expr(stmt.value, me, info, depth)
                for target in stmt.targets:
                    self.target(target, me, info, depth)
            case ast.AnnAssign():
                if stmt.value is not None:
                    self.expr(stmt.value, me, info, depth)
                    self.target(stmt.target, me, info, depth)
            case ast.If():
                self.expr(stmt.test, me, info, depth)
                self.branches([stmt.body, stmt.orelse], me, info, depth)
            case ast.For() | ast.While():
                self.expr(stmt.iter if isinstance(stmt, ast.For) else stmt.test, me, info, depth)
                if isinstance(stmt, ast.For):
                    self.target(stmt.target, me, info, depth)
                self.branches([stmt.body, []], me, info, depth)
            case ast.Try():
                self.attempt(stmt, me, info, depth)
            case ast.With():
                for item in stmt.items:
                    self.expr(item.context_expr, me, info, depth)
                    if item.optional_vars is not None:
                        self.target(item.optional_vars, me, info, depth)
                self.branches([stmt.body, []], me, info, depth)  # the manager may swallow an exception
            case ast.Expr() | ast.AugAssign() | ast.Assert() | ast.Raise() | ast.Return() | ast.Pass():
                for child in ast.iter_child_nodes(stmt):
                    if isinstance(child, ast.expr):
                        self.expr(child, me, info, depth)
            case ast.Import() | ast.ImportFrom() | ast.Global():
                pass
            case _:
                if mentions(stmt, me):
                    raise Escaped

    def attempt(self, stmt: ast.Try, me: str, info: FuncInfo, depth: int) -> None:
        """Handlers and `finally` know only what was set before; what follows knows what every way through sets."""
        before = dict(self.known)
        self.branches([stmt.body + stmt.orelse, *(h.body for h in stmt.handlers)], me, info, depth)
        through = self.known
        self.known = dict(before)
        self.block(stmt.finalbody, me, info, depth)
        if any(isinstance(n, ast.Return) for s in stmt.finalbody for n in subtree(s)):
            raise Escaped  # the exception of an unfinished body is gone, and the constructor returns
        self.known = through | self.known

    def branches(self, bodies: list[list[ast.stmt]], me: str, info: FuncInfo, depth: int) -> None:
        """Only what all branches set is set; a branch that raises sets nothing for what follows."""
        before = dict(self.known)
        results: list[dict[str, None]] = []
        for body in bodies:
            self.known = dict(before)
            try:
                self.block(body, me, info, depth)
            except Escaped:
                self.known = before
                raise
            if any(isinstance(s, ast.Return) for s in body):
                self.known = before
                raise Escaped
            if not any(isinstance(s, ast.Raise) for s in body):
                results.append(self.known)
        self.known = {n: None for n in results[0] if all(n in r for r in results)} if results else before

    def target(self, node: ast.expr, me: str, info: FuncInfo, depth: int) -> None:
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == me:
                if any(attr in c.setters for c in self.cls.mro) or self.cls.lookup("__setattr__") is not None:
                    raise Escaped
                self.known[attr] = None
            case ast.Tuple() | ast.List():
                for item in node.elts:
                    self.target(item, me, info, depth)
            case ast.Name():
                if node.id == me:
                    raise Escaped
            case _:
                self.expr(node, me, info, depth)

    def expr(self, node: ast.expr, me: str, info: FuncInfo, depth: int) -> None:
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=attr)):
                self.arguments(node, me, info, depth)
                method = self.cls.lookup(attr, after=info.cls) if info.cls is not None else None
                if method is not None:
                    self.function(method, depth - 1)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if name == me:
                self.arguments(node, me, info, depth)
                method = self.cls.lookup(attr)
                if method is not None and method.kind in ("method", "static"):
                    if method.kind == "method":
                        self.function(method, depth - 1)
                elif attr not in self.known:
                    raise Escaped
            case ast.Call(
                func=ast.Name(id="setattr"), args=[ast.Name(id=name), ast.Constant(value=str(attr)), value]
            ) if name == me and getattr(node, "raw", False):
                self.expr(value, me, info, depth)
                if any(attr in c.setters for c in self.cls.mro):
                    raise Escaped
                self.known[attr] = None
            case ast.Call(func=ast.Name(id="type" | "isinstance" | "id"), args=[ast.Name(id=name), *rest]) if (
                name == me
            ):
                for arg in rest:
                    self.expr(arg, me, info, depth)
            case ast.Attribute(value=ast.Name(id=name), attr="__class__") if name == me:
                pass
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == me:
                method = self.cls.lookup(attr)
                if method is not None and method.kind == "property":
                    self.function(method, depth - 1)
                elif (attr not in self.known and self.cls.lookup_attr(attr) is None) or method is not None:
                    raise Escaped
                elif attr not in self.known:
                    self.of_class.add(attr)
            case ast.Name(id=name) if name == me:
                raise Escaped
            case ast.Lambda() if mentions(node, me):
                raise Escaped
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.expr(child, me, info, depth)
                    elif mentions(child, me):
                        raise Escaped

    def arguments(self, node: ast.Call, me: str, info: FuncInfo, depth: int) -> None:
        for arg in [*node.args, *(k.value for k in node.keywords)]:
            self.expr(arg, me, info, depth)


def mentions(node: ast.AST, name: str) -> bool:
    return any(isinstance(n, ast.Name) and n.id == name for n in subtree(node))
