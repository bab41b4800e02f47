"""Where the integers of a program lie (`passes/ranges.py`), and which of them become machine integers."""

from __future__ import annotations

import operator
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ferrule.infer import analyse
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import I64, INT
from ferrule.knowledge import load
from ferrule.load import load_program
from ferrule.lower import lower
from ferrule.passes import globals as globals_
from ferrule.passes import intervals as iv
from ferrule.passes import machine_ints, range_reader

SMALL = range(-6, 7)
PAIRS = [(a, b) for a in SMALL for b in SMALL if a <= b]
PYTHON: dict[str, Callable[[int, int], int]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "lshift": operator.lshift,
    "rshift": operator.rshift,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
    "pow": operator.pow,
}


@pytest.mark.parametrize("name", PYTHON)
def test_every_result_lies_in_the_interval(name: str) -> None:
    for a in PAIRS:
        for b in PAIRS:
            found = iv.OPERATORS[name](a, b)
            for x in range(a[0], a[1] + 1):
                for y in range(b[0], b[1] + 1):
                    try:
                        value = PYTHON[name](x, y)
                    except (ValueError, ZeroDivisionError):
                        continue
                    if isinstance(value, int):
                        assert found is not None and found[0] <= value <= found[1], (a, b, x, y)


@pytest.mark.parametrize("a", [(-(2**63), 0), (-1, 2**63 - 1), (-(2**63), 2**63 - 1)])
def test_a_word_holds(a: iv.Interval) -> None:
    assert iv.fits(a)
    assert not iv.fits((a[0] - 2**63, a[1]))
    assert not iv.fits((a[0], a[1] + 2**63))


@pytest.mark.parametrize("op", iv.REFINEMENTS)
def test_conditions_leave_what_they_must(op: str) -> None:
    holds = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq}.get(
        op, operator.ne
    )
    for a in PAIRS:
        for b in PAIRS:
            left = [x for x in range(a[0], a[1] + 1) if any(holds(x, y) for y in range(b[0], b[1] + 1))]
            found = iv.REFINEMENTS[op](a, b)
            assert not left or (found is not None and found[0] <= min(left) and max(left) <= found[1])


def crate_of(tmp_path: Path, source: str) -> ir.Crate:
    file = tmp_path / "main.py"
    file.write_text(textwrap.dedent(source), encoding="utf-8")
    knowledge = load()
    analysis = analyse(load_program(file, known=knowledge.is_known, sources=knowledge.sources), knowledge)
    assert not analysis.engine.problems
    return globals_.run(lower(analysis))


