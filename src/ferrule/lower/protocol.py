"""The methods that the runtime calls by itself: `__repr__`, `__eq__`, `__hash__` and the like of each class."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, INT, NEVER, STR, Bound, Exc, Inst, Static, Type
from ferrule.lower.function import FunctionLowering, Unsupported

if TYPE_CHECKING:
    from ferrule.infer.model import ClassInfo
    from ferrule.lower.program import ProgramLowering

SYMBOLS = {"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
# Trait method, Python methods in the order of preference, result.
TRAIT: list[tuple[str, tuple[str, ...], Type | None]] = [
    ("repr", ("__repr__",), STR),
    ("str", ("__str__",), STR),
    ("format", ("__format__",), STR),
    ("bool", ("__bool__",), BOOL),
    ("eq", ("__eq__",), BOOL),
    ("lt", ("__lt__", "__gt__"), BOOL),
    ("le", ("__le__", "__ge__"), BOOL),
    ("gt", ("__gt__",), BOOL),
    ("ge", ("__ge__",), BOOL),
    ("hash", ("__hash__",), INT),
    ("len", ("__len__",), INT),
    ("json", ("__plain_json__",), None),  # of whatever type the value has
    ("copy", ("__copy__",), None),
    ("number", ("__plain_number__",), None),
]


def add_protocols(program: ProgramLowering) -> None:
    for cls in program.engine.classes.values():
        target = program.crate.classes.get(cls.key)
        if target is not None:
            for trait, names, result in TRAIT:
                add_method(program, cls, target, trait, names, result)
            for name, symbol in SYMBOLS.items():
                add_meetings(program, cls, target, name, symbol)
        elif cls.is_exception and cls.instantiated:
            definition = program.crate.exceptions[cls.key]
            truth = "__bool__" if cls.lookup("__bool__") is not None else "__len__"
            answers = [f"__answers_{trait}__" for trait in ("eq", "lt", "le", "gt", "ge")]
            for name in ("__str__", "__repr__", truth, "__hash__", *answers):
                method = cls.lookup(name)
                inst = program.engine.instances.get((method, cls.outer, "")) if method else None
                if inst is not None:
                    definition.protocol[name] = inst.key
            definition.unhashable = is_unhashable(cls)


def add_method(
    program: ProgramLowering, cls: ClassInfo, target: ir.Class, trait: str, names: tuple[str, ...], result: Type | None
) -> None:
    name = next((n for n in names if cls.lookup(n) is not None), names[0])
    method = cls.lookup(name)
    if trait == "bool" and method is None:
        name, method = "__len__", cls.lookup("__len__")  # without `__bool__` the length decides
    if trait == "hash" and is_unhashable(cls):
        target.protocol["unhashable"] = ir.Lit(BOOL, True)
        return
    if method is None or method.kind != "method":
        return
    inst = program.engine.instances.get((method, cls.outer, ""))
    if inst is None:
        return
    lowering = FunctionLowering(program, inst)
    receiver = ir.Local(Inst(cls.key), "this")
    others = dict.fromkeys(("eq", "lt", "le", "gt", "ge"), Inst(cls.key)) | {"format": STR}
    args: list[ir.Expr] = [ir.Local(others[trait], "spec" if trait == "format" else "other")] if trait in others else []
    node = ast.Pass(lineno=cls.node.lineno)  # type: ignore[call-arg]
    try:
        target.protocol[trait] = lowering.block(lambda: adapt(lowering, receiver, (trait, name), args, result, node))
    except Unsupported:
        pass


def adapt(
    lowering: FunctionLowering,
    receiver: ir.Expr,
    names: tuple[str, str],
    args: list[ir.Expr],
    result: Type | None,
    node: ast.AST,
) -> ir.Expr:
    trait, name = names
    if (symbol := SYMBOLS.get(f"__{trait}__")) is not None:
        return lowering.compare_instances(symbol, receiver, args[0], node)
    answer = lowering.method(receiver, name, args, None, node)
    if result is None:
        return answer
    if result == STR and answer.type not in (STR, NEVER) and lowering.is_data(answer.type):
        return ir.RuntimeCall(STR, "object::text_result", [answer, ir.Lit(STR, name)])
    return lowering.truth(answer) if result == BOOL else lowering.fit(answer, result)


def add_meetings(program: ProgramLowering, cls: ClassInfo, target: ir.Class, name: str, symbol: str) -> None:
    """The comparisons with values of other types that the analysis saw arriving at the method."""
    method = cls.lookup(name)
    inst = program.engine.instances.get((method, cls.outer, "")) if method is not None else None
    if method is None or inst is None or method.kind != "method" or len(method.param_names) != 2:
        return
    own = Inst(cls.key)
    receiver, node = ir.Local(own, "this"), ast.Pass(lineno=cls.node.lineno)  # type: ignore[call-arg]
    lowering = FunctionLowering(program, inst)
    for kind in lowering.kinds(lowering.param_type(inst, method.param_names[1])):
        if kind in (own, NEVER) or isinstance(kind, Static | Bound):
            continue
        other = ir.Local(kind, "other")
        try:
            answer = lowering.block(lambda o=other: lowering.compare_instances(symbol, receiver, o, node))  # type: ignore[misc]
        except Unsupported:
            continue
        target.meetings.append(ir.Meeting(symbol, kind, answer))


def is_unhashable(cls: ClassInfo) -> bool:
    """`__hash__ = None`, or `__eq__` without a hash (Python Language Reference, 3.3.1): the nearest class decides."""
    for c in cls.mro:
        if "__hash__" in c.methods or "__hash__" in c.attrs:
            return any(is_no_hash(stmt) for stmt in c.node.body)
        if "__eq__" in c.methods:
            return True
    return False


def is_no_hash(stmt: ast.stmt) -> bool:
    match stmt:
        case ast.Assign(targets=[ast.Name(id="__hash__")], value=ast.Constant(value=None)):
            return True
    return False


__all__ = ["TRAIT", "Exc", "add_protocols"]
