a = 7
b = 3
print(a + b, a - b, a * b)
print(a // b, a % b, a / b)
print(-a // b, -a % b, a // -b, a % -b)
print(a ** b, 2 ** 10, 2 ** -1)
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5))
a += 5
b *= 4
print(a, b, a > b, a == b)
