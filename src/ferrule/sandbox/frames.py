"""Messages between a pool and its workers over a socket. Both sides read what the other might have made up: a worker
may be in the hands of its guest, so lengths are bounded and nothing is unpickled."""

from __future__ import annotations

import json
import socket
import struct
from enum import IntEnum
from typing import Any, NamedTuple


class Kind(IntEnum):
    # to the worker
    CALL = 1  # a function on a machine that is set back afterwards; `target` 0, or an instance that keeps its state
    COLD = 2  # the same on a machine made for it from the module's own bytes
    MANY = 3  # `head` the name, `body` arguments, each with its length before it
    OPEN = 4
    CLOSE = 5
    SNAPSHOT = 6
    RESTORE = 7
    FORGET = 9  # a snapshot
    ANSWER = 8  # of a host function
    # from the worker
    READY = 16
    REPLY = 17  # `head` the output, `body` the reply
    FAIL = 18  # `head` what went wrong as JSON, `body` the output
    HOST = 19  # `head` the name, `body` the argument


TYPED = 1
GOOD = 2  # an ANSWER that is not an error
ABORT = 4  # an ANSWER that ends the call: its time is over

_HEADER = struct.Struct("<BBHIIII")
LENGTH = struct.Struct("<I")


class Frame(NamedTuple):
    kind: int
    flags: int = 0
    host_calls: int = 0
    target: int = 0
    cpu_us: int = 0
    head: bytes = b""
    body: bytes = b""

    def packed(self) -> bytes:
        calls, cpu = min(self.host_calls, 0xFFFF), min(self.cpu_us, 0xFFFFFFFF)
        header = _HEADER.pack(self.kind, self.flags, calls, self.target, cpu, len(self.head), len(self.body))
        return header + self.head + self.body

    def data(self) -> Any:
        """The JSON in `head`, which must be an object."""
        try:
            value = json.loads(self.head)
        except RecursionError:
            raise ValueError("nested too deeply") from None
        if not isinstance(value, dict):
            raise ValueError("not an object")
        return value


class Closed(Exception):
    """The other side is gone, or sent what no side sends."""


class Channel:
    """A socket with frames. A timeout of the socket shows as `TimeoutError`."""

    def __init__(self, stream: socket.socket, most: int) -> None:
        self.socket, self.most = stream, most
        self._buffer = bytearray()

    def send(self, *frames: Frame) -> None:
        try:
            self.socket.sendall(b"".join([frame.packed() for frame in frames]))
        except (BrokenPipeError, ConnectionError) as error:
            raise Closed(str(error)) from None

    def waiting(self) -> bool:
        """Whether a whole frame is here already."""
        return len(self._buffer) >= _HEADER.size and len(self._buffer) >= self._wanted()

    def _wanted(self) -> int:
        *_, head, body = _HEADER.unpack_from(self._buffer)
        if head + body > self.most:
            raise Closed(f"a message of {head + body} bytes")
        return int(_HEADER.size + head + body)

    def receive(self) -> Frame:
        while not self.waiting():
            self._fill()
        wanted = self._wanted()
        kind, flags, calls, target, cpu, head, _ = _HEADER.unpack_from(self._buffer)
        middle = _HEADER.size + head
        frame = Frame(
            kind,
            flags,
            calls,
            target,
            cpu,
            bytes(self._buffer[_HEADER.size : middle]),
            bytes(self._buffer[middle:wanted]),
        )
        del self._buffer[:wanted]
        return frame

    def _fill(self) -> None:
        try:
            data = self.socket.recv(1 << 16)  # more would be mapped and unmapped for every message
        except ConnectionError as error:
            raise Closed(str(error)) from None
        if not data:
            raise Closed("the other side is gone")
        self._buffer += data
