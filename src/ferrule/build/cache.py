"""Remembers which program a source tree became, so that an unchanged one is neither translated nor built again.

State lives in `.ferrule/` beside the program (in the user's cache folder where that cannot be written). A record is
valid while every file that was read, every name in the folders that were searched, and Ferrule itself are unchanged.
A file counts as unchanged when its time and size are; only if they are not is its content compared.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ferrule import __version__


def state_folder(path: Path) -> Path:
    """The `.ferrule` folder of the program at `path`; it ignores itself in git."""
    beside = (path if path.is_dir() else path.parent).resolve()
    folder = beside / ".ferrule"
    try:
        _make(folder)
    except OSError:
        from ferrule.build.cargo import cache_folder

        folder = cache_folder() / "projects" / _digest(str(beside).encode())
        _make(folder)
    return folder


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def record_name(path: Path, key: list[Any]) -> str:
    return _digest(json.dumps([str(path.resolve()), key]).encode())


def record(
    file: Path, *, inputs: Iterable[Path], folders: Iterable[Path], binary: Path, extra: dict[str, Any] | None = None
) -> None:
    data = {
        "tool": tool_fingerprint(),
        "inputs": {str(path): _state(path) for path in inputs},
        "folders": {str(folder): _names(folder) for folder in folders},
        "binary": str(binary),
        "binary_state": _stat(binary),
        "extra": extra or {},
    }
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_text(json.dumps(data), encoding="utf-8")
    partial.replace(file)


def lookup(file: Path) -> dict[str, Any] | None:
    """The record if it still holds, with its `binary`."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["tool"] != tool_fingerprint() or _stat(Path(data["binary"])) != data["binary_state"]:
            return None
        for folder, names in data["folders"].items():
            if _names(Path(folder)) != names:
                return None
        for path, (stat, digest) in data["inputs"].items():
            if _stat(Path(path)) != stat and _digest(Path(path).read_bytes()) != digest:
                return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return data if isinstance(data, dict) else None


def tool_fingerprint() -> str:
    """Changes whenever Ferrule's own code, tables or runtime do."""
    from ferrule.build.runtime import runtime_folder

    rows: list[str] = [__version__]
    for root in (Path(__file__).parents[1], runtime_folder()):
        _collect(str(root), rows)
    return _digest("\n".join(rows).encode())


def _collect(folder: str, rows: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            if entry.is_dir():
                if entry.name not in ("target", "__pycache__", "explain", "tests", "_runtime"):
                    _collect(entry.path, rows)
            elif entry.name.endswith((".py", ".pyi", ".rs", ".toml")):
                stat = entry.stat()
                rows.append(f"{entry.path} {stat.st_mtime_ns} {stat.st_size}")


def _state(path: Path) -> list[Any]:
    return [_stat(path), _digest(path.read_bytes())]


def _stat(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_mtime_ns, stat.st_size]


def _names(folder: Path) -> str:
    """What an import could find here: a new `random.py` changes what `import random` means."""
    with os.scandir(folder) as entries:
        names = sorted(e.name for e in entries if e.name.endswith((".py", ".so", ".pyd")) or _is_package(e))
    return _digest("\n".join(names).encode())


def _is_package(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith((".", "__")) and entry.name.isidentifier() and entry.is_dir()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
