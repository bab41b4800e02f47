"""Exact linear algebra: a fraction class, matrices, determinants, inverses."""
from __future__ import annotations

from typing import Callable, Iterator, Sequence, Union

Number = Union[int, "Frac"]


def gcd(a: int, b: int) -> int:
    return abs(a) if b == 0 else gcd(b, a % b)


class Frac:
    __slots__ = ("num", "den")

    def __init__(self, num: int, den: int = 1) -> None:
        if den == 0:
            raise ZeroDivisionError(f"Frac({num}, 0)")
        if den < 0:
            num, den = -num, -den
        g = gcd(num, den) or 1
        self.num = num // g
        self.den = den // g

    @staticmethod
    def of(value: Number) -> Frac:
        return value if isinstance(value, Frac) else Frac(value)

    @classmethod
    def parse(cls, text: str) -> Frac:
        num, _, den = text.partition("/")
        return cls(int(num), int(den or "1"))

    def __add__(self, other: Number) -> Frac:
        o = Frac.of(other)
        return Frac(self.num * o.den + o.num * self.den, self.den * o.den)

    __radd__ = __add__

    def __neg__(self) -> Frac:
        return Frac(-self.num, self.den)

    def __sub__(self, other: Number) -> Frac:
        return self + -Frac.of(other)

    def __rsub__(self, other: Number) -> Frac:
        return Frac.of(other) - self

    def __mul__(self, other: Number) -> Frac:
        o = Frac.of(other)
        return Frac(self.num * o.num, self.den * o.den)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> Frac:
        o = Frac.of(other)
        return Frac(self.num * o.den, self.den * o.num)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return self.den == 1 and self.num == other
        return isinstance(other, Frac) and (self.num, self.den) == (other.num, other.den)

    def __hash__(self) -> int:
        return hash(self.num) if self.den == 1 else hash((self.num, self.den))

    def __lt__(self, other: Number) -> bool:
        o = Frac.of(other)
        return self.num * o.den < o.num * self.den

    def __bool__(self) -> bool:
        return self.num != 0

    def __float__(self) -> float:
        return self.num / self.den

    def __repr__(self) -> str:
        return str(self.num) if self.den == 1 else f"{self.num}/{self.den}"


class Matrix:
    def __init__(self, rows: Sequence[Sequence[Number]]) -> None:
        widths = {len(r) for r in rows}
        if len(widths) != 1:
            raise ValueError("rows differ in length")
        self.rows = [[Frac.of(v) for v in r] for r in rows]

    @classmethod
    def build(cls, n: int, f: Callable[[int, int], Number]) -> Matrix:
        return cls([[f(i, j) for j in range(n)] for i in range(n)])

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, at: tuple[int, int]) -> Frac:
        i, j = at
        return self.rows[i][j]

    def __iter__(self) -> Iterator[list[Frac]]:
        yield from self.rows

    def __matmul__(self, other: Matrix) -> Matrix:
        if self.shape[1] != other.shape[0]:
            raise ValueError("shapes {} and {} do not fit".format(self.shape, other.shape))
        columns = list(zip(*other.rows))
        return Matrix([[sum((a * b for a, b in zip(row, col)), Frac(0)) for col in columns] for row in self])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matrix) and self.rows == other.rows

    def determinant(self) -> Frac:
        rows = [row[:] for row in self.rows]
        n = len(rows)
        det = Frac(1)
        for c in range(n):
            pivot = next((r for r in range(c, n) if rows[r][c]), None)
            if pivot is None:
                return Frac(0)
            if pivot != c:
                rows[c], rows[pivot] = rows[pivot], rows[c]
                det = -det
            det *= rows[c][c]
            for r in range(c + 1, n):
                k = rows[r][c] / rows[c][c]
                rows[r] = [a - k * b for a, b in zip(rows[r], rows[c])]
        return det

    def inverse(self) -> Matrix:
        n = len(self.rows)
        work = [row + [Frac(int(i == j)) for j in range(n)] for i, row in enumerate(self.rows)]
        for c in range(n):
            for r in range(c, n):
                if work[r][c]:
                    work[c], work[r] = work[r], work[c]
                    break
            else:
                raise ArithmeticError("the matrix is singular")
            lead = work[c][c]
            work[c] = [v / lead for v in work[c]]
            for r in range(n):
                if r != c and work[r][c]:
                    k = work[r][c]
                    work[r] = [a - k * b for a, b in zip(work[r], work[c])]
        return Matrix([row[n:] for row in work])

    def __str__(self) -> str:
        texts = [[repr(v) for v in row] for row in self]
        width = max(len(t) for row in texts for t in row)
        return "\n".join("[" + " ".join(f"{t:>{width}}" for t in row) + "]" for row in texts)


def main() -> None:
    half, third = Frac(1, 2), Frac.parse("1/3")
    print(half + third, half - third, half * third, half / third, 1 - half, 2 * third, -half, 3 + third)
    print(half == Frac(2, 4), Frac(4, 2) == 2, third < half, sorted([half, third, Frac(-1)]), {half: "h"}[Frac(3, 6)])
    print(sum([half, third], Frac(0)), float(third), bool(Frac(0, 5)), max(half, third), hash(Frac(7)) == hash(7))
    hilbert = Matrix.build(5, lambda i, j: Frac(1, i + j + 1))
    print(hilbert)
    print("det", hilbert.determinant())
    print(hilbert.inverse())
    identity = Matrix.build(5, lambda i, j: int(i == j))
    print(hilbert @ hilbert.inverse() == identity, hilbert.shape, hilbert[1, 2])
    print(Matrix.build(12, lambda i, j: Frac(1, i + j + 1)).determinant().den)
    print(Matrix([[0, 2], [3, 4]]).determinant(), Matrix([[1, 2], [2, 4]]).determinant())
    for action in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [2, 3]]), lambda: Frac(1) / 0,
                   lambda: Matrix([[1, 2]]) @ Matrix([[1, 2]])):
        try:
            print(action())
        except (ArithmeticError, ValueError) as e:
            print(type(e).__name__ + ":", e)


main()
