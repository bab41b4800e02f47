"""`base64` in the forms beside base 64 and 16."""

import base64
import binascii

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _encode32(s, alphabet):
    data = bytes(s)
    missing = -len(data) % 5
    padded = data + bytes(missing)
    out = bytearray()
    for at in range(0, len(padded), 5):
        number = int.from_bytes(padded[at : at + 5], "big")
        for shift in range(35, -5, -5):
            out.append(alphabet[number >> shift & 31])
    for i in range({0: 0, 1: 1, 2: 3, 3: 4, 4: 6}[missing]):
        out[len(out) - 1 - i] = 61
    return bytes(out)


def _decode32(s, alphabet, casefold):
    data = s.encode("ascii") if isinstance(s, str) else bytes(s)
    if len(data) % 8:
        raise binascii.Error("Incorrect padding")
    if casefold:
        data = data.upper()
    digits = data.rstrip(b"=")
    padding = len(data) - len(digits)
    values = {digit: value for value, digit in enumerate(alphabet)}
    out = bytearray()
    number = 0
    for at in range(0, len(digits), 8):
        number = 0
        for digit in digits[at : at + 8]:
            if digit not in values:
                raise binascii.Error("Non-base32 digit found")
            number = (number << 5) + values[digit]
        if at + 8 <= len(digits):
            out += number.to_bytes(5, "big")
    if len(data) % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding and data:
        number <<= 5 * padding
        last = number.to_bytes(5, "big")
        out += last[: (43 - 5 * padding) // 8]
    return bytes(out)


def b32encode(s):
    return _encode32(s, _BASE32)


def b32decode(s, casefold=False):
    return _decode32(s, _BASE32, casefold)


def b32hexencode(s):
    return _encode32(s, _BASE32_HEX)


def b32hexdecode(s, casefold=False):
    return _decode32(s, _BASE32_HEX, casefold)


def b85encode(b, pad=False):
    data = bytes(b)
    missing = -len(data) % 4
    padded = data + bytes(missing)
    out = bytearray()
    for at in range(0, len(padded), 4):
        number = int.from_bytes(padded[at : at + 4], "big")
        chunk = bytearray()
        for _ in range(5):
            chunk.insert(0, _BASE85[number % 85])
            number //= 85
        out += chunk
    if missing and not pad:
        del out[-missing:]
    return bytes(out)


def b85decode(b):
    data = b.encode("ascii") if isinstance(b, str) else bytes(b)
    values = {digit: value for value, digit in enumerate(_BASE85)}
    missing = -len(data) % 5
    padded = data + b"~" * missing
    out = bytearray()
    for at in range(0, len(padded), 5):
        number = 0
        for i in range(at, at + 5):
            if padded[i] not in values:
                raise ValueError(f"bad base85 character at position {i}")
            number = number * 85 + values[padded[i]]
        if number > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        out += number.to_bytes(4, "big")
    if missing:
        del out[-missing:]
    return bytes(out)


def encodebytes(s):
    data = bytes(s)
    pieces = []
    for i in range(0, len(data), 57):
        pieces.append(base64.b64encode(data[i : i + 57]) + b"\n")
    return b"".join(pieces)


def decodebytes(s):
    return binascii.a2b_base64(s)
