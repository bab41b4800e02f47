"""Calls whose meaning is not that of a function: their arguments are looked at, not only evaluated."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.hooks import HookRules
from ferrule.infer.model import (
    Atom,
    BoundA,
    ClassA,
    ConA,
    ExcA,
    ExcClassA,
    FuncA,
    FuncInst,
    InstA,
    RowsA,
    SuperA,
    TableClassA,
    TupA,
    Var,
)
from ferrule.infer.naming import DynamicNames
from ferrule.infer.rows import Arguments

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine

SPECIAL_FORMS = {
    "super": "form_super",
    "isinstance": "form_bool",
    "issubclass": "form_bool",
    "callable": "form_bool",
    "hasattr": "form_hasattr",
    "getattr": "form_getattr",
    "setattr": "form_setattr",
    "delattr": "form_delattr",
    "bare_instance__": "form_bare_instance",
    "type": "form_type",
    "tuple": "form_tuple",
    "property": "form_unsupported",
    "staticmethod": "form_first",
    "classmethod": "form_first",
    "NotImplemented": "",
    "eval": "form_unsupported",
    "exec": "form_unsupported",
    "globals": "form_unsupported",
    "locals": "form_unsupported",
    "vars": "form_vars",
    "__import__": "form_unsupported",
    "compile": "form_unsupported",
    "dir": "form_unsupported",
}


class SpecialForms(DynamicNames, HookRules):
    """The part of the walker that handles special forms."""

    engine: Engine
    inst: FuncInst

    def special_form(self, node: ast.Call) -> Var | None:
        if not isinstance(node.func, ast.Name):
            return None
        name = node.func.id
        if name not in SPECIAL_FORMS or not self.is_builtin_name(name, node.func):
            return None
        method = getattr(self, SPECIAL_FORMS[name])
        result: Var | None = method(node)
        return result

    def is_builtin_name(self, name: str, node: ast.AST) -> bool:
        return (
            node not in self.scope.webs
            and name not in self.scope.captures
            and name not in self.engine.scopes[self.module].bound
        )

    def form_super(self, node: ast.Call) -> Var:
        if len(node.args) == 2:
            return self.super_of(node)
        inst: FuncInst | None = self.inst
        while inst is not None and inst.func.cls is None:
            inst = inst.outer
        if inst is None or inst.func.cls is None:
            self.problem("FER0304", node, "`super()` outside a method", "")
            return Var("super")
        cls = inst.func.cls
        result = Var("super")
        first = inst.params[inst.func.param_names[0]]

        def listener(atom: Atom) -> None:
            self.solver.add(result, self.engine.site(("super", cls, atom), lambda: SuperA(cls, atom)))

        self.solver.listen(first, listener)
        return result

    def super_of(self, node: ast.Call) -> Var:
        """`super(A, x)`: from what comes after `A` in the order of bases of `x`, wherever it stands."""
        result, start = Var("super"), self.static_atom(node.args[0])
        if not isinstance(start, ClassA):
            self.problem("FER0304", node, "`super` of a class that is not known statically is not supported yet", "")
            return result
        cls = start.cls

        def listener(atom: Atom) -> None:
            if isinstance(atom, InstA | ClassA) and cls in atom.cls.mro:
                self.solver.add(result, self.engine.site(("super", cls, atom), lambda: SuperA(cls, atom)))

        self.solver.listen(self.expr(node.args[1]), listener)
        return result

    def form_bool(self, node: ast.Call) -> Var:
        for arg in node.args:
            self.expr(arg)
        return self.of(self.engine.con("bool"))

    def form_type(self, node: ast.Call) -> Var:
        result = Var("type")

        def listener(atom: Atom) -> None:
            match atom:
                case InstA(cls=cls) if not cls.is_exception:
                    self.solver.add(result, self.engine.class_atom(cls))
                case InstA() | ExcA():
                    self.solver.add(result, self.engine.con("ExcType"))
                case FuncA():
                    self.solver.add(result, self.engine.plain_class("function"))
                case RowsA():
                    self.solver.add(result, self.engine.plain_class("builtin_function_or_method"))
                case ClassA(cls=cls) if (meta := self.engine.metaclass(cls)) is not None:
                    self.solver.add(result, self.engine.class_atom(meta))
                case ClassA() | TableClassA() | ExcClassA() if not has_metaclass(atom):
                    self.solver.add(result, self.engine.plain_class("type"))
                case BoundA():
                    self.solver.add(result, self.engine.plain_class("method"))
                case ConA(name="None"):
                    self.solver.add(result, self.engine.plain_class("NoneType"))
                case ConA(name="None"):
                    self.solver.add(result, self.engine.plain_class("NoneType"))
                case ConA():
                    if atom.name in self.engine.knowledge.classes:
                        self.solver.add(result, self.engine.table_class(self.engine.knowledge.classes[atom.name]))
                case TupA():
                    self.solver.add(result, self.engine.table_class(self.engine.knowledge.classes["tuple"]))

        self.solver.listen(self.expr(node.args[0]), listener)
        return result

    def form_tuple(self, node: ast.Call) -> Var | None:
        """`tuple(t)` of a tuple of known length is that tuple; anything else is an ordinary call."""
        if len(node.args) != 1 or node.keywords:
            return None
        result = Var("tuple")
        made = self.engine.new("tuple", self.inst, node)

        def listener(atom: Atom) -> None:
            if isinstance(atom, TupA):
                self.solver.add(result, atom)
            else:
                self.solver.add(result, made)
                self.iterate_atom(atom, made.params["T"], node)

        self.solver.listen(self.expr(node.args[0]), listener)
        return result

    def form_first(self, node: ast.Call) -> Var:
        return self.expr(node.args[0])

    def form_unsupported(self, node: ast.Call) -> Var:
        name = node.func.id  # type: ignore[attr-defined]
        self.problem(
            "FER0306", node, f"`{name}` needs the interpreter at run time", "LIMITS.md says what to do instead"
        )
        return Var(name)


def has_metaclass(atom: Atom) -> bool:
    return isinstance(atom, ClassA) and any(m.startswith("__meta_") for c in atom.cls.mro for m in c.methods)


__all__ = ["SPECIAL_FORMS", "Arguments", "ClassA", "SpecialForms", "TableClassA"]
