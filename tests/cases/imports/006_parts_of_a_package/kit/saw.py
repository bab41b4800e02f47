def cut(n):
    return "-" * n
