"""Pictures of both sides: a differing frame, and a contact sheet. Needs Pillow, which `ferrule[frames]` installs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_GAP = 8
_CAPTION = 16
_PAPER = (24, 24, 28)
_INK = (230, 230, 230)


def available() -> bool:
    from importlib.util import find_spec

    return find_spec("PIL") is not None


def difference(python: Path, rust: Path, out: Path) -> None:
    """Left CPython, middle the translation, right every differing pixel in white on the dimmed frame."""
    from PIL import Image, ImageChops

    left, middle = (Image.open(path).convert("RGB") for path in (python, rust))
    size = (max(left.width, middle.width), max(left.height, middle.height))
    a, b = _on(left, size), _on(middle, size)
    mask = ImageChops.difference(a, b).point(_any).convert("L").point(_any)
    right = Image.composite(Image.new("RGB", size, (255, 255, 255)), a.point(lambda value: value // 4), mask)
    sheet = _sheet([[a, b, right]], [["CPython", "Rust", "difference"]])
    out.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(out)


def _any(value: int) -> int:
    """Every difference counts, however faint: one step of blue alone vanishes in a conversion to grey."""
    return 255 if value else 0


def contact_sheet(python: Path, rust: Path, out: Path, *, columns: int = 4, width: int = 240) -> int:
    """Pairs of the frames that both folders hold, in order; the number of pairs."""
    from PIL import Image

    numbers = sorted(int(path.stem) for path in python.glob("*.ppm") if (rust / path.name).exists())
    pairs: list[Image.Image] = []
    captions: list[str] = []
    for number in numbers:
        sides = []
        for folder in (python, rust):
            image = Image.open(folder / f"{number}.ppm").convert("RGB")
            sides.append(image.resize((width, max(1, image.height * width // image.width))))
        pairs += sides
        captions += [f"frame {number}, CPython", f"frame {number}, Rust"]
    if not pairs:
        return 0
    rows = [pairs[at : at + columns] for at in range(0, len(pairs), columns)]
    texts = [captions[at : at + columns] for at in range(0, len(captions), columns)]
    out.parent.mkdir(parents=True, exist_ok=True)
    _sheet(rows, texts).save(out)
    return len(numbers)


def _on(image: Image, size: tuple[int, int]) -> Image:
    from PIL import Image as images

    if image.size == size:
        return image
    canvas = images.new("RGB", size, (255, 0, 255))
    canvas.paste(image, (0, 0))
    return canvas


def _sheet(rows: Sequence[Sequence[Image]], captions: Sequence[Sequence[str]]) -> Image:
    from PIL import Image as images
    from PIL import ImageDraw

    cell = (max(i.width for row in rows for i in row), max(i.height for row in rows for i in row))
    columns = max(len(row) for row in rows)
    step = (cell[0] + _GAP, cell[1] + _GAP + _CAPTION)
    sheet = images.new("RGB", (columns * step[0] + _GAP, len(rows) * step[1] + _GAP), _PAPER)
    draw = ImageDraw.Draw(sheet)
    for y, (row, texts) in enumerate(zip(rows, captions)):
        for x, (image, text) in enumerate(zip(row, texts)):
            place = (_GAP + x * step[0], _GAP + y * step[1])
            draw.text(place, text, fill=_INK)
            sheet.paste(image, (place[0], place[1] + _CAPTION))
    return sheet
