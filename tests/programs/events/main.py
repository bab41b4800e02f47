"""A discrete event simulation of a coffee shop, driven by a priority queue."""
from __future__ import annotations

import heapq
import itertools
import random
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Callable, Optional


class Kind(Enum):
    ARRIVE = auto()
    START = auto()
    FINISH = auto()
    CLOSE = auto()


@dataclass(order=True)
class Event:
    time: float
    order: int
    kind: Kind = field(compare=False)
    who: Optional["Customer"] = field(default=None, compare=False)


@dataclass
class Customer:
    name: str
    drink: str
    arrived: float
    served: float = -1.0

    @property
    def waited(self) -> float:
        return self.served - self.arrived


DRINKS: dict[str, tuple[float, int]] = {"espresso": (1.0, 250), "latte": (2.5, 380), "mocha": (3.25, 420)}


class Shop:
    def __init__(self, baristas: int, seed: int) -> None:
        self.rng = random.Random(seed)
        self.free = baristas
        self.queue: list[Customer] = []
        self.events: list[Event] = []
        self.counter = itertools.count()
        self.now = 0.0
        self.open = True
        self.done: list[Customer] = []
        self.turned_away = 0
        self.income = 0
        self.log: list[str] = []
        self.handlers: dict[Kind, Callable[[Event], None]] = {
            Kind.ARRIVE: self.on_arrive,
            Kind.FINISH: self.on_finish,
            Kind.CLOSE: self.on_close,
        }

    def schedule(self, delay: float, kind: Kind, who: Optional[Customer] = None) -> None:
        heapq.heappush(self.events, Event(self.now + delay, next(self.counter), kind, who))

    def say(self, text: str) -> None:
        if len(self.log) < 12:
            self.log.append(f"{self.now:7.2f} {text}")

    def on_arrive(self, event: Event) -> None:
        who = event.who
        assert who is not None
        if not self.open or len(self.queue) >= 5:
            self.turned_away += 1
            self.say(f"{who.name} leaves")
            return
        self.queue.append(who)
        self.say(f"{who.name} wants {who.drink}")
        self.start_next()
        number = int(who.name[1:]) + 1
        self.schedule(self.rng.expovariate(1 / 1.4), Kind.ARRIVE, self.new_customer(number))

    def new_customer(self, number: int) -> Customer:
        return Customer(f"c{number}", self.rng.choice(list(DRINKS)), self.now)

    def start_next(self) -> None:
        while self.free and self.queue:
            who = self.queue.pop(0)
            self.free -= 1
            who.served = self.now
            minutes, cents = DRINKS[who.drink]
            self.income += cents
            self.schedule(minutes * self.rng.uniform(0.8, 1.3), Kind.FINISH, who)

    def on_finish(self, event: Event) -> None:
        assert event.who
        self.done.append(event.who)
        self.free += 1
        self.say(f"{event.who.name} gets the {event.who.drink}")
        self.start_next()

    def on_close(self, event: Event) -> None:
        self.open = False
        self.say("closing")

    def run(self, minutes: float) -> None:
        self.schedule(0, Kind.ARRIVE, self.new_customer(1))
        self.schedule(minutes, Kind.CLOSE)
        while self.events:
            event = heapq.heappop(self.events)
            self.now = event.time
            handler = self.handlers.get(event.kind)
            if handler is None:
                raise RuntimeError(f"nobody handles {event.kind}")
            handler(event)


def report(shop: Shop) -> None:
    print("\n".join(shop.log))
    waits = sorted(c.waited for c in shop.done)
    print(f"served {len(shop.done)}, turned away {shop.turned_away}, income {shop.income / 100:.2f}")
    if waits:
        print(f"waits: median {waits[len(waits) // 2]:.3f}, worst {waits[-1]:.3f}, sum {sum(waits):.6f}")
    by_drink = {d: sum(c.drink == d for c in shop.done) for d in DRINKS}
    print(by_drink)
    for kind in Kind:
        print(kind.name.lower(), kind.value, kind in shop.handlers)


def main() -> None:
    for baristas in (1, 2):
        shop = Shop(baristas, seed=2024)
        shop.run(60)
        print(f"=== {baristas} barista{'s' if baristas > 1 else ''}")
        report(shop)
    shop = Shop(1, 5)
    shop.schedule(1, Kind.START)
    try:
        shop.run(0.5)
    except RuntimeError as e:
        print("stopped:", e)


if __name__ == "__main__":
    main()
