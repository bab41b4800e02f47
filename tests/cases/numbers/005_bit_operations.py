a = 0b1100
b = 0b1010
print(a & b, a | b, a ^ b, ~a, a << 3, a >> 2)
print(1 << 70, (1 << 70) >> 68, -5 >> 1, -1 >> 100)
print(-5 & 0xFF, ~0, 5 ^ -3)
print(bin(10), hex(255), oct(8), bin(-3))
print(int("ff", 16), int("0b101", 0), int("-77", 8), int(" 42 "))
print((1234).bit_length(), (0).bit_length(), (-8).bit_length())
