"""From a path to a program that runs: translate, write, build, remember. What `run`, `verify` and `build` share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ferrule.build import cache
from ferrule.diagnostics import Diagnostic
from ferrule.settings import Options, load_options

if TYPE_CHECKING:
    from ferrule.export import Exports
    from ferrule.pipeline import Translation

Progress = Callable[[str], None]


@dataclass
class Built:
    binary: Path
    project: Path | None
    """The generated Cargo project."""
    main: Path | None
    """The main file; None when the program is entered by a function."""
    root: Path
    package: str = ""
    entry: str = ""
    cached: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    translation: Translation | None = None

    @property
    def shown_main(self) -> str:
        """The main file relative to the root, which is `argv[0]` under verification."""
        return self.main.resolve().relative_to(self.root.resolve()).as_posix() if self.main else self.entry


def build_program(
    path: Path,
    options: Options,
    *,
    profile: str = "release",
    progress: Progress | None = None,
    translation: bool = False,
) -> Built:
    """The program of `path`, from the record of an earlier build if nothing has changed since. With `translation` it is
    translated in any case, since the caller wants to look at that; cargo then finds nothing to do."""
    if path.exists() and not translation and (known := cached(path, options, profile)) is not None:
        return known
    from ferrule import pipeline
    from ferrule.build import cargo_build, require_cargo, write_project

    require_cargo()
    translated = pipeline.translate(path, options, progress=progress)
    state = Path(cache.state_folder(path))
    name = cache.record_name(path, [options.key(), profile])
    manifest = translated.manifest
    project = state / "build" / name / manifest.name
    write_project(project, translated.files, manifest, force=True)
    if progress:
        progress("cargo")
    binary = cargo_build(
        project,
        profile=profile,
        locate=translated.locate,
        progress=(lambda crate: progress(f"cargo: {crate}")) if progress else None,
        copy_to=state / "bin" / name / manifest.name,
    )
    program = translated.program
    built = Built(
        binary,
        project,
        None if program.entry_point else program.main.path.resolve(),
        program.root.resolve(),
        program.main.package,
        program.entry_point,
        seconds=translated.seconds,
        diagnostics=translated.diagnostics,
        translation=translated,
    )
    _remember(state / f"{name}.json", path, options, built)
    if profile == "release" and options == load_options(path):
        _remember(Path(cache.quick_file(path)), path, options, built)
    return built


def build_exports(
    path: Path, target: str, exports: Exports, options: Options, *, progress: Progress | None = None
) -> Built:
    """The functions of `exports` as a module for the sandbox, translated from there on."""
    stem = exports.entry.file.stem if exports.entry.file else "module"
    options = replace(options, main_text=exports.main, name=options.name or stem)
    if (known := cached(path, options, target)) is not None:
        return known
    from ferrule import pipeline
    from ferrule.build import build_module, guest_files, require_cargo, write_project

    require_cargo()
    translated = pipeline.translate(path, options, progress=progress)
    state = Path(cache.state_folder(path))
    name = cache.record_name(path, [options.key(), target])
    manifest = translated.manifest
    project = state / "build" / name / manifest.name
    write_project(project, guest_files(translated.files, manifest, exports.names), manifest, force=True)
    if progress:
        progress("cargo")
    module = build_module(
        project,
        target,
        locate=translated.locate,
        progress=(lambda crate: progress(f"cargo: {crate}")) if progress else None,
        copy_to=state / "bin" / name / f"{manifest.name}.{'wasm' if target == 'wasm' else 'elf'}",
    )
    root = translated.program.root.resolve()
    built = Built(
        module, project, None, root, seconds=translated.seconds, diagnostics=translated.diagnostics,
        translation=translated,
    )  # fmt: skip
    _remember(state / f"{name}.json", path, options, built)
    return built


def _remember(file: Path, path: Path, options: Options, built: Built) -> None:
    assert built.translation is not None
    inputs = built.translation.inputs()
    folders = {built.root, *(source.parent for source in inputs), *(f for f in options.search if f.is_dir())}
    cache.record(
        file,
        path,
        inputs=inputs,
        folders=sorted(folders),
        binary=built.binary,
        extra={
            "project": str(built.project),
            "main": str(built.main) if built.main else "",
            "root": str(built.root),
            "package": built.package,
            "entry": built.entry,
        },
    )


def cached(path: Path, options: Options, profile: str = "release") -> Built | None:
    """The program of an earlier build that is still right. Diagnostics below an error are not told again."""
    state = Path(cache.state_folder(path))
    found = cache.lookup(state / f"{cache.record_name(path, [options.key(), profile])}.json", path)
    if found is None:
        return None
    extra: dict[str, Any] = found["extra"]
    return Built(
        Path(found["binary"]),
        Path(extra["project"]),
        Path(extra["main"]) if extra["main"] else None,
        Path(extra["root"]),
        extra["package"],
        extra["entry"],
        cached=True,
    )


def export_binary(built: Built, out: Path) -> Path:
    """A copy of the program at `out` (a file, or a folder to put it in)."""
    from ferrule.diagnostics import FerruleError, diagnostic

    target = out / built.binary.name if out.is_dir() else out
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name}.new")
        shutil.copy2(built.binary, partial)
        partial.replace(target)
    except OSError as error:
        raise FerruleError(
            diagnostic(
                "FER0503", f"cannot write `{target}`: {error.strerror or error}", help="choose another place with `-o`"
            )
        ) from None
    return target
