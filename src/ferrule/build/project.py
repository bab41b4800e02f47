"""Writes a generated project as a whole or not at all.

The new project is written beside the old one and then takes its place, so an error or a lost battery leaves either
the old output or the new, never a mixture. A folder that Ferrule did not write is never touched, nor is a file in it
that somebody edited.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from ferrule import __version__
from ferrule.build.runtime import runtime_crates, runtime_folder
from ferrule.build.template import Manifest, cargo_toml
from ferrule.diagnostics import Diagnostic, FerruleError, diagnostic

MARKER = ".ferrule-project"
# cargo rewrites the lock file, so it is neither compared nor counted as edited.
_VOLATILE = {"Cargo.lock", MARKER}


def write_project(
    out: Path, files: Mapping[str, str], manifest: Manifest, *, vendor: bool = False, force: bool = False
) -> bool:
    """Makes `out` the project; False when it already was. FER0502, FER0503 and FER0507 leave all as it was."""
    complete = dict(files)
    runtime = runtime_folder() if manifest.crates else None
    crates = runtime_crates(runtime) if runtime else {}
    paths = {name: f"runtime/{path.name}" if vendor else path for name, path in crates.items()}
    complete.setdefault("Cargo.toml", cargo_toml(manifest, paths))
    complete.setdefault(".gitignore", "/target\n")
    recorded = _check_ours(out, force=force)
    if recorded is not None and vendor == recorded.get("vendor") and _same(out, complete, recorded):
        return False
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = out.parent / f".{out.name}.new-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise _unwritable(out, error) from None
    try:
        _fill(fresh, complete, runtime, vendor=vendor)
        _swap(out, fresh, recorded)
    except OSError as error:
        raise _unwritable(out, error) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def check_output(out: Path, *, force: bool = False) -> None:
    """The refusals of `write_project`, before any work is done."""
    _check_ours(out, force=force)
    folder = out if out.exists() else next((p for p in out.absolute().parents if p.exists()), Path("/"))
    if not os.access(folder, os.W_OK) or not os.access(out.absolute().parent if out.exists() else folder, os.W_OK):
        raise _unwritable(out, PermissionError(13, "Permission denied"))


def _check_ours(out: Path, *, force: bool) -> dict[str, object] | None:
    """What the marker of an earlier output records; None for a folder that is empty or not there."""
    try:
        if not out.exists():
            return None
        if not out.is_dir():
            raise FerruleError(_foreign(out, "it is a file"))
        marker = out / MARKER
        if not marker.is_file():
            if any(out.iterdir()):
                raise FerruleError(_foreign(out, "it is not empty and Ferrule did not write it"))
            return None
        recorded = json.loads(marker.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError):
            raise FerruleError(_foreign(out, f"its `{MARKER}` cannot be read")) from None
        raise _unwritable(out, error) from None
    if not force:
        _check_unedited(out, recorded)
    return dict(recorded)


def _check_unedited(out: Path, recorded: dict[str, dict[str, str]]) -> None:
    edited = [
        name
        for name, digest in recorded.get("files", {}).items()
        if name not in _VOLATILE and (out / name).is_file() and _digest((out / name).read_bytes()) != digest
    ]
    if edited:
        listed = ", ".join(f"`{name}`" for name in edited[:5]) + (" ..." if len(edited) > 5 else "")
        raise FerruleError(
            diagnostic(
                "FER0507",
                f"files in `{out}` were edited since Ferrule wrote them: {listed}",
                help="choose another folder with `-o`, or `--force` to lose the edits",
            )
        )


def _same(out: Path, files: Mapping[str, str], recorded: dict[str, object]) -> bool:
    """Whether writing would change nothing, so that cargo sees no newer file."""
    names = recorded.get("files")
    if not isinstance(names, dict) or set(names) - _VOLATILE != set(files) - _VOLATILE:
        return False
    return all((out / n).is_file() and (out / n).read_bytes() == text.encode() for n, text in files.items())


def _fill(folder: Path, files: Mapping[str, str], runtime: Path | None, *, vendor: bool) -> None:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    if runtime is not None:
        lock = runtime / "Cargo.lock"
        if lock.is_file():  # the versions that the runtime was tested with
            shutil.copyfile(lock, folder / "Cargo.lock")
        if vendor:
            shutil.copytree(runtime, folder / "runtime", ignore=shutil.ignore_patterns("target"))
    marker = {
        "ferrule": __version__,
        "vendor": vendor,
        "files": {name: _digest(text.encode()) for name, text in sorted(files.items())},
    }
    (folder / MARKER).write_text(json.dumps(marker, indent=1) + "\n", encoding="utf-8")


def _swap(out: Path, fresh: Path, recorded: dict[str, object] | None) -> None:
    """Puts `fresh` in the place of `out`; what others put into `out` (`.git`, `target`) moves along."""
    if not out.exists():
        fresh.rename(out)
        return
    ours = recorded.get("files") if recorded else None
    mine = {name.split("/")[0] for name in ours} if isinstance(ours, dict) else set()
    mine |= {MARKER, "runtime"}
    old = out.parent / f".{out.name}.old-{os.getpid()}"
    out.rename(old)
    try:
        for entry in old.iterdir():
            if entry.name not in mine and not (fresh / entry.name).exists():
                entry.rename(fresh / entry.name)
            elif entry.name == "Cargo.lock" and recorded:
                shutil.copyfile(entry, fresh / entry.name)
        fresh.rename(out)
    except OSError:
        if not out.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _foreign(out: Path, why: str) -> Diagnostic:
    return diagnostic(
        "FER0502", f"`{out}` cannot be the output folder: {why}", help="choose a new or empty folder with `-o`"
    )


def _unwritable(out: Path, error: OSError) -> FerruleError:
    reason = error.strerror or str(error)
    return FerruleError(
        diagnostic("FER0503", f"cannot write `{out}`: {reason}", help="choose a folder that you may write to with `-o`")
    )
