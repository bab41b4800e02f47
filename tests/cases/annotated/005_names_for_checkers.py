"""Names that only speak to type checkers."""
from __future__ import annotations

import typing as t
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NewType, TypeVar, Union, final, overload

if TYPE_CHECKING:
    from nowhere import Nothing

T = TypeVar("T")
Number = Union[int, float]
Table = dict[str, list[int]]
Maybe = int | None
UserId = NewType("UserId", int)


@overload
def first(xs: list[int]) -> int: ...
@overload
def first(xs: str) -> str: ...
def first(xs):
    return xs[0]


@final
class Pair(t.Generic[T]):
    left: T

    def __init__(self, left: T, right: T) -> None:
        self.left, self.right = left, right

    def swap(self: Pair[T]) -> Pair[T]:
        return Pair(self.right, self.left)


def kinds(x) -> list[str]:
    found = [("iterable", isinstance(x, Iterable)), ("mapping", isinstance(x, Mapping)), ("callable", isinstance(x, Callable))]
    return [name for name, ok in found if ok]


table: Table = {"a": [1]}
user: UserId = UserId(7)
limit: Maybe = None
print(first([4, 5]), first("xy"), table, user + 1, limit, t.cast(int, 3), Pair(1, 2).swap().left, Pair[str]("a", "b").right)
print(kinds([1]), kinds({}), kinds(len), kinds(3))
