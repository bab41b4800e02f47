primes = {}
for n in range(2, 60):
    if all(n % p for p in primes):
        primes[n] = len(primes)
print(primes)
cache = {}


def fib(n):
    if n in cache:
        return cache[n]
    result = n if n < 2 else fib(n - 1) + fib(n - 2)
    cache[n] = result
    return result


print(fib(100), len(cache), cache[50])
