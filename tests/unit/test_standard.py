"""What needs only `std` depends on nothing else; what needs more keeps the runtime."""

from __future__ import annotations

from pathlib import Path

import pytest

from ferrule import pipeline
from ferrule.settings import Options

SMALL = """
def show():
    for i in range(10):
        if i % 2 == 0:
            print("even")


show()
"""


def translated(tmp_path: Path, source: str, plain: bool = True) -> tuple[str, str]:
    (tmp_path / "main.py").write_text(source, encoding="utf-8")
    done = pipeline.translate(tmp_path / "main.py", Options(plain=plain))
    return done.files["src/main.rs"], str(sorted(done.manifest.crates))


def test_only_std(tmp_path: Path) -> None:
    text, crates = translated(tmp_path, SMALL)
    assert crates == "[]"
    assert "ferrule_rt" not in text
    assert 'writeln!(io::stdout(), "even")?;' in text


def test_nothing_printed(tmp_path: Path) -> None:
    text, crates = translated(tmp_path, "for i in range(3):\n    pass\n")
    assert crates == "[]"
    assert "Write" not in text


@pytest.mark.parametrize(
    "source",
    [
        "print(2 ** 100)",
        "print([1, 2])",
        "print(1.5)",
        "print('x' * 3)",
        "print(int('5'))",
        "for io in range(3):\n    print('a', end='')",
        "def f(n):\n    if n > 0:\n        f(n - 1)\n\n\nf(3)",
    ],
)
def test_more_than_std(tmp_path: Path, source: str) -> None:
    text, crates = translated(tmp_path, source + "\n")
    assert crates == "['ferrule-rt']"
    assert "ferrule_rt" in text


def test_the_sound_form_keeps_the_runtime(tmp_path: Path) -> None:
    assert translated(tmp_path, SMALL, plain=False)[1] == "['ferrule-rt']"
