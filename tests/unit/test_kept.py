"""The tables kept between runs: the same knowledge, and nothing that a changed or broken file could bring in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ferrule.knowledge import Knowledge
from ferrule.knowledge.kept import kept


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "table.pyi"
    path.write_text("module = 'a'\n", encoding="utf-8")
    return path


def reading(name: str, times: list[str]) -> Knowledge:
    times.append(name)
    knowledge = Knowledge()
    knowledge.module(name)
    return knowledge


def test_read_once(table: Path) -> None:
    times: list[str] = []
    for _ in range(3):
        assert list(kept([table], lambda: reading("a", times)).modules) == ["a"]
    assert times == ["a"]


def test_read_again_when_a_table_changed(table: Path) -> None:
    times: list[str] = []
    kept([table], lambda: reading("a", times))
    table.write_text("module = 'other'\n", encoding="utf-8")
    assert list(kept([table], lambda: reading("b", times)).modules) == ["b"]
    assert times == ["a", "b"]


def test_read_again_when_the_file_is_broken(table: Path) -> None:
    times: list[str] = []
    kept([table], lambda: reading("a", times))
    (written,) = (table.parent / "bytecode").rglob("*.pickle")
    written.write_bytes(written.read_bytes()[:-20])
    assert list(kept([table], lambda: reading("b", times)).modules) == ["b"]


def test_not_written_where_bytecode_is_not(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    times: list[str] = []
    kept([table], lambda: reading("a", times))
    kept([table], lambda: reading("a", times))
    assert times == ["a", "a"]
    assert not (table.parent / "bytecode").exists()
