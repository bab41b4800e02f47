"""Runs the drawing commands of the crate's example `pixels` with pygame-ce, for comparison."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from typing import Any

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"


class World:
    def __init__(self) -> None:
        import pygame

        self.pg = pygame
        pygame.display.init()
        pygame.font.init()
        self.surfaces: dict[int, Any] = {}

    def shape(self, op: str, s: Any, n: list[float], i: list[int]) -> Any:
        draw = self.pg.draw
        color = tuple(i[1:5])
        points = [(n[k], n[k + 1]) for k in range(7, len(n) - 1, 2)]
        if op == "rect":
            return draw.rect(s, color, i[5:9], i[9], i[10], i[11], i[12], i[13], i[14])
        if op in ("circle", "aacircle"):
            return getattr(draw, op)(s, color, (n[5], n[6]), n[7], i[8], *i[9:13])
        if op == "ellipse":
            return draw.ellipse(s, color, i[5:9], i[9])
        if op == "arc":
            return draw.arc(s, color, i[5:9], n[9], n[10], i[11])
        if op in ("line", "aaline"):
            return getattr(draw, op)(s, color, (n[5], n[6]), (n[7], n[8]), i[9])
        if op == "polygon":
            return draw.polygon(s, color, points, i[5])
        if op == "lines":
            return draw.lines(s, color, bool(i[6]), points, i[5])
        if op == "aalines":
            return draw.aalines(s, color, bool(i[6]), points)
        if op == "flood":
            return draw.flood_fill(s, color, (i[5], i[6]))
        return s.fill(color, i[5:9], i[9])

    def change(self, op: str, s: Any, n: list[float], i: list[int]) -> Any:
        transform = self.pg.transform
        keep, other = self.surfaces, self.surfaces.get(i[1]) if len(i) > 1 else None
        if op == "blit":
            return s.blit(other, (n[2], n[3]), special_flags=i[4])
        if op == "blitarea":
            return s.blit(other, (i[2], i[3]), i[5:9], i[4])
        if op == "fblits":
            s.fblits([(other, (n[2], n[3])), (other, (n[3], n[2]))], i[4])
        elif op == "clip":
            s.set_clip(i[1:5])
        elif op == "noclip":
            s.set_clip(None)
        elif op == "alpha":
            s.set_alpha(i[1] if i[1] >= 0 else None)
        elif op == "colorkey":
            s.set_colorkey(tuple(i[1:4]))
        elif op == "premul":
            keep[i[0]] = other.premul_alpha()
        elif op in ("copy", "convert", "convert_alpha"):
            keep[i[0]] = getattr(other, op)()
        elif op == "sub":
            keep[i[0]] = other.subsurface(i[2:6])
        elif op == "scroll":
            s.scroll(*i[1:4])
        elif op == "bounds":
            return s.get_bounding_rect(i[1])
        elif op in ("scale", "smoothscale"):
            keep[i[0]] = getattr(transform, op)(other, (i[2], i[3]))
        elif op == "scale2x":
            keep[i[0]] = getattr(transform, op)(other)
        elif op == "flip":
            keep[i[0]] = transform.flip(other, bool(i[2]), bool(i[3]))
        elif op == "rotate":
            keep[i[0]] = transform.rotate(other, n[2])
        elif op == "rotozoom":
            keep[i[0]] = transform.rotozoom(other, n[2], n[3])
        return None

    def run(self, op: str, words: list[str]) -> Any:
        n = [_number(word) for word in words]
        i = [int(value) for value in n]
        if op == "display":
            self.surfaces[i[0]] = self.pg.display.set_mode((i[1], i[2]), i[3])
        elif op == "new":
            args = [i[4]] if i[4] else []
            self.surfaces[i[0]] = self.pg.Surface((i[1], i[2]), i[3], *args)
        elif op == "text":
            font = self.pg.font.Font(None, i[1])
            font.bold = bool(i[6])
            back = None if i[7] < 0 else (i[7], 10, 200)
            self.surfaces[i[0]] = font.render(words[8].replace("_", " "), bool(i[2]), tuple(i[3:6]), back)
        elif op == "load":
            self.surfaces[i[0]] = self.pg.image.load(words[1])
        elif op in SHAPES:
            return self.shape(op, self.surfaces[i[0]], n, i)
        else:
            return self.change(op, self.surfaces.get(i[0]), n, i)
        return None

    def answer(self, line: str) -> str:
        op, *words = line.split()
        try:
            result = self.run(op, words)
            told = "-" if result is None else ",".join(str(part) for part in result)
        except Exception as error:
            told = f"{type(error).__name__}:{error}"
        surface = self.surfaces.get(int(words[0]))
        if surface is None:
            return told
        w, h = surface.get_size()
        line_bytes, pitch = w * surface.get_bytesize(), surface.get_pitch()
        raw = surface.get_buffer().raw if line_bytes == pitch else _rows(surface, w, h)
        return f"{told} {w}x{h} {hashlib.sha256(raw).hexdigest()[:16]}"


def _rows(surface: Any, w: int, h: int) -> bytes:
    """A surface with gaps between its lines, or none to look at directly."""
    size = surface.get_bytesize()
    mapped = (surface.get_at_mapped((x, y)) & 0xFFFFFFFF for y in range(h) for x in range(w))
    return b"".join(pixel.to_bytes(4, "little")[:size] for pixel in mapped)


SHAPES = frozenset("rect circle aacircle ellipse arc line aaline polygon lines aalines flood fill".split())


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return 0.0


def answers(lines: Iterable[str]) -> list[str]:
    world = World()
    return [world.answer(line) for line in lines]
