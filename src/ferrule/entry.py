"""Where the `ferrule` command starts. `ferrule run PATH [-- ARGS]` of an unchanged program becomes that program before
the command line is even parsed in full, and imports next to nothing on the way."""

from __future__ import annotations

import os
import sys


def main() -> None:
    arguments = sys.argv[1:]
    if len(arguments) >= 2 and arguments[0] == "run" and not arguments[1].startswith("-"):
        _run_at_once(arguments[1], arguments[2:])
    from ferrule.cli import main as full

    full(arguments)


def _run_at_once(path: str, rest: list[str]) -> None:
    """Becomes the program if its build is on record and current; returns otherwise."""
    if (rest and rest[0] != "--") or os.name != "posix" or not os.path.exists(path):
        return
    from ferrule.build import cache

    found = cache.lookup(cache.quick_file(path), path)
    if found is not None:
        start(found["binary"], path, rest[1:], found["extra"]["root"])


def start(binary: str, shown: str, arguments: list[str], root: str) -> None:
    """Replaces this process by the program, which sees the path of the Python file as its name, as under CPython."""
    os.execve(binary, [shown, *arguments], {**os.environ, "FERRULE_ROOT": root})


if __name__ == "__main__":
    main()
