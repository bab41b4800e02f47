from primefac import primefac, isprime, primegen

print(list(primefac(1729)), isprime(97), isprime(2**61 - 1))
print(list(primefac(2**4 * 3**2 * 101)))
