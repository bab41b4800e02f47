"""A bank ledger in a text file.

    main.py FILE open NAME [BALANCE]
    main.py FILE post FROM TO AMOUNT [NOTE...]
    main.py FILE import CSV
    main.py FILE statement NAME | summary | check
Several commands may follow each other, separated by `+`.
"""
from __future__ import annotations

import sys

from money import Money
from store import Ledger, LedgerError
from reports import statement, summary


def run(ledger: Ledger, words: list[str]) -> None:
    match words:
        case ["open", name]:
            ledger.open(name)
            print(f"opened {name}")
        case ["open", name, balance]:
            account = ledger.open(name, Money.parse(balance))
            print(f"opened {name} with {account.balance}")
        case ["post", source, target, amount, *note]:
            entry = ledger.post(source, target, Money.parse(amount), " ".join(note))
            print(f"#{entry.number} {entry}")
        case ["import", path]:
            good, bad = ledger.import_csv(path)
            print(f"imported {good}, refused {len(bad)}")
            for line, reason in bad:
                print(f"  line {line}: {reason}")
        case ["statement", name]:
            print(statement(ledger, name))
        case ["summary"]:
            print(summary(ledger))
        case ["check"]:
            ledger.check()
            print("the books balance")
        case [command, *_]:
            raise LedgerError(f"cannot {command} like that")
        case []:
            pass


def split(words: list[str], separator: str = "+") -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for word in words:
        if word == separator:
            groups.append([])
        else:
            groups[-1].append(word)
    return groups


def main(argv: list[str]) -> int:
    if len(argv) < 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    failures = 0
    with Ledger(argv[1]) as ledger:
        for words in split(argv[2:]):
            try:
                run(ledger, words)
            except (LedgerError, ValueError, OSError) as e:
                failures += 1
                print(f"{' '.join(words)}: {type(e).__name__}: {e}")
    print(f"{failures} failed" if failures else "done")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
