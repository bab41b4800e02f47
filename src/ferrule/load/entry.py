"""What a path on the command line means: a file, a folder with a main file, or a function of a package."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from ferrule.diagnostics import Diagnostic, FerruleError, diagnostic

_MAIN_NAMES = ("main", "app", "run", "game", "cli")


@dataclass(frozen=True)
class Entry:
    """Where the program starts. Exactly one of `file` and `function` says what runs."""

    root: Path
    """What CPython would put first on `sys.path`."""
    file: Path | None = None
    package: str = ""
    """`__package__` of the main module: set when a package's `__main__.py` runs."""
    function: str = ""
    """`pkg.mod:func`."""
    text: str = ""
    """The main module itself, where it was made for the program: what calls its functions from outside."""


def find_entry(path: Path, configured: str = "") -> Entry:
    """The entry of a file or folder; `configured` is `--entry` or the folder's own setting, which decides if given."""
    path = Path(path)
    if not path.exists():
        raise FerruleError(
            diagnostic(
                "FER0102",
                f"`{path}` does not exist",
                help="give a Python file, or a folder with a `__main__.py` or a `main.py`",
            )
        )
    if configured:
        return _configured(path if path.is_dir() else path.parent, configured)
    if path.is_dir():
        return _of_folder(path)
    if not _looks_like_python(path):
        raise FerruleError(
            diagnostic("FER0109", f"`{path}` is not a Python file", help="give a file whose name ends in `.py`")
        )
    return Entry(path.resolve().parent, path)


def _configured(folder: Path, configured: str) -> Entry:
    if ":" in configured:
        for root in (folder, folder / "src", folder.parent):
            if _has_module(root, configured.partition(":")[0].split(".")[0]):
                return Entry(root.resolve(), function=configured)
        raise FerruleError(
            diagnostic(
                "FER0102", f"no module for the entry `{configured}` under `{folder}`", help="check the setting `entry`"
            )
        )
    file = folder / configured
    if not file.is_file():
        raise FerruleError(
            diagnostic("FER0102", f"the entry `{file}` does not exist", help="check `--entry` or the setting `entry`")
        )
    return Entry(file.resolve().parent, file)


def _has_module(root: Path, name: str) -> bool:
    return (root / name).is_dir() or (root / f"{name}.py").is_file()


def _looks_like_python(path: Path) -> bool:
    if path.suffix in (".py", ".pyw"):
        return True
    try:
        with path.open("rb") as file:
            first = file.readline(200)
    except OSError:
        return False
    return first.startswith(b"#!") and b"python" in first


def _of_folder(folder: Path) -> Entry:
    main = folder / "__main__.py"
    if main.is_file():
        resolved = folder.resolve()
        if (folder / "__init__.py").is_file():
            return Entry(resolved.parent, main, package=resolved.name)
        return Entry(resolved, main)
    files = sorted(folder.glob("*.py"))
    names = [*_MAIN_NAMES, folder.resolve().name]
    likely = [file for name in names for file in files if file.stem == name]
    if likely:
        return Entry(folder.resolve(), likely[0])
    candidates = [file for file in files if _has_main_guard(file)] or files
    if len(candidates) == 1:
        return Entry(folder.resolve(), candidates[0])
    raise FerruleError(_ambiguous(folder, candidates))


def _ambiguous(folder: Path, candidates: list[Path]) -> Diagnostic:
    if not candidates:
        return diagnostic(
            "FER0105", f"`{folder}` has no Python file to start from", help="name the file, or add a `__main__.py`"
        )
    listed = ", ".join(f"`{file.name}`" for file in candidates[:6])
    return diagnostic(
        "FER0105",
        f"`{folder}` has several files to start from: {listed}",
        help=f"name one: ferrule run {candidates[0]}\n"
        f'or set it in pyproject.toml: [tool.ferrule] entry = "{candidates[0].name}"',
    )


def _has_main_guard(file: Path) -> bool:
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, OSError):
        return False
    return any(isinstance(node, ast.If) and "__name__" in ast.dump(node.test) for node in tree.body)


def function_source(function: str) -> str:
    """The main module that an installer would write for a console script."""
    module, _, name = function.partition(":")
    return f"import sys\nfrom {module} import {name}\nsys.exit({name}())\n"
