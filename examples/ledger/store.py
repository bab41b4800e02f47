"""Accounts and entries, kept in a file of lines: `account;NAME;CENTS` and `entry;N;FROM;TO;CENTS;NOTE`."""
from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import Iterator, Optional

from money import Money


class LedgerError(Exception):
    pass


class Overdrawn(LedgerError):
    def __init__(self, account: Account, amount: Money) -> None:
        super().__init__(f"{account.name} has {account.balance}, not {amount}")
        self.missing = amount - account.balance


@dataclass
class Account:
    name: str
    opening: Money
    entries: list[Entry] = field(default_factory=list, repr=False)

    @property
    def balance(self) -> Money:
        total = self.opening
        for e in self.entries:
            total = total + e.change_for(self)
        return total


@dataclass(frozen=True)
class Entry:
    number: int
    source: Account
    target: Account
    amount: Money
    note: str = ""

    def change_for(self, account: Account) -> Money:
        if account is self.source:
            return -self.amount
        return self.amount if account is self.target else Money()

    def __str__(self) -> str:
        return f"{self.source.name} -> {self.target.name} {self.amount}" + (f" ({self.note})" if self.note else "")


class Ledger:
    def __init__(self, path: str) -> None:
        self.path = path
        self.accounts: dict[str, Account] = {}
        self.entries: list[Entry] = []

    def __enter__(self) -> Ledger:
        try:
            with open(self.path, encoding="utf-8") as f:
                for line in f:
                    self._load(line.rstrip("\n").split(";"))
        except FileNotFoundError:
            print(f"{self.path} is new")
        return self

    def __exit__(self, kind: Optional[type], error: object, trace: object) -> None:
        if kind is None:
            self.save()

    def _load(self, parts: list[str]) -> None:
        kind, *rest = parts
        if kind == "account":
            name, cents = rest
            self.accounts[name] = Account(name, Money(int(cents)))
        elif kind == "entry":
            _, source, target, cents, note = rest
            self._record(self[source], self[target], Money(int(cents)), note)

    def save(self) -> None:
        with open(self.path, "w", encoding="utf-8") as f:
            for a in self.accounts.values():
                f.write(f"account;{a.name};{a.opening.cents}\n")
            for e in self.entries:
                print("entry", e.number, e.source.name, e.target.name, e.amount.cents, e.note, sep=";", file=f)

    def __getitem__(self, name: str) -> Account:
        try:
            return self.accounts[name]
        except KeyError:
            raise LedgerError(f"no account {name}") from None

    def __iter__(self) -> Iterator[Account]:
        return iter(sorted(self.accounts.values(), key=lambda a: a.name.casefold()))

    def open(self, name: str, balance: Money = Money()) -> Account:
        if name in self.accounts:
            raise LedgerError(f"{name} exists")
        account = self.accounts[name] = Account(name, balance)
        return account

    def _record(self, source: Account, target: Account, amount: Money, note: str) -> Entry:
        entry = Entry(len(self.entries) + 1, source, target, amount, note)
        self.entries.append(entry)
        source.entries.append(entry)
        target.entries.append(entry)
        return entry

    def post(self, source: str, target: str, amount: Money, note: str = "") -> Entry:
        giver, taker = self[source], self[target]
        if giver is taker or amount <= Money():
            raise LedgerError(f"cannot move {amount} from {source} to {target}")
        if giver.balance < amount and giver.name != "bank":
            raise Overdrawn(giver, amount)
        return self._record(giver, taker, amount, note.replace(";", ","))

    def import_csv(self, path: str) -> tuple[int, list[tuple[int, str]]]:
        good, bad = 0, []
        with open(path, newline="", encoding="utf-8") as f:
            for number, row in enumerate(csv.DictReader(f), 2):
                try:
                    self.post(row["from"], row["to"], Money.parse(row["amount"]), row["note"])
                    good += 1
                except Overdrawn as e:
                    bad.append((number, f"{e}; {e.missing} missing"))
                except (LedgerError, ValueError) as e:
                    bad.append((number, str(e)))
        return good, bad

    def check(self) -> None:
        opening = sum(a.opening.cents for a in self.accounts.values())
        now = sum(a.balance.cents for a in self.accounts.values())
        if opening != now:
            raise LedgerError(f"off by {Money(now - opening)}")
