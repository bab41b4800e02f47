"""Joins the guest that runs wasm modules (`ferrule-guest-wasm`) and a module that wasmtime compiled to one ELF program.

What wasmtime's compiler writes is an ELF file too, with the code in whole pages of its own. It is mapped as it is,
behind the guest: the pages of code readable and executable, all others readable. A page of its own, at an address that
both know, says where it lies. Whoever wrote the file, no page becomes writable and executable: `elf.parse` would refuse
it.
"""

from __future__ import annotations

import struct

from ferrule.sandbox import elf
from ferrule.sandbox.elf import EXECUTE, PAGE, READ, Segment
from ferrule.sandbox.errors import BadModule

# The same in the guest, `module.rs`.
HEAD, _MAGIC = elf.LOWEST, b"ferrwasm"
_HEADER = struct.Struct("<4s5B7xHHIQQQIHHHHHH")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_PROGRAM = struct.Struct("<IIQQQQQQ")
_MOST_SECTIONS = 64
_EXECUTABLE_SECTION = 4
_LOAD, _RELRO = 1, 0x6474E552
_TOP = 1 << 30


def link(guest: bytes, compiled: bytes, memory: int) -> bytes:
    """The program of both, whose module may have so many bytes of memory."""
    program = elf.parse(guest, _TOP)
    if program.tls is not None:
        raise BadModule("the guest that runs wasm modules is not one that was made here")
    start = program.end + PAGE
    code = _code(compiled)
    parts = ((range(code.start), READ), (code, READ | EXECUTE), (range(code.stop, len(compiled)), READ))
    segments = list(program.segments)
    segments.append(Segment(HEAD, _MAGIC + struct.pack("<QQQ", start, len(compiled), memory), PAGE, READ))
    for part, flags in parts:
        if part:
            data = compiled[part.start : part.stop]
            segments.append(Segment(start + part.start, data, len(part), flags))
    return _write(program.entry, segments, program.read_only_after)


def _code(compiled: bytes) -> range:
    """Where the code lies in what the compiler wrote, in whole pages; empty where the module has none."""
    if len(compiled) < _HEADER.size or compiled[:4] != b"\x7fELF":
        raise BadModule("the compiler wrote something that is not ELF")
    *_, table, _, _, _, _, size, count, _ = _HEADER.unpack_from(compiled)
    if size != _SECTION.size or count > _MOST_SECTIONS or table + count * size > len(compiled):
        raise BadModule("the compiler wrote sections that are not its own")
    found = range(0)
    for number in range(count):
        _, _, flags, _, offset, length, *_ = _SECTION.unpack_from(compiled, table + number * size)
        if flags & _EXECUTABLE_SECTION and length:
            if found or offset % PAGE or offset + length > len(compiled):
                raise BadModule("the compiler wrote code that is not in pages of its own")
            found = range(offset, min(-(-(offset + length) // PAGE) * PAGE, len(compiled)))
    return found


def _write(entry: int, segments: list[Segment], read_only: range) -> bytes:
    """A static program of these segments; the pages `read_only` are not written once it runs."""
    segments = sorted(segments, key=lambda segment: segment.start)
    at = PAGE  # the headers
    rows = []
    if read_only:
        rows.append((_RELRO, READ, 0, read_only.start * PAGE, 0, 0, len(read_only) * PAGE, 1))
    body = []
    for segment in segments:
        at += (segment.start - at) % PAGE
        rows.append((_LOAD, segment.flags, at, segment.start, segment.start, len(segment.data), segment.length, PAGE))
        body.append((at, segment.data))
        at += len(segment.data)
    out = bytearray(at)
    _HEADER.pack_into(
        out, 0, b"\x7fELF", 2, 1, 1, 0, 0, 2, 62, 1, entry, _HEADER.size, 0, 0, _HEADER.size, _PROGRAM.size, len(rows),
        0, 0, 0,
    )  # fmt: skip
    for number, row in enumerate(rows):
        _PROGRAM.pack_into(out, _HEADER.size + number * _PROGRAM.size, *row)
    for place, data in body:
        out[place : place + len(data)] = data
    return bytes(out)
