"""`ir/check.py` finds what a pass must never leave behind. `tests/test_programs.py` runs it after each pass of every
test program; here each of its rules has something to find."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ferrule import passes
from ferrule.infer import analyse
from ferrule.ir import nodes as ir
from ferrule.ir.check import SCOPES, check
from ferrule.ir.flow import walk
from ferrule.ir.rules import RULES
from ferrule.ir.types import BOOL, FLOAT, I64, INT, NONE, STR, Closure, Con, Exc, Inst, Opt, Tup, Type, Union
from ferrule.knowledge import load
from ferrule.load import load_program
from ferrule.lower import lower
from ferrule.settings import Options

ONE, WORD, TRUE, TEXT = ir.Lit(INT, 1), ir.Lit(I64, 1), ir.Lit(BOOL, True), ir.Lit(STR, "a")
C = Inst("C")
THIS = ir.New(C, "C")
ERROR = ir.NewExc(Exc("ValueError"), "ValueError", [])
INTS = Con("list", (INT,))


def crate(*body: ir.Stmt, result: Type = NONE, generator: bool = False) -> ir.Crate:
    made = ir.Crate("c")
    fields = [ir.Field("x", INT, False), ir.Field("open", STR, True), ir.Field("once", INT, False, True)]
    made.classes["C"] = ir.Class("C", "C", "C", "m", fields)
    made.classes["Whole"] = ir.Class("Whole", "Whole", "Whole", "m", [], whole=True)
    made.globals["g"] = ir.GlobalDef("g", "g", "m", INT)
    made.globals["K"] = ir.GlobalDef("K", "K", "m", INT, const=ONE)
    made.closures["c"] = ir.ClosureDef("c", "c", "c", "m", [ir.Param("n", INT)])
    made.unions["U"] = (INT, STR)
    made.functions["callee"] = ir.Function("callee", "callee", "m", [ir.Param("a", INT)], INT, [ir.Return(ONE)])
    made.functions["f"] = ir.Function("f", "f", "m", [ir.Param("p", INT)], result, list(body))
    if generator:
        made.functions["f"].generator = (INT, NONE, NONE)
    return made


def problems(*body: ir.Stmt, result: Type = NONE, generator: bool = False) -> list[str]:
    return [p.message for p in check(crate(*body, result=result, generator=generator))]


def p(t: Type = INT) -> ir.Local:
    return ir.Local(t, "p")


GOOD: list[ir.Stmt] = [
    ir.Let("a", INT, p()),
    ir.Let("late", INT, None),
    ir.If(
        ir.Logic(BOOL, "and", TRUE, ir.Block(BOOL, [ir.Assign("late", ONE)], TRUE)),
        [ir.Do(ir.Local(INT, "late"))],
        [ir.Assign("late", ONE)],
    ),
    ir.Loop([ir.For("i", INT, ir.MakeContainer(INTS, [ONE, p()]), [ir.Continue("out")]), ir.Break()], "out"),
    ir.Labelled("end", [ir.Break("end")]),
    ir.Try("t", [ir.Escape("t", [ir.Raise(ERROR)])], "e", [ir.Raise(ir.Local(Exc("ValueError"), "e"))]),
    ir.SetField(THIS, "x", ir.Call(INT, "callee", [p()])),
    ir.Do(ir.MakeInstance(C, "C", [("x", ONE), ("once", ONE)])),
    ir.Do(ir.MakeClosure(Closure("c"), "c", [("n", ONE)])),
    ir.Do(ir.Switch(NONE, ir.Convert(Union("U"), p()), [(INT, "n", ir.Block(NONE, [], ir.Lit(NONE, None)))])),
    ir.Return(None),
]


def test_whole() -> None:
    assert problems(*GOOD) == []


# What is wrong, as statements or an expression, and a part of what is said of it.
BROKEN: list[tuple[ir.Stmt | ir.Expr, str]] = [
    (ir.Local(INT, "q"), "`q` is declared nowhere"),
    (p(I64), "`p` is i64, its place int"),
    (ir.Local(INT, "p", boxed=True), "`p` is not in a shared slot"),
    (ir.Local(INT, "p", maybe=True), "`p` cannot be unbound"),
    (ir.Assign("p", WORD), "`p` is i64, its place int"),
    (ir.Unbind("p"), "`p` cannot be unbound"),
    (ir.Let("a", STR, ONE), "the value of `a` is int, its place str"),
    (ir.Global(INT, "h"), "there is no `h`"),
    (ir.Global(I64, "g"), "`g` is i64, its place int"),
    (ir.GlobalIsSet(BOOL, "h"), "there is no `h`"),
    (ir.UnsetGlobal("h"), "there is no `h`"),
    (ir.SetGlobal("g", WORD), "the value of `g` is i64"),
    (ir.SetGlobal("K", ONE), "`K` is a constant"),
    (ir.GetField(INT, THIS, "y", False), "C') has no field `y`"),
    (ir.GetField(I64, THIS, "x", False), "`x` is i64, its place int"),
    (ir.GetField(INT, THIS, "x", True), "`x` is not in a slot"),
    (ir.GetField(INT, THIS, "x", False, fixed=True), "`x` is assigned after the instance is made"),
    (ir.SetField(THIS, "x", WORD), "the value of `x` is i64"),
    (ir.SetField(THIS, "once", ONE), "`once` is fixed"),
    (ir.FieldIsSet(BOOL, THIS, "x"), "no field `x` that can be empty"),
    (ir.New(C, "D"), "there is no class `D`"),
    (ir.New(Inst("Whole"), "Whole"), "every instance of `Whole` has its values from the start"),
    (ir.MakeInstance(C, "C", [("x", ONE)]), "`once` has no value"),
    (ir.MakeInstance(C, "C", [("x", ONE), ("once", WORD)]), "`once` is i64"),
    (ir.Construct(C, "D", ir.Call(INT, "callee", [ONE])), "there is no class `D`"),
    (ir.Lit(STR, 1), "1 is no str"),
    (ir.Lit(I64, 2**63), "does not fit"),
    (ir.Lit(INTS, 1), "no literal has the type list[int]"),
    (ir.Arith(INT, "add", ONE, WORD), "int add i64"),
    (ir.Arith(I64, "add", ONE, ONE), "int add int is i64"),
    (ir.Unary(INT, "neg", WORD), "the result is int, its place i64"),
    (ir.Not(BOOL, ONE), "value is int, its place bool"),
    (ir.Logic(BOOL, "or", TRUE, ONE), "right is int, its place bool"),
    (ir.Truth(INT, ONE), "the result is int"),
    (ir.Compare(BOOL, "<", ONE, TEXT), "int < str"),
    (ir.Is(BOOL, ONE, TEXT), "the left side is int, its place str"),
    (ir.IfExp(INT, ONE, ONE, ONE), "the condition is int, its place bool"),
    (ir.IfExp(INT, TRUE, ONE, WORD), "a value is i64, its place int"),
    (ir.IsVariant(INT, ONE, ()), "the result is int"),
    (ir.Switch(INT, ir.Convert(Union("U"), ONE), [(FLOAT, "n", ir.Block(INT, [], ONE))]), "float is no member"),
    (ir.Switch(INT, ir.Convert(Union("U"), ONE), [(STR, "n", ir.Block(STR, [], TEXT))]), "an arm is str"),
    (ir.Block(INT, [], TEXT), "the value is str, the block int"),
    (ir.Block(INT, [], None), "the block int"),
    (ir.MakeTuple(Tup((INT, STR)), [ONE, ONE]), "(int, int) is (int, str)"),
    (ir.TupleGet(INT, ir.MakeTuple(Tup((INT,)), [ONE]), 1), "(int) has no item 1"),
    (ir.TupleGet(STR, ir.MakeTuple(Tup((INT,)), [ONE]), 0), "the item is str, its place int"),
    (ir.MakeContainer(INTS, [ONE, WORD]), "an item is i64, its place int"),
    (ir.MakeContainer(Tup(()), []), "() is no container"),
    (ir.Call(INT, "nobody", []), "there is no `nobody`"),
    (ir.Call(INT, "callee", []), "`callee` takes 1 arguments, not 0"),
    (ir.Call(INT, "callee", [WORD]), "`a` of `callee` is i64, its place int"),
    (ir.Call(I64, "callee", [ONE]), "what `callee` returns is int, its place i64"),
    (ir.MakeClosure(Closure("c"), "d", []), "there is no closure `d`"),
    (ir.MakeClosure(Closure("c"), "c", []), "`c` captures n"),
    (ir.MakeClosure(Closure("c"), "c", [("n", WORD)]), "`n` is i64"),
    (ir.Convert(Opt(Inst("D")), ONE), "there is no class `D`"),
    (ir.Convert(Union("V"), ONE), "there is no union `V`"),
    (ir.LazyIter(Con("Iterator", (INT,)), ["q"], [], INT), "`q` is declared nowhere"),
    (ir.Format(STR, [(ONE, "", ONE)]), "a format is int, its place str"),
    (ir.ExcAttr(INT, ONE, "x"), "int is no exception"),
    (ir.SetExcAttr(ONE, "x", ONE), "int is no exception"),
    (ir.Yield(NONE, ONE), "no generator"),
    (ir.YieldFrom(NONE, ONE), "no generator"),
    (ir.If(ONE, [], []), "the condition is int, its place bool"),
    (ir.While(ONE, []), "the condition is int, its place bool"),
    (ir.For("i", STR, ir.MakeContainer(INTS, []), []), "`i` is str, an item of list[int]"),
    (ir.Break(), "no loop around it"),
    (ir.Loop([ir.Break("out")]), "nothing around it is called `out`"),
    (ir.Labelled("end", [ir.Loop([ir.Continue("end")])]), "nothing around it is called `end`"),
    (ir.Return(ONE), "the value is int, its place None"),
    (ir.Raise(ONE), "int is raised"),
    (ir.Raise(ERROR, context="e"), "`e` is declared nowhere"),
    (ir.Escape("t", []), "no `Try` around it is called `t`"),
]


@pytest.mark.parametrize(("node", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_broken(node: ir.Stmt | ir.Expr, said: str) -> None:
    found = problems(node if isinstance(node, ir.Stmt) else ir.Do(node))
    assert any(said in message for message in found), found


def test_scopes_end() -> None:
    inner = ir.If(TRUE, [ir.Let("a", INT, ONE)], [])
    assert problems(inner, ir.Do(ir.Local(INT, "a"))) == ["Local: `a` is declared nowhere"]
    loop = ir.For("i", INT, ir.MakeContainer(INTS, []), [ir.Do(ir.Local(INT, "i"))])
    assert problems(loop, ir.Do(ir.Local(INT, "i"))) == ["Local: `i` is declared nowhere"]


def test_no_value_where_it_is_read() -> None:
    late = [ir.Let("a", INT, None), ir.If(TRUE, [ir.Assign("a", ONE)], []), ir.Do(ir.Local(INT, "a"))]
    assert problems(*late) == ["`a` may have no value where it is read"]


def test_jumps_do_not_leave_code_of_its_own() -> None:
    made = ir.LazyIter(Con("Iterator", (INT,)), [], [ir.Break()], INT)
    assert problems(ir.Loop([ir.Do(made), ir.Break()])) == ["Break: no loop around it"]


def test_result_and_yield() -> None:
    assert problems(ir.Return(None), result=INT) == ["Return: no int"]
    assert problems(ir.Do(ir.Yield(NONE, TEXT)), generator=True) == ["Yield: the value is str, its place int"]


def test_constants_of_the_crate() -> None:
    broken = crate()
    broken.globals["K"].const = ir.Lit(STR, 1)
    broken.classes["C"].protocol["eq"] = ir.Local(STR, "nobody")
    assert sorted(str(p) for p in check(broken)) == [
        "C:0: Local: `nobody` is declared nowhere",
        "K:0: Lit: 1 is no str",
    ]


# Nodes of which nothing can be said without the runtime: what they take and give stands in a row or a Rust function.
FREE = {
    *(ir.Callback, ir.Comment, ir.ConstRef, ir.Convert, ir.Do, ir.Enter, ir.ExcArgs, ir.NewExc, ir.RuntimeCall),
    *(ir.ClosureField, ir.Labelled, ir.Loop, ir.SetKept, ir.StaticValue, ir.Try),
}


def test_every_kind_of_node_has_a_rule() -> None:
    kinds = {k for k in vars(ir).values() if isinstance(k, type) and issubclass(k, ir.Expr | ir.Stmt)}
    kinds -= {ir.Expr, ir.Stmt}
    assert kinds - {*RULES} == FREE
    assert set(SCOPES) <= kinds


def lowered(tmp_path: Path, source: str) -> ir.Crate:
    file = tmp_path / "main.py"
    file.write_text(textwrap.dedent(source), encoding="utf-8")
    knowledge = load()
    analysis = analyse(load_program(file, known=knowledge.is_known, sources=knowledge.sources), knowledge)
    return lower(analysis)


PROGRAM = """
    def double(n):
        return n * 2

    total = 0
    for i in range(10):
        total += double(i)
    print(total, max(len("abc"), 2))
