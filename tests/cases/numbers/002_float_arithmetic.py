x = 1.5
y = 0.25
print(x + y, x - y, x * y, x / y)
print(x // y, x % y, -x // 0.4, -x % 0.4)
print(2.0 ** 0.5, 10.0 ** 20, 1e16, 1e15, 1e-5, 0.0001)
print(0.1 + 0.2, 1 / 3, 100.0, -0.0)
print(int(3.99), int(-3.99), float(7), round(2.5), round(3.5), round(-2.5))
print(round(3.14159, 2), round(1234.5678, -2), abs(-2.5))
