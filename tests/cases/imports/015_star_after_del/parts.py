for code in "ab":
    last = code

del code
kept = 5


def helper():
    return last
