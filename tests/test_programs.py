"""Every program of `programs/`, example and micro-program of `cases/` against CPython, with plain types and without.

All of them are built by one cargo run. Under pytest-xdist the first worker does it and the others wait for the
outcomes. `cases/not_yet.txt` lists the micro-programs that are refused so far; one that works must leave it.
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

import batch

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = batch.find([ROOT / "tests" / "programs"])
EXAMPLES = batch.find([ROOT / "examples"])
CASES = batch.find([ROOT / "tests" / "cases"])
NOT_YET = {
    line.split("#")[0].strip()
    for line in (ROOT / "tests" / "cases" / "not_yet.txt").read_text(encoding="utf-8").splitlines()
} - {""}
pytestmark = [pytest.mark.rust, pytest.mark.slow]


@pytest.fixture(scope="session")
def outcomes() -> dict[str, batch.Outcome]:
    """Package name to outcome, computed once for all workers."""
    import fcntl

    folder = ROOT / "target" / "programs"
    folder.mkdir(parents=True, exist_ok=True)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    done = folder / f"outcomes-{run}.pickle"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            for stale in folder.glob("outcomes-*.pickle"):
                stale.unlink()
            target = Path(os.environ.get("CARGO_TARGET_DIR", folder / "target"))
            found = batch.run(PROGRAMS + EXAMPLES + CASES, (True, False), folder, target)
            done.write_bytes(pickle.dumps({o.case.package(o.plain): o for o in found}))
        known: dict[str, batch.Outcome] = pickle.loads(done.read_bytes())
        return known


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "sound"])
@pytest.mark.parametrize("case", PROGRAMS + EXAMPLES, ids=lambda case: case.name)
def test_program(case: batch.Case, plain: bool, outcomes: dict[str, batch.Outcome]) -> None:
    _check(outcomes[case.package(plain)])


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "sound"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: batch.Case, plain: bool, outcomes: dict[str, batch.Outcome]) -> None:
    outcome = outcomes[case.package(plain)]
    if case.name in NOT_YET:
        # A refusal is a gap; a wrong answer or Rust that does not compile is a bug, on the list or not.
        assert outcome.status in ("refused", "same"), _text(outcome)
        if plain and outcome.ok and outcomes[case.package(False)].ok:
            pytest.fail(f"{case.name} works: take it from tests/cases/not_yet.txt")
        return
    _check(outcome)


def _check(outcome: batch.Outcome) -> None:
    assert outcome.ok, _text(outcome)


def _text(outcome: batch.Outcome) -> str:
    return "\n".join([f"{outcome.label}: {outcome.status}: {outcome.reason}", *outcome.detail[:40]])


def test_not_yet_names_cases() -> None:
    assert {case.name for case in CASES} >= NOT_YET


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 24
    for case in PROGRAMS:
        files = [f for f in case.main.parent.rglob("*.py") if "__pycache__" not in f.parts]
        lines = sum(len(f.read_text(encoding="utf-8").splitlines()) for f in files)
        assert 60 <= lines <= 300, (case.name, lines)
