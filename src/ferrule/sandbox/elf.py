"""Reads a guest's ELF file, which may be anything, and refuses what is not a plain static program.

Nothing of the file is believed: every number is checked against the file and the memory before it is used, and pages
that would be writable and executable, shared by two segments, or outside the guest's memory are refused.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise

from ferrule.sandbox.errors import BadModule

PAGE = 4096
LOWEST = 0x10000  # the first pages stay unmapped, so that a null pointer faults
READ, WRITE, EXECUTE = 4, 2, 1

_HEADER = struct.Struct("<4sBBBBB7xHHIQQQIHHHHHH")
_PROGRAM = struct.Struct("<IIQQQQQQ")
_LOAD, _DYNAMIC, _INTERPRETER, _TLS, _RELRO = 1, 2, 3, 7, 0x6474E552
_MOST_SEGMENTS = 32
_MOST_THREAD_LOCAL = 1 << 20


@dataclass(frozen=True)
class Segment:
    start: int
    data: bytes
    length: int  # in memory; what is beyond `data` is zero
    flags: int

    @property
    def pages(self) -> range:
        return range(self.start // PAGE, -(-(self.start + self.length) // PAGE))


@dataclass(frozen=True)
class ThreadLocal:
    """What a thread's own variables start with; a guest has one thread."""

    data: bytes
    length: int
    align: int


@dataclass(frozen=True)
class Program:
    entry: int
    segments: tuple[Segment, ...]
    tls: ThreadLocal | None
    # Pages that are only written while a linker would relocate; read-only from the start here.
    read_only_after: range

    @property
    def end(self) -> int:
        return max(segment.pages.stop for segment in self.segments) * PAGE


def parse(data: bytes, top: int) -> Program:
    """The program in `data`, which must fit below the address `top`."""
    header = _header(data)
    segments: list[Segment] = []
    relro, tls = range(0), None
    for number in range(header.count):
        kind, flags, offset, start, _, in_file, length, align = _PROGRAM.unpack_from(data, header.table + number * 56)
        if kind in (_DYNAMIC, _INTERPRETER):
            raise BadModule("the program needs a dynamic linker; guests are static programs")
        if kind == _TLS and length:
            tls = _thread_local(data, offset, in_file, length, align, taken=tls is not None)
        if kind == _RELRO:
            _check_range(start, length, top)
            relro = range(-(-start // PAGE), (start + length) // PAGE)
        if kind == _LOAD and length:
            segments.append(_segment(data, top, flags, offset, start, in_file, length))
    segments.sort(key=lambda segment: segment.start)
    for first, second in pairwise(segments):
        if first.pages.stop > second.pages.start:
            raise BadModule(f"segments at {first.start:#x} and {second.start:#x} overlap or share a page")
    if not any(s.flags & EXECUTE and s.start <= header.entry < s.start + s.length for s in segments):
        raise BadModule(f"the entry point {header.entry:#x} is not in code")
    return Program(header.entry, tuple(segments), tls, relro)


@dataclass(frozen=True)
class _Header:
    entry: int
    table: int
    count: int


def _header(data: bytes) -> _Header:
    if len(data) < _HEADER.size or data[:4] != b"\x7fELF":
        raise BadModule("not an ELF file")
    _, bits, order, version, _, _, kind, machine, _, entry, table, _, _, _, size, count, *_ = _HEADER.unpack_from(data)
    if (bits, order, version) != (2, 1, 1) or machine != 62:
        raise BadModule("not an ELF file for x86-64")
    if kind != 2:
        raise BadModule("not a program linked to a fixed address (ET_EXEC)")
    if size != _PROGRAM.size or not 0 < count <= _MOST_SEGMENTS:
        raise BadModule("the table of segments is not one that a linker writes")
    if table > len(data) or table + count * size > len(data):
        raise BadModule("the table of segments lies outside the file")
    return _Header(entry, table, count)


def _check_range(start: int, length: int, top: int) -> None:
    # Python's integers do not wrap, so a sum beyond 2**64 is simply too large.
    if start < LOWEST or start + length > top:
        raise BadModule(f"a segment from {start:#x} to {start + length:#x} is outside {LOWEST:#x} to {top:#x}")


def _thread_local(data: bytes, offset: int, in_file: int, length: int, align: int, *, taken: bool) -> ThreadLocal:
    align = max(align, 1)
    if taken or length > _MOST_THREAD_LOCAL or align > PAGE or align & (align - 1):
        raise BadModule("the thread-local storage is not one that a linker writes")
    if in_file > length or offset + in_file > len(data):
        raise BadModule("the thread-local storage lies outside the file")
    return ThreadLocal(data[offset : offset + in_file], length, align)


def _segment(data: bytes, top: int, flags: int, offset: int, start: int, in_file: int, length: int) -> Segment:
    _check_range(start, length, top)
    if in_file > length:
        raise BadModule("a segment is larger in the file than in memory")
    if offset + in_file > len(data):
        raise BadModule("a segment lies outside the file")
    if flags & WRITE and flags & EXECUTE:
        raise BadModule("a segment is writable and executable")
    return Segment(start, data[offset : offset + in_file], length, flags & 7)
