"""Where the `ferrule` command starts. An unchanged program is started at once, before the command line is even parsed
in full: `ferrule run PATH [-- ARGS]` without options must add next to nothing to the program."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    arguments = sys.argv[1:]
    if len(arguments) >= 2 and arguments[0] == "run" and not arguments[1].startswith("-"):
        _run_at_once(arguments[1], arguments[2:])
    from ferrule.cli import main as full

    full(arguments)


def _run_at_once(path: str, rest: list[str]) -> None:
    """Becomes the program if its build is known and current; returns otherwise."""
    if rest and rest[0] != "--":
        return
    if os.name != "posix" or not Path(path).exists():
        return
    from ferrule.diagnostics import FerruleError
    from ferrule.settings import load_options
    from ferrule.workflow import cached

    try:
        built = cached(Path(path), load_options(Path(path)))
    except (FerruleError, OSError):
        return
    if built is not None:
        start(built.binary, path, rest[1:], built.root)


def start(binary: Path, shown: str, arguments: list[str], root: Path) -> None:
    """Replaces this process by the program, which sees the path of the Python file as its name, as under CPython."""
    environment = {**os.environ, "FERRULE_ROOT": str(root)}
    os.execve(binary, [shown, *arguments], environment)


if __name__ == "__main__":
    main()
