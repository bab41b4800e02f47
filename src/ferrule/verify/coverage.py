"""Which lines of each function CPython executed in a verification: what `E1, N of M lines` rests on.

The program is run once more, under a tracer. That run counts only if it is the compared run over again: same output,
exit status, files and frames. A program that notices the tracer gets no coverage rather than a wrong one.

Threads that the program starts are recorded from CPython 3.12 on; before, lines that only they run count as not run.
"""

from __future__ import annotations

import ast
import dis
import tempfile
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import CodeType

from ferrule.verify import compare as comparing
from ferrule.verify import compare_program
from ferrule.verify.model import Request, SideRun, VerifyResult
from ferrule.verify.sides import run_side

VARIABLE = "FERRULE_VERIFY_COVERAGE"
_PROLOGUE = {"RESUME", "COPY_FREE_VARS", "MAKE_CELL", "RETURN_GENERATOR", "GEN_START", "NOP", "CACHE", "EXTENDED_ARG"}
_OWN_LOCALS = 0x1 | 0x2
"""Flags of a function's code, a lambda's and a comprehension's too; a class body has neither."""

CodeKey = tuple[int, str]
"""First line and qualified name of a code object."""


@dataclass
class Coverage:
    """Lines that ran, by the file's absolute path and the code object."""

    ran: dict[str, dict[CodeKey, set[int]]] = field(default_factory=dict)
    _functions: dict[str, dict[int, tuple[set[int], set[int]]]] = field(default_factory=dict, repr=False)

    def of(self, file: str, first: int, last: int) -> tuple[list[int], list[int]] | None:
        """The lines of the function whose `def` is on line `first`: those that ran and those that did not, without
        those of functions defined in it. None when the file has no such function."""
        del last
        if file not in self._functions:
            self._functions[file] = self._read(file)
        found = self._functions[file].get(first)
        return None if found is None else (sorted(found[0]), sorted(found[1] - found[0]))

    def _read(self, file: str) -> dict[int, tuple[set[int], set[int]]]:
        """Line of a def to (lines that ran, all lines)."""
        try:
            tree = ast.parse(Path(file).read_bytes())
        except (OSError, SyntaxError, ValueError):
            return {}
        starts = {
            min([node.lineno, *(d.lineno for d in node.decorator_list)]): node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        ran = self.ran.get(file, {})
        functions: dict[int, tuple[set[int], set[int]]] = {}
        for owner, key, lines in _codes(compile(tree, file, "exec", dont_inherit=True)):
            if owner is not None and owner in starts:
                hit, every = functions.setdefault(starts[owner], (set(), set()))
                every |= lines
                hit |= ran.get(key, set())
        # Later versions run comprehensions as part of the code around them, so lines are only compared per function.
        return {line: (hit & every, every) for line, (hit, every) in functions.items()}


def _codes(code: CodeType, owner: int | None = None) -> list[tuple[int | None, CodeKey, set[int]]]:
    """(first line of the function that the code belongs to, its key, its lines) of `code` and all code in it. Lambdas,
    comprehensions and class bodies belong to the function around them."""
    if code.co_flags & _OWN_LOCALS and not code.co_name.startswith("<"):
        owner = code.co_firstlineno
    found = [(owner, (code.co_firstlineno, code.co_qualname), _lines(code))]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found += _codes(constant, owner)
    return found


def _lines(code: CodeType) -> set[int]:
    """Lines with an instruction that does something; a `def` line only has what enters the function."""
    lines: dict[int, set[str]] = defaultdict(set)
    starts = [(start, end, line) for start, end, line in code.co_lines() if line]
    names = {instruction.offset: instruction.opname for instruction in dis.get_instructions(code)}
    for start, end, line in starts:
        lines[line] |= {names[offset] for offset in range(start, end, 2) if offset in names}
    first = code.co_firstlineno
    entering = _PROLOGUE | {"POP_TOP"}
    return {line for line, ops in lines.items() if not ops <= (entering if line == first else _PROLOGUE - {"NOP"})}


def read(path: Path, root: Path) -> Coverage:
    """What a traced run wrote; `root` is the folder that the run's files are copies of."""
    coverage = Coverage()
    for row in path.read_text(encoding="utf-8").splitlines():
        file, first, name, numbers = row.split("\t")
        lines = {int(number) for number in numbers.split(",") if number}
        codes = coverage.ran.setdefault(str(root / file), {})
        codes.setdefault((int(first), name), set()).update(lines)
    return coverage


@dataclass
class Traced:
    """A run of CPython's side under the tracer."""

    run: SideRun
    recorded: Coverage | None

    def coverage(self, compared: SideRun | None = None) -> Coverage | None:
        """None when the run differs from `compared`, or when nothing was recorded."""
        if compared is not None and comparing.compare(compared, self.run):
            return None
        return self.recorded


def trace(request: Request, stop: threading.Event | None = None) -> Traced:
    """Runs the program once more, until `stop` is set: the run that is compared has no tracer."""
    with tempfile.TemporaryDirectory(prefix="ferrule-coverage-") as folder:
        base = Path(folder).resolve()
        out = base / "lines.txt"
        # Tracing costs about as much again, for programs that do nothing but run lines several times as much.
        traced = replace(request, env=(*request.env, (VARIABLE, str(out))), timeout=request.timeout * 10)
        run = run_side(traced, base, "python", None, stop=stop)
        return Traced(run, read(out, request.root.resolve()) if out.is_file() else None)


def compare_traced(request: Request, binary: Path) -> tuple[VerifyResult, Coverage | None]:
    """Both sides compared, and the lines that ran if they are the same; the traced run goes on beside the others."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        traced = pool.submit(trace, request, stop)
        try:
            result = compare_program(request, binary)
            return result, traced.result().coverage(result.python_run) if result.same else None
        finally:
            stop.set()
