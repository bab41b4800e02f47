from __future__ import annotations

from typing import Generic, Iterator, Protocol, TypeVar

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> None:
        self._items.append(item)

    def pop(self) -> T:
        return self._items.pop()

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class Named(Protocol):
    name: str


class Cat:
    def __init__(self, name: str) -> None:
        self.name = name


def label(n: Named) -> str:
    return n.name.upper()


s: Stack[int] = Stack()
s.push(1)
s.push(2)
t = Stack[str]()
t.push("x")
print(s.pop() + s.pop(), t.pop(), len(s), label(Cat("tom")), list(t))
