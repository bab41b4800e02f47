"""`ferrule run` of an unchanged program becomes that program, and adds at most 0.2 seconds."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ferrule.build import cache

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A program whose build is on record, played by a shell script."""
    main = tmp_path / "main.py"
    main.write_text("print('python')\n")
    binary = tmp_path / "program"
    binary.write_text('#!/bin/sh\necho "rust $FERRULE_ROOT $*"\nexit 7\n')
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    (tmp_path / ".ferrule").mkdir()
    extra = {"project": "", "main": str(main), "root": str(tmp_path), "package": "", "entry": ""}
    cache.record(cache.quick_file(main), main, inputs=[main], folders=[tmp_path], binary=binary, extra=extra)
    return main


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "ferrule", "run", *map(str, arguments)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_becomes_the_program(built: Path) -> None:
    done = run(built, "--", "a b", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (7, f"rust {built.parent} a b --json\n", "")


def test_adds_at_most_a_fifth_of_a_second(built: Path) -> None:
    """Processor time, the best of several: the tests' machine may be busy with other things."""

    def spent() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(built)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(spent() for _ in range(7)) < 0.2


def test_options_and_changes_take_the_long_way(built: Path) -> None:
    assert run(built, "--plain", "maybe").returncode == 2
    built.write_text("import nmupy\n")
    assert "FER0103" in run(built).stderr
