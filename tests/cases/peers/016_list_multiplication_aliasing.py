grid = [[0] * 3] * 2
grid[0][1] = 5
print(grid, grid[0] is grid[1])
fresh = [[0] * 3 for _ in range(2)]
fresh[0][1] = 5
print(fresh, fresh[0] is fresh[1])
cells = [{}] * 3
cells[0]["k"] = 1
print(cells, ([[]] * 2 + [[]])[0])
rows = [[1], [2]] * 2
rows[0] += [9]
rows[1] = rows[1] + [8]
print(rows)
pair = ([],) * 2
pair[0].append("shared")
print(pair, [None] * 2, [[]] * 0, [1, 2] * -1)
a = b = []
a.append(1)
c = a[:]
c.append(2)
print(a, b, c)
