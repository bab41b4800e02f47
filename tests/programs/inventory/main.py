"""A warehouse: stock, prices by quantity, reorders, and a command line."""
from __future__ import annotations

import bisect
import sys
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import ClassVar, Iterable, Optional


class Category(Enum):
    TOOL = "tool"
    FOOD = "food"
    TOY = "toy"

    @classmethod
    def parse(cls, text: str) -> Category:
        for member in cls:
            if member.value == text.lower():
                return member
        raise ValueError(f"unknown category {text!r}; choose from {', '.join(m.value for m in cls)}")


@dataclass(order=True)
class Item:
    sku: str
    name: str = field(compare=False)
    category: Category = field(compare=False)
    quantity: int = field(default=0, compare=False)
    tiers: list[tuple[int, int]] = field(default_factory=list, compare=False, repr=False)
    reorder_at: ClassVar[int] = 5

    def __post_init__(self) -> None:
        if not self.sku.isalnum():
            raise ValueError(f"bad sku {self.sku!r}")
        self.tiers.sort()

    def price_for(self, n: int) -> int:
        if not self.tiers:
            raise LookupError(f"{self.name} has no price")
        i = bisect.bisect_right(self.tiers, (n, sys.maxsize)) - 1
        return self.tiers[max(i, 0)][1] * n

    @property
    def low(self) -> bool:
        return self.quantity < self.reorder_at


@dataclass(frozen=True)
class Line:
    sku: str
    count: int

    @classmethod
    def parse(cls, text: str) -> Line:
        sku, sep, count = text.partition("*")
        return cls(sku, int(count) if sep else 1)


class StockError(Exception):
    def __init__(self, item: Item, wanted: int):
        self.item, self.wanted = item, wanted

    def __str__(self) -> str:
        return f"only {self.item.quantity} of {self.item.name}, wanted {self.wanted}"


class Warehouse:
    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items: dict[str, Item] = {i.sku: i for i in items}
        self.revenue = 0
        self.journal: list[str] = []

    def __getitem__(self, sku: str) -> Item:
        return self._items[sku]

    def __setitem__(self, sku: str, item: Item) -> None:
        if sku in self._items:
            raise KeyError(f"{sku} exists")
        self._items[sku] = item

    def __iter__(self):
        return iter(sorted(self._items.values()))

    def order(self, *lines: Line, discount: int = 0, dry_run: bool = False) -> int:
        """All or nothing: checks every line before it takes anything."""
        taken: dict[str, int] = {}
        total = 0
        for line in lines:
            item = self[line.sku]
            taken[line.sku] = taken.get(line.sku, 0) + line.count
            if taken[line.sku] > item.quantity:
                raise StockError(item, taken[line.sku])
            total += item.price_for(line.count)
        total -= total * discount // 100
        if not dry_run:
            for sku, n in taken.items():
                self[sku].quantity -= n
            self.revenue += total
            self.journal.append(f"sold {sum(taken.values())} for {total}")
        return total

    def find(self, *, category: Optional[Category] = None, text: str = "", **wanted: int) -> list[Item]:
        found = []
        for item in self:
            if category is not None and item.category is not category:
                continue
            if text.casefold() not in item.name.casefold():
                continue
            if all(getattr(item, k) == v for k, v in wanted.items()):
                found.append(item)
        return found

    def report(self) -> str:
        rows = [f"{'SKU':<6}{'Name':<16}{'Qty':>5} {'Each':>8}"]
        for i in sorted(self, key=attrgetter("category.value", "name")):
            each = f"{i.tiers[0][1] / 100:8.2f}" if i.tiers else "n/a".rjust(8)
            rows.append(f"{i.sku:<6}{i.name:<16.16}{i.quantity:>5} {each}{' *' if i.low else ''}")
        return "\n".join(rows)


def stock() -> Warehouse:
    return Warehouse([
        Item("T1", "Hammer", Category.TOOL, 12, [(10, 800), (1, 999)]),
        Item("T2", "Screwdriver set, deluxe", Category.TOOL, 3, [(1, 2450)]),
        Item("F1", "Crème brûlée", Category.FOOD, 40, [(1, 350), (6, 300), (24, 250)]),
        Item("Y1", "Kite", Category.TOY, 0),
    ])


def main(args: list[str]) -> int:
    w = stock()
    print(w.report())
    for n in (1, 5, 6, 23, 24, 100):
        print(n, w["F1"].price_for(n), end="; ")
    print()
    orders: list[tuple[str, dict[str, int]]] = [
        ("T1*2 F1*6", {}), ("T1*10", {"discount": 10}), ("T1 T2*3 T1*10", {}), ("Y1*0", {}), ("Z9", {}), ("F1*x", {}),
        ("T2*3", {"dry_run": 1}), ("F1*12 F1*12", {"discount": 50}),
    ]
    for text, options in orders:
        try:
            total = w.order(*map(Line.parse, text.split()), **options)
        except StockError as e:
            print(f"{text}: {e} [{e.item.sku}]")
        except (KeyError, ValueError) as e:
            print(f"{text}: {type(e).__name__} {e}")
        except LookupError as e:
            print(f"{text}: lookup {e}")
        else:
            print(f"{text}: {total / 100:.2f}")
    print(w.report(), w.revenue, w.journal, sep="\n")
    print(w.find(category=Category.TOOL), w.find(text="É"), w.find(quantity=0), sep="\n")
    w["Y2"] = Item("Y2", "Yo-yo", Category.parse("TOY"), 1)
    print([i.sku for i in w], w["Y2"] < w["Y1"], max(w), Line("a", 1) == Line.parse("a"), {Line("a", 1): 1})
    for bad in (lambda: Item("?", "x", Category.TOY), lambda: Category.parse("cars"), lambda: w.__setitem__("Y2", w["Y1"])):
        try:
            bad()
        except (ValueError, KeyError) as e:
            print(repr(e))
    return len(w.find(**{args[0]: int(args[1])})) if len(args) > 1 else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
