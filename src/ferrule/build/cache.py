"""Remembers which program a source tree became, so that an unchanged one is neither translated nor built again.

State lives in `.ferrule/` beside the program (in the user's cache folder where that cannot be written). A record is
valid while every file that was read, every name in the folders that were searched, the settings and Ferrule itself are
unchanged. A file counts as unchanged when its time and size are; only if they are not is its content compared.

Starting an unchanged program goes through here, so nothing is imported that takes time.
"""

from __future__ import annotations

import json
import os
from _blake2 import blake2b

from ferrule import __version__
from ferrule.build.where import package_folder, runtime_candidates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike
    from typing import Any

    AnyPath = str | PathLike[str]


def state_folder(path: AnyPath) -> str:
    """The `.ferrule` folder of the program at `path`, made if need be; it ignores itself in git."""
    folder = _beside(path)
    try:
        _make(folder)
    except OSError:
        from ferrule.build.cargo import cache_folder

        folder = os.path.join(cache_folder(), "projects", _digest(folder.encode()))
        _make(folder)
    return folder


def _beside(path: AnyPath) -> str:
    real = os.path.realpath(path)
    return os.path.join(real if os.path.isdir(real) else os.path.dirname(real), ".ferrule")


def _make(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    ignore = os.path.join(folder, ".gitignore")
    if not os.path.exists(ignore):
        with open(ignore, "w", encoding="utf-8") as file:
            file.write("*\n")


def record_name(path: AnyPath, key: list[Any]) -> str:
    return _digest(json.dumps([os.path.realpath(path), key]).encode())


def record(
    file: AnyPath,
    path: AnyPath,
    *,
    inputs: Iterable[AnyPath],
    folders: Iterable[AnyPath],
    binary: AnyPath,
    extra: dict[str, Any] | None = None,
) -> None:
    """Says in `file` that the program at `path` is `binary` as long as the inputs are what they are."""
    data = {
        "tool": tool_fingerprint(),
        "settings": _settings(path),
        "inputs": {os.fspath(source): _state(source) for source in inputs},
        "folders": {os.fspath(folder): _names(folder) for folder in folders},
        "binary": os.fspath(binary),
        "binary_state": _stat(binary),
        "extra": extra or {},
    }
    partial = f"{os.fspath(file)}.{os.getpid()}"
    with open(partial, "w", encoding="utf-8") as out:
        json.dump(data, out)
    os.replace(partial, file)


def lookup(file: AnyPath, path: AnyPath) -> dict[str, Any] | None:
    """The record if it still holds."""
    try:
        with open(file, encoding="utf-8") as text:
            data = json.load(text)
        if _stat(data["binary"]) != data["binary_state"] or _settings(path) != data["settings"]:
            return None
        if any(_names(folder) != names for folder, names in data["folders"].items()):
            return None
        if not all(_unchanged(source, state) for source, state in data["inputs"].items()):
            return None
        return data if data["tool"] == tool_fingerprint() else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def quick_file(path: AnyPath) -> str:
    """The record of `path` with the options of its settings only: what `ferrule run PATH` starts at once."""
    return os.path.join(_beside(path), f"{record_name(path, ['quick'])}.json")


def tool_fingerprint() -> str:
    """Changes whenever Ferrule's own code, tables or runtime do."""
    rows: list[str] = [__version__]
    for root in (package_folder(), *runtime_candidates()):
        if os.path.isdir(root):
            _collect(root, rows)
    return _digest("\n".join(rows).encode())


def _collect(folder: str, rows: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            if entry.is_dir():
                if entry.name not in ("target", "__pycache__", "explain", "tests"):
                    _collect(entry.path, rows)
            elif entry.name.endswith((".py", ".pyi", ".rs", ".toml")):
                stat = entry.stat()
                rows.append(f"{entry.path} {stat.st_mtime_ns} {stat.st_size}")


def _settings(path: AnyPath) -> list[Any]:
    """Every `pyproject.toml` that could hold settings of `path`, with its state."""
    found = []
    folder = os.path.dirname(_beside(path))
    while True:
        file = os.path.join(folder, "pyproject.toml")
        if os.path.exists(file):
            found.append([file, *_stat(file)])
        parent = os.path.dirname(folder)
        if parent == folder:
            return found
        folder = parent


def _unchanged(source: str, state: list[Any]) -> bool:
    return bool(_stat(source) == state[0] or _content(source) == state[1])


def _state(path: AnyPath) -> list[Any]:
    return [_stat(path), _content(path)]


def _content(path: AnyPath) -> str:
    with open(path, "rb") as file:
        return _digest(file.read())


def _stat(path: AnyPath) -> list[int]:
    stat = os.stat(path)
    return [stat.st_mtime_ns, stat.st_size]


def _names(folder: AnyPath) -> str:
    """What an import could find here: a new `random.py` changes what `import random` means."""
    with os.scandir(folder) as entries:
        names = sorted(e.name for e in entries if e.name.endswith((".py", ".so", ".pyd")) or _is_package(e))
    return _digest("\n".join(names).encode())


def _is_package(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith((".", "__")) and entry.name.isidentifier() and entry.is_dir()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
