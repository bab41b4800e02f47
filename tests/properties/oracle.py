"""Asks the runtime: sends one of its example programs commands, one a line, and compares with CPython."""

from __future__ import annotations

import json
import subprocess
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import runtime_examples

# What the runtime is asked, and what CPython would do.
Case = tuple[list[Any], Callable[[], Any]]


def ask(example: str, commands: list[str], folder: Path | None = None) -> list[str]:
    """The answers, one a line for each command; the oracle runs in the folder."""
    program = runtime_examples.folder() / example
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


def compare(example: str, cases: list[Case], folder: Path | None = None) -> None:
    answers = ask(example, [json.dumps(command) for command, _ in cases], folder)
    wrong = []
    for (command, call), answer in zip(cases, answers, strict=True):
        expected = outcome(call)
        if expected != answer:
            wrong.append(f"{command}: CPython {expected}, runtime {answer}")
    assert not wrong, f"{len(wrong)} of {len(cases)}\n" + "\n".join(wrong[:20])
