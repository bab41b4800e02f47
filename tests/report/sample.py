"""An account to render: two small modules, every tier, several levels, awkward text."""

from __future__ import annotations

# ruff: noqa: E501
from ferrule.report import (
    Account,
    Difference,
    Function,
    Level,
    Link,
    Module,
    Problem,
    Tier,
    Unproved,
    Verification,
)

BANK = '''"""A bank <ledger> & its "rules"."""
from dataclasses import dataclass


@dataclass
class Account:
    """One customer's money."""
    owner: str
    balance: int = 0

    def deposit(self, amount: int) -> None:
        # Money only comes in whole cents.
        if amount <= 0:
            raise ValueError(f"bad amount: {amount!r}")
        self.balance += amount

    def interest(self, years):
        total = self.balance
        for _ in range(years):
            total *= 3
        return total


def load(path):
    return eval(open(path).read())
'''
BANK_RS = """//! A bank <ledger> & its "rules".

use ferrule_rt::{Exc, Int, Result};

/// One customer's money.
#[derive(Debug, Clone)]
pub struct Account {
    pub owner: String,
    pub balance: Int,
}

impl Account {
    pub fn deposit(&mut self, amount: i64) -> Result<()> {
        // Money only comes in whole cents.
        if amount <= 0 {
            return Err(Exc::value_error(format!(
                "bad amount: {}",
                amount
            )));
        }
        self.balance += amount;
        Ok(())
    }

    pub fn interest(&self, years: i64) -> Int {
        let mut total = self.balance.clone();
        for _ in 0..years {
            total *= 3;
        }
        total
    }
}
"""
MAIN = 'from bank import Account\n\n\ndef main():\n    account = Account("Zoë </script>")\n    account.deposit(5)\n    print(account.interest(100))\n\n\nmain()\n'
MAIN_RS = 'mod bank;\n\nuse bank::Account;\n\nfn main() -> Result<()> {\n    let mut account = Account::new("Zoë </script>");\n    account.deposit(5)?;\n    println!("{}", account.interest(100));\n    Ok(())\n}\n'
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def links(python: str, rust: str, pairs: dict[int, list[int]]) -> list[Link]:
    return [Link(python, line, rust, other) for line, others in pairs.items() for other in others]


def account(sheet: str = PIXEL) -> Account:
    reason = "no bound on `self.balance * 3` over `range(years)`"
    return Account(
        "ledger",
        [
            Module("bank", "bank.py", BANK, "src/bank.rs", BANK_RS),
            Module("main", "main.py", MAIN, "src/main.rs", MAIN_RS),
        ],
        [
            *links("bank.py", "src/bank.rs", {1: [1], 6: [7], 7: [5], 8: [8], 9: [9], 11: [13], 12: [14], 13: [15],
                                               14: [16, 17, 18, 19], 15: [21], 17: [25], 18: [26], 19: [27], 20: [28], 21: [30]}),
            *links("main.py", "src/main.rs", {1: [1, 3], 4: [5], 5: [6], 6: [7], 7: [8]}),
        ],
        [
            Function("bank.Account.deposit", "bank.py", (11, 15), "src/bank.rs", (13, 23), Tier.NATIVE, Level.E1,
                     "4 of 5 lines", (4, 5), (14,)),
            Function("bank.Account.interest", "bank.py", (17, 21), "src/bank.rs", (25, 31), Tier.RUNTIME, Level.E3,
                     "10,000 cases, seed 7", (5, 5), (), [Unproved("total", "Int", "i64", reason, 18)]),
            Function("bank.load", "bank.py", (24, 25), "", (0, 0), Tier.CPYTHON, Level.NONE, "", (0, 1), (25,), [],
                     ["`eval` makes code at run time"]),
            Function("main.main", "main.py", (4, 7), "src/main.rs", (5, 10), Tier.NATIVE, Level.E1, "4 of 4 lines", (4, 4)),
        ],
        [Problem("FER0301", "warning", "code that is made at run time: `eval`", "bank.py", 25, 11, "keep it in Python")],
        Verification(False, {"stdout_bytes": 15, "files": 1, "frames": 1800}, 1.5, 0.04,
                     [Difference("stdout", "line 3", "a < b", "a > b")], sheet),
        "Ferrule 0.1.0, Python 3.11.7",
    )  # fmt: skip
