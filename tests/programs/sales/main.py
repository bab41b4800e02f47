"""Reads orders from a CSV file, checks formulas' brackets and prints a report."""
from __future__ import annotations

import csv
import io
import sys
from collections import defaultdict, namedtuple
from typing import Iterable, NamedTuple

PAIRS: dict[str, str] = {")": "(", "]": "[", "}": "{"}

Problem = namedtuple("Problem", ["line", "column", "text"])


class Order(NamedTuple):
    region: str
    product: str
    units: int
    price: float
    formula: str = ""

    @property
    def amount(self) -> float:
        return self.units * self.price


def check_brackets(text: str) -> tuple[int, str] | None:
    """None when balanced, else the place and the reason."""
    stack: list[tuple[str, int]] = []
    for i, ch in enumerate(text):
        if ch in PAIRS.values():
            stack.append((ch, i))
        elif ch in PAIRS:
            if not stack:
                return i, f"nothing opens {ch!r}"
            opener, where = stack.pop()
            if opener != PAIRS[ch]:
                return i, f"{ch!r} closes {opener!r} from {where}"
    if stack:
        return stack[-1][1], f"{stack[-1][0]!r} is never closed"
    return None


def read_orders(path: str) -> tuple[list[Order], list[Problem]]:
    orders: list[Order] = []
    problems: list[Problem] = []
    with open(path, newline="", encoding="utf-8") as f:
        for record in csv.DictReader(f):
            line = len(orders) + len(problems) + 2
            try:
                order = Order(record["region"].strip(), record["product"], int(record["units"]),
                              float(record["price"]), record["formula"] or "")
            except ValueError as e:
                problems.append(Problem(line, 0, str(e)))
                continue
            bad = check_brackets(order.formula)
            if bad is not None:
                problems.append(Problem(line, *bad))
            else:
                orders.append(order)
    return orders, problems


def pivot(orders: Iterable[Order]) -> dict[str, dict[str, float]]:
    table: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for o in orders:
        table[o.region][o.product] += o.amount
    return {region: dict(row) for region, row in table.items()}


def table_text(rows: list[list[str]], right: set[int] = frozenset()) -> str:  # type: ignore[assignment]
    widths = [max(map(len, col)) for col in zip(*rows)]
    out = []
    for n, row in enumerate(rows):
        cells = [c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths))]
        out.append(" | ".join(cells).rstrip())
        if n == 0:
            out.append("-+-".join("-" * w for w in widths))
    return "\n".join(out)


def quartiles(values: list[float]) -> tuple[float, float, float]:
    ordered = sorted(values)

    def at(fraction: float) -> float:
        place = fraction * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

    return at(0.25), at(0.5), at(0.75)


def main(argv: list[str]) -> int:
    if len(argv) != 2:
        print(f"usage: {argv[0]} FILE", file=sys.stderr)
        return 2
    orders, problems = read_orders(argv[1])
    summary = pivot(orders)
    products = sorted({o.product for o in orders})
    rows = [["region", *products, "total"]]
    for region in sorted(summary, key=lambda r: -sum(summary[r].values())):
        row = summary[region]
        rows.append([region, *[f"{row[p]:,.2f}" if p in row else "-" for p in products], f"{sum(row.values()):,.2f}"])
    print(table_text(rows, set(range(1, len(products) + 2))))
    for p in problems:
        print("line %d, column %d: %s" % p)
    q1, q2, q3 = quartiles([o.amount for o in orders])
    print(f"quartiles {q1:.3f} {q2:.3f} {q3:.3f}")
    best = max(orders, key=lambda o: o.amount)
    print(best, best.amount, best._replace(units=0).amount)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["product", "units", "note"])
    for product in products:
        units = sum(o.units for o in orders if o.product == product)
        writer.writerow([product, units, 'big, "very"' if units > 100 else ""])
    print(out.getvalue().replace("\r\n", "\n"), end="")
    for text in ["([]{})", "([)]", "((", "", "a[i](x)", "}"]:
        print(f"{text!r:<10}", check_brackets(text))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
