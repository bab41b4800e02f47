"""`hmac`: translated with the program that imports it."""

import hashlib


class HMAC:
    def __init__(self, key, msg, digestmod):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        self._name = digestmod
        self.block_size = hashlib.new(digestmod).block_size
        block = bytes(key)
        if len(block) > self.block_size:
            block = hashlib.new(digestmod, block).digest()
        block = block + bytes(self.block_size - len(block))
        self._inner = hashlib.new(digestmod, bytes([b ^ 0x36 for b in block]))
        self._outer = hashlib.new(digestmod, bytes([b ^ 0x5C for b in block]))
        self.digest_size = self._inner.digest_size
        self.name = "hmac-" + self._inner.name
        if msg is not None:
            self._inner.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    if not digestmod:
        raise TypeError("Missing required argument 'digestmod'.")
    if isinstance(digestmod, str):
        return HMAC(key, msg, digestmod)
    return HMAC(key, msg, digestmod().name)


def digest(key, msg, digest):
    return new(key, msg, digest).digest()


def compare_digest(a, b):
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return _same(a.encode(), b.encode())
    if isinstance(a, (bytes, bytearray)) and isinstance(b, (bytes, bytearray)):
        return _same(a, b)
    for one, other in ((a, b), (b, a)):
        if isinstance(one, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(other).__name__}'")
    names = f"'{type(a).__name__}' and '{type(b).__name__}'"
    raise TypeError(f"unsupported operand types(s) or combination of types: {names}")


def _same(left, right):
    """Takes as long wherever the two differ."""
    different = 0 if len(left) == len(right) else 1
    for x, y in zip(left, right):
        different |= x ^ y
    return different == 0
