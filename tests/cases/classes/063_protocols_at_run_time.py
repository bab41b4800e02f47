# isinstance with a protocol asks what the object has.
from typing import Protocol, runtime_checkable


@runtime_checkable
class HasX(Protocol):
    x: int


@runtime_checkable
class Speaks(Protocol):
    def speak(self) -> str: ...


@runtime_checkable
class Both(Protocol):
    x: int

    def speak(self) -> str: ...


class Empty:
    pass


class Field:
    def __init__(self):
        self.x = 1


class Shared:
    x = 2


class Asked:
    @property
    def x(self):
        return 3


class Dog:
    def speak(self):
        return "woof"


class Named(HasX):
    def __init__(self):
        self.x = 4

    def speak(self):
        return "hello"


class Late:
    def grow(self):
        self.x = 5


things = [Empty(), Field(), Shared(), Asked(), Dog(), Named(), Late()]
for thing in things:
    print(isinstance(thing, HasX), isinstance(thing, Speaks), isinstance(thing, Both))
late = Late()
print(isinstance(late, HasX))
late.grow()
print(isinstance(late, HasX), isinstance(late, (Speaks, HasX)))
for protocol in (HasX, Speaks):
    print([isinstance(thing, protocol) for thing in things])


def voices(things):
    return [thing.speak() for thing in things if isinstance(thing, Speaks)]


print(voices([Dog(), Named()]))
