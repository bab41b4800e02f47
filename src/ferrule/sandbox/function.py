"""What is to be run: a module as a guest program, as wasm, or both, checked as far as that needs no running."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ferrule.sandbox import elf
from ferrule.sandbox.errors import BadModule

_MOST = 256 << 20
_WASM = b"\0asm\x01\0\0\0"


@dataclass(frozen=True)
class Function:
    """Modules are bytes that somebody else made; nothing here runs them."""

    elf: bytes = b""
    wasm: bytes = b""
    name: str = "module"

    @classmethod
    def from_elf(cls, module: bytes | Path | str) -> Function:
        """A static x86-64 program for the `vm` backend, such as `ferrule-guest` makes."""
        data, name = _read(module)
        elf.parse(data, 1 << 30)
        return cls(elf=data, name=name)

    @classmethod
    def from_wasm(cls, module: bytes | Path | str) -> Function:
        """A wasm module in its binary form; the text form is refused."""
        data, name = _read(module)
        check_wasm(data)
        return cls(wasm=data, name=name)

    @classmethod
    def from_file(cls, path: Path | str) -> Function:
        """Either, by its first bytes."""
        data, name = _read(path)
        return cls.from_wasm(data)._named(name) if data[:4] == _WASM[:4] else cls.from_elf(data)._named(name)

    def _named(self, name: str) -> Function:
        return Function(self.elf, self.wasm, name)


def _read(module: bytes | Path | str) -> tuple[bytes, str]:
    if isinstance(module, bytes):
        data, name = module, "module"
    else:
        try:
            data, name = Path(module).read_bytes(), str(module)
        except OSError as error:
            raise BadModule(f"cannot read `{module}`: {error.strerror}") from None
    if len(data) > _MOST:
        raise BadModule(f"a module of {len(data)} bytes; at most {_MOST} are taken")
    return data, name


def check_wasm(data: bytes) -> None:
    """The frame of a binary module: its first bytes, then sections that end where the file ends. The engine checks the
    rest before anything runs, in a worker."""
    if data[:8] != _WASM:
        raise BadModule("not a wasm module in binary form")
    at, last = 8, 0
    while at < len(data):
        kind = data[at]
        size, at = _leb(data, at + 1)
        if kind > 13:
            raise BadModule(f"unknown section {kind}")
        # Custom sections may stand anywhere; the others come once. 12 and 13 were added later and stand between.
        order = {12: 9.5, 13: 5.5}.get(kind, float(kind))
        if kind and order <= last:
            raise BadModule(f"section {kind} stands in the wrong place")
        last = int(order) if kind and order == int(order) else last
        at += size
    if at != len(data):
        raise BadModule("a section is longer than the file")


def _leb(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 35, 7):
        if at >= len(data):
            raise BadModule("the file ends in the middle of a section")
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            return value, at
    raise BadModule("a section's length is not a number of 32 bits")
