"""The Rust that users get has nothing that clippy or rustfmt would change (allowed lints: `build/template.py`).

All programs and cases are linted by one cargo run. What does not compile yet (`cases/not_yet.txt`) is not asked.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import batch
from test_programs import CASES, EXAMPLES, NOT_YET, PROGRAMS, translations

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.rust
@pytest.mark.slow
@pytest.mark.xdist_group("cargo")
def test_generated_rust_is_clean() -> None:
    cases = [case for case in PROGRAMS + EXAMPLES + CASES if case.name not in NOT_YET]
    folder = ROOT / "target" / "lints"
    target = Path(os.environ.get("CARGO_TARGET_DIR", folder / "target"))
    found = {name: said for name, said in batch.lint(cases, translations(), folder, target).items() if said}
    assert not found, "\n\n".join(f"{name}:\n{said[0]}" for name, said in list(found.items())[:10])


@pytest.mark.rust
def test_lints_are_seen(tmp_path: Path) -> None:
    """The test above can fail: what is not formatted is told."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "main.rs").write_text("fn main () {}\n", encoding="utf-8")
    assert batch.unformatted(tmp_path)
