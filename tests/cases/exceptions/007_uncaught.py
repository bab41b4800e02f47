def inner(n):
    return 10 // n


def outer(n):
    return inner(n - 3)


print("before")
print(outer(8))
print(outer(3))
print("never")
