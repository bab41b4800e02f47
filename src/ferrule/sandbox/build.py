"""Builds Rust that somebody else wrote, build scripts and procedural macros included, without trusting any of it.

`confine` runs cargo with nothing but a copy of the folder, the toolchain and the system, both read-only. What comes out
is as little trusted as what went in: a guest program for `Function.from_elf`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from ferrule.sandbox.errors import BackendUnavailable, BadRequest, BuildFailed

# A guest is a static program at a fixed address, without a C library and without start-up code of one.
GUEST_FLAGS = (
    "-Crelocation-model=static", "-Cpanic=abort",
    "-Clink-arg=-nostartfiles", "-Clink-arg=-nostdlib", "-Clink-arg=-static",
    "-Clink-arg=-Wl,--image-base=0x100000", "-Clink-arg=-Wl,--build-id=none", "-Clink-arg=-Wl,-z,noexecstack",
)  # fmt: skip
GUEST_TARGET = "x86_64-unknown-linux-gnu"
_SKIP = ("target", ".git", ".hg", "__pycache__")
_SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/lib32", "/sbin", "/etc/alternatives", "/etc/ld.so.cache")
_MOST_OUTPUT = 256 << 20
_SOURCE = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True)
class BuildLimits:
    """What a build may use, all its processes together; `processes` counts threads too."""

    seconds: int = 300
    memory_mb: int = 4096
    disk_mb: int = 2048
    processes: int = 256


@dataclass(frozen=True)
class Built:
    """What came out: the program, what cargo said, and which walls stood around it."""

    binary: bytes
    log: str
    walls: tuple[str, ...]


def build(
    folder: Path | str,
    *,
    name: str,
    kind: Literal["bin", "example"] = "bin",
    guest: bool = True,
    release: bool = True,
    limits: BuildLimits | None = None,
    read_only: Mapping[str, Path] | None = None,
    mechanism: Literal["auto", "namespaces", "landlock"] = "auto",
) -> Built:
    """Builds the program `name` of the package in `folder`. Everything that it depends on lies in the folder, or in one
    of the folders `read_only`, which the build sees under `/deps/NAME` (namespaces only)."""
    source = Path(folder).resolve()
    if not (source / "Cargo.toml").is_file():
        raise BadRequest(f"`{folder}` has no Cargo.toml")
    if not name.replace("-", "").replace("_", "").isalnum():
        raise BadRequest(f"`{name}` is not the name of a program")
    if kind not in ("bin", "example") or mechanism not in ("auto", "namespaces", "landlock"):
        raise BadRequest("`kind` is bin or example, `mechanism` auto, namespaces or landlock")
    toolchain = _toolchain()
    with tempfile.TemporaryDirectory(prefix="ferrule-build-") as scratch:
        for part in ("root", "work"):
            Path(scratch, part).mkdir()
        os.chmod(scratch, 0o711)
        order = _order(source, scratch, toolchain, name, kind, guest, release, limits or BuildLimits())
        order["mechanism"] = mechanism
        order["read_only"] += [
            (f"/deps/{label}", str(Path(path).resolve())) for label, path in (read_only or {}).items()
        ]
        return _confined(order, name)


def _toolchain() -> Path:
    """The folder of the toolchain itself, not of a proxy that chooses one."""
    rustc = shutil.which("rustc")
    if rustc is None:
        raise BackendUnavailable("no Rust toolchain is installed")
    done = subprocess.run([rustc, "--print", "sysroot"], capture_output=True, text=True, check=False)
    root = Path(done.stdout.strip() or "/nowhere")
    if not (root / "bin" / "cargo").exists():
        raise BackendUnavailable("the Rust toolchain has no cargo")
    return root


def _order(
    source: Path, scratch: str, toolchain: Path, name: str, kind: str, guest: bool, release: bool, limits: BuildLimits
) -> dict[str, Any]:
    profile = "release" if release else "debug"
    inside = str(toolchain) if toolchain == Path("/usr") else "/toolchain"
    folder = f"{GUEST_TARGET}/{profile}" + ("/examples" if kind == "example" else "")
    command = [
        "{toolchain}/bin/cargo",
        "build",
        "--offline",
        f"--{kind}",
        name,
        "--target",
        GUEST_TARGET,
        "--color",
        "never",
    ]
    environment = {
        "PATH": "{toolchain}/bin:/usr/bin:/bin",
        "RUSTC": "{toolchain}/bin/rustc",
        "LD_LIBRARY_PATH": "{toolchain}/lib",  # the loader finds it by itself only where /proc is mounted
        "HOME": "{work}/home",
        "CARGO_HOME": "{work}/home",
        "TMPDIR": "{work}/tmp",
        "CARGO_TARGET_DIR": "{work}/target",
        "CARGO_INCREMENTAL": "0",
        "CARGO_TERM_PROGRESS_WHEN": "never",
        "CARGO_TERM_COLOR": "never",
        "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(GUEST_FLAGS if guest else ()),
    }
    return {
        "source": str(source), "scratch": f"{scratch}/root", "work": f"{scratch}/work", "skip": _SKIP,
        "toolchain": str(toolchain), "toolchain_inside": inside,
        "read_only": [*((path, path) for path in _SYSTEM), (inside, str(toolchain)), ("/source", str(source))],
        "command": [*command, "--release"] if release else command, "environment": environment,
        "output": f"{{work}}/target/{folder}/{name}", "most_output": _MOST_OUTPUT,
        **asdict(limits),
    }  # fmt: skip


def _confined(order: dict[str, Any], name: str) -> Built:
    program = f"import sys; sys.path.insert(0, {_SOURCE!r}); from ferrule.sandbox.confine import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", program],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, cwd="/", env={},
    )  # fmt: skip
    try:
        # The process inside keeps the time; this is for the case that it cannot.
        out, error = process.communicate(json.dumps(order).encode() + b"\n", timeout=order["seconds"] + 30)
    except BaseException:
        process.kill()
        process.wait()
        raise
    line, _, binary = out.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError:
        last = error.decode(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise BuildFailed(f"the build of `{name}` could not be confined: {last[0]}") from None
    if "refused" in told:
        raise BackendUnavailable("untrusted code cannot be built here", notes=tuple(told["refused"]))
    if told["status"] != 0 or told["why"]:
        said = tuple(str(told["log"]).strip().splitlines()[-12:])
        raise BuildFailed(
            f"the build of `{name}` " + (f"was ended: {told['why']}" if told["why"] else "failed"), notes=said
        )
    if len(binary) != told["bytes"] or len(binary) > _MOST_OUTPUT:
        raise BuildFailed(f"the build of `{name}` left an output that is too large")
    return Built(binary, str(told["log"]), tuple(told["walls"]))


__all__ = ["GUEST_FLAGS", "GUEST_TARGET", "BuildLimits", "Built", "build"]
