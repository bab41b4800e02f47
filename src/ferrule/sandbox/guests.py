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
    place = cache("guests") / f"{name}-{hashed.hexdigest()[:16]}"
    if place.is_file():
        return place.read_bytes()
    made = build(crate, name=name, kind="example").binary
    kept(place, made)
    return made


def cache(part: str) -> Path:
    """The folder for what is kept between runs."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ferrule" / part


def kept(place: Path, data: bytes, *, most: int = 0) -> None:
    """Keeps a file, whole or not at all; where `most` is given, so many of a folder and the newest."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = place.with_name(f".{place.name}.{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(place)
        if most:
            files = sorted(place.parent.glob("[!.]*"), key=lambda file: file.stat().st_mtime)
            for file in files[:-most]:
                file.unlink(missing_ok=True)
    except OSError:  # a cache is a convenience
        pass
