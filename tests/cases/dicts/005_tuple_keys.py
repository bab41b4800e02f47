grid = {}
for x in range(3):
    for y in range(2):
        grid[x, y] = x * 10 + y
print(grid, grid[(1, 1)], (5, 5) in grid)
total = 0
for (x, y), value in grid.items():
    total += (x + y) * value
print(total)
mixed = {1: "int", 2.5: "float", "s": "str", None: "none", (1, 2): "tuple"}
print(mixed, mixed[1.0], mixed[True], mixed[None])
