"""Values that cross the border: MessagePack, as much of it as Python's plain types need. What comes from a guest may be
anything, so reading is bounded in depth and never believes a length."""

from __future__ import annotations

import struct
from typing import Any

from ferrule.sandbox.errors import BadRequest

DEPTH = 64
_U8, _U16, _U32, _U64 = (struct.Struct(form) for form in (">B", ">H", ">I", ">Q"))
_NUMBERS: dict[int, struct.Struct] = {
    0xCA: struct.Struct(">f"), 0xCB: struct.Struct(">d"), 0xCC: _U8, 0xCD: _U16, 0xCE: _U32, 0xCF: _U64,
    0xD0: struct.Struct(">b"), 0xD1: struct.Struct(">h"), 0xD2: struct.Struct(">i"), 0xD3: struct.Struct(">q"),
}  # fmt: skip
_COUNTS: dict[int, tuple[str, struct.Struct]] = {
    0xC4: ("bytes", _U8), 0xC5: ("bytes", _U16), 0xC6: ("bytes", _U32), 0xD9: ("str", _U8), 0xDA: ("str", _U16),
    0xDB: ("str", _U32), 0xDC: ("list", _U16), 0xDD: ("list", _U32), 0xDE: ("dict", _U16), 0xDF: ("dict", _U32),
}  # fmt: skip
_DOUBLE, _LONG = _NUMBERS[0xCB], _NUMBERS[0xD3]


class NotAValue(ValueError):
    """Bytes that are no encoded value."""


def encode(value: Any) -> bytes:
    out = bytearray()
    _write(value, out, DEPTH)
    return bytes(out)


def _write(value: Any, out: bytearray, depth: int) -> None:
    if depth == 0:
        raise BadRequest(f"the value is nested deeper than {DEPTH}")
    match value:
        case None:
            out.append(0xC0)
        case bool():
            out.append(0xC3 if value else 0xC2)
        case int():
            _write_int(value, out)
        case float():
            out += b"\xcb" + _DOUBLE.pack(value)
        case str():
            data = _utf8(value)
            out += b"\xdb" + _U32.pack(len(data)) + data
        case bytes() | bytearray():
            out += b"\xc6" + _U32.pack(len(value)) + value
        case list() | tuple():
            out += b"\xdd" + _U32.pack(len(value))
            for item in value:
                _write(item, out, depth - 1)
        case dict():
            out += b"\xdf" + _U32.pack(len(value))
            for key, item in value.items():
                _write(key, out, depth - 1)
                _write(item, out, depth - 1)
        case _:
            raise BadRequest(f"a value of type `{type(value).__name__}` cannot be sent to a guest")


def _write_int(value: int, out: bytearray) -> None:
    if -32 <= value < 128:
        out.append(value & 0xFF)
    elif -(1 << 63) <= value < 1 << 63:
        out += b"\xd3" + _LONG.pack(value)
    else:
        raise BadRequest("an integer beyond 64 bits cannot be sent to a guest")


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise BadRequest("a string with a lone surrogate cannot be sent to a guest") from None


def decode(data: bytes) -> Any:
    """The value, or `NotAValue`."""
    value, end = _read(data, 0, DEPTH)
    if end != len(data):
        raise NotAValue("bytes follow the value")
    return value


def _read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth == 0:
        raise NotAValue("nested too deeply")
    if at >= len(data):
        raise NotAValue("ends too early")
    tag = data[at]
    at += 1
    if tag < 0x80:
        return tag, at
    if tag >= 0xE0:
        return tag - 256, at
    if tag in (0xC0, 0xC2, 0xC3):
        return {0xC0: None, 0xC2: False, 0xC3: True}[tag], at
    if tag in _NUMBERS:
        form = _NUMBERS[tag]
        return form.unpack(_take(data, at, form.size))[0], at + form.size
    if tag < 0xC0:
        kind, count = ("dict", tag & 15) if tag < 0x90 else ("list", tag & 15) if tag < 0xA0 else ("str", tag & 31)
        return _counted(data, at, kind, count, depth)
    if tag not in _COUNTS:
        raise NotAValue(f"unknown tag {tag:#x}")
    kind, form = _COUNTS[tag]
    return _counted(data, at + form.size, kind, form.unpack(_take(data, at, form.size))[0], depth)


def _take(data: bytes, at: int, count: int) -> bytes:
    if at + count > len(data):
        raise NotAValue("ends too early")
    return data[at : at + count]


def _counted(data: bytes, at: int, kind: str, count: int, depth: int) -> tuple[Any, int]:
    if kind in ("str", "bytes"):
        taken = _take(data, at, count)
        try:
            return (taken.decode() if kind == "str" else taken), at + count
        except UnicodeDecodeError:
            raise NotAValue("text is not UTF-8") from None
    items = []
    for _ in range(count if kind == "list" else 2 * count):
        item, at = _read(data, at, depth - 1)
        items.append(item)
    if kind == "list":
        return items, at
    try:
        return dict(zip(items[::2], items[1::2])), at
    except TypeError:
        raise NotAValue("a key is a list or a dict") from None
