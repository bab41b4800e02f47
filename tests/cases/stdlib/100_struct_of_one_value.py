import struct


def enc(value):
    if value is None:
        return b"\xc0"
    if isinstance(value, float):
        return b"\xcb" + struct.pack(">d", value)
    return b"?"


print(enc(1.5), enc(None), enc("x"))
