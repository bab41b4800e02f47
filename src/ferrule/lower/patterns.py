"""`match` to tests and bindings (PEP 634)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.model import ClassA, TableClassA
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, INT, NONE, Con, Static, Tup, Type
from ferrule.load.nodes import subtree
from ferrule.lower.convert import convert, is_choice, members

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering

SEQUENCES = ("list", "tuple", "range", "collections.deque")


class PatternLowering:
    """The part of the lowering that handles `match`."""

    def stmt_Match(self: FunctionLowering, stmt: ast.Match) -> None:
        """Each case is a block that is left at the first test that fails; a case that ends leaves the whole."""
        subject = self.temp(self.expr(stmt.subject), "subject")
        done = self.fresh("matched")
        cases: list[ir.Stmt] = []
        for case in stmt.cases:
            cases += self.statements(lambda c=case: self.case(c, subject, done))  # type: ignore[misc]
        self.emit(ir.Labelled(done, cases))

    def case(self: FunctionLowering, case: ast.match_case, subject: ir.Expr, done: str) -> None:
        failed = self.fresh("case")

        def run() -> None:
            self.whole_pattern(case.pattern, subject, failed)
            if case.guard is not None:
                self.require(self.condition(case.guard), failed)
            self.body(case.body)
            from ferrule.ir.flow import diverges

            if not diverges(self.out):
                self.emit(ir.Break(done))

        self.line = case.pattern.lineno
        self.emit(ir.Labelled(failed, self.statements(run)))

    def whole_pattern(self: FunctionLowering, node: ast.pattern, subject: ir.Expr, failed: str) -> None:
        """Names that others see are bound when the whole pattern has matched."""
        around, self.captured_parts = self.captured_parts, []
        self.test_pattern(node, subject, failed)
        self.bind_captures()
        self.captured_parts = around

    def bind_captures(self: FunctionLowering) -> None:
        for name, part, value in self.captured_parts:
            self.bind(name, part, value)

    def capture_part(self: FunctionLowering, name: str, node: ast.pattern, value: ir.Expr) -> None:
        if self.scope.webs.get(node) in self.places.inline:
            self.bind(name, node, value)
        else:
            self.captured_parts.append((name, node, self.temp(value, name)))

    def require(self: FunctionLowering, test: ir.Expr, failed: str) -> None:
        self.emit(ir.If(ir.Not(BOOL, test), [ir.Break(failed)], []))

    def test_pattern(self: FunctionLowering, node: ast.pattern, subject: ir.Expr, failed: str) -> None:
        match node:
            case ast.MatchValue():
                self.require(self.compare_values("==", subject, self.expr(node.value), node), failed)
            case ast.MatchSingleton(value=None):
                self.require(self.is_none(subject), failed)
            case ast.MatchSingleton():
                literal = ir.Lit(BOOL, node.value)
                self.require(self.identical(subject, literal), failed)
            case ast.MatchAs():
                if node.pattern is not None:
                    self.test_pattern(node.pattern, subject, failed)
                if node.name is not None:
                    web = self.scope.webs.get(node)
                    target = self.web_type(web) if web is not None else subject.type
                    self.capture_part(node.name, node, self.narrowed(subject, target))
            case ast.MatchOr():
                self.or_pattern(node, subject, failed)
            case ast.MatchSequence():
                self.sequence_test(node, subject, failed)
            case ast.MatchMapping():
                self.mapping_test(node, subject, failed)
            case ast.MatchClass():
                self.class_test(node, subject, failed)
            case _:
                raise AssertionError(f"no such pattern: {node}")

    def narrowed(self: FunctionLowering, subject: ir.Expr, target: Type) -> ir.Expr:
        return convert(subject, target)

    def or_pattern(self: FunctionLowering, node: ast.MatchOr, subject: ir.Expr, failed: str) -> None:
        self.declare_captures(node)
        matched = self.fresh("either")
        alternatives: list[ir.Stmt] = []
        for part in node.patterns:
            other = self.fresh("other")

            def run(part: ast.pattern = part, other: str = other) -> None:
                self.whole_pattern(part, subject, other)
                self.emit(ir.Break(matched))

            alternatives.append(ir.Labelled(other, self.statements(run)))
        self.emit(ir.Labelled(matched, [*alternatives, ir.Break(failed)]))

    def declare_captures(self: FunctionLowering, node: ast.pattern) -> None:
        """What several alternatives bind is declared before the first of them."""
        for part in subtree(node):
            web = self.scope.webs.get(part)
            if web is not None and web in self.places.inline:
                self.places.inline.discard(web)
                self.declare(web)

    def only(self: FunctionLowering, subject: ir.Expr, wanted: list[Type], failed: str) -> ir.Expr | None:
        """Requires the subject to be one of the wanted members; gives it as that member if there is one."""
        if not wanted:
            self.emit(ir.Break(failed))
            return None
        if is_choice(subject.type):
            self.require(ir.IsVariant(BOOL, subject, tuple(wanted)), failed)
            return self.temp(convert(subject, self.resolver.join(list(wanted))), "subject")
        return subject

    def sequence_test(self: FunctionLowering, node: ast.MatchSequence, subject: ir.Expr, failed: str) -> None:
        wanted = [
            m
            for m in members(subject.type, self.resolver)
            if (isinstance(m, Tup) and self.fits(node, m)) or (isinstance(m, Con) and m.name in SEQUENCES)
        ]
        lists = [m for m in wanted if isinstance(m, Con)]
        if len(wanted) > 1:
            if len(lists) != len(wanted) or len(lists) > 1:
                self.sequence_alternatives(node, subject, wanted, failed)
                return
        value = self.only(subject, wanted, failed)
        if value is None:
            return
        if isinstance(value.type, Tup):
            self.tuple_test(node, value, failed)
        else:
            self.list_test(node, value, failed)

    def sequence_alternatives(
        self: FunctionLowering, node: ast.MatchSequence, subject: ir.Expr, wanted: list[Type], failed: str
    ) -> None:
        self.declare_captures(node)
        matched = self.fresh("either")
        alternatives: list[ir.Stmt] = []
        for member in wanted:
            other = self.fresh("other")

            def run(member: Type = member, other: str = other) -> None:
                value = self.only(subject, [member], other)
                assert value is not None
                test = self.tuple_test if isinstance(value.type, Tup) else self.list_test
                around, self.captured_parts = self.captured_parts, []
                test(node, value, other)
                self.bind_captures()
                self.captured_parts = around
                self.emit(ir.Break(matched))

            alternatives.append(ir.Labelled(other, self.statements(run)))
        self.emit(ir.Labelled(matched, [*alternatives, ir.Break(failed)]))

    def fits(self: FunctionLowering, node: ast.MatchSequence, t: Tup) -> bool:
        star = any(isinstance(p, ast.MatchStar) for p in node.patterns)
        return len(t.items) >= len(node.patterns) - 1 if star else len(t.items) == len(node.patterns)

    def tuple_test(self: FunctionLowering, node: ast.MatchSequence, value: ir.Expr, failed: str) -> None:
        assert isinstance(value.type, Tup)
        items = [ir.TupleGet(t, value, i) for i, t in enumerate(value.type.items)]
        star = next((i for i, p in enumerate(node.patterns) if isinstance(p, ast.MatchStar)), None)
        after = 0 if star is None else len(node.patterns) - star - 1
        for i, part in enumerate(node.patterns):
            if isinstance(part, ast.MatchStar):
                if part.name is not None:
                    rest_type = self.type_of(part)
                    assert isinstance(rest_type, Con)
                    middle = [convert(x, rest_type.args[0]) for x in items[i : len(items) - after]]
                    self.capture_part(part.name, part, ir.MakeContainer(rest_type, middle))
                continue
            index = i if star is None or i < star else len(items) - len(node.patterns) + i
            self.test_pattern(part, self.temp(items[index], "part"), failed)

    def list_test(self: FunctionLowering, node: ast.MatchSequence, value: ir.Expr, failed: str) -> None:
        star = next((i for i, p in enumerate(node.patterns) if isinstance(p, ast.MatchStar)), None)
        count = len(node.patterns) - (star is not None)
        length = self.temp(self.length(value), "length")
        self.require(self.compare_values("==" if star is None else ">=", length, ir.Lit(INT, count), node), failed)
        elem = self.element_type(value.type)
        for i, part in enumerate(node.patterns):
            if isinstance(part, ast.MatchStar):
                if part.name is not None:
                    after = len(node.patterns) - i - 1
                    stop = ir.Lit(INT, -after) if after else None
                    rest = self.slice_of(value, ir.Lit(INT, i) if i else None, stop, None, node)
                    made = self.type_of(part)
                    assert isinstance(made, Con)
                    self.capture_part(part.name, part, self.copied(rest, made))
                continue
            index = i if star is None or i < star else i - len(node.patterns)
            item = self.row_method(value, "__getitem__", [ir.Lit(INT, index)], node, elem)
            self.test_pattern(part, self.temp(item, "part"), failed)

    def mapping_test(self: FunctionLowering, node: ast.MatchMapping, subject: ir.Expr, failed: str) -> None:
        wanted = [
            m for m in members(subject.type, self.resolver) if isinstance(m, Con) and self.program.is_a(m.name, "dict")
        ]
        value = self.only(subject, wanted, failed)
        if value is None:
            return
        taken: list[ir.Expr] = []
        for key, part in zip(node.keys, node.patterns, strict=True):
            wanted_key = self.temp(self.expr(key), "key")
            taken.append(wanted_key)
            self.require(self.contains(value, wanted_key, node), failed)
            item = self.get_item(value, wanted_key, node)
            self.test_pattern(part, self.temp(item, "part"), failed)
        if node.rest is not None:
            rest = self.temp(self.row_method(value, "copy", [], node, None), "rest")
            for key_taken in taken:
                self.emit(ir.Do(self.row_method(rest, "__delitem__", [key_taken], node, NONE)))
            self.capture_part(node.rest, node, rest)

    def class_test(self: FunctionLowering, node: ast.MatchClass, subject: ir.Expr, failed: str) -> None:
        cls = self.static_of(node.cls)
        test = self.instance_members(subject.type, cls, node)
        value = self.only(subject, test, failed)
        if value is None:
            return
        if isinstance(cls, TableClassA):
            for part in node.patterns:
                self.test_pattern(part, value, failed)
            return
        assert isinstance(cls, ClassA)
        names = self.engine.match_args(cls.cls)
        pairs = [*zip(names, node.patterns, strict=False), *zip(node.kwd_attrs, node.kwd_patterns, strict=True)]
        for name, part in pairs:
            type_ = self.type_of(("attr", node, name))
            item = self.attribute_of(value, name, type_, node)
            self.test_pattern(part, self.temp(item, name), failed)

    def is_none(self: FunctionLowering, value: ir.Expr) -> ir.Expr:
        if value.type == NONE:
            return self.after(value, ir.Lit(BOOL, True))
        if NONE in members(value.type, self.resolver):
            return ir.IsVariant(BOOL, value, (NONE,))
        return self.after(value, ir.Lit(BOOL, False))

    def after(self: FunctionLowering, value: ir.Expr, answer: ir.Expr) -> ir.Expr:
        """The answer, after evaluating a value whose type alone decides it."""
        if isinstance(value, ir.Local | ir.Lit | ir.StaticValue):
            return answer
        return ir.Block(answer.type, [ir.Do(value, line=self.line)], answer)


__all__ = ["PatternLowering", "Static"]
