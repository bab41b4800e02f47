"""The sole caller of cargo and rustfmt, and the sole writer of generated projects.

Names are loaded when they are first used: starting an unchanged program needs `cache` only, and quickly.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from ferrule.build.cargo import (
        BuildResult,
        cache_folder,
        cargo_build,
        find_tool,
        require_cargo,
        rustfmt,
        target_folder,
    )
    from ferrule.build.guest import TARGETS, build_module, guest_files
    from ferrule.build.linemap import realign
    from ferrule.build.project import MARKER, check_output, write_project
    from ferrule.build.runtime import runtime_crates, runtime_folder
    from ferrule.build.template import Manifest, cargo_toml, crate_name
    from ferrule.build.workspace import BuiltProgram, cargo_build_many

_MODULES = {
    "cargo": (
        "BuildResult", "cache_folder", "cargo_build", "find_tool", "require_cargo", "rustfmt", "target_folder",
    ),
    "guest": ("TARGETS", "build_module", "guest_files"),
    "linemap": ("realign",),
    "project": ("MARKER", "check_output", "write_project"),
    "runtime": ("runtime_crates", "runtime_folder"),
    "template": ("Manifest", "cargo_toml", "crate_name"),
    "workspace": ("BuiltProgram", "cargo_build_many"),
}  # fmt: skip
_WHERE = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "MARKER",
    "TARGETS",
    "BuildResult",
    "BuiltProgram",
    "Manifest",
    "build_module",
    "cache_folder",
    "cargo_build",
    "cargo_build_many",
    "cargo_toml",
    "check_output",
    "crate_name",
    "find_tool",
    "guest_files",
    "realign",
    "require_cargo",
    "runtime_crates",
    "runtime_folder",
    "rustfmt",
    "target_folder",
    "write_project",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
