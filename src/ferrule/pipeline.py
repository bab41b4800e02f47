"""The order of the stages, as data, and the one function that walks it.

A stage is a function found by its name, so that a command loads only the stages that it needs.
"""

from __future__ import annotations

import gc
import importlib
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ferrule.build import Manifest, crate_name, realign
from ferrule.diagnostics import Diagnostic, FerruleError, Span
from ferrule.settings import Options


@dataclass(frozen=True)
class Stage:
    name: str
    function: str
    """`module:function`."""
    takes: tuple[str, ...]
    """Names of what earlier stages gave, in the order of the parameters."""
    gives: str
    goes_on: bool = False
    """Whether the next stage runs in spite of errors, so that all that a program needs is said at once."""


STAGES: tuple[Stage, ...] = (
    Stage("knowledge", "ferrule.knowledge:load", (), "knowledge"),
    Stage("load", "ferrule.pipeline:load_stage", ("path", "options", "knowledge"), "program", goes_on=True),
    Stage("infer", "ferrule.infer:analyse", ("program", "knowledge"), "analysis", goes_on=True),
    Stage("lower", "ferrule.lower:lower", ("analysis",), "lowered"),
    Stage("passes", "ferrule.passes:run", ("lowered", "options"), "crate"),
    Stage("emit", "ferrule.emit:emit", ("crate",), "emitted"),
    Stage("format", "ferrule.build:rustfmt", ("emitted",), "files"),
)
# Beside the way to Rust: what `graph` and `report` ask for.
SIDE_STAGES: tuple[Stage, ...] = (Stage("graph", "ferrule.graph:build", ("program",), "graph"),)


@dataclass
class Translation:
    """Everything that a translation made; the report and the other commands read it."""

    products: dict[str, Any]
    options: Options
    seconds: dict[str, float]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """What a stage says; later ones repeat what earlier ones said."""
        self.diagnostics += [d for d in dict.fromkeys(diagnostics) if d not in self.diagnostics]

    @property
    def program(self) -> Any:
        return self.products["program"]

    @property
    def crate(self) -> Any:
        return self.products["crate"]

    @property
    def files(self) -> dict[str, str]:
        """Path in the project to text, formatted."""
        files: dict[str, str] = self.products["files"]
        return files

    @property
    def manifest(self) -> Manifest:
        # Rust code names a crate with underscores, Cargo with hyphens.
        crates: Mapping[str, Any] = getattr(self.crate, "crates", {})
        name = crate_name(self.options.name or self.program.name)
        return Manifest(name, {crate.replace("_", "-"): frozenset(features) for crate, features in crates.items()})

    @property
    def functions(self) -> list[Any]:
        """What the IR says about each function, for the report."""
        from ferrule.report import function_facts

        return function_facts(self.crate)

    def source_map(self) -> dict[str, dict[int, Span]]:
        """Rust file to Rust line to Python, for the formatted files. `crate.source_map` has it before formatting."""
        marked: Mapping[str, Mapping[int, Span]] = getattr(self.crate, "source_map", {})
        result: dict[str, dict[int, Span]] = {}
        for name, lines in marked.items():
            moved = realign(self.products["emitted"][name], self.files[name])
            result[name] = {moved[line]: span for line, span in sorted(lines.items(), reverse=True) if line in moved}
        return result

    def locate(self, rust_file: str, line: int) -> Span | None:
        """The Python behind a line of a generated file: its own mark or the nearest before it."""
        lines = self.source_map().get(rust_file, {})
        before = [marked for marked in lines if marked <= line]
        return lines[max(before)] if before else None

    def inputs(self) -> list[Path]:
        """The files that were read."""
        return [module.path for module in self.program.modules.values() if module.path.is_file()]

    def graph(self) -> Any:
        """The semantic graph, built when somebody asks."""
        for stage in SIDE_STAGES:
            if stage.gives not in self.products:
                _run(stage, self.products, self.seconds)
        return self.products["graph"]


def in_order(diagnostics: list[Diagnostic], program: Any) -> list[Diagnostic]:
    """By place, the main module first."""
    main = str(program.main.path)

    def place(item: Diagnostic) -> tuple[bool, bool, str, int, int]:
        span = item.span
        return (
            span is None,
            span is not None and span.file != main,
            *((span.file, span.line, span.col) if span else ("", 0, 0)),
        )

    return sorted(diagnostics, key=place)


def load_stage(path: Path, options: Options, knowledge: Any) -> Any:
    from ferrule.load import load_program

    return load_program(
        path,
        search=options.search,
        known=knowledge.is_known,
        configured_entry=options.entry,
        sources=knowledge.sources,
        main_text=options.main_text,
        go_on=True,
    )


def translate(
    path: Path, options: Options, *, until: str = "", progress: Callable[[str], None] | None = None
) -> Translation:
    """Runs the stages in order, up to the one that gives `until`. Diagnostics that do not stop are in the result."""
    products: dict[str, Any] = {"path": Path(path), "options": options}
    translation = Translation(products, options, {})
    # Programs nest deeper than the default allows: a long `elif` chain is one level each.
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 20_000))
    # Nearly all that the stages make lives to the end: looking for garbage as often as usual is a fifth of the time.
    collections = gc.get_threshold()
    gc.set_threshold(200_000, 30, 30)
    try:
        for stage in STAGES:
            if progress:
                progress(stage.name)
            _run(stage, products, translation.seconds)
            translation.add(getattr(products[stage.gives], "diagnostics", ()))
            refused = ("FER0330",) if options.strict else ()
            errors = [d for d in translation.diagnostics if d.severity in ("error", "bug") or d.code in refused]
            last = stage.gives == until
            if errors and (last or not stage.goes_on):
                raise FerruleError(*in_order(errors, products["program"]))
            if last:
                break
    finally:
        sys.setrecursionlimit(limit)
        gc.set_threshold(*collections)
    return translation


def _run(stage: Stage, products: dict[str, Any], seconds: dict[str, float]) -> None:
    started = time.perf_counter()
    module, _, function = stage.function.partition(":")
    run = getattr(importlib.import_module(module), function)
    products[stage.gives] = run(*(products[name] for name in stage.takes))
    seconds[stage.name] = time.perf_counter() - started
