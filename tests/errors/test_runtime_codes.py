"""What only a run can find: the runtime raises it with a code, and every such code has its page.

FER0420 FER0421 FER0422 FER0423 FER0424 FER0425 FER0426 FER0427 FER0428 FER0429

FER0430 is raised by generated code, FER0431 by a row of `traceback`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ferrule.diagnostics import CODES

SOURCES = sorted((Path(__file__).resolve().parents[2] / "runtime").glob("ferrule-*/src/**/*.rs"))
RAISED = {code for file in SOURCES for code in re.findall(r"FER\d{4}", file.read_text(encoding="utf-8"))}


def test_every_code_of_the_runtime_has_a_row() -> None:
    assert set(CODES) >= RAISED


@pytest.mark.parametrize("code", [code for code in CODES if re.fullmatch("FER042.", code)])
def test_every_row_is_raised(code: str) -> None:
    assert code in RAISED


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_the_runtime_does_not_do_has_a_code(file: Path) -> None:
    for message in re.findall(r'"Ferrule: [^"]*"', file.read_text(encoding="utf-8")):
        assert re.search(r"FER\d{4}", message), message
