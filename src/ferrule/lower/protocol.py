"""The methods that the runtime calls by itself: `__repr__`, `__eq__`, `__hash__` and the like of each class."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, INT, STR, Exc, Inst, Type
from ferrule.lower.function import FunctionLowering, Unsupported

if TYPE_CHECKING:
    from ferrule.infer.model import ClassInfo
    from ferrule.lower.program import ProgramLowering

# Trait method, Python methods in the order of preference, result.
TRAIT: list[tuple[str, tuple[str, ...], Type]] = [
    ("repr", ("__repr__",), STR),
    ("str", ("__str__",), STR),
    ("format", ("__format__",), STR),
    ("bool", ("__bool__",), BOOL),
    ("eq", ("__eq__",), BOOL),
    ("lt", ("__lt__",), BOOL),
    ("le", ("__le__",), BOOL),
    ("hash", ("__hash__",), INT),
    ("len", ("__len__",), INT),
]


def add_protocols(program: ProgramLowering) -> None:
    for cls in program.engine.classes.values():
        target = program.crate.classes.get(cls.key)
        if target is not None:
            for trait, names, result in TRAIT:
                add_method(program, cls, target, trait, names[0], result)
        elif cls.is_exception and cls.instantiated:
            definition = program.crate.exceptions[cls.key]
            for name in ("__str__", "__repr__"):
                method = cls.lookup(name)
                inst = program.engine.instances.get((method, cls.outer, "")) if method else None
                if inst is not None:
                    definition.protocol[name] = inst.key


def add_method(program: ProgramLowering, cls: ClassInfo, target: ir.Class, trait: str, name: str, result: Type) -> None:
    method = cls.lookup(name)
    if trait == "bool" and method is None:
        name, method = "__len__", cls.lookup("__len__")  # without `__bool__` the length decides
    if method is None or method.kind != "method":
        if trait == "hash" and cls.lookup("__eq__") is not None and not sets_hash(cls):
            target.protocol["unhashable"] = ir.Lit(BOOL, True)
        return
    inst = program.engine.instances.get((method, cls.outer, ""))
    if inst is None:
        return
    lowering = FunctionLowering(program, inst)
    receiver = ir.Local(Inst(cls.key), "this")
    others = {"eq": Inst(cls.key), "lt": Inst(cls.key), "le": Inst(cls.key), "format": STR}
    args: list[ir.Expr] = [ir.Local(others[trait], "spec" if trait == "format" else "other")] if trait in others else []
    node = ast.Pass(lineno=cls.node.lineno)  # type: ignore[call-arg]
    try:
        target.protocol[trait] = lowering.block(lambda: adapt(lowering, receiver, name, args, result, node))
    except Unsupported:
        pass


def adapt(
    lowering: FunctionLowering, receiver: ir.Expr, name: str, args: list[ir.Expr], result: Type, node: ast.AST
) -> ir.Expr:
    if name in ("__eq__", "__lt__", "__le__"):
        symbol = {"__eq__": "==", "__lt__": "<", "__le__": "<="}[name]
        return lowering.compare_instances(symbol, receiver, args[0], node)
    answer = lowering.method(receiver, name, args, None, node)
    return lowering.truth(answer) if result == BOOL else lowering.fit(answer, result)


def sets_hash(cls: ClassInfo) -> bool:
    owner = next(c for c in cls.mro if "__eq__" in c.methods)
    return any("__hash__" in c.methods or "__hash__" in c.attrs for c in cls.mro[: cls.mro.index(owner) + 1])


__all__ = ["TRAIT", "Exc", "add_protocols"]
