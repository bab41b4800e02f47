from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Callable, Iterator, Optional, Type

ANIMALS: dict[str, Type[Animal]] = {}


class ZooError(Exception):
    """Something is wrong in the zoo."""


def register(name: str) -> Callable[[Type[Animal]], Type[Animal]]:
    def wrap(cls: Type[Animal]) -> Type[Animal]:
        ANIMALS[name] = cls
        return cls

    return wrap


def create(kind: str, name: str) -> Animal:
    try:
        cls = ANIMALS[kind]
    except KeyError as e:
        raise ZooError(f"no animal called {kind}") from e
    return cls(name)


class Animal(ABC):
    count = 0
    weight: float = 1.0
    food: str = "hay"

    def __init__(self, name: str) -> None:
        self.name = name
        self.keeper: Optional[Keeper] = None
        self.eaten = 0.0
        type(self).count += 1

    @abstractmethod
    def sound(self) -> str: ...

    @property
    def portion(self) -> float:
        return self.weight * 0.05

    def feed(self, kilos: float) -> float:
        if kilos < 0:
            raise ZooError(f"cannot feed {kilos} kg")
        self.eaten += kilos
        return self.eaten

    def describe(self) -> str:
        return f"{self} ({self.weight:g} kg, eats {self.food})"

    def __str__(self) -> str:
        return f"{self.name} the {type(self).__name__.lower()}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Animal) and type(self) is type(other) and self.name == other.name

    def __hash__(self) -> int:
        return hash(type(self).__name__) ^ hash(self.name)


class Keeper:
    def __init__(self, name: str) -> None:
        self.name = name
        self.animals: list[Animal] = []

    def take(self, animal: Animal) -> None:
        animal.keeper = self
        self.animals.append(animal)

    def swap(self, i: int, j: int) -> None:
        self.animals[i], self.animals[j] = self.animals[j], self.animals[i]

    def __iter__(self) -> Iterator[Animal]:
        return iter(self.animals)
