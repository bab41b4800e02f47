from ..core import Animal, register


class Flying:
    """A mixin for what can fly."""

    count = 0
    speed: int = 40

    def fly(self) -> int:
        Flying.count += 1
        return self.speed


class Bird(Animal):
    food = "seeds"

    def sound(self) -> str:
        return "chirp"


@register("parrot")
class Parrot(Flying, Bird):
    weight = 0.4

    def sound(self) -> str:
        return f"{self.name} wants a {super().sound()}!"


@register("penguin")
class Penguin(Bird):
    weight = 24
    food = "fish"

    def fly(self) -> int:
        return 0
