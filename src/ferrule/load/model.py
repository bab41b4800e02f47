"""The user's program as modules: what the rest of the pipeline reads instead of files."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ferrule.diagnostics import Diagnostic


@dataclass
class Module:
    """One source file. `tree` has been accepted by CPython's compiler, so its scoping rules hold."""

    name: str
    """Dotted name; the main module is `__main__`, as for CPython."""
    path: Path
    is_package: bool
    source: str
    tree: ast.Module
    comments: dict[int, list[str]] = field(default_factory=dict)
    """Line to the comments on it, with their `#`."""
    is_main: bool = False
    package: str = ""
    """What relative imports count from: CPython's `__package__`."""
    external: bool = False
    """From the standard library or from site-packages rather than from the user."""

    def is_trailing(self, line: int) -> bool:
        """Whether the comment on `line` follows code rather than standing alone."""
        return not self.source.splitlines()[line - 1].lstrip().startswith("#")

    @property
    def rust_stem(self) -> str:
        """The name of the file, which the main module has too."""
        return self.path.parent.name if self.path.stem in ("__main__", "__init__") else self.path.stem


@dataclass
class Program:
    """All modules that the main module reaches. `modules` has dependencies before their importers, the main one last,
    except where modules import each other in a circle."""

    main: Module
    modules: dict[str, Module]
    root: Path
    """What CPython would put first on `sys.path`."""
    absent: frozenset[str] = frozenset()
    """Modules that guarded imports name and that do not exist; importing one raises `ModuleNotFoundError`."""
    uncovered: frozenset[str] = frozenset()
    """Modules of the standard library that nothing is known about; importing one does nothing, using one is refused."""
    given_up: frozenset[str] = frozenset()
    """Modules, and names of modules, that a problem was reported of: what is made of them is no problem of its own."""
    problems: list[Diagnostic] = field(default_factory=list)
    later: dict[tuple[str, int, int], Callable[[], None]] = field(default_factory=dict)
    """What loads the libraries that an import statement inside a function names, by module, line and column. A function
    that is never called may import what cannot be translated."""
    has_made_main: bool = False
    """Whether the main module is Ferrule's own, which calls functions of the program from outside."""
    entry_point: str = ""
    """`pkg.mod:func` when the program was entered by a function."""

    @property
    def name(self) -> str:
        """A name for the program as a whole."""
        if self.entry_point:
            return self.entry_point.partition(":")[0].split(".")[0]
        return self.main.rust_stem


def absolute_name(module: Module, node: ast.ImportFrom) -> str | None:
    """The module that `from ... import` reads from; None when a relative import leaves its package."""
    if not node.level:
        return node.module or ""
    parts = module.package.split(".") if module.package else []
    if node.level > len(parts):
        return None
    base = parts[: len(parts) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)
