"""The pack's `pygame.sprite`, run by CPython, against pygame's own."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.importorskip("pygame")

import pygame.sprite

PACK = Path(__file__).parent.parent.parent / "src" / "ferrule" / "knowledge" / "packs" / "pygame" / "sprite.py"


def pack() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pack_sprite", PACK)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def play(module: Any, seed: int) -> list[Any]:
    """What a random program sees."""
    r = random.Random(seed)
    screen = pygame.Surface((60, 60))
    seen: list[Any] = []

    class Ball(module.Sprite):  # type: ignore[misc]
        def __init__(self, number: int, *groups: Any) -> None:
            super().__init__(*groups)
            self.number = number
            self.image = pygame.Surface((9, 9))
            self.image.fill((number * 20 % 256, 90, 10))
            self.rect = self.image.get_rect(topleft=(r.randrange(50), r.randrange(50)))

        def update(self, dx: int, dy: int = 0) -> None:
            self.rect.move_ip(dx, dy)

    groups = [module.Group(), module.Group(), module.GroupSingle()]
    balls = [Ball(number, *r.sample(groups[:2], r.randrange(3))) for number in range(12)]
    for _ in range(200):
        ball, group, other = r.choice(balls), r.choice(groups), r.choice(groups[:2])
        match r.randrange(11):
            case 0:
                group.add(ball)
            case 1:
                group.remove(ball)
            case 2:
                ball.kill()
            case 3:
                other.add(r.sample(balls, 3), ball)
            case 4:
                other.update(r.randrange(-3, 4), r.randrange(-3, 4))
            case 5:
                group.draw(screen)
                seen.append(hash(pygame.image.tobytes(screen, "RGB")))
            case 6:
                seen.append([b.number for b in module.spritecollide(ball, other, r.random() < 0.2)])
            case 7:
                found = module.groupcollide(groups[0], groups[1], r.random() < 0.1, r.random() < 0.1)
                seen.append([(a.number, [b.number for b in bs]) for a, bs in found.items()])
            case 8:
                hit = module.spritecollideany(ball, other, module.collide_circle)
                seen.append(hit.number if hit else None)
            case 9:
                ball.add(group)
                seen.append(module.collide_rect_ratio(1.5)(ball, r.choice(balls)))
            case _:
                group.empty() if r.random() < 0.1 else ball.remove(group)
        seen.append([[b.number for b in g] for g in groups])
        seen.append(
            [repr(g) for g in groups] + [repr(ball), ball.alive(), len(ball.groups()), ball in group, bool(group)]
        )
    return seen


@pytest.mark.parametrize("seed", range(20))
def test_groups_behave_alike(seed: int) -> None:
    assert play(pack(), seed) == play(pygame.sprite, seed)
