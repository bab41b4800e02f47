"""A small bank: accounts, transfers, interest, and errors that mean something."""
from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Iterator


class BankError(Exception):
    """Base class of everything that the bank refuses."""


class InsufficientFunds(BankError):
    def __init__(self, account: "Account", needed: int) -> None:
        super().__init__(f"{account.owner} has {account.balance} cents but needs {needed}")
        self.account = account
        self.needed = needed

    @property
    def missing(self) -> int:
        return self.needed - self.account.balance


class UnknownAccount(BankError, KeyError):
    def __str__(self) -> str:
        return f"no account number {self.args[0]}"


class Account(ABC):
    _next_number: int = 1000

    def __init__(self, owner: str, balance: int = 0) -> None:
        self.owner = owner
        self._balance = balance
        self.number = Account._take_number()
        self.history: list[tuple[str, int]] = []

    @classmethod
    def _take_number(cls) -> int:
        number = Account._next_number
        Account._next_number += 7
        return number

    @property
    def balance(self) -> int:
        return self._balance

    @balance.setter
    def balance(self, value: int) -> None:
        if value < self.floor():
            raise InsufficientFunds(self, self._balance - value)
        self._balance = value

    @abstractmethod
    def floor(self) -> int:
        """The lowest balance allowed."""

    @abstractmethod
    def interest(self, days: int) -> int: ...

    def deposit(self, cents: int) -> None:
        if cents <= 0:
            raise ValueError(f"cannot deposit {cents}")
        self.balance += cents
        self.history.append(("deposit", cents))

    def withdraw(self, cents: int) -> None:
        self.balance -= cents
        self.history.append(("withdraw", -cents))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.number} {self.owner}: {format_cents(self.balance)}>"


class Checking(Account):
    def __init__(self, owner: str, balance: int = 0, overdraft: int = 0) -> None:
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def floor(self) -> int:
        return -self.overdraft

    def interest(self, days: int) -> int:
        return min(0, self.balance) * days // 100


class Savings(Account):
    rate_percent: float = 2.5

    def floor(self) -> int:
        return 0

    def interest(self, days: int) -> int:
        return round(self.balance * self.rate_percent / 100 * days / 365)

    def withdraw(self, cents: int) -> None:
        if cents > 100_000:
            raise BankError("savings withdrawals are limited")
        super().withdraw(cents)


def format_cents(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


class Bank:
    def __init__(self) -> None:
        self._accounts: dict[int, Account] = {}

    def add(self, account: Account) -> Account:
        self._accounts[account.number] = account
        return account

    def __getitem__(self, number: int) -> Account:
        try:
            return self._accounts[number]
        except KeyError as error:
            raise UnknownAccount(number) from error

    def __iter__(self) -> Iterator[Account]:
        return iter(self._accounts.values())

    def __len__(self) -> int:
        return len(self._accounts)

    def transfer(self, source: int, target: int, cents: int) -> bool:
        try:
            giver, taker = self[source], self[target]
            giver.withdraw(cents)
        except InsufficientFunds as error:
            print(f"  refused: {error} (missing {format_cents(error.missing)})")
            return False
        except (UnknownAccount, ValueError) as error:
            print(f"  failed: {error} because of {error.__cause__!r}")
            return False
        else:
            taker.deposit(cents)
            return True
        finally:
            print(f"  transfer {source} -> {target}: {format_cents(cents)}")

    @staticmethod
    def total(accounts: "Bank | list[Account]") -> int:
        return sum(a.balance for a in accounts)


def main() -> None:
    bank = Bank()
    ann = bank.add(Checking("Ann", 150_00, overdraft=50_00))
    bob = bank.add(Savings("Bob", 1_234_567_89))
    cyd = bank.add(Checking("Cyd"))
    for account in bank:
        print(account)
    print(bank.transfer(ann.number, cyd.number, 190_00))
    print(bank.transfer(ann.number, cyd.number, 20_00))
    print(bank.transfer(bob.number, 1, 5))
    try:
        bank.transfer(bob.number, ann.number, 2_000_00)
    except BankError as error:
        print(type(error).__name__, error)
    try:
        ann.deposit(-5)
    except ValueError as error:
        print("ValueError", error)
    for account in sorted(bank, key=lambda a: a.balance):
        print(account, "interest", account.interest(30), account.history)
    print("total", format_cents(Bank.total(bank)), "accounts", len(bank))
    print("rich", [a.owner for a in bank if a.balance > 100_000])


if __name__ == "__main__":
    main()
