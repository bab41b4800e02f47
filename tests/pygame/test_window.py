"""The translated side-scroller in a real window: it shows its title, reacts to keys and leaves when it is told to.

`SIDESCROLLER_PICTURE=docs/images/sidescroller.png pytest tests/pygame/test_window.py` takes the README's picture anew.
"""

from __future__ import annotations

import os
import runpy
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("pygame")
ImageGrab = pytest.importorskip("PIL.ImageGrab")

pytestmark = [
    pytest.mark.rust,
    pytest.mark.slow,
    pytest.mark.window,
    pytest.mark.skipif(not shutil.which("Xvfb") or not shutil.which("xdotool"), reason="needs Xvfb and xdotool"),
]

ROOT = Path(__file__).parent.parent.parent
GAME = ROOT / "examples" / "sidescroller"
SETTINGS = runpy.run_path(str(GAME / "settings.py"))
Pixels = list[tuple[int, int]]


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A screen of its own, as large as the game's window; Xvfb says which number it took."""
    reader, writer = os.pipe()
    size = f"{SETTINGS['WIDTH']}x{SETTINGS['HEIGHT']}x24"
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def pixels_of(display: str, color: tuple[int, int, int]) -> Pixels:
    picture = ImageGrab.grab(xdisplay=display).convert("RGB")
    data = picture.load()
    return [(x, y) for y in range(picture.height) for x in range(picture.width) if data[x, y] == color]


def wait_until(what: str, test: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not test():
        assert time.monotonic() < end, f"not seen in {seconds} s: {what}"
        time.sleep(0.05)


def middle(pixels: Pixels) -> float:
    return sum(x for x, _ in pixels) / max(len(pixels), 1)


def test_the_game_in_a_window(display: str, tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "FERRULE_VERIFY"))}
    env |= {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "ferrule", "run", str(GAME)]
    game = subprocess.Popen(command, cwd=tmp_path, env=env, start_new_session=True)

    def keys(*arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=env, check=True, stdout=subprocess.DEVNULL)

    try:
        keys("search", "--sync", "--name", "Firefly Run", "windowfocus", "--sync")
        wait_until("the title", lambda: len(title(display)) > 200)
        keys("key", "space")
        wait_until("the level without the title", lambda: not title(display))
        start = middle(fox(display))
        keys("keydown", "Right")
        wait_until("the fox further right", lambda: middle(fox(display)) > start + 60)
        keys("keydown", "space")
        wait_until("the fox in the air", lambda: bottom(display) < 300)
        if picture := os.environ.get("SIDESCROLLER_PICTURE"):
            ImageGrab.grab(xdisplay=display).save(picture)
        keys("keyup", "Right", "keyup", "space", "key", "Escape")
        assert game.wait(20) == 0
    finally:
        if game.poll() is None:
            os.killpg(game.pid, signal.SIGKILL)
            game.wait()


def title(display: str) -> Pixels:
    """The gold letters in the middle of the screen; coins lie lower."""
    return [(x, y) for x, y in pixels_of(display, SETTINGS["GOLD"]) if 100 < y < 170]


def fox(display: str) -> Pixels:
    """The fox without the circles for lives at the top."""
    return [(x, y) for x, y in pixels_of(display, SETTINGS["FOX"]) if y > 40]


def bottom(display: str) -> int:
    return max((y for _, y in fox(display)), default=0)
