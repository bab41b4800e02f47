"""Symbolic expressions: parse, differentiate, simplify, print, evaluate."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce


class Expr:
    def __add__(self, other: Expr) -> Expr:
        return Add(self, other)

    def __mul__(self, other: Expr) -> Expr:
        return Mul(self, other)

    def __str__(self) -> str:
        return show(self)


@dataclass(frozen=True)
class Num(Expr):
    value: int | float
    __str__ = Expr.__str__


@dataclass(frozen=True)
class Var(Expr):
    name: str
    __str__ = Expr.__str__


@dataclass(frozen=True)
class Add(Expr):
    left: Expr
    right: Expr
    __str__ = Expr.__str__


@dataclass(frozen=True)
class Mul(Expr):
    left: Expr
    right: Expr
    __str__ = Expr.__str__


@dataclass(frozen=True)
class Pow(Expr):
    base: Expr
    exponent: int
    __str__ = Expr.__str__


ZERO, ONE = Num(0), Num(1)


class ParseError(ValueError):
    """Raised for text that is not an expression."""


class Parser:
    def __init__(self, text: str) -> None:
        self.tokens = re.findall(r"\d+\.\d+|\d+|[a-z]|\S", text)
        self.pos = 0

    @property
    def current(self) -> str | None:
        return self.tokens[self.pos] if self.pos < len(self.tokens) else None

    def accept(self, *options: str) -> str | None:
        if (token := self.current) in options:
            self.pos += 1
            return token
        return None

    def parse(self) -> Expr:
        e = self.sum()
        if self.current is not None:
            raise ParseError(f"unexpected {self.current!r} at {self.pos}")
        return e

    def sum(self) -> Expr:
        e = self.product()
        while op := self.accept("+", "-"):
            right = self.product()
            e = Add(e, right if op == "+" else Mul(Num(-1), right))
        return e

    def product(self) -> Expr:
        e = self.power()
        while self.accept("*"):
            e = Mul(e, self.power())
        return e

    def power(self) -> Expr:
        e = self.atom()
        if self.accept("^"):
            token = self.current
            if token is None or not token.isdigit():
                raise ParseError("the exponent must be a number")
            self.pos += 1
            e = Pow(e, int(token))
        return e

    def atom(self) -> Expr:
        token = self.current
        if token is None:
            raise ParseError("unexpected end")
        self.pos += 1
        if token == "(":
            e = self.sum()
            if not self.accept(")"):
                raise ParseError("missing )")
            return e
        if token == "-":
            return Mul(Num(-1), self.atom())
        if token.isalpha():
            return Var(token)
        try:
            return Num(float(token) if "." in token else int(token))
        except ValueError as e:
            raise ParseError(f"bad token {token!r}") from e


def simplify(e: Expr) -> Expr:
    match e:
        case Add(a, b):
            match simplify(a), simplify(b):
                case Num(x), Num(y):
                    return Num(x + y)
                case (Num(0), other) | (other, Num(0)):
                    return other
                case x, Num() as n:
                    return Add(n, x)
                case Num(p), Add(Num(q), rest):
                    return simplify(Add(Num(p + q), rest))
                case x, y if x == y:
                    return simplify(Mul(Num(2), x))
                case Mul(Num(p), x), Mul(Num(q), y) if x == y:
                    return simplify(Mul(Num(p + q), x))
                case x, y:
                    return Add(x, y)
        case Mul(a, b):
            match simplify(a), simplify(b):
                case (Num(0), _) | (_, Num(0)):
                    return ZERO
                case (Num(1), other) | (other, Num(1)):
                    return other
                case Num(x), Num(y):
                    return Num(x * y)
                case x, Num() as n:
                    return Mul(n, x)
                case Num(p), Mul(Num(q), rest):
                    return simplify(Mul(Num(p * q), rest))
                case x, y if x == y:
                    return Pow(x, 2)
                case Pow(x, n), y if x == y:
                    return Pow(x, n + 1)
                case x, y:
                    return Mul(x, y)
        case Pow(base, n):
            inner = simplify(base)
            if n == 0:
                return ONE
            if n == 1:
                return inner
            if isinstance(inner, Num):
                return Num(inner.value ** n)
            return Pow(inner, n)
    return e


def derive(e: Expr, name: str) -> Expr:
    match e:
        case Num():
            return ZERO
        case Var(n):
            return ONE if n == name else ZERO
        case Add(a, b):
            return Add(derive(a, name), derive(b, name))
        case Mul(a, b):
            return a * derive(b, name) + derive(a, name) * b
        case Pow(base, n):
            return Mul(Mul(Num(n), Pow(base, n - 1)), derive(base, name))
        case _:
            raise TypeError(f"cannot derive {e!r}")


def evaluate(e: Expr, **values: float) -> float:
    match e:
        case Num(v):
            return v
        case Var(n) if n in values:
            return values[n]
        case Add(a, b):
            return evaluate(a, **values) + evaluate(b, **values)
        case Mul(a, b):
            return evaluate(a, **values) * evaluate(b, **values)
        case Pow(b, n):
            return evaluate(b, **values) ** n
    raise LookupError(f"no value for {e}")


def show(e: Expr, level: int = 0) -> str:
    match e:
        case Num(v):
            text, own = str(v), 3 if v >= 0 else 1
        case Var(n):
            text, own = n, 3
        case Add(a, b):
            text, own = f"{show(a, 1)} + {show(b, 1)}", 1
        case Mul(a, b):
            text, own = f"{show(a, 2)}*{show(b, 2)}", 2
        case Pow(b, n):
            text, own = f"{show(b, 3)}^{n}", 3
        case _:
            text, own = "?", 0
    return f"({text})" if own < level else text


def size(e: Expr) -> int:
    match e:
        case Add(a, b) | Mul(a, b):
            return 1 + size(a) + size(b)
        case Pow(b, _):
            return 1 + size(b)
        case _:
            return 1


def main() -> None:
    for text in ["x*x + 3*x + 0", "2*(x + 1)^3", "x^2*x - 4.5*y", "(a + b)*(a + b)", "1 + 2*3 - x*0 + 5", "-x^10"]:
        e = Parser(text).parse()
        s = simplify(e)
        d = simplify(derive(e, "x"))
        print(f"{text:<20} = {s!s:<22} d/dx = {d}   [{size(e)}>{size(s)}]")
        print("   ", evaluate(s, x=2, y=0.5, a=1, b=10 ** 12), evaluate(d, x=10 ** 3, y=1, a=0, b=0))
    print(repr(simplify(Parser("2*x+1").parse())))
    product = reduce(lambda acc, k: acc * (Var("x") + Num(k)), range(1, 4), ONE)
    print(product, "|", simplify(product), "|", evaluate(product, x=7))
    print(Var("x") == Var("x"), len({Var("x"), Var("x"), Num(1)}))
    for bad in ["", "(x", "x^y", "3 + $", "x y"]:
        try:
            Parser(bad).parse()
        except ParseError as e:
            print(repr(bad), "->", e, "| cause:", repr(e.__cause__))
    print(evaluate(Var("z"), x=1))


main()
