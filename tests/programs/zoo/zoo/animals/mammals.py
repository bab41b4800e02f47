from .. import core
from ..core import register
from .birds import Flying


class Mammal(core.Animal):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        Mammal.count += 10

    def sound(self) -> str:
        return self.noise * 2

    noise = "m"


@register("lion")
class Lion(Mammal):
    weight = 190.5
    food = "meat"
    noise = "Roar"


@register("whale")
class Whale(Mammal):
    weight = 140_000
    food = "krill"

    @property
    def portion(self) -> float:
        return super().portion / 10


@register("bat")
class Bat(Flying, Mammal):
    weight = 0.02
    food = "insects"
    noise = "♪"
