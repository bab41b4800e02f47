"""Problems of verification, before anything is compared."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ferrule.diagnostics import FerruleError
from ferrule.verify import Request, check_python, read_bytes, read_script, run_python, sides


@pytest.mark.parametrize(
    ("script", "line", "text"),
    [
        ('{"frame": 1, "type": "keydown"}\n{"frame": 2, "type"\n', 2, ""),
        ('# fine\n\n  ["keydown"]\n', 3, '["keydown"]'),
        ('{"frame": 5, "type": "keyup"}\n{"frame": 4, "type": "keyup"}\n', 2, '{"frame": 4, "type": "keyup"}'),
        ('{"frame": "x", "type": "quit"}\n', 1, '{"frame": "x", "type": "quit"}'),
    ],
)
def test_script(tmp_path: Path, script: str, line: int, text: str) -> None:
    path = tmp_path / "play.jsonl"
    path.write_text(script)
    with pytest.raises(FerruleError) as caught:
        read_script(path)
    (problem,) = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.text()) == ("FER0601", line, text)


def test_script_not_found(tmp_path: Path) -> None:
    for call in (read_script, read_bytes):
        with pytest.raises(FerruleError, match="FER0603"):
            call(tmp_path / "playthru.jsonl")


def test_python_cannot_be_used(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\necho cpython 3 8\n")
    old.chmod(old.stat().st_mode | stat.S_IXUSR)
    for python in (old, tmp_path / "none"):
        with pytest.raises(FerruleError, match="FER0602"):
            check_python(str(python))


def test_folder_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "main.py").write_text("print(1)\n")
    (tmp_path / "big").write_bytes(b"x" * 1000)
    monkeypatch.setattr(sides, "_LIMIT_BYTES", 500)
    with pytest.raises(FerruleError, match="FER0604"):
        run_python(Request(tmp_path, "main.py"))
