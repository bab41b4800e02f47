"""Requests and responses as the values that cross, and as ASGI has them. What a handler returns may be anything."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ferrule.sandbox.values import NotAValue, decode

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\U0010ffff]{0,8192}")
# The server's own: how long the body is, and how the connection goes on.
_OURS = {"content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer", "te", "date"}
_MOST_HEADERS = 64
_HEAD = struct.Struct(">BI").pack
# A list of three, the status, and the head of the body.
_FIXED = struct.Struct(">6sqBI")
_START = b"\xdd\0\0\0\x03\xd3"


class BadResponse(Exception):
    """A handler returned what is no response."""


def _text(data: bytes) -> bytes:
    return _HEAD(0xDB, len(data)) + data


@lru_cache(512)
def _name(data: bytes) -> bytes:
    return _header(data)


def _header(data: bytes) -> bytes:
    return _text(data if data.isascii() else data.decode("latin-1").encode())


def request(
    method: str, path: str, query: bytes, headers: Sequence[tuple[bytes, bytes]], body: bytes,
    params: Mapping[str, str], id: str,
) -> bytes:  # fmt: skip
    """What `read_request` of `ferrule.edge.wire` reads."""
    parts = [b"\x97", _text(method.encode()), _text(path.encode(errors="replace")), _header(query)]
    parts.append(_HEAD(0xDF, len(headers)))
    for name, value in headers:
        parts.append(_name(name))
        parts.append(_header(value))
    parts += (_HEAD(0xC6, len(body)), body, _HEAD(0xDF, len(params)))
    for key, item in params.items():
        parts += (_text(key.encode()), _text(item.encode(errors="replace")))
    parts.append(_text(id.encode()))
    return b"".join(parts)


def response(data: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body of a reply, which may be anything: it is in the form that `write_response` gives it, or
    refused."""
    if len(data) < _FIXED.size:
        raise BadResponse("it is too short")
    start, status, tag, length = _FIXED.unpack_from(data)
    end = _FIXED.size + length
    if start != _START or tag != 0xC6 or end > len(data):
        raise BadResponse("it is not in the form of a response")
    if not 200 <= status <= 599:
        raise BadResponse(f"{status} is not a status from 200 to 599")
    headers = [*_headers(data[end:]), (b"content-length", b"%d" % length)]
    return status, headers, data[_FIXED.size : end]


@lru_cache(1024)
def _headers(data: bytes) -> tuple[tuple[bytes, bytes], ...]:
    """The headers in a reply, checked. Most replies of a handler have the same."""
    try:
        headers: Any = decode(data)
    except NotAValue as error:
        raise BadResponse(str(error)) from None
    if not isinstance(headers, dict) or len(headers) > _MOST_HEADERS:
        raise BadResponse(f"it has no headers, or more than {_MOST_HEADERS}")
    made = []
    for name, value in headers.items():
        good = isinstance(name, str) and isinstance(value, str) and _NAME.fullmatch(name) and _VALUE.fullmatch(value)
        if not good:
            raise BadResponse(f"a header that is none: {name!r}")
        if name.lower() not in _OURS:
            made.append((name.lower().encode(), value.encode("latin-1", "replace")))
    if b"content-type" not in dict(made):
        made.append((b"content-type", b"text/plain; charset=utf-8"))
    return tuple(made)
