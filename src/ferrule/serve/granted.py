"""What a handler may be granted: functions of the host, as far as the settings of each allow."""

from __future__ import annotations

import http.client
import secrets
import sqlite3
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Function = Callable[[bytes], bytes]
_MOST_KEY = 1024


class NotAllowed(Exception):
    """What the settings do not allow; its words reach the handler."""


class Store:
    """A key-value store in an SQLite file. Each thread has a connection of its own; the file is shared by all
    processes."""

    def __init__(self, file: Path, max_value_kb: int = 64, max_keys: int = 100_000) -> None:
        self.file, self.most, self.max_keys = file, max_value_kb * 1024, max_keys
        self._local = threading.local()
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS kv (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
            )

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = sqlite3.connect(self.file, timeout=1.0, isolation_level=None)
            connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    def get(self, key: bytes) -> bytes:
        """A byte before the value says that there is one."""
        row = self._connection().execute("SELECT value FROM kv WHERE key = ?", (key,)).fetchone()
        return b"" if row is None else b"\1" + bytes(row[0])

    def set(self, argument: bytes) -> bytes:
        length = int.from_bytes(argument[:4], "big")
        key, value = argument[4 : 4 + length], argument[4 + length :]
        if len(key) != length or len(key) > _MOST_KEY:
            raise NotAllowed(f"a key has at most {_MOST_KEY} bytes")
        if len(value) > self.most:
            raise NotAllowed(f"a value has at most {self.most} bytes")
        connection = self._connection()
        (count,) = connection.execute("SELECT count(*) FROM kv").fetchone() if self.max_keys else (0,)
        if self.max_keys and count >= self.max_keys and not self.get(key):
            raise NotAllowed(f"the store has {self.max_keys} keys already")
        connection.execute(
            "INSERT INTO kv VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value)
        )
        return b""

    def delete(self, key: bytes) -> bytes:
        self._connection().execute("DELETE FROM kv WHERE key = ?", (key,))
        return b""


def fetcher(allow: list[str], timeout_ms: int = 1000, max_kb: int = 256) -> Function:
    """GET of an address that begins like one of `allow`: the same scheme, host and port, and its path from there on. A
    redirection is not followed, since it may lead anywhere."""
    allowed = [urlsplit(address) for address in allow]

    def fetch(argument: bytes) -> bytes:
        url = argument.decode()
        parts = urlsplit(url)
        clean = (
            url.isprintable() and " " not in url and "\\" not in url and ".." not in parts.path and not parts.username
        )
        if not clean or not any(_under(parts, root) for root in allowed):
            raise NotAllowed("the address is not on the list")
        kind: Any = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        more = {"context": ssl.create_default_context()} if parts.scheme == "https" else {}
        connection = kind(parts.hostname, parts.port, timeout=timeout_ms / 1000, **more)
        try:
            connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else "") or "/")
            answer = connection.getresponse()
            data: bytes = answer.read(max_kb * 1024 + 1)
        finally:
            connection.close()
        if answer.status != 200 or len(data) > max_kb * 1024:
            raise NotAllowed(f"status {answer.status}" if answer.status != 200 else f"more than {max_kb} KiB")
        return data

    return fetch


def _under(parts: Any, root: Any) -> bool:
    if (parts.scheme, parts.hostname, parts.port) != (root.scheme, root.hostname, root.port):
        return False
    path = root.path or "/"
    return bool(parts.path == path or parts.path.startswith(path if path.endswith("/") else path + "/"))


def opener(folder: Path, max_kb: int = 1024) -> Function:
    """The content of a file below `folder`; links that lead out of it are not followed."""
    root = folder.resolve()

    def content(argument: bytes) -> bytes:
        wanted = (root / argument.decode().lstrip("/")).resolve()
        if not wanted.is_relative_to(root):
            raise NotAllowed("the file is outside the folder")
        with wanted.open("rb") as file:
            data = file.read(max_kb * 1024 + 1)
        if len(data) > max_kb * 1024:
            raise NotAllowed(f"the file has more than {max_kb} KiB")
        return data

    return content


def _clock(argument: bytes) -> bytes:
    return str(time.time_ns() if argument == b"wall" else time.monotonic_ns()).encode()


def _random(argument: bytes) -> bytes:
    count = int(argument)
    if not 0 <= count <= 65536:
        raise NotAllowed("at most 65,536 bytes at once")
    return secrets.token_bytes(count)


def _sleeper(max_ms: int = 1000) -> Function:
    def sleep(argument: bytes) -> bytes:
        time.sleep(min(int(argument) / 1e9, max_ms / 1000))
        return b""

    return sleep


def functions(names: tuple[str, ...], grants: Mapping[str, Mapping[str, Any]], base: Path) -> dict[str, Function]:
    """The host functions of these grants by the names that guests use. Files are looked up from `base`."""
    made: dict[str, Function] = {}
    for name in names:
        told = dict(grants.get(name, {}))
        match name:
            case "kv":
                store = Store(base / told.pop("file"), **told)
                made |= {"kv.get": store.get, "kv.set": store.set, "kv.delete": store.delete}
            case "fetch":
                made["fetch"] = fetcher(**told)
            case "open":
                made["open"] = opener(base / told.pop("folder"), **told)
            case "clock":
                made["clock"] = _clock
            case "random":
                made["random"] = _random
            case "sleep":
                made["sleep"] = _sleeper(**told)
    return made


# Those that answer at once, without a disk or a network: they need no thread.
QUICK = frozenset({"clock", "random"})
