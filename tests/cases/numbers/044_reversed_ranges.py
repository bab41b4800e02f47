for i in reversed(range(5)):
    print(i, end=" ")
for i in reversed(range(0, 20, 7)):
    print(i, end=" ")
for i in reversed(range(10, 0, -3)):
    print(i, end=" ")
for i in reversed(range(-(2**63), -(2**63) + 3)):
    print(i, end=" ")
r = range(3, 3)
for i in reversed(r):
    print("never")
r = range(1, 8, 3)
total = 0
for i in reversed(r):
    if i == 4:
        continue
    total += i
print(total, [j * 2 for j in reversed(range(4))], list(reversed(range(3))))
n = 0
flags = []
for i in range(6):
    if not n:
        n = i % 3
    if not (n < i):
        n -= 1
    flags.append(not n)
    while not n > 3:
        n += 2
print(n, flags, 2**0.5, 3 / 2, n / 2 + 1.5)


def last(xs):
    for i in reversed(range(len(xs))):
        if xs[i] > 2:
            return i
    return -1


print(last([1, 3, 2]), last([]))
