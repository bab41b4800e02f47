"""Problems of reading a program: each case is a file or folder whose marks say what is reported, and where exactly."""

from __future__ import annotations

import shutil
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from errors.marks import cases, expected, reported
from ferrule.diagnostics import FerruleError, render
from ferrule.load import load_program

KNOWN = {"sys", "os", "math", "typing"}


def problems(path: Path, **options: object) -> tuple:
    with pytest.raises(FerruleError) as caught:
        load_program(path, known=KNOWN.__contains__, site=[], **options)
    assert render(caught.value.diagnostics)
    return caught.value.diagnostics


@pytest.mark.parametrize("case", cases("load"), ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    if case.name == "compiled_package":
        case = Path(shutil.copytree(case, tmp_path / case.name))
        (case / f"fast{EXTENSION_SUFFIXES[0]}").write_bytes(b"\x7fELF")
    wanted = expected(case)
    assert wanted
    assert reported(problems(case)) == wanted


def test_entry_not_found(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "gmae.py")
    assert problem.code == "FER0102" and problem.help
    (tmp_path / "main.py").write_text("")
    assert problems(tmp_path, configured_entry="other.py")[0].code == "FER0102"
    assert problems(tmp_path, configured_entry="no.such:main")[0].code == "FER0102"


@pytest.mark.parametrize(
    ("content", "line", "text"),
    [
        (b"x = 1\nname = 'caf\xe9'\n", 2, "\N{REPLACEMENT CHARACTER}"),
        (b"# -*- coding: latin-7000 -*-\nx = 1\n", 1, "latin-7000"),
        (b"#!/usr/bin/env python\n# coding=klingon\n", 2, "klingon"),
    ],
)
def test_undecodable(tmp_path: Path, content: bytes, line: int, text: str) -> None:
    (tmp_path / "main.py").write_bytes(content)
    (problem,) = problems(tmp_path / "main.py")
    assert (problem.code, problem.span.line, problem.span.text()) == ("FER0104", line, text)


def test_declared_encoding_is_honoured(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes("# coding: latin-1\nname = 'café'; import gone\n".encode("latin-1"))
    (problem,) = problems(tmp_path / "main.py")
    assert problem.span.text() == "gone"
    assert ":2:23" in render([problem])


def test_no_single_entry(tmp_path: Path) -> None:
    (empty,) = problems(tmp_path)
    assert empty.code == "FER0105"
    for name in ("copy_files.py", "move_files.py"):
        (tmp_path / name).write_text("if __name__ == '__main__':\n    pass\n")
    (several,) = problems(tmp_path)
    assert several.code == "FER0105" and "copy_files.py" in several.message and "move_files.py" in several.message
    (tmp_path / "helpers.py").write_text("")
    (tmp_path / "move_files.py").write_text("")
    assert load_program(tmp_path, known=KNOWN.__contains__).main.path.name == "copy_files.py"


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "main.py").write_text("import secret\n")
    (tmp_path / "secret.py").write_text("")
    original = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "secret.py":
            raise PermissionError(13, "Permission denied")
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = problems(tmp_path)
    assert problem.code == "FER0108" and Path(problem.span.file).name == "secret.py"


def test_not_python(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# hello\n")
    assert problems(tmp_path / "README.md")[0].code == "FER0109"
    (tmp_path / "tool").write_text("#!/usr/bin/env python3\nx = 1\n")
    assert load_program(tmp_path / "tool", known=KNOWN.__contains__).main.source


def test_null_byte(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes(b"x = 1\ny = '\0'\n")
    (problem,) = problems(tmp_path / "main.py")
    assert (problem.code, problem.span.line, problem.span.text()) == ("FER0101", 2, "\0")


def test_nested_too_deeply(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("x = " + "(" * 5000 + ")" * 5000)
    assert problems(tmp_path / "main.py")[0].code == "FER0101"


def test_entry_function(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "__init__.py").write_text("")
    (tmp_path / "bank" / "cli.py").write_text("def main():\n    return 0\n")
    (problem,) = problems(tmp_path, configured_entry="bank.cli:mian")
    assert problem.code == "FER0111" and "main" in problem.help
    program = load_program(tmp_path, known=KNOWN.__contains__, configured_entry="bank.cli:main")
    assert list(program.modules) == ["bank", "bank.cli", "__main__"]
