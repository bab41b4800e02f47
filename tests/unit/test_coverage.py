"""Lines that CPython ran, by function. The marks in the source are the expectation: `# ran`, `# missed`."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ferrule.verify import Request, run_python
from ferrule.verify.coverage import trace

MAIN = '''
import atexit
import helper
from dataclasses import dataclass


def traced(f):
    """Says nothing."""
    def inner(*args):
        return f(*args)  # ran
    return inner  # ran


@traced
def choose(n):
    """A docstring is not a line that runs."""
    # Nor is a comment.
    if n > 1:  # ran
        return [  # ran
            k  # ran
            for k in range(n)  # ran
        ]
    else:
        x = 1  # missed
        return x  # missed


def count():
    yield 1  # ran
    yield 2  # ran
    yield 3  # missed


@dataclass
class Point:
    x: int = 0

    @property
    def twice(self): return self.x * 2  # ran

    def never(self):
        with open("x") as f:  # missed
            return f  # missed


async def late():
    return 1  # missed


def outer():
    def inside():
        return missing  # missed
    class Local:  # ran
        y = 1  # ran
    missing = lambda: 2  # ran
    try:  # ran
        raise ValueError  # ran
    except KeyError:  # ran
        pass  # missed
    except ValueError:  # ran
        missing()  # ran


def at_end():
    print("bye")  # ran


atexit.register(at_end)
choose(2)
for value in count():
    if value == 2:
        break
print(Point(2).twice)
outer()
helper.used()
raise SystemExit(3)
'''
HELPER = "def used():\n    return 1  # ran\n\n\ndef unused():\n    return 2  # missed\n"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    root = tmp_path / "program"
    root.mkdir()
    (root / "main.py").write_text(MAIN)
    (root / "helper.py").write_text(HELPER)
    return root


def marked(source: str, mark: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[int]:
    inner = [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef) and n is not node]
    nested = {line for n in inner for line in range(n.lineno, (n.end_lineno or 0) + 1)}
    lines = source.splitlines()
    span = range(node.lineno, (node.end_lineno or 0) + 1)
    return [line for line in span if line not in nested and re.search(rf"# {mark}$", lines[line - 1])]


def works(python: str) -> bool:
    """A name on PATH may be a version manager's stand-in for a version that is not installed."""
    return bool(shutil.which(python)) and subprocess.run([python, "-c", ""], capture_output=True).returncode == 0


@pytest.mark.parametrize("python", ["", "python3.12", "python3.13"])
def test_lines_by_function(program: Path, python: str) -> None:
    if python and not works(python):
        pytest.skip(f"no {python} that starts")
    request = Request(program, "main.py", python=python)
    coverage = trace(request).coverage(run_python(request))
    assert coverage is not None
    for name, source in (("main.py", MAIN), ("helper.py", HELPER)):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found = coverage.of(str(program / name), node.lineno, node.end_lineno or 0)
                assert found is not None
                hit, missed = found
                # A nested def is a line of the function around it, which the marks leave out.
                plain = set(marked(source, "ran", node) + marked(source, "missed", node))
                assert [line for line in hit if line in plain] == marked(source, "ran", node), node.name
                assert [line for line in missed if line in plain] == marked(source, "missed", node), node.name
                extra = {source.splitlines()[line - 1].split()[0] for line in {*hit, *missed} - plain}
                assert extra <= {"def"}, node.name


def test_a_run_that_notices_the_tracer_proves_nothing(program: Path) -> None:
    (program / "main.py").write_text("import sys\nprint(sys.gettrace() is None, hasattr(sys, 'monitoring'))\n")
    request = Request(program, "main.py")
    compared = run_python(request)
    compared.stdout = compared.stdout.replace(b"True", b"odd")
    assert trace(request).coverage(compared) is None


def test_no_file_no_lines(program: Path) -> None:
    coverage = trace(replace(Request(program, "main.py"))).coverage()
    assert coverage is not None
    assert coverage.of(str(program / "nothing.py"), 1, 2) is None
    assert coverage.of(str(program / "main.py"), 1, 2) is None


def test_a_module_of_the_program_named_like_the_standard_library(program: Path) -> None:
    (program / "types.py").write_text("def mine():\n    return 1\n")
    (program / "main.py").write_text("import types\n\n\ndef f():\n    print(types.mine())\n\n\nf()\n")
    request = Request(program, "main.py")
    coverage = trace(request).coverage(run_python(request))
    assert coverage is not None
    assert coverage.of(str(program / "types.py"), 1, 2) == ([2], [])
    assert coverage.of(str(program / "main.py"), 4, 5) == ([5], [])


def test_a_traced_run_can_be_stopped(program: Path) -> None:
    (program / "main.py").write_text("while True: pass\n")
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    traced = trace(Request(program, "main.py", timeout=3600.0), stop)
    assert traced.run.status is None
    assert traced.recorded is None
