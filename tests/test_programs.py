"""Every program of `programs/`, example and micro-program of `cases/` against CPython, with plain types and without.

All of them are built by one cargo run. Under pytest-xdist the first worker does it and the others wait for the
outcomes. `cases/not_yet.txt` lists what does not work yet, with how it fails; one that works must leave the list.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import batch

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "target" / "programs"
PROGRAMS = batch.find([ROOT / "tests" / "programs"])
# Handlers of a server are no programs.
EXAMPLES = batch.find(main.parent for main in sorted((ROOT / "examples").glob("*/main.py")))
CASES = batch.find([ROOT / "tests" / "cases"])
NOT_YET = {
    name: status
    for line in (ROOT / "tests" / "cases" / "not_yet.txt").read_text(encoding="utf-8").splitlines()
    if (words := line.partition("#")[0].split())
    for status, name in [words]
}
pytestmark = [pytest.mark.rust, pytest.mark.slow]


def translations() -> dict[str, batch.Translated]:
    """Package name to Rust, for what is built here and for clippy (`test_lints.py`)."""
    work = [(case, plain) for case in PROGRAMS + EXAMPLES + CASES for plain in (True, False)]
    made: dict[str, batch.Translated] = batch.shared(
        FOLDER, "translations", lambda: batch.translate_all(work, lambda _: None)
    )
    return made


@pytest.fixture(scope="session")
def outcomes() -> dict[str, batch.Outcome]:
    """Package name to outcome."""

    def make() -> dict[str, batch.Outcome]:
        target = Path(os.environ.get("CARGO_TARGET_DIR", FOLDER / "target"))
        cases = PROGRAMS + EXAMPLES + CASES
        found = batch.run(cases, (True, False), FOLDER, target, translated=translations())
        return {o.case.package(o.plain): o for o in found}

    known: dict[str, batch.Outcome] = batch.shared(FOLDER, "outcomes", make)
    return known


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "sound"])
@pytest.mark.parametrize("case", PROGRAMS + EXAMPLES + CASES, ids=lambda case: case.name)
def test_program(case: batch.Case, plain: bool, outcomes: dict[str, batch.Outcome]) -> None:
    outcome = outcomes[case.package(plain)]
    listed = NOT_YET.get(case.name)
    if listed is None:
        assert outcome.ok, _text(outcome)
        return
    if all(outcomes[case.package(p)].ok for p in (True, False)):
        pytest.fail(f"{case.name} works: take it from tests/cases/not_yet.txt")
    # A refusal is a gap. What is listed as one must not turn into a wrong answer unseen.
    assert outcome.ok or outcome.status == "refused" or listed != "refused", _text(outcome)
    if not outcome.ok:
        pytest.xfail(f"{listed}: {outcome.reason}")


def _text(outcome: batch.Outcome) -> str:
    return "\n".join([f"{outcome.label}: {outcome.status}: {outcome.reason}", *outcome.detail[:40]])


def test_not_yet_names_cases() -> None:
    assert {case.name for case in PROGRAMS + EXAMPLES + CASES} >= set(NOT_YET)
    assert set(NOT_YET.values()) <= {"refused", "different", "warned", "rustc", "crash"}


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 24
    for case in PROGRAMS:
        files = [f for f in case.main.parent.rglob("*.py") if "__pycache__" not in f.parts]
        lines = sum(len(f.read_text(encoding="utf-8").splitlines()) for f in files)
        assert 60 <= lines <= 300, (case.name, lines)