TOP = iv.TOP
INF = iv.INF
LENGTH = iv.MAX_LENGTH
FACTS: dict[str, tuple[str, dict[str, iv.Interval]]] = {
    "a counted loop": (
        """
        def f():
            total = 0
            for i in range(10):
                total += i * i
            return total
        """,
        {"i": (0, 9), "f": (0, 810)},
    ),
    "nested loops": (
        """
        def f():
            count = 0
            for i in range(100):
                for j in range(i, 200):
                    if i != j:
                        count += 1
            return count
        """,
        {"j": (0, 199), "f": (0, 20_000)},
    ),
    "a loop that starts again": (
        """
        def f():
            run = 0
            for i in range(100):
                if i % 7 == 0:
                    run = 0
                else:
                    run += 2
            return run
        """,
        {"f": (0, 200)},
    ),
    "a guarded counter": (
        """
        def f():
            n = s = 0
            while n < 50:
                n += 1
                s += 3
            return s
        """,
        {"n": (0, 50), "f": (0, 150)},
    ),
    "halving an interval": (
        """
        def f(xs=[1, 2]):
            lo, hi = 0, len(xs)
            while lo < hi:
                mid = (lo + hi) // 2
                if xs[mid] < 3:
                    lo = mid + 1
                else:
                    hi = mid
            return lo
        """,
        {"mid": (0, LENGTH - 1), "f": (0, LENGTH)},
    ),
    "what grows by itself": (
        """
        def f():
            x = 1
            for _ in range(5):
                x += x
            return x
        """,
        {"f": (1, INF)},
    ),
    "what no condition stops": (
        """
        def f():
            n = 0
            while True:
                n += 1
                if hash("x") == n:
                    return n
        """,
        {"n": (0, INF)},
    ),
    "clamping": (
        """
        def f(n=int(input())):
            a = max(0, min(n, 99))
            b = n % 10
            c = abs(b - 20)
            d = n & 255
            e = a >> 2
            return a
        """,
        {"n": TOP, "a": (0, 99), "b": (0, 9), "c": (11, 20), "d": (0, 255), "e": (0, 24)},
    ),
    "conditions": (
        """
        def f(n=int(input())):
            if 0 <= n < 10:
                return n
            return -1 if n < 0 else 10
        """,
        {"f": (-1, 10)},
    ),
    "an exception in the middle": (
        """
        def f():
            x = 1
            try:
                x = 5
                int("a")
                x = 2
            except ValueError:
                return x
            return 0
        """,
        {"f": (0, 5)},
    ),
    "a list that grows while it is read": (
        """
        def f(xs=[1]):
            n = 0
            for x in xs:
                n += 1
                xs.append(x)
            return n
        """,
        {"f": (0, LENGTH)},
    ),
    "recursion": (
        """
        def g(n):
            return 0 if n <= 0 else 1 + g(n - 1)
        def f():
            return g(5)
        """,
        {"g": (0, INF)},
    ),
    "recursion through a sum of nothing": (
        """
        def g(n):
            return 1 + sum(g(k) for k in range(n))
        def f():
            return g(5)
        """,
        {"g": (1, INF)},
    ),
    "a generator expression": (
        """
        def f():
            return sum(k * k for k in range(20))
        """,
        {"f": (0, 7220)},
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_facts(tmp_path: Path, name: str) -> None:
    source, expected = FACTS[name]
    crate = crate_of(tmp_path, f"{textwrap.dedent(source)}\nprint(f())")
    facts = range_reader.run(crate)
    for subject, interval in expected.items():
        key = f"__main__.{subject}"
        if key in crate.functions:
            found = facts.place(facts.results[key])
        else:
            found = facts.local("__main__.f", subject)
        assert found is not None
        low, high = interval
        assert low <= found[0], subject
        assert found[1] <= high + (max(high // 10, 1) if high != INF else 0), subject  # the last round may count again
        assert found[0] == low and found[1] >= high, subject


def words(tmp_path: Path, source: str) -> set[str]:
    """The places that hold machine integers: `f.x` for locals and parameters, `f` for a result, names of others."""
    crate = machine_ints.run(crate_of(tmp_path, source))
    found = {g.name for g in crate.globals.values() if g.type == I64}
    found |= {f"{c.name}.{f.name}" for c in crate.classes.values() for f in c.fields if f.type == I64}
    for function in crate.functions.values():
        found |= {f"{function.name}.{p.name}" for p in function.params if p.type == I64}
        found |= {f"{function.name}.{n.name}" for n in walk(function.body) if isinstance(n, ir.Let) and n.type == I64}
        if function.result == I64:
            found.add(function.name)
    return found


def test_places_across_functions(tmp_path: Path) -> None:
    source = """
        class P:
            def __init__(self, x, y):
                self.x = x
                self.y = y

        best = 0
        def square(n):
            return n * n
        def huge(n):
            return n * n
        def twice(f, n):
            return f(n)
        def main():
            global best
            total = 0
            for i in range(10):
                total += square(i)
                best = max(best, i)
            p = P(total, 2**70)
            print(p.x, p.y, best, huge(p.y), twice(lambda k: k + 1, 3))
        main()
    """
    found = words(tmp_path, source)
    assert {"square.n", "square", "main.total", "main.i", "P.x", "best", "twice.n"} <= found
    assert not {"P.y", "huge.n", "huge"} & found


UNSAFE = {
    "one more than fits": "n = 2**63 - 1\nfor i in range(2):\n    n += 1\nprint(n)",
    "below": "n = -(2**63)\nfor i in range(2):\n    n -= 1\nprint(n)",
    "a product": "n = 1\nfor i in range(100):\n    n *= 7\nprint(n)",
    "set elsewhere": "n = 1\ndef f():\n    global n\n    n = int('9' * 30)\nf()\nprint(n)",
    "from the outside": "n = int(input())\nprint(n)",
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_may_leave_the_word_stays_an_int(tmp_path: Path, name: str) -> None:
    assert "n" not in words(tmp_path, UNSAFE[name])


def test_every_type_agrees(tmp_path: Path) -> None:
    """What is assigned, passed and returned has the type of its place."""
    source = (Path(__file__).parents[1] / "cases/numbers/041_ranges_across_functions.py").read_text(encoding="utf-8")
    crate = machine_ints.run(crate_of(tmp_path, source))
    for function in crate.functions.values():
        kinds = {p.name: p.type for p in function.params}
        kinds |= {n.name: n.type for n in walk(function.body) if isinstance(n, ir.Let)}
        for node in walk(function.body):
            match node:
                case ir.Let(value=ir.Expr() as value):
                    assert (node.type == I64) == (value.type == I64), node
                case ir.Assign() if not node.boxed and kinds.get(node.name) in (INT, I64):
                    assert kinds[node.name] == node.value.type, node
                case ir.Return(value=ir.Expr() as value) if function.generator is None:
                    assert (function.result == I64) == (value.type == I64), node
                case ir.Call(func=func) if func in crate.functions:
                    for param, arg in zip(crate.functions[func].params, node.args, strict=True):
                        assert (param.type == I64) == (arg.type == I64), node
