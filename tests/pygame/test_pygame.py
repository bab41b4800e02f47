"""The crate `ferrule-pygame` against pygame-ce: every pixel of random drawings, and every frame of a small game."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import runtime_examples

pytest.importorskip("pygame")

pytestmark = [pytest.mark.rust, pytest.mark.slow]

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

import oracle  # noqa: E402
import scenarios  # noqa: E402


def sdl_dir() -> str:
    import pygame

    return str(Path(pygame.__file__).parent.parent / "pygame_ce.libs")


@pytest.fixture(scope="session")
def examples() -> Path:
    return runtime_examples.folder()


@pytest.mark.parametrize("kind", ["shapes", "blits"])
@pytest.mark.parametrize("seed", range(6))
def test_pixels(examples: Path, kind: str, seed: int) -> None:
    lines = getattr(scenarios, kind)(seed, 600)
    env = os.environ | {"FERRULE_SDL_DIR": sdl_dir(), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    text = "\n".join(lines) + "\n"
    run = subprocess.run([examples / "pixels"], input=text, capture_output=True, text=True, env=env, check=False)
    got = run.stdout.splitlines()
    assert len(got) == len(lines), f"stopped at `{lines[len(got)]}`: {run.stderr[-500:]}"
    for line, rust, python in zip(lines, got, oracle.answers(lines)):
        assert rust == python, line


def run_game(command: list[str], folder: Path, last: int) -> tuple[str, str]:
    folder.mkdir()
    env = os.environ | {
        "FERRULE_SDL_DIR": sdl_dir(),
        "FERRULE_VERIFY": "1",
        "FERRULE_VERIFY_SCRIPT": str(HERE / "game.jsonl"),
        "FERRULE_VERIFY_FRAMES": str(folder / "frames"),
        "FERRULE_VERIFY_FRAMES_MAX": str(last),
        "FERRULE_VERIFY_DUMP": str(folder),
        "FERRULE_VERIFY_DUMP_FRAMES": "every:50",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }
    run = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout, (folder / "frames").read_text()


@pytest.mark.parametrize("last", [0, 60])
def test_game_shows_the_same_frames(examples: Path, tmp_path: Path, last: int) -> None:
    runner = ROOT / "src" / "ferrule" / "verify" / "runner.py"
    python = run_game([sys.executable, str(runner), str(HERE / "game.py")], tmp_path / "python", last)
    rust = run_game([str(examples / "game")], tmp_path / "rust", last)
    assert python == rust
    assert python[1].count("\n") == (last or 200)
    picture = "50.ppm"
    assert (tmp_path / "python" / picture).read_bytes() == (tmp_path / "rust" / picture).read_bytes()


def ferrule(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {
        "FERRULE_SDL_DIR": sdl_dir(),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "ferrule", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


@pytest.mark.parametrize("name", ["values.py", "loop.py"])
def test_translated_values_print_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    program = str(HERE / name)
    env = os.environ | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    python = subprocess.run([sys.executable, program], capture_output=True, text=True, env=env, check=True)
    rust = ferrule("run", program)
    assert (rust.returncode, rust.stdout) == (0, python.stdout), rust.stderr


def test_a_translated_game_is_verified() -> None:
    run = ferrule("verify", str(HERE / "game.py"), "--script", str(HERE / "game.jsonl"))
    assert run.returncode == 0, run.stdout + run.stderr
