from . import saw


def bore(n):
    return saw.cut(n) + "o"
