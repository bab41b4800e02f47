n = 1
for i in range(1, 31):
    n *= i
print(n)
print(2 ** 64, 2 ** 63 - 1, -(2 ** 63) - 1)
x = 9223372036854775807
x += 1
print(x, x - 1, x * x)
print(x // 3, x % 1000, -x // 7, -x % 7)
print(10 ** 40 // 10 ** 38, 10 ** 20 + 1 - 10 ** 20)
print(len(str(3 ** 500)), hash(2 ** 61 - 1), hash(2 ** 61))
