"""Where the sources of the runtime crates are, and what they are called."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from ferrule.build.where import runtime_candidates
from ferrule.diagnostics import FerruleError, diagnostic


def runtime_folder() -> Path:
    """The workspace of the runtime crates: `FERRULE_RUNTIME`, the installed package's copy, or the checkout's."""
    candidates = [Path(folder) for folder in runtime_candidates()]
    for folder in candidates:
        if (folder / "Cargo.toml").is_file():
            return folder.resolve()
    listed = ", ".join(f"`{folder}`" for folder in candidates)
    raise FerruleError(
        diagnostic("FER0903", f"no runtime crates in {listed}", help="reinstall Ferrule, or unset FERRULE_RUNTIME")
    )


@cache
def runtime_crates(folder: Path) -> dict[str, Path]:
    """Crate name to its folder, for every member of the runtime workspace."""
    manifest = tomllib.loads((folder / "Cargo.toml").read_text(encoding="utf-8"))
    found = {}
    for pattern in manifest["workspace"]["members"]:
        for member in sorted(folder.glob(pattern)):
            crate = tomllib.loads((member / "Cargo.toml").read_text(encoding="utf-8"))
            found[crate["package"]["name"]] = member
    return found
