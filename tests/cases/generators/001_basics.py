def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(xs):
    for x in xs:
        if x % 2 == 0:
            yield x


g = count(3)
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration:
    print("stop")
print(list(count(4)), sum(evens(count(10))), [x * 2 for x in evens([1, 2, 4])])


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for f in fib():
    if f > 50:
        break
    print(f, end=" ")
print()
