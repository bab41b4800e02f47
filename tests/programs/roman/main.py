"""Roman numerals, a calendar without libraries, and both checked against datetime."""
from __future__ import annotations

import datetime
from functools import total_ordering
from typing import Iterator, Union

PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
         (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
MONTHS = "January February March April May June July August September October November December".split()
DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


@total_ordering
class Roman:
    def __init__(self, value: Union[int, str]) -> None:
        self.value: int = value if isinstance(value, int) else Roman.parse(value)
        if not 0 < self.value < 4000:
            raise ValueError(f"{self.value} has no Roman numeral")

    @staticmethod
    def parse(text: str) -> int:
        total, rest = 0, text.upper()
        for n, letters in PAIRS:
            while rest.startswith(letters):
                total += n
                rest = rest[len(letters):]
        if rest or str(Roman(total)) != text.upper():
            raise ValueError(f"{text!r} is not a Roman numeral")
        return total

    def __str__(self) -> str:
        n, out = self.value, []
        for value, letters in PAIRS:
            count, n = divmod(n, value)
            out.append(letters * count)
        return "".join(out)

    def __repr__(self) -> str:
        return f"Roman('{self}')"

    def __add__(self, other: Union[Roman, int]) -> Roman:
        return Roman(self.value + int(other))

    def __int__(self) -> int:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Roman, int)) and self.value == int(other)

    def __lt__(self, other: Union[Roman, int]) -> bool:
        return self.value < int(other)

    def __hash__(self) -> int:
        return hash(self.value)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def weekday(year: int, month: int, day: int) -> int:
    """Monday is 0 (Zeller's congruence)."""
    if month < 3:
        year, month = year - 1, month + 12
    k, j = year % 100, year // 100
    return (day + 13 * (month + 1) // 5 + k + k // 4 + j // 4 + 5 * j + 5) % 7


def easter(year: int) -> tuple[int, int]:
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return month, (h + m - 7 * n + 33 * month + 19) % 32


def weeks(year: int, month: int) -> Iterator[list[int]]:
    row = [0] * weekday(year, month, 1)
    for day in range(1, month_length(year, month) + 1):
        row.append(day)
        if len(row) == 7:
            yield row
            row = []
    if row:
        yield row + [0] * (7 - len(row))


def print_month(year: int, month: int, mark: int = 0) -> None:
    title = f"{MONTHS[month - 1]} {Roman(year)}"
    print(title.center(27).rstrip())
    print(" ".join(f"{d:>3}" for d in DAYS))
    for row in weeks(year, month):
        cells = ["*" if d == mark and d else f"{d or ''}" for d in row]
        print(" ".join(f"{c:>3}" for c in cells).rstrip())


def main() -> None:
    for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
        print(f"{n:>5} {Roman(n):<12}|{Roman(n):>12}|{Roman(str(Roman(n))) == n}")
    assert all(Roman.parse(str(Roman(n))) == n for n in range(1, 4000))
    longest = max((str(Roman(n)) for n in range(1, 4000)), key=len)
    print(longest, int(Roman(longest)), Roman("xiv") + Roman("VI"), Roman(5) + 5, sorted(map(Roman, ["X", "I", "V"])))
    print(Roman(3) > Roman(2) >= 2, Roman(7) != 7, {Roman(7): "seven"}[Roman("VII")], max(Roman(4), Roman(6)), Roman(1) <= Roman(1))
    for bad in ("IIII", "", "VX", "ABC", 0, 4000, "MCMC"):
        try:
            print(Roman(bad))
        except (ValueError, RecursionError) as e:
            print(repr(bad), type(e).__name__, e)
    for year in range(1990, 2031, 5):
        for month in range(1, 13):
            d = datetime.date(year, month, month_length(year, month))
            assert d.weekday() == weekday(year, month, d.day), d
            assert (d + datetime.timedelta(days=1)).day == 1
    for year in (1961, 2000, 2024, 2038):
        month, day = easter(year)
        when = datetime.date(year, month, day)
        print(year, is_leap(year), when, when.strftime("%A %-d %B"), (when - datetime.date(year, 1, 1)).days)
    print_month(2024, 2, mark=29)
    print_month(2021, 2)
    fridays = [(y, m) for y in range(2023, 2026) for m in range(1, 13) if weekday(y, m, 13) == 4]
    print(fridays, datetime.date(*fridays[0], 13).isoformat())
    born = datetime.datetime(1999, 12, 31, 23, 59, 59)
    print(born + datetime.timedelta(seconds=1), born.timetuple().tm_yday, f"{born:%d.%m.%y %H:%M}", repr(born.date()))
    print(datetime.datetime(2024, 3, 10, 1) - born, (datetime.date(2024, 2, 30) if is_leap(2023) else "no 30th"))
    datetime.date(2023, 2, 29)


if __name__ == "__main__":
    main()
