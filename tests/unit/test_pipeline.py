"""The walk over the stages, with small stages in the place of the real ones."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ferrule import pipeline, workflow
from ferrule.build import Manifest, cache
from ferrule.diagnostics import FerruleError, Span, diagnostic
from ferrule.pipeline import Stage
from ferrule.settings import Options


@dataclass
class Thing:
    program: Any
    crates: dict[str, list[str]] = field(default_factory=dict)
    source_map: dict[str, dict[int, Span]] = field(default_factory=dict)
    diagnostics: tuple = ()


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    fake = types.ModuleType("fake_stages")
    fake.knowledge = lambda: types.SimpleNamespace(is_known=lambda name: name in ("sys", "warn"), sources={})
    fake.infer = lambda program, knowledge: Thing(
        program, diagnostics=(diagnostic("FER0201", "x"),) if "bad" in program.main.source else ()
    )
    fake.lower = lambda analysis: analysis
    fake.passes = lambda lowered, options: lowered

    def emit(crate: Thing) -> dict[str, str]:
        text = crate.program.main.source.strip()
        span = Span(str(crate.program.main.path), 1, 0, 1, 5)
        crate.source_map["src/main.rs"] = {1: span}
        return {"src/main.rs": f"fn main() {{ println!({text!r}) }}".replace("'", '"')}

    fake.emit = emit
    monkeypatch.setitem(sys.modules, "fake_stages", fake)
    replaced = tuple(
        stage
        if stage.name in ("load", "format")
        else Stage(stage.name, f"fake_stages:{stage.name}", stage.takes, stage.gives)
        for stage in pipeline.STAGES
    )
    monkeypatch.setattr(pipeline, "STAGES", replaced)
    return fake


def test_products_times_and_places(stages: types.ModuleType, tmp_path: Path) -> None:
    (tmp_path / "Hello.py").write_text("hello\n")
    seen: list[str] = []
    done = pipeline.translate(tmp_path / "Hello.py", Options(), progress=seen.append)
    assert seen == [stage.name for stage in pipeline.STAGES] == list(done.seconds)
    assert done.files == {"src/main.rs": 'fn main() {\n    println!("hello")\n}\n'}
    done.crate.crates["ferrule_rt"] = ["json"]
    assert done.manifest == Manifest("hello", {"ferrule-rt": frozenset({"json"})})
    place = done.locate("src/main.rs", 2)
    assert place is not None and place.text() == "hello"
    assert done.locate("src/other.rs", 2) is None
    assert [path.name for path in done.inputs()] == ["Hello.py"]


def test_errors_of_a_stage_stop_the_walk(stages: types.ModuleType, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("bad\n")
    stages.lower = None
    with pytest.raises(FerruleError, match="FER0201"):
        pipeline.translate(tmp_path, Options())


def test_walk_stops_where_it_is_asked_to(stages: types.ModuleType, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("x\n")
    assert list(pipeline.translate(tmp_path, Options(), until="program").products) == [
        "path", "options", "knowledge", "program",
    ]  # fmt: skip


@pytest.mark.rust
@pytest.mark.slow
def test_an_unchanged_program_is_not_built_again(
    stages: types.ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    def output(binary: Path) -> bytes:
        return subprocess.run([binary], capture_output=True, check=True).stdout

    main = tmp_path / "main.py"
    main.write_text("one\n")
    first = workflow.build_program(main, Options(), profile="quick")
    assert not first.cached and output(first.binary) == b"one\n"
    again = workflow.build_program(main, Options(), profile="quick")
    assert again.cached and again.binary == first.binary and again.shown_main == "main.py"
    assert (tmp_path / ".ferrule" / ".gitignore").read_text() == "*\n"
    main.write_text("two\n")
    assert output(workflow.build_program(main, Options(), profile="quick").binary) == b"two\n"
    assert not workflow.build_program(main, Options(plain=False), profile="quick").cached
    monkeypatch.setattr(cache, "tool_fingerprint", lambda: "another version")
    assert workflow.cached(main, Options(), "quick") is None
