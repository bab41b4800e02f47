"""From what the stages left behind to an `Account`.

Nothing here imports a stage: a translation is read through the few attributes that `Translated` names, and what a stage
says about a function through those of `FunctionFacts`.
"""

from __future__ import annotations

import ast
import base64
import platform
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ferrule import __version__
from ferrule.report.model import (
    Account,
    Difference,
    Function,
    Level,
    Link,
    Module,
    Problem,
    Tier,
    Unproved,
    Verification,
)

_FERRULE = Path(__file__).resolve().parents[1]


class FunctionFacts(Protocol):
    """What a stage says about one function. Only `name` and `span` (the def's) are required of it."""

    name: str
    span: Any
    tier: str
    """A value of `Tier`."""
    unproved: Sequence[Any]
    """With `subject`, `kept`, `wanted`, `reason` and `span`, or plain sentences."""


class Coverage(Protocol):
    """What `verify.coverage` gives: lines that ran and lines that did not, of a function of the absolute `file`."""

    def of(self, file: str, first: int, last: int) -> tuple[list[int], list[int]] | None: ...


class Translated(Protocol):
    @property
    def program(self) -> Any: ...
    @property
    def files(self) -> Mapping[str, str]: ...
    @property
    def functions(self) -> Sequence[Any]: ...
    @property
    def diagnostics(self) -> Sequence[Any]: ...
    def source_map(self) -> Mapping[str, Mapping[int, Any]]: ...


def account(
    translation: Translated, *, built: bool = False, verification: Any = None, coverage: Coverage | None = None
) -> Account:
    """`verification` is a `verify.VerifyResult`. Evidence is what these three show and no more."""
    program = translation.program
    # Modules of the standard library that Ferrule brings as Python text are not the reader's.
    every = [m for m in program.modules.values() if not Path(m.path).is_relative_to(_FERRULE)]
    shown = {str(module.path): _shown(module.path, program.root) for module in every}
    originals = {name: path for path, name in shown.items()}
    source_map = translation.source_map()
    pairs = {
        str(module.path): rust for module in every if (rust := _by_name(module, translation.files)) is not None
    } | _pairs(source_map)
    modules = [
        Module(_name(module), shown[str(module.path)], module.source, pairs.get(str(module.path), ""),
               translation.files.get(pairs.get(str(module.path), ""), ""))
        for module in every
        if module.source
    ]  # fmt: skip
    links = list(_links(source_map, translation.files, shown))
    stated = {(str(f.span.file), f.span.line): f for f in translation.functions}
    functions = [function for module in every for function in _functions(module, shown[str(module.path)], stated)]
    _place_in_rust(functions, links)
    for function in functions:
        _evidence(function, originals[function.python_file], built, verification, coverage)
    return Account(
        program.name,
        modules,
        links,
        functions,
        [_problem(problem, shown) for problem in translation.diagnostics],
        _verification(verification) if verification is not None else None,
        f"Ferrule {__version__}, Python {platform.python_version()}",
    )


