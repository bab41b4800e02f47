def checksum(text):
    h = 5381
    for c in text:
        h = h * 33 + ord(c)
    return h


def power(base, exp):
    result = 1
    while exp:
        if exp & 1:
            result *= base
        base *= base
        exp >>= 1
    return result


print(checksum("hello"), checksum("the quick brown fox jumps"), checksum("x" * 40) % 1000003)
print(power(3, 40), power(3, 41), power(7, 60), 1 << 63, (1 << 63) - 1, -(1 << 63) - 1)
total = 9223372036854775000
for i in range(1000):
    total += i
print(total)
