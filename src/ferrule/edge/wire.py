"""Values that cross the border, MessagePack, read by whoever knows what type stands where. The same text runs under
CPython and is translated, so it keeps to plain Python; `ferrule.sandbox.values` is the other side."""

from __future__ import annotations

import struct

from ferrule.edge import Request, Response


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self, width: int) -> int:
        start = self.at
        self.at = start + width
        if self.at > len(self.data):
            raise ValueError("the argument ends too early")
        return int.from_bytes(self.data[start : self.at], "big")

    def wrong(self, wanted: str) -> TypeError:
        return TypeError(f"the argument has another value where {wanted} is expected")

    def skip_none(self) -> bool:
        """Whether a None stands here, which is passed over then."""
        if self.at < len(self.data) and self.data[self.at] == 0xC0:
            self.at += 1
            return True
        return False

    def take_none(self) -> None:
        if not self.skip_none():
            raise self.wrong("None")

    def take_bool(self) -> bool:
        tag = self.number(1)
        if tag != 0xC2 and tag != 0xC3:
            raise self.wrong("a bool")
        return tag == 0xC3

    def take_int(self) -> int:
        tag = self.number(1)
        if tag < 0x80:
            return tag
        if tag >= 0xE0:
            return tag - 256
        if 0xCC <= tag <= 0xCF:
            return self.number(1 << (tag - 0xCC))
        if 0xD0 <= tag <= 0xD3:
            width = 1 << (tag - 0xD0)
            value = self.number(width)
            return value - (1 << 8 * width) if value >> (8 * width - 1) else value
        raise self.wrong("an int")

    def take_float(self) -> float:
        tag = self.number(1)
        if tag == 0xCB:
            return float(struct.unpack(">d", self.take(8))[0])
        if tag == 0xCA:
            return float(struct.unpack(">f", self.take(4))[0])
        self.at -= 1
        return float(self.take_int())

    def take(self, count: int) -> bytes:
        start = self.at
        self.at = start + count
        if self.at > len(self.data):
            raise ValueError("the argument ends too early")
        return self.data[start : self.at]

    def count(self, short: int, bits: int, first: int, widths: int, wanted: str) -> int:
        """A length: in the tag itself below `bits`, or in one to four bytes behind one of `widths` tags."""
        tag = self.number(1)
        if bits and tag & ~(bits - 1) == short:
            return tag & (bits - 1)
        if first <= tag < first + widths:
            return self.number((1 if widths == 3 else 2) << (tag - first))
        raise self.wrong(wanted)

    def take_str(self) -> str:
        return self.take(self.count(0xA0, 32, 0xD9, 3, "a str")).decode()

    def take_bytes(self) -> bytes:
        return self.take(self.count(0, 0, 0xC4, 3, "bytes"))

    def take_list(self) -> int:
        return self.count(0x90, 16, 0xDC, 2, "a list")

    def take_dict(self) -> int:
        return self.count(0x80, 16, 0xDE, 2, "a dict")

    def take_items(self, count: int) -> None:
        """A list of so many values follows."""
        if self.take_list() != count:
            raise TypeError(f"the argument is not a list of {count} values")

    def end(self) -> None:
        if self.at != len(self.data):
            raise ValueError("bytes follow the argument")


class Writer:
    def __init__(self) -> None:
        self.data = bytearray()

    def put_none(self) -> None:
        self.data.append(0xC0)

    def put_bool(self, value: bool) -> None:
        self.data.append(0xC3 if value else 0xC2)

    def put_int(self, value: int) -> None:
        if 0 <= value < 128:
            self.data.append(value)
        else:
            self.data.append(0xD3)
            self.data += value.to_bytes(8, "big", signed=True)

    def put_float(self, value: float) -> None:
        self.data.append(0xCB)
        self.data += struct.pack(">d", value)

    def counted(self, tag: int, count: int) -> None:
        self.data.append(tag)
        self.data += count.to_bytes(4, "big")

    def put_str(self, value: str) -> None:
        data = value.encode()
        self.counted(0xDB, len(data))
        self.data += data

    def put_bytes(self, value: bytes) -> None:
        self.counted(0xC6, len(value))
        self.data += value

    def put_list(self, count: int) -> None:
        self.counted(0xDD, count)

    def put_dict(self, count: int) -> None:
        self.counted(0xDF, count)

    def done(self) -> bytes:
        return bytes(self.data)


def read_texts(reader: Reader) -> dict[str, str]:
    return {reader.take_str(): reader.take_str() for _ in range(reader.take_dict())}


def read_request(reader: Reader) -> Request:
    reader.take_items(7)
    method, path, query = reader.take_str(), reader.take_str(), reader.take_str()
    headers = read_texts(reader)
    body = reader.take_bytes()
    params = read_texts(reader)
    return Request(method, path, query, headers, body, params, reader.take_str())


def write_response(writer: Writer, response: Response) -> None:
    writer.put_list(3)
    writer.put_int(response.status)
    writer.put_bytes(response.body)
    # The last, so that whoever reads many responses knows headers again that it has checked before.
    writer.put_dict(len(response.headers))
    for name, value in response.headers.items():
        writer.put_str(name)
        writer.put_str(value)
