"""Where the runtime's sources may be. Apart, because starting an unchanged program needs only this of the room."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def package_folder() -> str:
    return _PACKAGE


def runtime_candidates() -> list[str]:
    """`FERRULE_RUNTIME`; else the installed package's copy, then the checkout's."""
    chosen = os.environ.get("FERRULE_RUNTIME")
    if chosen:
        return [chosen]
    checkout = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "runtime")
    return [os.path.join(_PACKAGE, "_runtime"), checkout]
