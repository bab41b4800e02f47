"""Forms of builtin functions that are Python: translated with the program that uses them, for the types it uses."""

import sys


def sum(iterable, start=0):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    total = start
    for item in iterable:
        total = total + item
    return total


def join_keywords__(who, one, other):
    joined = {}
    for name in one:
        joined[name] = one[name]
    for name in other:
        if name in joined:
            raise TypeError(f"{who} got multiple values for keyword argument '{name}'")
        joined[name] = other[name]
    return joined


def print(*args, sep=" ", end="\n", file, flush=False):
    """Into an object of the program, piece by piece; without one to stdout."""
    target = sys.stdout if file is None else file
    started = False
    for arg in args:
        if started:
            target.write(" " if sep is None else sep)
        started = True
        target.write(str(arg))
    target.write("\n" if end is None else end)
    if flush:
        target.flush()
