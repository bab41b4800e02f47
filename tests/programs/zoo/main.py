"""A zoo in a package: relative imports, a registry of classes, plans for the day."""
from __future__ import annotations

import sys

from zoo import ANIMALS, Keeper, create
from zoo.animals import birds, mammals
from zoo.core import Animal, ZooError
from zoo.plans import feeding


def main(names: list[str]) -> int:
    keeper = Keeper("Kim")
    for spec in names:
        kind, _, name = spec.partition(":")
        try:
            animal = create(kind, name or kind.title())
        except ZooError as e:
            print("!", e, "| cause:", repr(e.__cause__))
            continue
        keeper.take(animal)
    for animal in keeper:
        print(animal.describe(), "|", animal.sound(), "|", animal.keeper is keeper)
    print(feeding.total(keeper), feeding.plan(keeper, hours=range(8, 20, 4)))
    flyers = [a.name for a in keeper if isinstance(a, birds.Flying)]
    print(flyers, birds.Flying.count, mammals.Mammal.count, Animal.count, sorted(ANIMALS))
    first, *others = keeper
    print(first == others[0], first == create(type(first).__name__.lower(), first.name), len({a for a in keeper}))
    heaviest = max(keeper, key=lambda a: (a.weight, a.name))
    print(heaviest, f"{heaviest.weight:,.1f} kg", heaviest.keeper.animals[0].keeper.name)
    keeper.swap(0, -1)
    print([str(a) for a in keeper.animals[::-1]])
    try:
        first.keeper = None
        first.feed(-1)
    except (ZooError, AttributeError) as e:
        print(type(e).__name__, e)
    penguin = create("penguin", "Pim")
    print(penguin.describe(), penguin.sound(), [c.__name__ for c in type(penguin).__mro__])
    return penguin.fly()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
