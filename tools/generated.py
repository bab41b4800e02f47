"""Writes docs/generated: the Rust of the programs that docs/generated-rust.md talks about. A test compares them."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "generated"
PROGRAMS = ("life", "trie")


def rust(program: str) -> str:
    """The main module of a program under tests/programs, as `ferrule translate` writes it."""
    from ferrule import pipeline
    from ferrule.settings import Options

    done = pipeline.translate(ROOT / "tests" / "programs" / program / "main.py", Options())
    return done.files["src/main.rs"]


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    for program in PROGRAMS:
        (OUT / f"{program}.rs").write_text(rust(program), encoding="utf-8")
        print(OUT.relative_to(ROOT) / f"{program}.rs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
