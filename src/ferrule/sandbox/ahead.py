"""The `vm+wasm` backend: a wasm module, compiled ahead by wasmtime, in a guest of the `vm` backend.

Two walls: what the module does is bounded by wasm, every access to its memory compared with the memory's length; and
all of it, wasmtime's runtime included, runs in a machine as any other guest. The compiler reads what a stranger wrote,
so it runs in a process of its own with the walls of a worker. What it wrote is kept by the content that it was made
from.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib
import importlib.metadata
import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ferrule.sandbox import harden, vm
from ferrule.sandbox.build import GUEST_FLAGS, GUEST_TARGET
from ferrule.sandbox.errors import BackendUnavailable, BadModule, BuildFailed, SandboxError
from ferrule.sandbox.frames import Channel, Closed, Frame, Kind
from ferrule.sandbox.guests import cache, guest_crate, kept
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.link import link

NAME = "ferrule-guest-wasm"
# Compiler and runtime must be of one version: `Cargo.toml` of the guest names it too.
WASMTIME = "50"
_HOW = f"pip install 'wasmtime=={WASMTIME}.*'"
_NOT_YET = "its guest is not built yet, which takes a minute or two; ask for `vm+wasm` by name once"
_COMPILE_SECONDS, _BUILD_SECONDS = 60, 1800
_MOST_COMPILED = 256 << 20
_MOST_KEPT = 256
# Part of what a compiled module is kept by: raised where the settings below change.
_SETTINGS = 1


# Less of the engine is less to get wrong, and the guest's has none of these.
_WITHOUT = (
    "threads", "memory64", "multi_memory", "gc", "function_references", "exceptions", "component_model",
    "stack_switching",
)  # fmt: skip


def why_not() -> str:
    """Why this machine cannot have the backend; empty where it can."""
    missing = vm.why_not()
    if missing:
        return missing
    try:
        version = importlib.metadata.version("wasmtime")
    except importlib.metadata.PackageNotFoundError:
        return f"the package `wasmtime`, which compiles ahead, is not installed ({_HOW})"
    if version.partition(".")[0] != WASMTIME:
        return f"wasmtime {version} is installed, and the guest has wasmtime {WASMTIME} ({_HOW})"
    try:
        built = _built().is_file()
    except BackendUnavailable as error:
        return error.message
    return "" if built or shutil.which("cargo") else "its guest is not built, and there is no cargo to build it"


def not_ready() -> str:
    """Why `auto` does not take it: nobody who did not ask waits for a build."""
    return "" if _built().is_file() else _NOT_YET


def program(module: bytes, limits: Limits) -> bytes:
    """The ELF program of a wasm module, for the `vm` backend."""
    return link(guest(), compiled(module), limits.memory_mb << 20)


def machine_mb(limits: Limits) -> int:
    """The memory of a machine whose module may have all of `memory_mb`: a quarter of the machine is for messages, a
    quarter of what is left for wasmtime, and the program needs its place."""
    return limits.memory_mb * 16 // 9 + 8


# the guest


def _crate() -> Path:
    return guest_crate().parent / NAME


def _built() -> Path:
    """Where the guest is kept, by what it was made from."""
    hashed = hashlib.sha256(repr(GUEST_FLAGS).encode())
    for crate in (_crate(), guest_crate()):
        for file in sorted(crate.rglob("*")):
            if file.suffix in (".rs", ".toml", ".lock") and "target" not in file.parts and "examples" not in file.parts:
                hashed.update(file.read_bytes())
    return cache("guests") / f"{NAME}-{hashed.hexdigest()[:16]}"


def guest() -> bytes:
    """The guest that runs compiled modules, built where it is first needed. It is ours, and so is the choice of its
    dependencies, which cargo fetches with the check sums of its lock file."""
    place = _built()
    if not place.is_file():
        try:
            with _only_one(place):
                if not place.is_file():
                    kept(place, _build())
        except OSError as error:
            raise BackendUnavailable(f"the guest of `vm+wasm` cannot be kept: {error}") from None
    return place.read_bytes()


@contextmanager
def _only_one(place: Path) -> Iterator[None]:
    """One process builds; others wait for it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build() -> bytes:
    cargo = shutil.which("cargo")
    if cargo is None:
        raise BackendUnavailable("`vm+wasm` needs a guest that is not built, and there is no cargo to build it")
    with tempfile.TemporaryDirectory(prefix="ferrule-guest-") as target:
        # The compiler's age is checked by compiling: the packages name a newer one than they use.
        done = subprocess.run(
            [cargo, "build", "--release", "--locked", "--ignore-rust-version", "--target", GUEST_TARGET],
            cwd=_crate(),
            env={**os.environ, "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(GUEST_FLAGS), "CARGO_TARGET_DIR": target},
            capture_output=True,
            text=True,
            timeout=_BUILD_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            said = tuple(done.stderr.strip().splitlines()[-8:])
            raise BuildFailed(
                f"the guest of `vm+wasm` could not be built ({_crate()})",
                notes=(*said, "cargo fetches wasmtime from the registry the first time"),
            )
        return Path(target, GUEST_TARGET, "release", NAME).read_bytes()


# the module


def compiled(module: bytes) -> bytes:
    """What the compiler makes of a module, kept by the module's content."""
    version = importlib.metadata.version("wasmtime")
    hashed = hashlib.sha256(f"{_SETTINGS} {version} {len(module)} ".encode() + module).hexdigest()
    place = cache("ahead") / f"{hashed[:32]}.cwasm"
    try:
        return place.read_bytes()
    except OSError:
        pass
    made = _compile(module)
    kept(place, made, most=_MOST_KEPT)
    return made


def _compile(module: bytes) -> bytes:
    """What the compiler makes of a module, in a process that has nothing but the module."""
    from ferrule.sandbox.process import start

    ours, theirs = socket.socketpair()
    with theirs:
        process = start(theirs.fileno(), __name__)
    channel = Channel(ours, _MOST_COMPILED)
    try:
        ours.settimeout(_COMPILE_SECONDS)
        channel.send(Frame(0, body=module))
        answer = channel.receive()
    except TimeoutError:
        raise BadModule(f"the module was not compiled within {_COMPILE_SECONDS} seconds") from None
    except Closed:
        raise BadModule("the compiler ended without an answer; the module may need more memory than it has") from None
    finally:
        process.kill()
        process.wait()
        ours.close()
    if answer.kind != Kind.REPLY:
        from ferrule.sandbox.process import error_of

        raise error_of(answer)
    return answer.body


def _engine() -> Any:
    """As the guest's engine in `module.rs`: nothing is left to page faults, and the code runs on every x86-64."""
    import wasmtime
    from wasmtime import _ffi

    config = wasmtime.Config()
    for feature in _WITHOUT:
        setattr(config, f"wasm_{feature}", False)
    config.gc_support = False
    config.memory_reservation = config.memory_guard_size = config.memory_reservation_for_growth = 0
    config.memory_may_move = True
    config.native_unwind_info = False
    config.parallel_compilation = False
    config.target = GUEST_TARGET
    for setting in ("signals_based_traps", "memory_init_cow", "concurrency_support"):
        getattr(_ffi, f"wasmtime_config_{setting}_set")(config.ptr(), False)
    return wasmtime.Engine(config)


def _checked(engine: Any, data: bytes) -> bytes:
    import wasmtime

    from ferrule.sandbox.wasm import IMPORTS, first_line  # needs wasmtime

    if data[:4] != b"\0asm":
        raise BadModule("not a wasm module in binary form")
    try:
        module = wasmtime.Module(engine, data)
    except wasmtime.WasmtimeError as error:
        raise BadModule(f"wasmtime refused the module: {first_line(error)}") from None
    for item in module.imports:
        count, returns = IMPORTS.get(item.name or "", (0, False)) if item.module == "ferrule" else (-1, False)
        kind = item.type
        if count <= 0 or not isinstance(kind, wasmtime.FuncType):
            raise BadModule(f"the module imports `{item.module}.{item.name}`; only `ferrule` has what it may import")
        if [str(kind) for kind in (*kind.params, *kind.results)] != ["i32"] * (count + returns):
            raise BadModule(f"the module imports `{item.module}.{item.name}` as something that it is not")
    return bytes(module.serialize())


def main(descriptor: int) -> None:
    """What the compiler's process runs."""
    channel = Channel(socket.socket(fileno=descriptor), 1 << 31)
    order = channel.receive()
    engine = _engine()
    importlib.import_module("ferrule.sandbox.wasm")  # while files can be read
    harden.limit_resources(4 << 30, 64, addresses=False)
    harden.drop_privileges()
    harden.no_new_privileges()
    harden.filter_calls((), executable=True)
    try:
        channel.send(Frame(Kind.REPLY, body=_checked(engine, order.body)))
    except SandboxError as error:
        told = {"kind": type(error).__name__, "message": error.message}
        channel.send(Frame(Kind.FAIL, head=json.dumps(told).encode()))
