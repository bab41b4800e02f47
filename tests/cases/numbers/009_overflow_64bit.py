def collatz_peak(n):
    peak = n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        peak = max(peak, n)
    return peak


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def lcg(seed, count):
    for _ in range(count):
        seed = seed * 6364136223846793005 + 1442695040888963407
    return seed


print(collatz_peak(27), collatz_peak(8528817511))
print(fib(90), fib(93), fib(120))
print(lcg(1, 3))
print(-(-9223372036854775808), abs(-9223372036854775808), -9223372036854775808 // -1)
