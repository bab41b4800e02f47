def double(x):
    return x + x


def biggest(items):
    best = items[0]
    for item in items:
        if item > best:
            best = item
    return best


print(double(2), double(1.5), double("ab"), double([1]), double((3,)))
print(biggest([3, 9, 2]), biggest(["pear", "fig"]), biggest([(1, 2), (1, 3)]), biggest([1.5, 0.5]))
