"""Many generated programs in one cargo run: what the tests use, since one link of the runtime serves them all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ferrule.build.cargo import explain_failure, run_cargo, target_folder
from ferrule.build.runtime import runtime_crates, runtime_folder
from ferrule.build.template import PROFILES, Manifest, cargo_toml
from ferrule.diagnostics import Diagnostic


@dataclass
class BuiltProgram:
    binary: Path | None = None
    error: Diagnostic | None = None
    rustc: list[str] = field(default_factory=list)
    """rustc's own words about this program, for whoever mends Ferrule."""
    warnings: list[str] = field(default_factory=list)


def cargo_build_many(
    folder: Path,
    programs: Mapping[str, tuple[Manifest, Mapping[str, str]]],
    *,
    profile: str = "quick",
    command: Sequence[str] = ("build",),
    target: Path | None = None,
) -> dict[str, BuiltProgram]:
    """Key to what became of its program. Packages are named by key, so that no two collide; one that is rejected does
    not stop the others. Unchanged files keep their times, so a second run builds only what changed."""
    runtime = runtime_folder()
    paths: dict[str, Path | str] = dict(runtime_crates(runtime))
    for key, (manifest, files) in programs.items():
        named = Manifest(key, manifest.crates, manifest.binary)
        _sync(folder / key, {**files, "Cargo.toml": cargo_toml(named, paths, in_workspace=True)})
    root = f'[workspace]\nresolver = "3"\nmembers = {json.dumps(sorted(programs))}\n\n{PROFILES}'
    _write(folder / "Cargo.toml", root)
    if not (folder / "Cargo.lock").exists() and (runtime / "Cargo.lock").exists():
        shutil.copyfile(runtime / "Cargo.lock", folder / "Cargo.lock")
    arguments = [*command, "--workspace", "--keep-going", "--profile", profile]
    result = run_cargo(folder, arguments, target=target or target_folder())
    built = {key: BuiltProgram(result.binaries.get(key)) for key in programs}
    for key, program in built.items():
        errors: list[dict[str, Any]] = result.errors.get(key, [])
        program.rustc = [said["rendered"] or said["message"] for said in errors]
        program.warnings = [text for text in result.warnings if f"{key}/src" in text]
        if errors or (result.status and program.binary is None):
            program.error = explain_failure(result, folder / key)
    return built


def _sync(folder: Path, files: Mapping[str, str]) -> None:
    """Makes `folder` hold exactly `files`, touching only what differs."""
    for name, text in files.items():
        _write(folder / name, text)
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()


def _write(path: Path, text: str) -> None:
    if path.is_file() and path.read_bytes() == text.encode():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
