import a


def fb(n):
    return a.fa(n - 1) * 2 + len(a.NAME)
