"""Shared by all tests: nothing of a user's machine may leak in, and what needs cargo is marked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True, scope="session")
def _neutral_environment() -> None:
    """No settings from outside; generated programs of all tests share one target folder."""
    for name in list(os.environ):
        if name.startswith("FERRULE_"):
            del os.environ[name]
    os.environ.setdefault("CARGO_TARGET_DIR", str(ROOT / "target" / "tests"))
    os.environ.setdefault("CARGO_INCREMENTAL", "0")  # nothing is built a second time
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of properties compare the runtime with CPython, so each of them builds it."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "properties"):
            item.add_marker(pytest.mark.rust)
