"""A spreadsheet: formulas, references, ranges, recalculation, cycles."""
from __future__ import annotations

import re
import sys
from typing import Callable, Optional, Union

Value = Union[int, float, str, None]


class SheetError(Exception):
    code = "#ERR"


class CycleError(SheetError):
    code = "#CYCLE"


class RefError(SheetError):
    code = "#REF"


TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Z]+\d+)|([A-Z]+)|\"([^\"]*)\"|(.))")


def column_number(letters: str) -> int:
    n = 0
    for ch in letters:
        n = n * 26 + ord(ch) - ord("A") + 1
    return n - 1


def column_name(n: int) -> str:
    name = ""
    n += 1
    while n:
        n, r = divmod(n - 1, 26)
        name = chr(65 + r) + name
    return name


def split_ref(ref: str) -> tuple[int, int]:
    m = re.fullmatch(r"([A-Z]+)(\d+)", ref)
    if not m:
        raise RefError(f"bad reference {ref}")
    return column_number(m.group(1)), int(m.group(2)) - 1


def total(values: list[Value]) -> float:
    return sum(v for v in values if isinstance(v, (int, float)))


FUNCTIONS: dict[str, Callable[[list[Value]], Value]] = {
    "SUM": total,
    "COUNT": lambda vs: len([v for v in vs if v is not None]),
    "AVG": lambda vs: total(vs) / len(vs),
    "MAX": lambda vs: max(v for v in vs if isinstance(v, (int, float))),
    "JOIN": lambda vs: "".join("" if v is None else str(v) for v in vs),
}


class Formula:
    def __init__(self, sheet: Sheet, text: str) -> None:
        self.sheet = sheet
        self.tokens: list[tuple[str, str]] = []
        for m in TOKEN.finditer(text):
            for kind, piece in zip(("num", "ref", "func", "str", "op"), m.groups()):
                if piece is not None:
                    self.tokens.append((kind, piece))
        self.i = 0

    def next(self) -> tuple[str, str]:
        if self.i >= len(self.tokens):
            raise SheetError("unexpected end of formula")
        self.i += 1
        return self.tokens[self.i - 1]

    def peek(self) -> str:
        return self.tokens[self.i][1] if self.i < len(self.tokens) else ""

    def evaluate(self) -> Value:
        value = self.sum()
        if self.peek():
            raise SheetError(f"unexpected {self.peek()}")
        return value

    def sum(self) -> Value:
        value = self.product()
        while self.peek() in ("+", "-"):
            _, op = self.next()
            value = self.arith(op, value, self.product())
        return value

    def product(self) -> Value:
        value = self.atom()
        while self.peek() in ("*", "/"):
            _, op = self.next()
            value = self.arith(op, value, self.atom())
        return value

    def arith(self, op: str, a: Value, b: Value) -> Value:
        a = 0 if a is None else a
        b = 0 if b is None else b
        if isinstance(a, str) or isinstance(b, str):
            if op == "+":
                return f"{a}{b}"
            raise SheetError(f"cannot compute {a!r} {op} {b!r}")
        if op == "+":
            return a + b
        if op == "-":
            return a - b
        if op == "*":
            return a * b
        return a / b

    def atom(self) -> Value:
        kind, text = self.next()
        if kind == "num":
            return float(text) if "." in text else int(text)
        if kind == "str":
            return text
        if kind == "ref":
            return self.sheet.value(text)
        if kind == "func":
            if text not in FUNCTIONS:
                raise SheetError(f"unknown function {text}")
            self.next()
            values: list[Value] = []
            while self.peek() != ")":
                values += self.argument()
                if self.peek() == ",":
                    self.next()
            self.next()
            return FUNCTIONS[text](values)
        if text == "(":
            value = self.sum()
            self.next()
            return value
        if text == "-":
            return self.arith("-", 0, self.atom())
        raise SheetError(f"unexpected {text}")

    def argument(self) -> list[Value]:
        if self.i + 1 < len(self.tokens) and self.tokens[self.i + 1][1] == ":":
            _, a = self.next()
            self.next()
            _, b = self.next()
            return self.sheet.range_values(a, b)
        return [self.sum()]


class Sheet:
    def __init__(self) -> None:
        self.cells: dict[str, str] = {}
        self.cache: dict[str, Value] = {}
        self.active: list[str] = []
        self.evaluations = 0

    def __setitem__(self, ref: str, text: str) -> None:
        split_ref(ref)
        self.cells[ref] = text
        self.cache.clear()

    def value(self, ref: str) -> Value:
        if ref in self.cache:
            return self.cache[ref]
        if ref in self.active:
            raise CycleError(" -> ".join(self.active[self.active.index(ref):] + [ref]))
        text = self.cells.get(ref)
        if text is None:
            return None
        self.active.append(ref)
        try:
            result = self.compute(text)
        except ZeroDivisionError as e:
            raise SheetError(f"{ref} divides by zero") from e
        finally:
            self.active.pop()
        self.cache[ref] = result
        return result

    def compute(self, text: str) -> Value:
        if text.startswith("="):
            self.evaluations += 1
            return Formula(self, text[1:]).evaluate()
        for convert in (int, float):
            try:
                return convert(text)
            except ValueError:
                pass
        return text

    def range_values(self, a: str, b: str) -> list[Value]:
        (c1, r1), (c2, r2) = split_ref(a), split_ref(b)
        return [self.value(f"{column_name(c)}{r + 1}") for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)]

    def show(self, ref: str) -> str:
        try:
            v = self.value(ref)
        except SheetError as e:
            return e.code
        except (ValueError, RecursionError) as e:
            return f"#{type(e).__name__}"
        if v is None:
            return ""
        return f"{v:.2f}" if isinstance(v, float) else str(v)

    def render(self, width: int = 10) -> str:
        places = [split_ref(r) for r in self.cells]
        columns, rows = max(c for c, _ in places) + 1, max(r for _, r in places) + 1
        lines = ["    " + "".join(f"{column_name(c):^{width}}" for c in range(columns)).rstrip()]
        for r in range(rows):
            texts = [self.show(f"{column_name(c)}{r + 1}") for c in range(columns)]
            lines.append(f"{r + 1:>3} " + "".join(f"{t:>{width - 1}.{width - 1}} " for t in texts).rstrip())
        return "\n".join(lines)


def main() -> None:
    sheet = Sheet()
    problem: Optional[SheetError] = None
    for line in sys.stdin:
        match line.rstrip("\n").split(" ", 1):
            case [""]:
                continue
            case ["show"]:
                print(sheet.render())
            case ["show", ref]:
                try:
                    print(ref, "=", repr(sheet.value(ref)))
                except SheetError as e:
                    problem = e
                    print(ref, e.code, e, "| because", repr(e.__cause__))
            case [ref, text]:
                try:
                    sheet[ref] = text
                except RefError as e:
                    print("refused:", e)
            case other:
                print("what?", other)
    print(sheet.evaluations, [column_name(n) for n in (0, 25, 26, 701, 702)], [column_number(t) for t in ("A", "Z", "AA", "ZZZ")])
    if problem:
        raise problem


main()
