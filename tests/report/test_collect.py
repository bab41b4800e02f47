"""From a translation to an account. A stand-in for the translation has exactly what `collect.Translated` names."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ferrule.diagnostics import Label, Span, diagnostic
from ferrule.report import Level, Link, Tier, Unproved, account, write
from ferrule.verify import Difference, VerifyResult

PYTHON = """def area(w, h):
    if w < 0:
        raise ValueError
    return w * h


class Box:
    def size(self):
        def inner():
            return 1
        return inner()
"""
RUST = """fn area(w: Int, h: Int) -> Result<Int> {
    if w < 0 {
        return Err(
            value_error(),
        );
    }
    Ok(w * h)
}
"""


@dataclass
class Stub:
    root: Path
    functions: list[Any] = field(default_factory=list)
    diagnostics: list[Any] = field(default_factory=list)

    @property
    def program(self) -> Any:
        path = self.root / "geo.py"
        path.write_text(PYTHON)
        module = SimpleNamespace(name="__main__", path=path, source=PYTHON, tree=ast.parse(PYTHON))
        return SimpleNamespace(name="geo", root=self.root, modules={"__main__": module})

    @property
    def files(self) -> dict[str, str]:
        return {"src/main.rs": RUST, "Cargo.toml": ""}

    def at(self, line: int) -> Span:
        return Span(str(self.root / "geo.py"), line, 0, line, 1)

    def source_map(self) -> dict[str, dict[int, Span]]:
        return {"src/main.rs": {1: self.at(1), 2: self.at(2), 3: self.at(3), 7: self.at(4)}}


class Lines:
    """Every function ran but for its last line."""

    def of(self, file: str, first: int, last: int) -> tuple[list[int], list[int]] | None:
        assert Path(file).is_absolute()
        return (list(range(first + 1, last)), [last])


def facts(stub: Stub) -> Any:
    missing = [
        SimpleNamespace(subject="w", kept="Int", wanted="i64", reason="no bound", span=stub.at(2)),
        "h is Int, not i64: any",
    ]
    return SimpleNamespace(
        name="area", span=stub.at(1), tier="native with runtime types", unproved=missing, notes=["a note"]
    )


def test_what_a_translation_says(tmp_path: Path) -> None:
    stub = Stub(tmp_path)
    stub.functions = [facts(stub)]
    stub.diagnostics = [diagnostic("FER0301", "made at run time", Label(stub.at(3)), help="do not")]
    found = account(stub)
    assert [(f.name, f.python_lines) for f in found.functions] == [
        ("geo.area", (1, 4)), ("geo.Box.size", (8, 11)), ("geo.Box.size.inner", (9, 10))]  # fmt: skip
    area = found.functions[0]
    assert (area.tier, area.rust_file, area.rust_lines, area.notes) == (Tier.RUNTIME, "src/main.rs", (1, 7), ["a note"])
    assert area.unproved == [Unproved("w", "Int", "i64", "no bound", 2), Unproved("h", "Int", "i64", "any", 1)]
    assert str(area.unproved[0]) == "w is Int, not i64: no bound"
    # Lines that continue a marked one belong to it; the brace that closes an outer block does not.
    assert Link("geo.py", 3, "src/main.rs", 5) in found.links
    assert {link.rust_line for link in found.links} == {1, 2, 3, 4, 5, 7}
    assert [(p.code, p.file, p.line, p.help) for p in found.problems] == [("FER0301", "geo.py", 3, "do not")]


def test_what_nobody_states_is_not_called_plain(tmp_path: Path) -> None:
    stub = Stub(tmp_path)
    stub.source_map = dict  # type: ignore[method-assign]
    found = account(stub)
    assert {function.tier for function in found.functions} == {Tier.RUNTIME}
    assert found.modules[0].rust == RUST


def test_evidence_is_never_rounded_up(tmp_path: Path) -> None:
    stub = Stub(tmp_path)
    same = VerifyResult(compared={"stdout_bytes": 3})
    different = VerifyResult([Difference("stdout", "line 1", "a", "b")])

    def levels(**given: Any) -> set[Level]:
        return {function.evidence for function in account(stub, **given).functions}

    assert levels() == {Level.NONE}
    assert levels(verification=same, coverage=Lines()) == {Level.NONE}
    assert levels(built=True) == {Level.E0}
    assert levels(built=True, verification=same) == {Level.E0}
    assert levels(built=True, verification=different, coverage=Lines()) == {Level.E0}
    ran = account(stub, built=True, verification=same, coverage=Lines()).functions
    assert [(f.evidence, f.evidence_detail) for f in ran] == [
        (Level.E1, "2 of 3 lines"), (Level.E1, "2 of 3 lines"), (Level.E0, "compiles")]  # fmt: skip


def test_the_page_is_written_with_its_picture(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    sheet.write_bytes(b"\x89PNG")
    page = tmp_path / "deep" / "page.html"
    summary = write(Stub(tmp_path), page, built=True, verification=VerifyResult(contact_sheet=str(sheet)))
    assert summary["functions"] == 3
    assert 'src="data:image/png;base64,iVBORw=="' in page.read_text(encoding="utf-8")
