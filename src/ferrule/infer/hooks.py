"""What a class does when it is made, when an instance is made, and when an attribute of it is read: `__set_name__`,
`__init_subclass__`, `__new__`, descriptors.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import Atom, ClassA, ClassInfo, InstA, Var
from ferrule.infer.rows import Arguments

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine
    from ferrule.infer.model import FuncInst


def is_descriptor(atom: Atom, method: str = "__get__") -> bool:
    return isinstance(atom, InstA) and atom.cls.lookup(method) is not None


def data_descriptor(cls: ClassInfo, name: str) -> bool:
    """Whether the class has, under this name, an object that takes assignments for its instances."""
    owner = cls.lookup_attr(name)
    return owner is not None and any(is_descriptor(a, "__set__") for a in owner.attrs[name].atoms)


class HookRules:
    """The part of the walker that handles these hooks."""

    engine: Engine
    inst: FuncInst

    def class_made(self, cls: ClassInfo) -> None:
        """After the body of a class has run."""
        own = self.engine.class_atom(cls)
        for name, var in list(cls.attrs.items()):
            self.solver.listen(var, lambda atom, n=name: self.set_name(atom, own, n, cls.node))
        hook = cls.lookup("__init_subclass__", after=cls)
        if hook is not None and hook.cls is not None:
            given = {k.arg: self.expr(k.value) for k in cls.node.keywords if k.arg not in (None, "metaclass")}
            call = Arguments(cls.node, [], given)  # type: ignore[arg-type]
            self.call_function(self.engine.function(hook, hook.cls.outer), call, Var("hook"), receiver=own)

    def set_name(self, atom: Atom, owner: Atom, name: str, node: ast.AST) -> None:
        if is_descriptor(atom, "__set_name__"):
            given = [self.of(owner), self.of(self.engine.con("str"))]
            self.method_atom(atom, "__set_name__", given, Var("set name"), node)

    def class_attribute_value(self, var: Var, obj: Atom, owner: ClassInfo, result: Var, node: ast.AST) -> None:
        """What reading an attribute of a class gives: a descriptor is asked."""

        def listener(atom: Atom) -> None:
            if is_descriptor(atom):
                given = [self.of(obj), self.of(self.engine.class_atom(owner))]
                self.method_atom(atom, "__get__", given, result, node)
            else:
                self.solver.add(result, atom)

        self.solver.listen(var, listener)

    def descriptor_set(self, atom: InstA, name: str, value: Var, node: ast.AST) -> bool:
        """Lets a descriptor of the class take the assignment; whether there is one."""
        owner = atom.cls.lookup_attr(name)
        if owner is None or not data_descriptor(atom.cls, name):
            return False
        self.solver.listen(
            owner.attrs[name],
            lambda d: self.method_atom(d, "__set__", [self.of(atom), value], Var("set"), node) and None,
        )
        return True

    def new_instance(self, cls: ClassInfo, args: Arguments, result: Var) -> bool:
        """`C(...)` of a class with `__new__`; whether it has one."""
        new = cls.lookup("__new__")
        if new is None or cls.is_exception:
            return False
        made = Var("made")
        self.call_function(self.engine.function(new, cls.outer), args, made, receiver=self.engine.class_atom(cls))

        def listener(atom: Atom) -> None:
            self.solver.add(result, atom)
            if isinstance(atom, InstA) and atom.cls.is_subclass(cls) and (init := atom.cls.lookup("__init__")):
                self.call_function(self.engine.function(init, atom.cls.outer), args, Var("init"), receiver=atom)

        self.solver.listen(made, listener)
        return True

    def form_bare_instance(self, node: ast.Call) -> Var:
        """`object.__new__(cls)`: an instance on which nothing has run."""
        result = Var("made")

        def listener(atom: Atom) -> None:
            if isinstance(atom, ClassA) and not atom.cls.is_exception:
                self.engine.mark_instantiated(atom.cls)
                self.solver.add(result, self.engine.instance_of(atom.cls))

        self.solver.listen(self.expr(node.args[0]), listener)
        for arg in node.args[1:]:
            if not isinstance(arg, ast.Starred):
                self.expr(arg)
        return result