def _shown(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(Path(root).resolve()).as_posix()
    except ValueError:
        return str(path)


def _name(module: Any) -> str:
    return str(module.path.stem if module.name == "__main__" else module.name)


def _by_name(module: Any, files: Mapping[str, str]) -> str | None:
    """Where a module goes when no line says so: one Rust module per module."""
    place = str(module.name).replace(".", "/")
    candidates = ("src/main.rs",) if module.name == "__main__" else (f"src/{place}.rs", f"src/{place}/mod.rs")
    return next((file for file in candidates if file in files), None)


def _pairs(source_map: Mapping[str, Mapping[int, Any]]) -> dict[str, str]:
    """Python file to the Rust file that most of it went to."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for rust, lines in source_map.items():
        for span in lines.values():
            counted[str(span.file)][rust] += 1
    return {file: min(rusts, key=lambda rust: (-rusts[rust], rust)) for file, rusts in counted.items()}


def _links(
    source_map: Mapping[str, Mapping[int, Any]], files: Mapping[str, str], shown: Mapping[str, str]
) -> Iterator[Link]:
    for rust, marked in source_map.items():
        for line, span in _spread(marked, files.get(rust, "").splitlines()):
            file = shown.get(str(span.file))
            if file is not None:
                yield Link(file, span.line, rust, line)


def _spread(marked: Mapping[int, Any], lines: list[str]) -> Iterator[tuple[int, Any]]:
    """Marked lines, and the lines after one that only continue it: deeper indented, or closing what it opened."""
    current: Any = None
    indent = 0
    for number, text in enumerate(lines, 1):
        stripped = text.strip()
        if number in marked:
            current, indent = marked[number], len(text) - len(text.lstrip())
            yield number, current
        elif current is not None and stripped:
            own = len(text) - len(text.lstrip())
            if own > indent or (own == indent and stripped[0] in ")]}"):
                yield number, current
            else:
                current = None


def _functions(module: Any, file: str, stated: Mapping[tuple[str, int], Any]) -> Iterator[Function]:
    for name, node in _definitions(module.tree, _name(module)):
        facts = stated.get((str(module.path), node.lineno))
        # What nobody calls plain is not plain: the sound baseline is Rust with runtime types.
        function = Function(name, file, (node.lineno, node.end_lineno or node.lineno), tier=Tier.RUNTIME)
        if facts is not None:
            function.tier = Tier(getattr(facts, "tier", Tier.RUNTIME))
            function.notes = [str(note) for note in getattr(facts, "notes", ())]
            function.unproved = list(_unproved(getattr(facts, "unproved", ()), node.lineno))
        elif stated:
            function.tier = Tier.UNREACHED
        yield function


def _definitions(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        # What stands where its class stands was written out by Ferrule: the methods of a dataclass or an enum.
        if isinstance(tree, ast.ClassDef) and getattr(node, "lineno", 0) == tree.lineno:
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}.{node.name}", node
        inner = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        yield from _definitions(node, f"{prefix}.{node.name}" if inner else prefix)  # type: ignore[attr-defined]


def _unproved(items: Iterable[Any], line: int) -> Iterator[Unproved]:
    for item in items:
        if isinstance(item, Unproved):
            yield item
        elif isinstance(item, str):
            claim, _, reason = item.partition(": ")
            subject, _, rest = claim.partition(" is ")
            kept, _, wanted = rest.partition(", not ")
            yield Unproved(subject, kept, wanted, reason, line)
        else:
            span = getattr(item, "span", None)
            yield Unproved(item.subject, item.kept, item.wanted, item.reason, span.line if span else line)


def _place_in_rust(functions: list[Function], links: list[Link]) -> None:
    """Where a function's lines went in the Rust file that has most of them."""
    by_line: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in links:
        by_line[link.python_file, link.python_line].append(link)
    for function in functions:
        first, last = function.python_lines
        found = [link for line in range(first, last + 1) for link in by_line[function.python_file, line]]
        if found:
            counted = Counter(link.rust_file for link in found)
            function.rust_file = min(counted, key=lambda file: (-counted[file], file))
            lines = [link.rust_line for link in found if link.rust_file == function.rust_file]
            function.rust_lines = (min(lines), max(lines))


def _evidence(function: Function, file: str, built: bool, verification: Any, coverage: Coverage | None) -> None:
    if not built or function.tier is Tier.UNREACHED:
        return
    function.evidence, function.evidence_detail = Level.E0, "compiles"
    if coverage is None:
        return
    found = coverage.of(str(Path(file).resolve()), *function.python_lines)
    if found is None:
        return
    hit, missed = found
    function.covered, function.missed = (len(hit), len(hit) + len(missed)), tuple(missed)
    if hit and verification is not None and verification.same:
        function.evidence = Level.E1
        function.evidence_detail = f"{len(hit)} of {len(hit) + len(missed)} lines"


def _problem(problem: Any, shown: Mapping[str, str]) -> Problem:
    span = problem.span
    found = Problem(problem.code, problem.severity, problem.message, help=problem.help)
    if span is not None:
        found.file, found.line, found.col = shown.get(str(span.file), str(span.file)), span.line, span.col
    return found


def _verification(result: Any) -> Verification:
    differences = [Difference(d.kind, d.where, d.python, d.rust) for d in result.differences]
    sheet = image_data(Path(result.contact_sheet)) if result.contact_sheet else ""
    return Verification(
        result.same, dict(result.compared), result.python_seconds, result.rust_seconds, differences, sheet
    )


def image_data(path: Path) -> str:
    """A picture as a data URI; nothing when it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    kind = {".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}.get(path.suffix.lower(), "png")
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
