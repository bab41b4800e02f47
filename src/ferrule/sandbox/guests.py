"""The guests that Ferrule brings along, for probing and measuring: built where they are first needed, kept by their
content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from ferrule.sandbox.build import GUEST_FLAGS, build
from ferrule.sandbox.errors import BackendUnavailable

_PACKAGE = Path(__file__).resolve().parents[1]


def guest_crate() -> Path:
    """The folder of `ferrule-guest`: `FERRULE_RUNTIME`, the installed package's copy, or the checkout's."""
    chosen = os.environ.get("FERRULE_RUNTIME")
    for runtime in [Path(chosen)] if chosen else [_PACKAGE / "_runtime", _PACKAGE.parents[1] / "runtime"]:
        if (runtime / "ferrule-guest" / "Cargo.toml").is_file():
            return runtime / "ferrule-guest"
    raise BackendUnavailable("the sources of `ferrule-guest` are missing")


def example(name: str) -> bytes:
    """An example guest as an ELF program."""
    crate = guest_crate()
    hashed = hashlib.sha256(repr(GUEST_FLAGS).encode())
    for file in sorted(crate.rglob("*")):
        if file.suffix in (".rs", ".toml") and "target" not in file.parts:
            hashed.update(file.read_bytes())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ferrule" / "guests"
    kept = cache / f"{name}-{hashed.hexdigest()[:16]}"
    if kept.is_file():
        return kept.read_bytes()
    made = build(crate, name=name, kind="example").binary
    try:
        cache.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        partial.write_bytes(made)
        partial.replace(kept)
    except OSError:  # a cache is a convenience
        pass
    return made
