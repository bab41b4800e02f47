"""The Rust in docs/generated is what the translator writes today; `make docs` brings it up to date."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generated", ROOT / "tools" / "generated.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("program", tool().PROGRAMS)
def test_generated(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = ROOT / "docs" / "generated" / f"{program}.rs"
    assert shown.read_text(encoding="utf-8") == tool().rust(program)
