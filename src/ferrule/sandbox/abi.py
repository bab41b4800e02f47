"""The border to a guest: the block at the start of the mailbox and the ports. `runtime/ferrule-guest/src/abi.rs` has
the same fields in the same order."""

from __future__ import annotations

import struct
from typing import NamedTuple

# operation, typed; then (start, length) of name, argument, out, buffer; status; (start, length) of the heap.
BLOCK = struct.Struct("<II 8Q q 2Q")
# What the guest fills in when it leaves: from `typed` to `status`.
OPERATION_SET_UP, OPERATION_CALL = 0, 1


class Block(NamedTuple):
    operation: int
    typed: int
    name: int
    name_length: int
    argument: int
    argument_length: int
    out: int
    out_length: int
    buffer: int
    buffer_length: int
    status: int
    heap: int
    heap_length: int


# Of it, what a reply needs: typed, and the piece `out`.
REPLY = struct.Struct("<4xI32x2Q")
STATUS = struct.Struct("<q")
STATUS_OFFSET = struct.calcsize("<II 8Q")

DONE, FAILED, PANICKED, PRINT, HOST, FETCH, NO_MEMORY, TRAPPED = range(0xE0, 0xE8)
PORTS = (DONE, FAILED, PANICKED, PRINT, HOST, FETCH, NO_MEMORY, TRAPPED)
