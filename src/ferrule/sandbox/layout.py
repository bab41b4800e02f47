"""What the memory of a guest looks like when it starts, and the registers: long mode, ring 3, everything decided by
tables that the guest can neither read nor write.

    0x0000    never mapped
    0x10000   the program's segments; each page readable, writable or executable as the file says, never both
    behind    the thread's own variables, where the program has such; a page that is not mapped; the heap
    below     a page that is not mapped, the stack, a page that is not mapped
    mailbox   the block of the ABI, then names and arguments
    top       GDT and TSS, for the supervisor only, read-only
    top + n   page tables, mapped nowhere

Ring 3 from the first instruction on is one wall more, and much faster where KVM itself runs in a virtual machine. There
is no IDT: a fault becomes a double and a triple fault and ends the run, which is what a fault is to do here.
"""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass, field

from ferrule.sandbox import abi, elf, kvm
from ferrule.sandbox.elf import EXECUTE, PAGE, WRITE, Program
from ferrule.sandbox.errors import BadModule

STACK = 256 * 1024
# Cannot be a fault's address, so that CR2 shows whether a page fault was what ended a guest.
NO_FAULT = 0x00DEAD00DEAD0000

_PRESENT, _WRITABLE, _USER, _ACCESSED, _DIRTY, _NO_EXECUTE = 1, 2, 4, 0x20, 0x40, 1 << 63
_TABLE_ENTRY = _PRESENT | _WRITABLE | _USER | _ACCESSED

# protected mode, FPU, write protection, alignment, paging
_CR0 = 0x80050033
# PAE, FXSAVE, SSE exceptions, UMIP, XSAVE, SMEP. Not SMAP: ring 3 has no business with it, and OUT fails with it under
# a nested KVM.
_CR4 = 1 << 5 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 18 | 1 << 20
_EFER = 1 << 8 | 1 << 10 | 1 << 11  # long mode, active, no-execute; no SYSCALL
CR4_UMIP = 1 << 11

_GDT = struct.Struct("<7Q")
_CODE, _DATA, _TASK = 0x23, 0x1B, 0x28
_TSS_OFFSET = 0x100
_TSS_SIZE = 104
# The bitmap reaches as far as the ports of the ABI; a port beyond the segment's limit is forbidden too.
_BITMAP_SIZE = 0x100 // 8 + 1


@dataclass(frozen=True)
class Registers:
    """All state of a processor that a guest can see or leave behind."""

    regs: bytes
    sregs: bytes
    xsave: bytes = b""
    msrs: bytes = b""
    events: bytes = b""


