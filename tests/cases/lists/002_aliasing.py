a = [1, 2, 3]
b = a
b.append(4)
print(a, b, a is b, a == b)
c = a[:]
c.append(5)
print(a, c, a is c)
grid = [[0] * 3] * 2
grid[0][1] = 7
print(grid)
grid2 = [[0] * 3 for _ in range(2)]
grid2[0][1] = 7
print(grid2)


def change(xs):
    xs.append(100)
    xs = [0]
    xs.append(1)
    return xs


print(change(a), a)
