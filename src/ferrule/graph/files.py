"""Which files a folder's graph covers, and the module name of each."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SKIPPED = {"__pycache__", "node_modules", "target", "site-packages", "build", "dist"}


@dataclass(frozen=True)
class SourceFile:
    """A file as the graph names it."""

    path: Path
    shown: str
    """The path relative to the root, with `/`."""
    name: str
    is_package: bool
    siblings: frozenset[str]
    """Modules that CPython would find beside it when it runs as a script."""


@dataclass(frozen=True)
class ParsedModule:
    """A parsed file under the name that the graph gives it."""

    name: str
    path: Path
    is_package: bool
    source: str
    tree: ast.Module


def discover(root: Path) -> list[SourceFile]:
    """Every Python file below `root`; hidden folders, virtual environments and build output aside.

    A file in a package has its package's name, counted from the outermost folder with an `__init__.py`. Any other file
    is named by its path from the root (or from `src`), and finds its neighbours by their short names."""
    paths = sorted(_python_files(root))
    names: dict[str, Path] = {}
    for path in paths:
        short = _module_name(path, root)
        names[
            "/".join(path.relative_to(root).parts[:-1]).replace("/", ".") + "." + path.stem if short in names else short
        ] = path
    beside: dict[Path, set[str]] = {}
    for path in paths:
        beside.setdefault(path.parent, set()).add(path.stem)
        if path.name == "__init__.py":
            beside.setdefault(path.parent.parent, set()).add(path.parent.name)
    return [_source_file(path, name.lstrip("."), root, beside) for name, path in names.items()]


def _source_file(path: Path, name: str, root: Path, beside: dict[Path, set[str]]) -> SourceFile:
    is_package = path.name == "__init__.py"
    loose = not (path.parent / "__init__.py").is_file()
    siblings = frozenset(beside[path.parent] - {path.stem}) if loose and "." in name else frozenset()
    return SourceFile(path, path.relative_to(root).as_posix(), name, is_package, siblings)


def _python_files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                if (
                    not entry.name.startswith(".")
                    and entry.name not in _SKIPPED
                    and not (path / "pyvenv.cfg").is_file()
                ):
                    yield from _python_files(path)
            elif entry.name.endswith(".py") and entry.is_file():
                yield path


def _module_name(path: Path, root: Path) -> str:
    top = path.parent
    while (top / "__init__.py").is_file() and top != root.parent:
        top = top.parent
    if top == path.parent and top != root:
        sources = root / "src"
        top = sources if sources in path.parents else root
    parts = [*path.parent.relative_to(top).parts, *([] if path.name == "__init__.py" else [path.stem])]
    return ".".join(parts) or path.parent.name
