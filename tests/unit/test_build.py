"""Writing and building generated projects, with the real cargo where marked."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from ferrule.build import (
    Manifest,
    cache,
    cargo_build,
    cargo_build_many,
    cargo_toml,
    crate_name,
    realign,
    runtime_crates,
    runtime_folder,
    rustfmt,
    write_project,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("game", "game"),
        ("SideScroller", "side-scroller"),
        ("my game!", "my-game"),
        ("2048", "p2048"),
        ("match", "match-app"),
        ("test", "test-app"),
        ("ferrule-rt", "ferrule-rt-app"),
        ("___", "program"),
        ("größe", "gr-e"),
    ],
)
def test_crate_name(text: str, name: str) -> None:
    assert crate_name(text) == name


def test_manifest_is_valid_and_says_only_what_is_needed() -> None:
    alone = tomllib.loads(cargo_toml(Manifest("a"), {}))
    assert "dependencies" not in alone and alone["package"]["edition"] == "2024"
    assert alone["lints"]["rust"]["unsafe_code"] == "forbid" and alone["profile"]["release"]["panic"] == "unwind"
    needs = Manifest("a", {"ferrule-rt": frozenset({"json", "re"})})
    full = tomllib.loads(cargo_toml(needs, {"ferrule-rt": Path("/x/rt")}))
    assert full["dependencies"] == {"ferrule-rt": {"path": "/x/rt", "features": ["json", "re"]}}


def test_every_runtime_crate_is_in_the_wheel(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())
    forced = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for folder in runtime_crates(runtime_folder()).values():
        path = folder.relative_to(repository).as_posix()
        assert forced.get(path) == f"ferrule/_{path}"


def test_unchanged_output_keeps_its_times(tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = {"src/main.rs": "fn main() {}\n", "src/a/b.rs": "\n"}
    assert write_project(out, files, Manifest("a"))
    before = (out / "src/main.rs").stat().st_mtime_ns
    assert not write_project(out, files, Manifest("a"))
    assert (out / "src/main.rs").stat().st_mtime_ns == before
    assert write_project(out, {"src/main.rs": "fn main() {}\n"}, Manifest("a"))
    assert not (out / "src/a").exists()
    assert write_project(out, {"src/main.rs": "fn main() {}\n"}, Manifest("b"))


def test_realign_follows_what_rustfmt_moves() -> None:
    before = 'use b::c;\nuse a;\nfn main() { first(1,\n 2);\nlet x = "a b"; second(x) }\n'
    after = 'use a;\nuse b::c;\nfn main() {\n    first(1, 2);\n    let x = "a b";\n    second(x)\n}\n'
    assert realign(before, after) == {3: 3, 4: 4, 5: 5}


@pytest.mark.rust
def test_rustfmt_formats_modules_without_their_files() -> None:
    formatted = rustfmt(
        {"src/main.rs": "mod a;\npub mod b;\nfn main(){a::f( )}", "src/a.rs": "pub fn f( ){}", "x": "y"}
    )
    assert formatted == {
        "src/main.rs": "mod a;\npub mod b;\nfn main() {\n    a::f()\n}\n",
        "src/a.rs": "pub fn f() {}\n",
        "x": "y",
    }


@pytest.mark.rust
@pytest.mark.slow
def test_build_and_vendor(tmp_path: Path) -> None:
    files = {"src/main.rs": 'fn main() {\n    println!("{}", std::env::args().next().unwrap());\n}\n'}
    write_project(tmp_path / "out", files, Manifest("test-hello", {"ferrule-rt": frozenset()}), vendor=True)
    needs = tomllib.loads((tmp_path / "out" / "Cargo.toml").read_text())["dependencies"]
    assert needs["ferrule-rt"]["path"] == "runtime/ferrule-rt"
    moved = (tmp_path / "out").rename(tmp_path / "elsewhere")
    binary = cargo_build(moved, profile="quick", copy_to=tmp_path / "bin" / "hello")
    assert binary == tmp_path / "bin" / "hello"
    done = subprocess.run(["game.py"], executable=binary, capture_output=True, text=True, check=True)
    assert done.stdout == "game.py\n"


@pytest.mark.rust
@pytest.mark.slow
def test_many_programs_in_one_run(tmp_path: Path) -> None:
    good = {"src/main.rs": "fn main() {}\n"}
    bad = {"src/main.rs": "fn main() {\n    nothing\n}\n"}
    noisy = {"src/main.rs": "fn main() {\n    let x = 1;\n}\n"}
    manifest = Manifest("same-name")
    built = cargo_build_many(
        tmp_path, {"many-good": (manifest, good), "many-bad": (manifest, bad), "many-noisy": (manifest, noisy)}
    )
    assert built["many-good"].binary and not built["many-good"].error and not built["many-good"].warnings
    assert built["many-bad"].error is not None and built["many-bad"].error.code == "FER0901"
    assert "cannot find value `nothing`" in built["many-bad"].rustc[0]
    assert built["many-noisy"].binary and "unused variable" in built["many-noisy"].warnings[0]


def test_record_holds_until_something_changes(tmp_path: Path) -> None:
    source, binary, file = tmp_path / "main.py", tmp_path / "program", tmp_path / "record.json"
    source.write_text("x = 1\n")
    binary.write_text("binary")

    def remember() -> None:
        cache.record(file, source, inputs=[source], folders=[tmp_path], binary=binary)
        assert cache.lookup(file, source)

    remember()
    source.touch()  # a new time with the same content
    assert cache.lookup(file, source)
    source.write_text("x = 2\n")
    assert not cache.lookup(file, source)
    remember()
    (tmp_path / "scores.txt").write_text("no module")
    assert cache.lookup(file, source)
    (tmp_path / "random.py").write_text("")  # what `import random` means has changed
    assert not cache.lookup(file, source)
    remember()
    (tmp_path / "pyproject.toml").write_text("")  # there could be settings in it
    assert not cache.lookup(file, source)
    remember()
    binary.write_text("another program")
    assert not cache.lookup(file, source)
    file.write_text("{")
    assert not cache.lookup(file, source)
