from typing import Iterable

from ..core import Animal, Keeper


def total(animals: Iterable[Animal]) -> dict[str, float]:
    needed: dict[str, float] = {}
    for a in animals:
        needed[a.food] = round(needed.get(a.food, 0) + a.portion, 3)
    return needed


def plan(keeper: Keeper, *, hours: Iterable[int] = (9, 17)) -> list[str]:
    lines = []
    for hour, animal in zip(hours, keeper):
        lines.append(f"{hour:02}:00 {animal.name} {animal.feed(animal.portion):.2f}")
    return lines
