from .. import VERSION


def title(s):
    return s[:1].upper() + s[1:]


def box(s):
    return "[" + s + "] v" + VERSION
