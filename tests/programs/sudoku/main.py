"""A sudoku solver: candidates, naked singles, hidden singles, then search."""
from __future__ import annotations

import sys
from typing import Iterator

Cell = tuple[int, int]

ROWS: list[list[Cell]] = [[(r, c) for c in range(9)] for r in range(9)]
COLS: list[list[Cell]] = [[(r, c) for r in range(9)] for c in range(9)]
BOXES: list[list[Cell]] = [
    [(br + r, bc + c) for r in range(3) for c in range(3)] for br in range(0, 9, 3) for bc in range(0, 9, 3)
]
UNITS = ROWS + COLS + BOXES
PEERS: dict[Cell, set[Cell]] = {
    cell: {other for unit in UNITS if cell in unit for other in unit} - {cell} for row in ROWS for cell in row
}


class Contradiction(Exception):
    pass


class Grid:
    nodes: int = 0

    def __init__(self, text: str | None = None) -> None:
        self.options: dict[Cell, str] = {cell: "123456789" for row in ROWS for cell in row}
        if text is not None:
            digits = [ch for ch in text if ch in "123456789.0"]
            if len(digits) != 81:
                raise ValueError(f"expected 81 cells, got {len(digits)}")
            for i, ch in enumerate(digits):
                if ch not in ".0":
                    self.assign(divmod(i, 9), ch)

    def copy(self) -> Grid:
        other = Grid()
        other.options = dict(self.options)
        return other

    def assign(self, cell: Cell, digit: str) -> None:
        for d in self.options[cell].replace(digit, ""):
            self.eliminate(cell, d)

    def eliminate(self, cell: Cell, digit: str) -> None:
        if digit not in self.options[cell]:
            return
        left = self.options[cell] = self.options[cell].replace(digit, "")
        if not left:
            raise Contradiction(f"no digit left for {cell}")
        if len(left) == 1:
            for peer in sorted(PEERS[cell]):
                self.eliminate(peer, left)
        for unit in (ROWS[cell[0]], COLS[cell[1]], BOXES[cell[0] // 3 * 3 + cell[1] // 3]):
            places = [c for c in unit if digit in self.options[c]]
            if not places:
                raise Contradiction(f"no place for {digit}")
            if len(places) == 1:
                self.assign(places[0], digit)

    @property
    def solved(self) -> bool:
        return all(len(v) == 1 for v in self.options.values())

    def solutions(self) -> Iterator[Grid]:
        Grid.nodes += 1
        if self.solved:
            yield self
            return
        _, cell = min((len(v), c) for c, v in self.options.items() if len(v) > 1)
        for digit in self.options[cell]:
            attempt = self.copy()
            try:
                attempt.assign(cell, digit)
            except Contradiction:
                continue
            yield from attempt.solutions()

    def valid(self) -> bool:
        return all({self.options[c] for c in unit} == set("123456789") for unit in UNITS)

    def __str__(self) -> str:
        lines = []
        for r in range(9):
            if r in (3, 6):
                lines.append("------+-------+------")
            cells = [self.options[r, c] if len(self.options[r, c]) == 1 else "." for c in range(9)]
            lines.append(" | ".join(" ".join(cells[i:i + 3]) for i in range(0, 9, 3)))
        return "\n".join(lines)


def solve(name: str, text: str) -> bool:
    Grid.nodes = 0
    try:
        grid = Grid(text)
    except Contradiction as e:
        print(f"{name}: contradiction: {e}")
        return False
    except ValueError as e:
        print(f"{name}: {e}")
        return False
    known = sum(len(v) == 1 for v in grid.options.values())
    found: list[Grid] = []
    for solution in grid.solutions():
        found.append(solution)
        if len(found) == 2:
            break
    print(f"{name}: {known} cells known at once, {Grid.nodes} nodes, {['no', 'one', 'several'][len(found)]} solution(s)")
    if len(found) == 1:
        print(found[0])
        assert found[0].valid()
    return bool(found)


def main() -> None:
    results: dict[str, bool] = {}
    name = ""
    for line in sys.stdin:
        line = line.strip()
        if line.startswith("#"):
            name = line[1:].strip()
        elif line:
            results[name] = solve(name, line)
    print(results)
    print(sum(len(p) for p in PEERS.values()), sorted(PEERS[4, 4])[:5], len(UNITS))
    if not all(results.values()):
        raise SystemExit(f"{list(results.values()).count(False)} puzzles failed")


main()
