WIDTH, HEIGHT = 96, 64


def step(alive):
    neighbours = {}
    for x, y in alive:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = ((x + dx) % WIDTH, (y + dy) % HEIGHT)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or (count == 2 and cell in alive)}


alive = set()
seed = 7
for y in range(HEIGHT):
    for x in range(WIDTH):
        seed = (seed * 1103515245 + 12345) % 2147483648
        if seed // 65536 % 3 == 0:
            alive.add((x, y))
print(len(alive))
for _ in range(120):
    alive = step(alive)
print(len(alive), sorted(alive)[:5])
