"""Ordinary Python in which values of several types meet (`mixed.py`), translated both ways, against CPython.

The same snippets each time. `make fuzz` makes new ones, of these and of other forms (`fuzzing.py`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:2], os.environ.get("PYTHONPATH", "")])

import batch  # noqa: E402
from properties import mixed  # noqa: E402

PER_PROGRAM = 10
PROGRAMS = 20

# Seeds that are not the same yet, with what is wrong. One that becomes the same leaves the list.
KNOWN: dict[int, str] = {}


def program(seed: int) -> str:
    return mixed.program([(n, mixed.snippet(Random(seed * 1000 + n), n)) for n in range(PER_PROGRAM)])


def outcomes(seeds: list[int], folder: Path) -> list[batch.Outcome]:
    """What became of the programs of these seeds, with plain types and without."""
    sources = folder / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (sources / f"mixed_{seed}.py").write_text(program(seed), encoding="utf-8")
    cases = batch.find([sources / f"mixed_{seed}.py" for seed in seeds])
    target = Path(os.environ.get("CARGO_TARGET_DIR", folder / "target"))
    return batch.run(cases, (True, False), folder, target)


def text(outcome: batch.Outcome) -> str:
    return "\n".join([f"{outcome.label}: {outcome.status}: {outcome.reason}", *outcome.detail[:12]])


@pytest.mark.rust
@pytest.mark.slow
def test_mixed_values(tmp_path: Path) -> None:
    """A refusal is a gap; Rust that does not compile, a warning or a wrong answer is a bug."""
    both = outcomes(list(range(PROGRAMS)), ROOT / "target" / "mixed")
    listed = {f"mixed_{seed}" for seed in KNOWN}
    mended = listed - {o.case.name.rpartition("/")[2] for o in both if not o.ok}
    assert not mended, f"these are the same now and leave the list: {sorted(mended)}"
    found = [o for o in both if o.case.name.rpartition("/")[2] not in listed]
    wrong = [o for o in found if not o.ok and o.status != "refused"]
    assert not wrong, "\n\n".join(map(text, wrong[:5]))
    assert sum(o.ok for o in found) > len(found) // 2
