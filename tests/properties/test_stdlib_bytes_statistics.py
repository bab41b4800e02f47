"""`statistics`, `hashlib`, `base64`, `binascii` and `zlib`'s checksums of the runtime against CPython's."""

from __future__ import annotations

import base64
import binascii
import hashlib
import random
import statistics
import zlib
from functools import partial
from typing import Any

import pytest

from properties.oracle import Case, compare

pytestmark = pytest.mark.rust

_STDLIB = "oracle_stdlib"


def test_statistics() -> None:
    rng = random.Random(17)
    cases: list[Case] = []
    for _ in range(1500):
        floats = [
            rng.choice([rng.gauss(0, 1), rng.uniform(-1e300, 1e300), 0.1, 1e-300]) for _ in range(rng.randrange(9))
        ]
        ints = [rng.choice([rng.randrange(5), rng.randrange(5), rng.getrandbits(80)]) for _ in range(rng.randrange(9))]
        for name in ("mean", "median", "variance", "pvariance", "stdev", "pstdev", "fmean", "median_low"):
            cases.append(([f"statistics.{name}_float", floats], partial(getattr(statistics, name), floats)))
        for name in ("mean", "median", "variance", "pvariance", "stdev", "pstdev", "mode", "multimode"):
            cases.append(([f"statistics.{name}_int", ints], partial(getattr(statistics, name), ints)))
    compare(_STDLIB, cases)


def _hash(name: str, data: bytes) -> Any:
    made = hashlib.new(name, data)
    made.update(data)
    return made.hexdigest(), made.digest_size, made.block_size, made.name


def test_hashes_and_encodings() -> None:
    rng = random.Random(18)
    hashes = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"]
    cases: list[Case] = []
    for _ in range(400):
        text = "".join(rng.choice("aZ09+/=-_ é\n") for _ in range(rng.randrange(rng.choice([6, 12, 300]))))
        data = text.encode()
        for name in hashes:
            cases.append(([f"bytes.{name}", text], partial(_hash, name, data)))
        for function in (binascii.hexlify, binascii.unhexlify, zlib.crc32, zlib.adler32, base64.b64encode):
            cases.append(([f"bytes.{function.__name__}", text], partial(function, data)))
        for function in (base64.urlsafe_b64encode, base64.b64decode, base64.urlsafe_b64decode):
            cases.append(([f"bytes.{function.__name__}", text], partial(function, data)))
    compare(_STDLIB, cases)