"""


def test_a_pass_that_breaks_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(made: ir.Crate) -> ir.Crate:
        made.functions["__main__.double"].params[0].type = FLOAT
        return made

    monkeypatch.setenv(passes.CHECKED, "1")
    passes.run(lowered(tmp_path, PROGRAM), Options())
    monkeypatch.setattr(passes, "TIDY", (careless, *passes.TIDY))
    with pytest.raises(passes.Broken, match=r"after test_ir_check: .*double.*its place float"):
        passes.run(lowered(tmp_path, PROGRAM), Options())
    monkeypatch.delenv(passes.CHECKED)
    passes.run(lowered(tmp_path, PROGRAM), Options())


def test_rows_get_what_they_name(tmp_path: Path) -> None:
    made = lowered(tmp_path, "print('a'.center(5))\n")
    (call,) = [n for n in walk(made.functions[made.main].body) if isinstance(n, ir.RowCall) and n.row.name == "center"]
    call.args = {"width": [TEXT], "colour": [ONE]}
    said = [p.message for p in check(made)]
    assert said == [
        "RowCall: `width` of `center` is str, its place int",
        "RowCall: `center` has no parameter `colour`",
    ]
    call.receiver = None
    assert "RowCall: `center` has no receiver" in [p.message for p in check(made)]
