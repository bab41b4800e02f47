"""`struct`: packing by formats. Unpacking by a literal format is written out before (`infer/structs.py`)."""

import _struct

_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8,
          "n": 8, "N": 8, "f": 4, "d": 8, "s": 1, "p": 1, "P": 8}


class error(Exception):
    pass


def _parts(fmt):
    """The order, and for each code how often it stands and how many bytes it takes, alignment before it included."""
    order = "@"
    text = fmt
    if fmt and fmt[0] in "@=<>!":
        order = fmt[0]
        text = fmt[1:]
    found = []
    digits = ""
    place = 0
    for code in text:
        if code.isdigit():
            digits += code
            continue
        if code.isspace():
            continue
        if code not in _SIZES:
            raise error("bad char in struct format")
        size = 8 if order == "@" and code in "lL" else _SIZES[code]
        count = int(digits) if digits else 1
        digits = ""
        padding = 0
        if order == "@" and code not in "sp":
            padding = -place % size
        found.append((code, count, size, padding))
        place += padding + count * size
    if digits:
        raise error("repeat count given without format specifier")
    return order, found, place


def calcsize(format):
    return _parts(format)[2]


def _range(code, size, little, value):
    bits = size * 8
    if code == "b":
        return error("byte format requires -128 <= number <= 127")
    if code == "B":
        return error("ubyte format requires 0 <= number <= 255")
    if code in "hilqn":
        if size == 8:
            return error("int too large to convert")
        return error(f"'{code}' format requires {-(2 ** (bits - 1))} <= number <= {2 ** (bits - 1) - 1}")
    if size == 8:
        return error("int too large to convert")
    return error(f"'{code}' format requires 0 <= number <= {2 ** bits - 1}")


def pack(fmt, *v):
    order, parts, size = _parts(fmt)
    little = order not in (">", "!")
    wanted = sum([0 if code == "x" else 1 if code in "sp" else count for code, count, _, _ in parts])
    if wanted != len(v):
        raise error(f"pack expected {wanted} items for packing (got {len(v)})")
    values = list(v)
    out = bytearray()
    at = 0
    for code, count, one, padding in parts:
        out += bytes(padding)
        if code == "x":
            out += bytes(count)
        elif code in "sp":
            value = values[at]
            at += 1
            if not isinstance(value, (bytes, bytearray)):
                raise error("argument for '" + code + "' must be a bytes object")
            given = bytes(value)
            if code == "s":
                out += given[:count] + bytes(max(0, count - len(given)))
            elif count:
                given = given[: min(count - 1, 255)]
                out += bytes([len(given)]) + given + bytes(count - 1 - len(given))
        else:
            for _ in range(count):
                out += _packed(code, one, little, values[at])
                at += 1
    return bytes(out)


def _packed(code, size, little, value):
    if code == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if code == "?":
        return b"\x01" if value else b"\x00"
    if code in "fd":
        if isinstance(value, (int, float)):
            number = float(value)
            bits = _struct.double_bits(number) if code == "d" else _struct.single_bits(number)
            return (bits % 2 ** (size * 8)).to_bytes(size, "little" if little else "big")
        raise error("required argument is not a float")
    if isinstance(value, int):
        low = -(2 ** (size * 8 - 1)) if code.islower() else 0
        high = 2 ** (size * 8 - 1) if code.islower() else 2 ** (size * 8)
        if not low <= value < high:
            raise _range(code, size, little, value)
        return (value % 2 ** (size * 8)).to_bytes(size, "little" if little else "big")
    raise error("required argument is not an integer")


def _exactly(data, size):
    if len(data) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return data


def _whole(data, size):
    if len(data) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return data


def _enough(data, offset, size):
    start = offset
    if offset < 0:
        start = offset + len(data)
        if start < 0:
            raise error(f"offset {offset} out of range for {len(data)}-byte buffer")
    if len(data) - start < size:
        raise error(
            f"unpack_from requires a buffer of at least {start + size} bytes for unpacking {size} bytes at offset {start} "
            f"(actual buffer size is {len(data)})"
        )
    return data, start


def _int(data, at, size, signed, little):
    number = 0
    for i in range(size):
        number = number * 256 + (data[at + size - 1 - i] if little else data[at + i])
    if signed and number >= 2 ** (size * 8 - 1):
        number -= 2 ** (size * 8)
    return number


def _float(data, at, size, little):
    if size == 8:
        return _struct.double(_int(data, at, 8, True, little))
    return _struct.single(_int(data, at, 4, False, little))


def _pascal(data, at, size):
    return bytes(data[at + 1 : at + 1 + min(data[at], size - 1)])


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *v):
        return pack(self.format, *v)
