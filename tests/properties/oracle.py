"""Asks the runtime: builds one of its example programs, sends it commands, one a line, and compares with CPython."""

from __future__ import annotations

import json
import os
import subprocess
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

# What the runtime is asked, and what CPython would do.
Case = tuple[list[Any], Callable[[], Any]]

_RUNTIME = Path(__file__).resolve().parents[2] / "runtime"


@cache
def _program(example: str, features: str) -> Path:
    command = ["cargo", "build", "--quiet", "-p", "ferrule-rt", "--example", example]
    if features:
        command += ["--features", features]
    subprocess.run(command, cwd=_RUNTIME, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", _RUNTIME / "target"))
    return target / "debug" / "examples" / example


def ask(example: str, features: str, commands: list[str], folder: Path | None = None) -> list[str]:
    """The answers, one a line for each command; the oracle runs in the folder."""
    program = _program(example, features)
    lines = "".join(command + "\n" for command in commands)
    done = subprocess.run([program], input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True, cwd=folder)
    answers = done.stdout.split("\n")[:-1]
    assert len(answers) == len(commands), f"{len(answers)} answers to {len(commands)} commands"
    return answers


def outcome(call: Callable[[], Any]) -> str:
    """The `repr` of what a call gives, or the last line of its traceback."""
    try:
        return repr(call())
    except Exception as exc:
        return traceback.format_exception_only(exc)[-1].rstrip("\n")


def compare(program: tuple[str, str], cases: list[Case], folder: Path | None = None) -> None:
    answers = ask(*program, [json.dumps(command) for command, _ in cases], folder)
    wrong = []
    for (command, call), answer in zip(cases, answers, strict=True):
        expected = outcome(call)
        if expected != answer:
            wrong.append(f"{command}: CPython {expected}, runtime {answer}")
    assert not wrong, f"{len(wrong)} of {len(cases)}\n" + "\n".join(wrong[:20])
