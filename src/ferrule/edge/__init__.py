"""What a handler of `ferrule serve` sees: requests, responses, and the functions of the host.

The same text runs under CPython and is translated with a program that imports it, so it keeps to plain Python.
"""

from __future__ import annotations

import sys

from ferrule.edge.host import call


class Request:
    def __init__(
        self,
        method: str,
        path: str,
        query: str = "",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
        params: dict[str, str] | None = None,
        id: str = "",
    ) -> None:
        self.method = method
        self.path = path
        self.query = query
        # Names are lower case.
        self.headers: dict[str, str] = headers if headers is not None else {}
        self.body = body
        # What stood in the places of the route's path.
        self.params: dict[str, str] = params if params is not None else {}
        self.id = id

    def header(self, name: str, default: str = "") -> str:
        return self.headers.get(name.lower(), default)

    def text(self) -> str:
        return self.body.decode()

    def argument(self, name: str, default: str = "") -> str:
        """The first value of this name in the query."""
        for part in self.query.split("&"):
            key, _, value = part.partition("=")
            if unquote(key) == name:
                return unquote(value)
        return default


class Response:
    def __init__(
        self, body: str = "", status: int = 200, headers: dict[str, str] | None = None, data: bytes = b""
    ) -> None:
        """`body` is text, `data` bytes that are no text."""
        self.status = status
        self.headers: dict[str, str] = headers if headers is not None else {}
        self.body = body.encode() if body else data


def html(text: str, status: int = 200) -> Response:
    return Response(text, status, {"content-type": "text/html; charset=utf-8"})


def json_text(text: str, status: int = 200) -> Response:
    return Response(text, status, {"content-type": "application/json"})


def unquote(text: str) -> str:
    """A part of a query as it was before it was quoted."""
    if "%" not in text and "+" not in text:
        return text
    data = bytearray()
    parts = text.replace("+", " ").encode().split(b"%")
    data += parts[0]
    for part in parts[1:]:
        if len(part) >= 2 and _is_hex(part[0]) and _is_hex(part[1]):
            data.append(int(part[:2].decode(), 16))
            data += part[2:]
        else:
            data += b"%" + part
    return bytes(data).decode("utf-8", "replace")


def _is_hex(byte: int) -> bool:
    return 48 <= byte <= 57 or 65 <= byte <= 70 or 97 <= byte <= 102


def kv_get(key: str) -> str | None:
    """The value of a key in the store, if the route was granted `kv`."""
    found = call("kv.get", key.encode())
    return found[1:].decode() if found else None


def kv_set(key: str, value: str) -> None:
    call("kv.set", len(key.encode()).to_bytes(4, "big") + key.encode() + value.encode())


def kv_delete(key: str) -> None:
    call("kv.delete", key.encode())


def fetch(url: str) -> str:
    """The text at an address that the settings allow, if the route was granted `fetch`."""
    return call("fetch", url.encode()).decode()


def log(text: str) -> None:
    """A line in the server's log, with the request's id."""
    sys.stdout.write(text + "\n")
