for a in (7, -7):
    for b in (2, -2, 3, -3):
        print(a, b, a // b, a % b, divmod(a, b), int(a / b), a - b * (a // b))
print(-7 // 2.0, -7 % 2.5, 7.5 // -2, -1 % 10, -13 % 64, -(10 ** 20) // 7, -(10 ** 20) % 7)
i = 0
seq = [1, 2, 3]
for _ in range(5):
    i = (i - 1) % len(seq)
    print(seq[i], seq[-i], end=" ")
print()
