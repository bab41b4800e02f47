"""Forms of builtin functions that are Python: translated with the program that uses them, for the types it uses."""


def divmod(a, b):
    if not isinstance(b, (int, float)):
        if hasattr(b, "__rdivmod__"):
            answer = b.__rdivmod__(a)
            if answer is not NotImplemented:
                return answer
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


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
