"""The rules between rooms, read from the imports: a stage sees its input model, its output model, diagnostics and
knowledge, and nothing else. Commands and the pipeline stand above; nothing below imports them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "ferrule"

# Room to what it may import of Ferrule, beside itself. A room that is missing here fails the test.
ALLOWED: dict[str, set[str]] = {
    "diagnostics": set(),
    "knowledge": {"diagnostics"},
    "load": {"diagnostics"},
    # The graph is a product of its own: its commands read files through `load`.
    "graph": {"diagnostics", "knowledge", "load"},
    # Types are chosen here, so what it hands on is written in the types of the IR.
    "infer": {"diagnostics", "knowledge", "load", "ir"},
    # A call of a library function carries its row of the knowledge tables; what was made of it, the place it came from.
    "ir": {"knowledge", "diagnostics"},
    "lower": {"diagnostics", "knowledge", "load", "infer", "ir"},
    "passes": {"diagnostics", "knowledge", "ir"},
    "emit": {"diagnostics", "knowledge", "ir"},
    "build": {"diagnostics"},
    "verify": {"diagnostics"},
    # A library on its own: it knows nothing of translation.
    "sandbox": {"diagnostics"},
    # What a handler imports; it runs under CPython and is translated.
    "edge": set(),
    "export": {"diagnostics", "load"},
    "serve": {"diagnostics", "sandbox", "edge"},
    "report": {"diagnostics", "knowledge", "load", "graph", "infer", "ir", "verify"},
}
# Above all rooms: commands, and the order of the stages.
TOP = {"cli", "entry", "__main__", "pipeline", "settings", "workflow", "__init__"}
# The package itself stands for its version.
_VERSION = {"__version__"}


def rooms() -> list[str]:
    return sorted(p.name for p in SOURCE.iterdir() if p.is_dir() and any(p.glob("*.py")))


def imported(file: Path) -> set[tuple[str, int]]:
    """The rooms that a file imports, with the lines; imports inside functions and for typing count too."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute, so that they can be read"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "ferrule" and len(parts) > 1 and parts[1] not in _VERSION:
                found.add((parts[1], getattr(node, "lineno", 0)))
    return found


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_its_neighbours(room: str) -> None:
    assert room in ALLOWED, f"say in this file what `{room}` may import"
    for file in sorted((SOURCE / room).rglob("*.py")):
        for other, line in sorted(imported(file)):
            assert other == room or other in ALLOWED[room], f"{file}:{line}: `{room}` must not import `{other}`"


def test_nothing_but_rooms_and_the_top() -> None:
    assert {file.stem for file in SOURCE.glob("*.py")} <= TOP


def test_the_command_line_does_not_translate() -> None:
    """`cli` reaches the stages through `pipeline` only."""
    stages = {"infer", "ir", "lower", "passes", "emit", "knowledge", "load"}
    for name in ("cli", "entry", "workflow", "settings"):
        assert not {room for room, _ in imported(SOURCE / f"{name}.py")} & stages


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCE)))
def test_only_the_commands_print_and_only_build_calls_cargo(file: Path) -> None:
    if "sources" in file.parts:
        return  # text of the library, translated with the program that imports it
    tree = ast.parse(file.read_text(encoding="utf-8"))
    room = file.relative_to(SOURCE).parts[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            assert room == "cli.py", f"{file}:{node.lineno}: problems are diagnostics, results are data"
        if isinstance(node, ast.Import) and any(alias.name == "subprocess" for alias in node.names):
            assert room in ("build", "verify", "sandbox", "serve", "cli.py"), (
                f"{file}:{node.lineno}: only these run programs"
            )


def test_the_stages_are_in_order() -> None:
    """Each stage takes only what an earlier one gives."""
    from ferrule.pipeline import SIDE_STAGES, STAGES

    there = {"path", "options"}
    for stage in (*STAGES, *SIDE_STAGES):
        assert set(stage.takes) <= there, stage.name
        there.add(stage.gives)


def test_the_runtime_never_knows_the_translator() -> None:
    for file in (SOURCE.parents[1] / "runtime").rglob("*.rs"):
        if "target" not in file.parts:
            assert "src/ferrule" not in file.read_text(encoding="utf-8"), file
