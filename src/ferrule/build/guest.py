"""A generated project as a module for the sandbox: the same crate as a library, a few lines around it, and the flags
with which it becomes a program without an operating system, or wasm."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ferrule.build.cargo import BuildResult, Locate, explain_failure, find_tool, only_one, run_cargo, target_folder
from ferrule.build.runtime import runtime_folder
from ferrule.build.template import PROFILES, STANDS_ALONE, Manifest, dependencies, lints
from ferrule.diagnostics import FerruleError, diagnostic

TARGETS = {"guest": "x86_64-unknown-linux-gnu", "wasm": "wasm32-unknown-unknown"}
"""What `--target` says, to what rustc calls it."""
_CRATE = "ferrule-program"
_STARTER = "src/guest.rs"
# `std` for Linux names a C library; `ferrule-program` has what of it can be called, and the mathematics are the
# library's own.
_ABSENT = ("c", "gcc", "gcc_eh", "pthread", "util", "rt", "dl")
_FLAGS = (
    "-Crelocation-model=static", "-Ctarget-feature=+crt-static", "-Crelro-level=partial",
    "-Clink-arg=-nostartfiles", "-Clink-arg=-nostdlib", "-Clink-arg=-static",
    "-Clink-arg=-Wl,--image-base=0x100000", "-Clink-arg=-Wl,--build-id=none", "-Clink-arg=-Wl,-z,noexecstack",
)  # fmt: skip
# A program that calls what is not there faults at address 0, which no guest has.
_COMMON = ("-Cpanic=abort", "-Cstrip=symbols")


def guest_files(files: dict[str, str], manifest: Manifest, exports: Sequence[str]) -> dict[str, str]:
    """The project of a program as one for the sandbox."""
    names = "".join(f', "{name}"' for name in exports)
    library = re.sub(r"\W", "_", manifest.name)
    starter = (
        "//! The program in the sandbox: it starts here, and answers calls of these functions.\n"
        f"#![no_main]\n\nferrule_program::program!({library}::run{names});\n"
    )
    return {**files, _STARTER: starter, "Cargo.toml": _cargo_toml(manifest)}


def _cargo_toml(manifest: Manifest) -> str:
    runtime = runtime_folder()
    crates = {**{name: frozenset(features) for name, features in manifest.crates.items()}, _CRATE: frozenset[str]()}
    paths = {name: runtime / name for name in crates}
    package = (
        f'[package]\nname = "{manifest.name}"\nversion = "0.1.0"\nedition = "2024"\n'
        "publish = false\nautobins = false\n\n"
        '[lib]\npath = "src/main.rs"\n\n'
        f'[[bin]]\nname = "{manifest.name}-module"\npath = "{_STARTER}"\n'
    )
    # The library's own `main` is for a program with an operating system; `unsafe` is what makes a name visible.
    rules = lints().replace('unsafe_code = "forbid"', 'dead_code = "allow"')
    return "\n".join([package, dependencies(Manifest(manifest.name, crates), paths), rules, PROFILES, STANDS_ALONE])


def build_module(
    project: Path,
    target: str,
    *,
    locate: Locate | None = None,
    progress: Callable[[str], None] | None = None,
    copy_to: Path,
) -> Path:
    """The module of a project of `guest_files`, copied to `copy_to`."""
    triple = TARGETS[target]
    check_target(triple)
    flags = list(_COMMON)
    with only_one(target_folder()):
        if target == "guest":
            flags += [*_FLAGS, f"-Lnative={_absent_libraries(target_folder())}"]
        environment = {"CARGO_ENCODED_RUSTFLAGS": "\x1f".join(flags)}
        arguments = ["build", "--release", "--bins", "--target", triple]
        result = run_cargo(project, arguments, progress=progress, environment=environment)
        if result.status:
            raise FerruleError(explain_failure(result, project, locate))
        return _copied(result, copy_to)


def _copied(result: BuildResult, copy_to: Path) -> Path:
    built = next(iter(result.binaries.values()))
    copy_to.parent.mkdir(parents=True, exist_ok=True)
    partial = copy_to.with_name(f".{copy_to.name}.{os.getpid()}")
    partial.write_bytes(built.read_bytes())
    partial.replace(copy_to)
    return copy_to


def _absent_libraries(target: Path) -> Path:
    """A folder with libraries that have nothing in them, under the names that rustc gives to the linker."""
    folder = target / "ferrule-no-system"
    folder.mkdir(parents=True, exist_ok=True)
    for name in _ABSENT:
        (folder / f"lib{name}.a").write_bytes(b"!<arch>\n")
    return folder


def check_target(triple: str) -> None:
    """FER0715 where the standard library of a target is missing: cargo's own words for it are a page long."""
    import subprocess

    rustc = find_tool("rustc")
    if rustc is None:
        return  # cargo says so
    done = subprocess.run([rustc, "--print", "target-libdir", "--target", triple], capture_output=True, text=True)
    folder = Path(done.stdout.strip() or "/nowhere")
    if done.returncode == 0 and not any(folder.glob("libstd-*.rlib")):
        raise FerruleError(
            diagnostic(
                "FER0715",
                f"the Rust target `{triple}` is not installed",
                help=f"install it: rustup target add {triple}",
                notes=(f"looked in `{folder}`",),
            )
        )
