"""Files to modules. The sole reader of the user's source; it never imports or runs any of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ferrule.load import source as reader
from ferrule.load.entry import Entry, find_entry
from ferrule.load.imports import load
from ferrule.load.model import Module, Program, absolute_name
from ferrule.load.static import static_test

__all__ = ["Entry", "Module", "Program", "absolute_name", "find_entry", "load_program", "parse_module", "static_test"]


def parse_module(file: Path, name: str) -> Module:
    """One file, without what it imports."""
    text = reader.read(file)
    return Module(name, file, False, text, reader.parse(file, text))


def load_program(
    entry: Path,
    *,
    search: Sequence[Path] = (),
    known: Callable[[str], bool],
    configured_entry: str = "",
    site: Sequence[Path] | None = None,
    allow_stdlib_source: bool = False,
    sources: Mapping[str, Path] | None = None,
    main_text: str = "",
    go_on: bool = False,
) -> Program:
    """Everything that the program at `entry` (a file or a folder) imports, down to the modules that `known` says the
    knowledge tables cover. `main_text` is a main module to take in place of the entry, which it imports. Raises
    `FerruleError` with every problem of every file; with `go_on` they are in the program, unless the entry itself
    cannot be read."""
    found = find_entry(Path(entry), configured_entry)
    if main_text:
        found = replace(found, text=main_text)
    program = load(
        found,
        search=search,
        known=known,
        site=site,
        allow_stdlib_source=allow_stdlib_source,
        sources=sources,
        go_on=go_on,
    )
    program.has_made_main = bool(main_text)
    return program
