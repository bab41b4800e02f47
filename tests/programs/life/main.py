# Conway's game of life, on a set of living cells.
# The board has no edges, so gliders can fly as far as they like.

import sys

PATTERNS = {
    "glider": [
        ".#.",
        "..#",
        "###",
    ],
    "blinker": ["###"],
    "acorn": [
        ".#.....",
        "...#...",
        "##..###",
    ],
    "block": ["##", "##"],
}


def load(name, dx=0, dy=0):
    cells = set()
    for y, row in enumerate(PATTERNS[name]):
        for x, c in enumerate(row):
            if c == "#":
                cells.add((x + dx, y + dy))
    return cells


def neighbours(cell):
    x, y = cell
    return [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if not (i == 0 and j == 0)]


def step(cells):
    counts = {}
    for cell in cells:
        for n in neighbours(cell):
            counts[n] = counts.get(n, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def bounds(cells):
    xs = [x for x, _ in cells]
    ys = [y for _, y in cells]
    return min(xs), min(ys), max(xs), max(ys)


def render(cells, x0=0, y0=0, w=12, h=8):
    lines = []
    for y in range(y0, y0 + h):
        line = ""
        for x in range(x0, x0 + w):
            line += "#" if (x, y) in cells else "."
        lines.append(line)
    return "\n".join(lines)


def find_period(cells, limit=100):
    """Number of steps after which the shape repeats, ignoring where it is."""
    history = {}
    for generation in range(limit):
        x0, y0, _, _ = bounds(cells)
        shape = tuple(sorted((x - x0, y - y0) for x, y in cells))
        if shape in history:
            return generation - history[shape], (x0, y0)
        history[shape] = generation
        cells = step(cells)
        if not cells:
            return 0, None
    return None


def main():
    generations = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    world = load("glider", 1, 1) | load("blinker", 8, 2)
    for g in range(generations):
        print("generation", g, "alive", len(world))
        print(render(world))
        print()
        world = step(world)

    acorn = load("acorn")
    sizes = []
    for g in range(60):
        sizes.append(len(acorn))
        acorn = step(acorn)
    print("acorn:", sizes)
    print("bounds:", bounds(acorn))

    for name in PATTERNS:
        result = find_period(load(name))
        if result is None:
            print(name, "does not repeat soon")
        else:
            period, where = result
            print(name, "repeats every", period, "now at", where)
    dying = {(0, 0), (5, 5)}
    print("two lonely cells:", find_period(dying))


main()
