"""docs/language.md says what the test programs show; `python tools/language.py` brings it up to date."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the rows of other versions differ")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("language", ROOT / "tools" / "language.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_recorded(tool: ModuleType) -> None:
    stale = [case.name for case in tool.stale()]
    assert not stale, "run `python tools/language.py`"


def test_page(tool: ModuleType) -> None:
    assert (ROOT / "docs" / "language.md").read_text(encoding="utf-8") == tool.page(), "run `python tools/language.py`"


def test_every_node_has_a_row(tool: ModuleType) -> None:
    shown = {row.node for row in tool.language_rows.rows()}
    kinds = [*ast.stmt.__subclasses__(), *ast.expr.__subclasses__(), *ast.pattern.__subclasses__()]
    assert [kind.__name__ for kind in kinds if kind not in shown] == []


def test_rows_are_told_apart(tool: ModuleType) -> None:
    idents = [row.ident for row in tool.language_rows.rows()]
    assert len(idents) == len(set(idents))


def test_recording_looks_at_types(tool: ModuleType, tmp_path: Path) -> None:
    """A method is its receiver's, whatever the source calls it."""
    program = tmp_path / "program.py"
    program.write_text("class A:\n    def upper(self): return 1\n\nA().upper()\nx: str = ''\n'' + 'b'\n[].copy()\n")
    facts = tool.record(tool.Case("program", program))
    assert "list.copy" in facts and "str.__add__" in facts
    assert "str.upper" not in facts and "builtin str" not in facts
