x = 10
x += 3
x -= 1
x *= 2
print(x)
x //= 5
print(x)
x **= 3
print(x)
x %= 7
x <<= 4
x |= 1
x ^= 3
x &= 0xFE
x >>= 1
print(x)
y = 9
y /= 2
print(y)
