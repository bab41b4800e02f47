def add(item, bucket=[]):
    bucket.append(item)
    return bucket


print(add(1), add(2), add(3, []), add(4))


def memo(n, cache={}):
    if n not in cache:
        cache[n] = n if n < 2 else memo(n - 1) + memo(n - 2)
    return cache[n]


print(memo(50))
base = 10


def later(x, y=base):
    return x + y


base = 99
print(later(1))
