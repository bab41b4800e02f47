def step(grid):
    h, w = len(grid), len(grid[0])
    new = [[0] * w for _ in range(h)]
    for y in range(h):
        for x in range(w):
            n = sum(grid[(y + dy) % h][(x + dx) % w] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx)
            new[y][x] = 1 if n == 3 or (grid[y][x] and n == 2) else 0
    return new


g = [[0] * 6 for _ in range(6)]
for y, x in [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)]:
    g[y][x] = 1
for _ in range(3):
    print("\n".join("".join(".#"[c] for c in row) for row in g), end="\n\n")
    g = step(g)
