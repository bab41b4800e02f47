"""Spans and how problems look."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Sink, Span, diagnostic, render, span_of, to_json

SOURCE = 'größe = "日本"; weite = größe\n\tx = [1,\n\t     2]\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "main.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_spans_are_those_of_ast(file: Path) -> None:
    tree = ast.parse(SOURCE.replace("\t", ""))
    second = tree.body[1]
    assert isinstance(second, ast.Assign)
    assert span_of(file, second.value).text() == "größe"
    assert span_of(file, second).to(span_of(file, second.value)).text() == "weite = größe"
    assert span_of(file, ast.parse("")) == Span(str(file), 1, 0, 1, 0)


def test_text_form(file: Path) -> None:
    wide = Label(Span(str(file), 1, 28, 1, 35), "this one")
    several = Label(Span(str(file), 2, 5, 3, 8))
    problem = diagnostic("FER0201", "`x` is wrong", wide, several, notes=("a note",), help="first\nsecond")
    assert render([problem]) == (
        "error[FER0201]: `x` is wrong\n"
        " --> main.py:1:23\n"
        "  |\n"
        '1 | größe = "日本"; weite = größe\n'
        "  |                         ^^^^^ this one\n"
        "2 |     x = [1,\n"
        "  |         ---\n"
        "  |\n"
        "  = note: a note\n"
        "  = help: first\n"
        "          second"
    )
    assert "\x1b[" in render([problem], colour=True)


def test_json_form(file: Path) -> None:
    problem = diagnostic("FER0201", "m", Span(str(file), 1, 28, 1, 35))
    (label,) = to_json(problem)["labels"]
    assert (label["line"], label["column"], label["end_column"]) == (1, 23, 28)


def test_a_place_in_a_file_that_is_gone(tmp_path: Path) -> None:
    problem = diagnostic("FER0201", "m", Label(Span(str(tmp_path / "gone.py"), 3, 1, 3, 2), "t"))
    assert render([problem]).splitlines()[1].endswith("gone.py:3:2")


def test_sink_keeps_each_once_and_raises_errors() -> None:
    sink = Sink()
    sink.report("FER0201", "a")
    sink.report("FER0201", "a")
    assert len(sink) == 1
    with pytest.raises(FerruleError) as caught:
        sink.raise_if_errors()
    assert caught.value.exit_status == 2
    assert FerruleError(diagnostic("FER0902", "b")).exit_status == 3
    with pytest.raises(KeyError):
        Diagnostic("FER9999", "no such code")
