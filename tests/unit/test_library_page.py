"""docs/library.md says what the tables and the Python text have; `python tools/library.py` brings it up to date."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the names of other versions differ")
def test_library_page() -> None:
    spec = importlib.util.spec_from_file_location("library", ROOT / "tools" / "library.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (ROOT / "docs" / "library.md").read_text(encoding="utf-8") == tool.page()
