"""The sole caller of cargo and rustfmt, and the sole writer of generated projects."""

from __future__ import annotations

from ferrule.build.cargo import (
    BuildResult,
    cache_folder,
    cargo_build,
    find_tool,
    require_cargo,
    rustfmt,
    target_folder,
)
from ferrule.build.linemap import realign
from ferrule.build.project import MARKER, check_output, write_project
from ferrule.build.runtime import runtime_crates, runtime_folder
from ferrule.build.template import Manifest, cargo_toml, crate_name
from ferrule.build.workspace import BuiltProgram, cargo_build_many

__all__ = [
    "MARKER",
    "BuildResult",
    "BuiltProgram",
    "Manifest",
    "cache_folder",
    "cargo_build",
    "cargo_build_many",
    "cargo_toml",
    "check_output",
    "crate_name",
    "find_tool",
    "realign",
    "require_cargo",
    "runtime_crates",
    "runtime_folder",
    "rustfmt",
    "target_folder",
    "write_project",
]
