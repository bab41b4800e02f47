"""Operators as constraints."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.dunders import lacks_row
from ferrule.infer.model import Atom, ClassA, ConA, InstA, TableClassA, TupA, Var
from ferrule.infer.rows import NUMERIC

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine

NAMES: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
    ast.LShift: "lshift",
    ast.RShift: "rshift",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.BitXor: "xor",
    ast.MatMult: "matmul",
}
COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("__eq__", "__eq__"),
    ast.NotEq: ("__ne__", "__ne__"),
    ast.Lt: ("__lt__", "__gt__"),
    ast.LtE: ("__le__", "__ge__"),
    ast.Gt: ("__gt__", "__lt__"),
    ast.GtE: ("__ge__", "__le__"),
}
UNARY: dict[type[ast.unaryop], str] = {ast.USub: "__neg__", ast.UAdd: "__pos__", ast.Invert: "__invert__"}
MAX_LENGTHS = 2
MAX_TUPLE = 12
BITWISE = (ast.BitAnd, ast.BitOr, ast.BitXor)


def numeric_result(op: ast.operator, left: str, right: str) -> str | None:
    """The type of arithmetic among `bool`, `int`, `float` and `complex`; None where Python raises TypeError."""
    if "complex" in (left, right):
        return "complex" if isinstance(op, ast.Add | ast.Sub | ast.Mult | ast.Div | ast.Pow) else None
    floats = "float" in (left, right)
    if isinstance(op, BITWISE):
        return None if floats else "bool" if left == right == "bool" else "int"
    if isinstance(op, ast.LShift | ast.RShift):
        return None if floats else "int"
    if isinstance(op, ast.Div):
        return "float"
    if isinstance(op, ast.MatMult):
        return None
    return "float" if floats else "int"


def negative_literal(node: ast.expr | None) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)


class OperatorRules:
    """The part of the walker that handles operators."""

    engine: Engine

    def expr_BinOp(self, node: ast.BinOp) -> Var:
        left, right = self.expr(node.left), self.expr(node.right)
        result = Var("operation")
        self.binary(node.op, left, right, result, node)
        return result

    def binary(
        self, op: ast.operator, left: Var, right: Var, result: Var, node: ast.AST, *, inplace: bool = False
    ) -> None:
        seen: set[tuple[Atom, Atom]] = set()

        def pair(a: Atom, b: Atom) -> None:
            if (a, b) not in seen:
                seen.add((a, b))
                self.binary_atoms(op, a, b, result, node, inplace)

        self.solver.listen(left, lambda a: [pair(a, b) for b in list(right.atoms)] and None)
        self.solver.listen(right, lambda b: [pair(a, b) for a in list(left.atoms)] and None)

    def binary_atoms(self, op: ast.operator, a: Atom, b: Atom, result: Var, node: ast.AST, inplace: bool) -> None:
        solver, engine = self.solver, self.engine
        if is_number(a) and is_number(b):
            exponent = getattr(node, "right", None)
            name = numeric_result(op, a.name, b.name)  # type: ignore[attr-defined]
            if isinstance(op, ast.Pow) and name == "int" and negative_literal(exponent):
                name = "float"
            if name:
                solver.add(result, engine.con(name))
            return
        if isinstance(op, ast.Add) and isinstance(a, TupA) and isinstance(b, TupA):
            self.join_tuples(a, b, result, node)
            return
        if isinstance(op, ast.Mod) and isinstance(a, ConA) and a.name == "str":
            solver.add(result, a)
            return
        name = NAMES[type(op)]
        right = self.atom_var(b)  # type: ignore[attr-defined]
        answers = result
        if isinstance(a, InstA) or isinstance(b, InstA):  # a method of the program may refuse
            answers = Var("answers")
            solver.flow(answers, result, lambda atom: not is_refusal(atom))
        if inplace and self.has_method(a, f"__i{name}__"):
            if isinstance(a, ConA):
                solver.add(result, a)
                answers = Var("in place")
            self.method_atom(a, f"__i{name}__", [right], answers, node)  # type: ignore[attr-defined]
            solver.listen(answers, lambda atom: self.in_turn(name, a, b, answers, node) if is_refusal(atom) else None)
            return
        self.in_turn(name, a, b, answers, node)

    def in_turn(self, name: str, a: Atom, b: Atom, answers: Var, node: ast.AST) -> None:
        """The operator's method of the left operand, and the reflected one of the right."""
        has = self.has_method(a, f"__{name}__")
        if has:
            self.method_atom(a, f"__{name}__", [self.atom_var(b)], answers, node)  # type: ignore[attr-defined]
        # `2 * "ab"`: nothing of an `int` takes text. Values of one class have no second turn.
        other = not isinstance(a, type(b)) or isinstance(b, InstA) or not has
        reflected = other and self.has_method(b, f"__r{name}__")
        if not has and not reflected and isinstance(a, ConA) and a.name not in (*NUMERIC, "complex"):
            if lacks_row(a.name, f"__{name}__"):
                what = f"`{a.name}.__{name}__` is not covered yet"
                self.problem("FER0404", node, what, "LIMITS.md lists what is")  # type: ignore[attr-defined]
        if reflected:
            self.method_atom(b, f"__r{name}__", [self.atom_var(a)], answers, node)  # type: ignore[attr-defined]

    def join_tuples(self, a: TupA, b: TupA, result: Var, node: ast.AST) -> None:
        """A tuple of known length; where one place makes tuples of ever new lengths, one of unknown length."""
        engine, solver = self.engine, self.solver
        count = len(a.items) + len(b.items)
        lengths = engine.tuple_lengths.setdefault((self.inst, node), set())  # type: ignore[attr-defined]
        lengths.add(count)
        if len(lengths) > MAX_LENGTHS or count > MAX_TUPLE:
            made = engine.new("tuple", self.inst, node, "joined")  # type: ignore[attr-defined]
            for source in a.items + b.items:
                solver.flow(source, made.params["T"])
            solver.add(result, made)
            return
        fixed = engine.tuple_of(count, self.inst, node)  # type: ignore[attr-defined]
        for source, target in zip(a.items + b.items, fixed.items, strict=True):
            solver.flow(source, target)
        solver.add(result, fixed)

    def has_method(self, atom: Atom, name: str) -> bool:
        match atom:
            case InstA():
                return atom.cls.lookup(name) is not None
            case ConA():
                return bool(self.engine.knowledge.methods(atom.name, name))
            case TupA():
                return bool(self.engine.knowledge.methods("tuple", name))
            case ClassA():
                return atom.cls.lookup(f"__meta_{name.strip('_')}__") is not None
        return False

    def expr_UnaryOp(self, node: ast.UnaryOp) -> Var:
        operand = self.expr(node.operand)
        if isinstance(node.op, ast.Not):
            return self.of(self.engine.con("bool"))
        result = Var("unary")
        name = UNARY[type(node.op)]

        def listener(atom: Atom) -> None:
            if is_number(atom):
                self.solver.add(result, self.engine.con("int") if atom.name == "bool" else atom)  # type: ignore[attr-defined]
            else:
                self.method_atom(atom, name, [], result, node)  # type: ignore[attr-defined]

        self.solver.listen(operand, listener)
        return result

    def expr_Compare(self, node: ast.Compare) -> Var:
        left = self.expr(node.left)
        results: list[Var] = []
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            right = self.expr(right_node)
            results.append(self.compare(op, left, right, node))
            left = right
        result = Var("comparison")
        for var in results:
            self.solver.flow(var, result)
        return result

    def compare(self, op: ast.cmpop, left: Var, right: Var, node: ast.AST) -> Var:
        result = Var("comparison")
        self.solver.add(result, self.engine.con("bool"))
        if isinstance(op, ast.In | ast.NotIn):
            self.method_call_contains(left, right, node)
            return result
        if type(op) not in COMPARISONS:
            return result
        straight, reflected = COMPARISONS[type(op)]
        self.engine.meetings.compare(left, right, ordered=not isinstance(op, ast.Eq | ast.NotEq))
        answers = Var("answers")
        for var, other, name in ((left, right, straight), (right, left, reflected)):
            self.compare_side(var, other, name, answers, node)
            if name == "__ne__":
                self.compare_side(var, other, "__eq__", answers, node)
        self.solver.flow(
            answers, result, lambda atom: not (isinstance(atom, ConA) and atom.name in ("bool", "NotImplemented"))
        )
        return result

    def compare_side(self, var: Var, other: Var, name: str, answers: Var, node: ast.AST) -> None:
        def listener(atom: Atom) -> None:
            if isinstance(atom, InstA) and atom.cls.lookup(name) is not None:
                self.method_atom(atom, name, [other], answers, node)  # type: ignore[attr-defined]

        self.solver.listen(var, listener)

    def method_call_contains(self, item: Var, container: Var, node: ast.AST) -> None:
        def listener(atom: Atom) -> None:
            own = {InstA: "__contains__", ClassA: "__meta_contains__"}.get(type(atom))
            if isinstance(atom, InstA | ClassA) and own is not None and atom.cls.lookup(own) is None:
                self.iterate_atom(atom, Var("element"), node)  # type: ignore[attr-defined]
            elif isinstance(atom, InstA | ConA | ClassA):
                self.method_atom(atom, "__contains__", [item], Var("contains"), node)  # type: ignore[attr-defined]

        self.solver.listen(container, listener)


def is_number(atom: Atom) -> bool:
    return isinstance(atom, ConA) and atom.name in NUMERIC


def is_refusal(atom: Atom) -> bool:
    return isinstance(atom, ConA) and atom.name == "NotImplemented"


def is_class(atom: Atom) -> bool:
    return isinstance(atom, ClassA | TableClassA)
