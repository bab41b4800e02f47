"""Problems of writing and building. A stand-in for cargo says what a broken machine would say."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from ferrule.build import Manifest, cargo_build, check_output, runtime_folder, rustfmt, write_project
from ferrule.diagnostics import Diagnostic, FerruleError, Span

FILES = {"src/main.rs": "fn main() {}\n"}
HELLO = Manifest("hello")


def problem_of(call: object, *args: object, **options: object) -> Diagnostic:
    with pytest.raises(FerruleError) as caught:
        call(*args, **options)  # type: ignore[operator]
    (problem,) = caught.value.diagnostics
    assert problem.help
    return problem


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def fake_cargo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, stderr: str = "", messages: tuple = ()) -> None:
    script = tmp_path / "bin" / "cargo"
    script.parent.mkdir(exist_ok=True)
    lines = "".join(json.dumps(message) + "\n" for message in messages)
    (tmp_path / "out").write_text(lines)
    (tmp_path / "err").write_text(stderr)
    script.write_text(f"#!/bin/sh\ncat {tmp_path}/out\ncat {tmp_path}/err >&2\nexit 101\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("CARGO", str(script))
    monkeypatch.setenv("CARGO_TARGET_DIR", str(tmp_path / "target"))


def test_cargo_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CARGO", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CARGO_HOME", str(tmp_path))
    assert problem_of(cargo_build, tmp_path).code == "FER0501"
    monkeypatch.setenv("CARGO", str(tmp_path / "nothing"))
    assert problem_of(cargo_build, tmp_path).code == "FER0501"


def test_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    for call in (lambda: write_project(out, FILES, HELLO), lambda: check_output(out)):
        assert problem_of(call).code == "FER0502"
    assert problem_of(write_project, out, FILES, HELLO, force=True).code == "FER0502"
    assert tree(tmp_path) == {"out/thesis.txt": "years of work"}


def test_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    assert problem_of(write_project, tmp_path / "out", FILES, HELLO).code == "FER0502"
    assert problem_of(write_project, tmp_path / "out" / "deeper", FILES, HELLO).code == "FER0503"
    assert tree(tmp_path) == {"out": "a file"}


def test_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "place"
    place.mkdir()
    if os.geteuid() == 0:  # root may write anywhere, so the refusal is played

        def refuse(self: Path, *args: object, **options: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "mkdir", refuse)
    else:
        place.chmod(0o555)
    problem = problem_of(write_project, place / "out", FILES, HELLO)
    assert problem.code == "FER0503" and "Permission denied" in problem.message
    assert tree(tmp_path) == {}


def test_failure_half_way_keeps_the_old_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_project(out, FILES, HELLO)
    before = tree(tmp_path)
    original = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "second.rs":
            raise OSError(28, "No space left on device")
        return original(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert problem_of(write_project, out, {**FILES, "src/second.rs": ""}, HELLO).code == "FER0503"
    assert tree(tmp_path) == before


def test_edits_are_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert write_project(out, FILES, HELLO)
    assert not write_project(out, FILES, HELLO)
    (out / "src" / "main.rs").write_text("fn main() { mine() }\n")
    (out / "NOTES").write_text("kept")
    problem = problem_of(write_project, out, {"src/main.rs": "fn main() { new() }\n"}, HELLO)
    assert problem.code == "FER0507" and "src/main.rs" in problem.message
    assert write_project(out, {"src/main.rs": "fn main() { new() }\n"}, HELLO, force=True)
    assert (out / "src" / "main.rs").read_text() == "fn main() { new() }\n"
    assert (out / "NOTES").read_text() == "kept"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("code", "stderr"),
    [
        ("FER0504", "error: failed to get `ryu` as a dependency\n  Could not resolve host: example.org\n"),
        ("FER0504", "error: no matching package named `ryu` found\n"),
        ("FER0505", "error: feature `edition2024` is required\n"),
        ("FER0505", "error: rustc 1.70.0 is not supported by the following package:\n"),
        ("FER0503", "error: could not write: No space left on device (os error 28)\n"),
    ],
)
def test_what_cargo_says_about_the_machine(
    code: str, stderr: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_cargo(tmp_path, monkeypatch, stderr=stderr)
    problem = problem_of(cargo_build, tmp_path)
    assert problem.code == code and problem.severity == "error"


def message(text: str, spans: list | None = None) -> dict:
    said = {"level": "error", "message": text, "rendered": f"error: {text}\n", "spans": spans or []}
    return {"reason": "compiler-message", "target": {"name": "hello", "kind": ["bin"]}, "message": said}


def test_linker_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_cargo(tmp_path, monkeypatch, messages=(message("linker `cc` not found"),))
    assert problem_of(cargo_build, tmp_path).code == "FER0506"


def test_rejected_rust_is_told_in_python_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "game.py"
    source.write_text("x = 1\ny = x + 2\n")
    span = {"file_name": "src/main.rs", "line_start": 7, "is_primary": True}
    fake_cargo(tmp_path, monkeypatch, messages=(message("mismatched types", [span]),))

    def locate(file: str, line: int) -> Span:
        assert (file, line) == ("src/main.rs", 7)
        return Span(str(source), 2, 4, 2, 9)

    with pytest.raises(FerruleError) as caught:
        cargo_build(tmp_path, locate=locate)
    (problem,) = caught.value.diagnostics
    assert caught.value.exit_status == 3
    assert problem.code == "FER0901" and problem.span is not None and problem.span.text() == "x + 2"
    assert "mismatched types" in (tmp_path / "rustc.txt").read_text()


@pytest.mark.rust
def test_unformattable_rust_is_a_bug() -> None:
    problem = problem_of(rustfmt, {"src/main.rs": "fn main() { let = ; }\n"})
    assert problem.code == "FER0901" and problem.severity == "bug"


def test_runtime_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FERRULE_RUNTIME", str(tmp_path))
    assert problem_of(runtime_folder).code == "FER0903"
