print(pow(2, 10), pow(2, 100, 1000007), pow(3, -1, 11), pow(2.0, 3), pow(-8, 3))
print((-2) ** 3, -2 ** 2, 0 ** 0, 2 ** 0.5, 4 ** -2)
print(7 ** 77 % 1000, 10 ** 18 * 10)
try:
    print(0 ** -1)
except ZeroDivisionError as e:
    print(e)
