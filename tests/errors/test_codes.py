"""One row, one page, one test for each code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ferrule.diagnostics import CODES, explanation

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "src" / "ferrule" / "diagnostics" / "explain"


@pytest.mark.parametrize("code", CODES)
def test_page(code: str) -> None:
    page = explanation(code)
    assert page is not None
    assert page.splitlines()[0] == f"# {code}: {CODES[code].title}"
    assert "## Example" in page and "## What to do" in page
    assert page.endswith("\n") and max(map(len, page.splitlines())) <= 130


def test_no_page_without_a_code() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_has_a_test(code: str) -> None:
    assert re.fullmatch(r"FER0[1-79]\d\d", code)
    tests = [path for path in HERE.rglob("*.py") if path.name != Path(__file__).name]
    assert any(code in path.read_text(encoding="utf-8") for path in tests), f"no test under tests/errors names {code}"
