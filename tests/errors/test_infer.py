"""Problems that the analysis finds. The marks in each case say what is reported, and where exactly."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from errors.marks import cases, expected, reported
from ferrule.diagnostics import FerruleError
from ferrule.settings import Options

READY = importlib.util.find_spec("ferrule.infer") and importlib.util.find_spec("ferrule.emit")
NOT_YET = set((Path(__file__).parent / "not_yet.txt").read_text().split())


@pytest.mark.skipif(not READY, reason="the stages that find these are not there yet")
@pytest.mark.parametrize("case", cases("infer"), ids=lambda case: case.stem)
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    from ferrule import pipeline

    if case.stem in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason="not reported yet", strict=True))
    with pytest.raises(FerruleError) as caught:
        pipeline.translate(case, Options())
    assert reported(caught.value.diagnostics) == expected(case)


@pytest.mark.parametrize("case", cases("warnings"), ids=lambda case: case.stem)
def test_warning(case: Path) -> None:
    """Said of a program that is translated all the same."""
    from ferrule import pipeline

    assert reported(pipeline.translate(case, Options()).diagnostics) == expected(case)
