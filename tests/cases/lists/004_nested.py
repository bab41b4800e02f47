matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
for row in matrix:
    print(" ".join(str(v) for v in row))
print([row[1] for row in matrix], [list(c) for c in zip(*matrix)])
total = 0
for i in range(3):
    for j in range(3):
        if i == j:
            total += matrix[i][j]
        matrix[i][j] *= 2
print(total, matrix, matrix[-1][-1])
flat = [v for row in matrix for v in row if v > 6]
print(flat)
