import b


def fa(n):
    return n if n <= 0 else b.fb(n - 1) + 1


NAME = "a"