@dataclass(frozen=True)
class Layout:
    """Where things are in a guest with `top` bytes of memory of its own."""

    program: Program
    top: int
    tls: range = field(init=False)
    heap: range = field(init=False)
    stack: range = field(init=False)
    mailbox: range = field(init=False)

    def __post_init__(self) -> None:
        mailbox = range(self.top - self.top // 4, self.top)
        stack = range(mailbox.start - PAGE - STACK, mailbox.start - PAGE)
        tls = range(self.program.end + PAGE, self.program.end + PAGE + _thread_local_size(self.program))
        heap = range(tls.stop + PAGE if tls else tls.start, stack.start - PAGE)
        for name, part in (("mailbox", mailbox), ("stack", stack), ("tls", tls), ("heap", heap)):
            object.__setattr__(self, name, part)
        if len(heap) < 64 * 1024:
            raise BadModule(f"the program leaves no memory in {self.top >> 20} MiB; raise `memory_mb`")

    def writable(self, start: int, stop: int) -> bool:
        """Whether the guest may write there itself; the host's own mapping would let it."""
        parts = [self.heap, self.stack, self.mailbox, self.tls]
        for segment in self.program.segments:
            if segment.flags & WRITE:
                first = max(segment.pages.start, min(self.program.read_only_after.stop, segment.pages.stop))
                parts.append(range(first * PAGE, segment.pages.stop * PAGE))
        return any(part.start <= start <= stop <= part.stop for part in parts)

    @property
    def thread_pointer(self) -> int:
        """What FS starts as: the word that points at itself, right behind the thread's own variables."""
        return self.tls.stop - PAGE if self.tls else 0

    @property
    def arguments(self) -> int:
        """Where names and arguments are put."""
        return self.mailbox.start + 256


def _thread_local_size(program: Program) -> int:
    """Whole pages for the thread's own variables, and one behind them for what compilers look up there."""
    return (-(-program.tls.length // PAGE) + 1) * PAGE if program.tls else 0


def _thread_local(shape: Layout) -> list[tuple[int, bytes]]:
    """The variables as they start, right before the thread pointer, and its pointer to itself: the second variant of
    the ABI. The pointer is aligned to a page, and so to whatever the variables need."""
    tls, pointer = shape.program.tls, shape.thread_pointer
    if tls is None:
        return []
    start = pointer - -(-tls.length // tls.align) * tls.align
    return [(start, tls.data), (pointer, struct.pack("<Q", pointer))]


def layout(data: bytes, memory_mb: int) -> Layout:
    top = memory_mb << 20
    return Layout(elf.parse(data, top), top)


def image(shape: Layout) -> tuple[int, list[tuple[int, bytes]]]:
    """The size of the memory, tables included, and what is in it at which physical address; the rest is zero."""
    pages = _user_pages(shape)
    pages.append((shape.top // PAGE, 1, _PRESENT | _NO_EXECUTE | _ACCESSED))
    size, tables = _page_tables(pages, shape.top + PAGE)
    pieces = [(segment.start, segment.data) for segment in shape.program.segments if segment.data]
    pieces += _thread_local(shape)
    return size, [*pieces, (shape.top, _system_page(shape.top)), *tables]


def _user_pages(shape: Layout) -> list[tuple[int, int, int]]:
    """Runs of pages as (first, count, flags). Accessed and dirty are set beforehand: the processor then never writes to
    the tables."""
    found = []
    for segment in shape.program.segments:
        for page in segment.pages:
            flags = _PRESENT | _USER | _ACCESSED
            if segment.flags & WRITE and page not in shape.program.read_only_after:
                flags |= _WRITABLE | _DIRTY
            found.append((page, 1, flags if segment.flags & EXECUTE else flags | _NO_EXECUTE))
    data = _PRESENT | _USER | _WRITABLE | _ACCESSED | _DIRTY | _NO_EXECUTE
    for part in (shape.heap, shape.stack, shape.mailbox, shape.tls):
        found.append((part.start // PAGE, len(part) // PAGE, data))
    return found


def _page_tables(pages: list[tuple[int, int, int]], base: int) -> tuple[int, list[tuple[int, bytes]]]:
    """Four levels of tables from the physical address `base` on, the topmost first; addresses are mapped to
    themselves."""
    last = max(first + count for first, count, _ in pages)
    lowest = array("Q", bytes(8 * (-(-last // 512) * 512)))
    for first, count, flags in pages:
        start = first * PAGE | flags
        if count == 1:
            lowest[first] = start
        else:
            lowest[first : first + count] = array("Q", range(start, start + count * PAGE, PAGE))
    directories = -(-len(lowest) // (512 * 512))
    directory_base = base + 2 * PAGE
    lowest_base = directory_base + directories * PAGE
    entries = range(lowest_base | _TABLE_ENTRY, (lowest_base + len(lowest) * 8) | _TABLE_ENTRY, PAGE)
    pointers = range(directory_base | _TABLE_ENTRY, (directory_base + directories * PAGE) | _TABLE_ENTRY, PAGE)
    tables = [
        (base, struct.pack("<Q", (base + PAGE) | _TABLE_ENTRY)),
        (base + PAGE, array("Q", pointers).tobytes()),
        (directory_base, array("Q", entries).tobytes()),
        (lowest_base, lowest.tobytes()),
    ]
    return lowest_base + len(lowest) * 8, tables


def _system_page(start: int) -> bytes:
    """GDT and TSS. The TSS's bitmap forbids every port but those of the ABI."""
    task = start + _TSS_OFFSET
    limit = _TSS_SIZE + _BITMAP_SIZE - 1
    low = limit & 0xFFFF | (task & 0xFFFFFF) << 16 | 0x8B << 40 | (task >> 24 & 0xFF) << 56
    # null, code and data of ring 0 (never used), data and code of ring 3, the task's two halves; all marked accessed.
    table = _GDT.pack(
        0, 0x00AF9B000000FFFF, 0x00CF93000000FFFF, 0x00CFF3000000FFFF, 0x00AFFB000000FFFF, low, task >> 32
    )
    bitmap = bytearray(b"\xff" * _BITMAP_SIZE)
    for port in abi.PORTS:
        bitmap[port // 8] &= ~(1 << port % 8)
    # No stacks for other rings: nothing may enter them.
    state = bytearray(_TSS_SIZE)
    struct.pack_into("<H", state, 102, _TSS_SIZE)
    return table.ljust(_TSS_OFFSET, b"\0") + state + bitmap


def registers(shape: Layout, *, umip: bool = True) -> Registers:
    """The state in which a call starts: at the entry, with the block's address as the argument."""
    values = dict.fromkeys(kvm.REG_NAMES, 0)
    values.update(rip=shape.program.entry, rsp=shape.stack.stop, rdi=shape.mailbox.start, rflags=2)
    regs = kvm.REGS.pack(*(values[name] for name in kvm.REG_NAMES))
    return Registers(regs, _special(shape.top, _CR4 if umip else _CR4 & ~CR4_UMIP, shape.thread_pointer))


def _special(top: int, cr4: int, thread: int) -> bytes:
    # base, limit, selector, then type, present, dpl, db, s, l, g, avl, unusable, padding
    code = kvm.SEGMENT.pack(0, 0xFFFFFFFF, _CODE, 11, 1, 3, 0, 1, 1, 1, 0, 0, 0)
    data = kvm.SEGMENT.pack(0, 0xFFFFFFFF, _DATA, 3, 1, 3, 1, 1, 0, 1, 0, 0, 0)
    own = kvm.SEGMENT.pack(thread, 0xFFFFFFFF, _DATA, 3, 1, 3, 1, 1, 0, 1, 0, 0, 0)
    task = kvm.SEGMENT.pack(top + _TSS_OFFSET, _TSS_SIZE + _BITMAP_SIZE - 1, _TASK, 11, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    local = kvm.SEGMENT.pack(0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    tables = kvm.TABLE.pack(top, _GDT.size - 1) + kvm.TABLE.pack(0, 0)
    control = kvm.CONTROL.pack(_CR0, NO_FAULT, top + PAGE, cr4, 0, _EFER, 0xFEE00000)
    return code + data * 2 + own + data * 2 + task + local + tables + control + bytes(32)
