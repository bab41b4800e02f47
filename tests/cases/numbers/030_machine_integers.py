def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i in range(n + 1) if flags[i]]
def weighted(xs):
    total = 0
    for i in range(len(xs)):
        k = i % 7
        total += xs[i] * (i + 1) - k // 2
        if i < len(xs) - 1 and i != 3:
            total -= 1
    return total
print(sieve(50))
print(weighted([10, 20, 30, 2 ** 70]), [f"{i}:{i * 2}" for i in range(3)], [-i for i in range(-2, 2)])
m = [[i * j for j in range(4)] for i in range(3)]
print(m, sum(i * i for i in range(10)), [(i - 5) // 3 for i in range(8)], [(i - 5) % 3 for i in range(8)])
for i in range(10, 0, -3):
    print(i, end=" ")
print()
big = 10 ** 18
for i in range(3):
    print(big * i * 100, big + i)
