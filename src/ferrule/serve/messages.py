"""Requests and responses as the values that cross, and as ASGI has them. What a handler returns may be anything."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from ferrule.sandbox.values import NotAValue, decode

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\U0010ffff]{0,8192}")
# The server's own: how long the body is, and how the connection goes on.
_OURS = {"content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer", "te", "date"}
_MOST_HEADERS = 64
_LENGTH = struct.Struct(">I").unpack_from


class BadResponse(Exception):
    """A handler returned what is no response."""


def _text(data: bytes) -> bytes:
    return b"\xdb" + len(data).to_bytes(4, "big") + data


def _header(data: bytes) -> bytes:
    return _text(data if data.isascii() else data.decode("latin-1").encode())


def request(
    method: str,
    path: str,
    query: bytes,
    headers: Iterable[tuple[bytes, bytes]],
    body: bytes,
    params: Mapping[str, str],
    id: str,
) -> bytes:  # fmt: skip """What `read_request` of `ferrule.edge.wire` reads."""
    pairs = list(headers)
    parts = [b"\x97", _text(method.encode()), _text(path.encode(errors="replace")), _header(query)]
    parts.append(b"\xdf" + len(pairs).to_bytes(4, "big"))
    for name, value in pairs:
        parts += (_header(name), _header(value))
    parts += (b"\xc6", len(body).to_bytes(4, "big"), body, b"\xdf", len(params).to_bytes(4, "big"))
    for key, item in params.items():
        parts += (_text(key.encode()), _text(item.encode(errors="replace")))
    parts.append(_text(id.encode()))
    return b"".join(parts)


def response(data: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body of a reply."""
    try:
        value: Any = _usual(data) or decode(data)
    except NotAValue as error:
        raise BadResponse(str(error)) from None
    match value:
        case [int(status), dict(headers), bytes(body)] if 200 <= status <= 599:
            return status, _headers(headers, body), body
    raise BadResponse("not a status from 200 to 599, headers and a body")


def _usual(data: bytes) -> list[Any] | None:
    """A reply in the form that `Writer` of `ferrule.edge.wire` gives it, which is read in a fraction of the time; None
    for any other form."""
    if data[:6] != b"\xdd\0\0\0\x03\xd3" or data[14:15] != b"\xdf" or len(data) < 24:
        return None
    headers: dict[str, str] = {}
    at = 19
    try:
        for _ in range(_LENGTH(data, 15)[0]):
            pair = []
            for _ in range(2):
                end = at + 5 + _LENGTH(data, at + 1)[0]
                if data[at] != 0xDB or end > len(data):
                    return None
                pair.append(data[at + 5 : end].decode())
                at = end
            headers[pair[0]] = pair[1]
        if data[at] != 0xC6 or at + 5 + _LENGTH(data, at + 1)[0] != len(data):
            return None
    except (struct.error, IndexError, UnicodeDecodeError):
        return None
    return [int.from_bytes(data[6:14], "big", signed=True), headers, data[at + 5 :]]


def _headers(headers: dict[Any, Any], body: bytes) -> list[tuple[bytes, bytes]]:
    if len(headers) > _MOST_HEADERS:
        raise BadResponse(f"more than {_MOST_HEADERS} headers")
    made = []
    named = set()
    for name, value in headers.items():
        if not (isinstance(name, str) and isinstance(value, str) and _NAME.fullmatch(name) and _VALUE.fullmatch(value)):
            raise BadResponse(f"a header that is none: {name!r}")
        lower = name.lower()
        named.add(lower)
        if lower not in _OURS:
            made.append((lower.encode(), value.encode("latin-1", "replace")))
    if "content-type" not in named:
        made.append((b"content-type", b"text/plain; charset=utf-8"))
    made.append((b"content-length", str(len(body)).encode()))
    return made
