from __future__ import annotations

from collections import defaultdict

from money import Money
from store import Ledger


def statement(ledger: Ledger, name: str) -> str:
    account = ledger[name]
    lines = [f"Statement for {name}", f"{'opening':<38}{account.opening:>20}"]
    balance = account.opening
    for e in account.entries:
        change = e.change_for(account)
        balance = balance + change
        other = e.target if e.source is account else e.source
        lines.append(f"{e.number:>4} {other.name:<12}{e.note:<14.14}{change:>12}{balance:>15}")
    lines.append(f"{'closing':<38}{balance:>20}")
    return "\n".join(lines)


def summary(ledger: Ledger) -> str:
    flows: defaultdict[str, list[Money]] = defaultdict(list)
    for e in ledger.entries:
        flows[e.target.name].append(e.amount)
    rows = []
    for a in ledger:
        received = flows[a.name] if a.name in flows else []
        best = max(received, default=Money())
        rows.append(f"{a.name:<12}{a.balance:>32}{len(received):>4} in, largest {best}")
    total = Money(sum(a.balance.cents for a in ledger))
    return "\n".join([*rows, f"{'total':<12}{total:>32}"])
