"""Chess puzzles: the knight's tour by Warnsdorff's rule and N queens by generators."""

import sys
from itertools import permutations

MOVES = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]


def square_name(x, y):
    return "abcdefgh"[x] + str(y + 1)


def onward(board, x, y, n):
    for dx, dy in MOVES:
        if 0 <= x + dx < n > y + dy >= 0 and board[y + dy][x + dx] == 0:
            yield x + dx, y + dy


def tour(n, x=0, y=0):
    board = [[0] * n for _ in range(n)]
    board[y][x] = 1
    path = [(x, y)]
    while len(path) < n * n:
        options = sorted(onward(board, x, y, n), key=lambda p: (sum(1 for _ in onward(board, *p, n)), p))
        if not options:
            return None
        x, y = options[0]
        path.append((x, y))
        board[y][x] = len(path)
    return board, path


def show_board(board):
    width = len(str(len(board) ** 2))
    for row in reversed(board):
        print(" ".join("{:>{w}}".format(v, w=width) for v in row))


def queens(n, placed=()):
    row = len(placed)
    if row == n:
        yield placed
        return
    for col in range(n):
        for r, c in enumerate(placed):
            if c == col or abs(c - col) == row - r:
                break
        else:
            yield from queens(n, placed + (col,))


def queens_iterative(n):
    """The same answers from a stack, to compare."""
    stack = [[]]
    while stack:
        placed = stack.pop()
        if len(placed) == n:
            yield tuple(placed)
            continue
        for col in range(n)[::-1]:
            if all(c != col and abs(c - col) != len(placed) - r for r, c in enumerate(placed)):
                stack.append(placed + [col])


def queens_brute(n):
    for p in permutations(range(n)):
        if len({c + r for r, c in enumerate(p)}) == n == len({c - r for r, c in enumerate(p)}):
            yield p


def symmetries(solution):
    n = len(solution)
    out = set()
    for _ in range(4):
        solution = tuple(n - 1 - solution.index(i) for i in range(n))
        out.add(solution)
        out.add(solution[::-1])
    return out


def draw(solution, queen="Q", empty="."):
    n = len(solution)
    return "\n".join(empty * c + queen + empty * (n - c - 1) for c in solution)


for size, start in [(5, (0, 0)), (6, (2, 3)), (8, (0, 0)), (4, (0, 0)), (5, (0, 1))]:
    result = tour(size, *start)
    if result is None:
        print(size, start, "no tour found")
        continue
    board, path = result
    print(size, start, "ends at", path[-1], "middle", path[len(path) // 2], "corner order", path[::6][-3:])
    if size < 8:
        show_board(board)
    else:
        print(" ".join(square_name(*p) for p in path[:16]), "...")
        assert all((abs(a - c), abs(b - d)) in ((1, 2), (2, 1)) for (a, b), (c, d) in zip(path, path[1:]))

for n in range(1, 8):
    every = list(queens(n))
    assert every == list(queens_iterative(n)) == list(queens_brute(n))
    unique = []
    for s in every:
        if not any(s in symmetries(u) for u in unique):
            unique.append(s)
    print(n, "queens:", len(every), "solutions,", len(unique), "unique", every[:1])
first, second, *rest = queens(6)
print(first, second, len(rest))
print(draw(next(queens(8))))
print(draw(next(queens_iterative(5)), queen="♛", empty="·"))
print(sum(1 for _ in queens(8)), next(queens(3), "none for three"))
gen = queens(8)
for i in range(92):
    last = next(gen)
print(last)
try:
    next(gen)
except StopIteration:
    sys.exit("no more solutions")
