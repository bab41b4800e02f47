"""Asks the runtime's library modules, through a small Rust program, what CPython is asked directly."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import runtime_examples


@dataclass
class Question:
    line: str
    expected: Callable[[], str]


def text(value: str) -> str:
    """An argument of a question: any text on one line without tabs."""
    return value.encode().hex()


def answer_of_python(expected: Callable[[], str]) -> str:
    try:
        return expected()
    except Exception as exc:
        return f"{type(exc).__name__}: {exc}"


def check(questions: Iterable[Question]) -> None:
    """Compares every answer; shows the first few differences."""
    questions = list(questions)
    lines = "".join(question.line + "\n" for question in questions)
    done = subprocess.run(
        [runtime_examples.folder() / "oracle_std2"], input=lines, capture_output=True, text=True, encoding="utf-8"
    )
    answers = done.stdout.split("\n")
    differences = []
    for question, answer in zip(questions, answers):
        wanted = answer_of_python(question.expected).replace("\n", "\\n")
        if wanted != answer:
            operation, *fields = question.line.split("\t")
            differences.append(
                f"{operation} {[readable(field) for field in fields]}\n  python  {wanted}\n  runtime {answer}"
            )
    assert not differences, f"{len(differences)} of {len(questions)} differ\n" + "\n".join(differences[:12])
    assert done.returncode == 0, done.stderr
    assert len(answers) == len(questions) + 1


def readable(field: str) -> str:
    try:
        return bytes.fromhex(field).decode()
    except ValueError:
        return field
