"""The example programs of the runtime's crates: tests ask them what CPython is asked too."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

RUNTIME = Path(__file__).resolve().parents[1] / "runtime"


@cache
def folder() -> Path:
    """Where they are, built as `make test` has built them before: of one set of features, so that it is built once."""
    command = ["cargo", "build", "--quiet", "--workspace", "--all-features", "--examples", "--locked"]
    subprocess.run(command, cwd=RUNTIME, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", RUNTIME / "target")) / "debug" / "examples"
