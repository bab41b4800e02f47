"""The memory of a virtual machine: a private mapping of a sealed file, so that going back to the file's content is
cheap.

Pages that were written since the mapping was made are private copies, and the kernel's page map tells which those are.
A few of them are overwritten with what the file has, which leaves them mapped: every page that has to be mapped anew
costs the next call about 5 microseconds. Many are dropped now and then, so that a call that used much memory once does
not make every later restore slow.

A page becomes a private copy in a page fault of the thread that runs the guest, and in nothing else. So where the
process had no fault since the page map was read, it would still say the same, and is not read again.
"""

from __future__ import annotations

import ctypes
import fcntl
import mmap
import os
import resource
import struct

from ferrule.sandbox.elf import PAGE

PAGEMAP_SCAN = 0xC0606610
_SCAN = struct.Struct("<12Q")
_REGION = struct.Struct("<3Q")
_MOST_REGIONS = 256
_FILE, _PRESENT, _SWAPPED = 1 << 2, 1 << 3, 1 << 4

F_ADD_SEALS, _ALL_SEALS = 1033, 0xF
_FEW = 128  # pages that are always copied
_MANY = 4096  # pages that are never copied
_DROP_EVERY = 32


class PageMap:
    """`/proc/self/pagemap`, opened while it may still be opened. Without it, everything is dropped at each restore."""

    def __init__(self) -> None:
        try:
            self.file = os.open("/proc/self/pagemap", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self.file = -1
        self._vector = (ctypes.c_char * (_REGION.size * _MOST_REGIONS))()
        # Whether the faults of guests are seen to be counted as those of the process that runs them.
        self.counts_faults = False

    def private_runs(self, address: int, size: int) -> list[tuple[int, int]] | None:
        """The runs of pages that are private copies, as offsets; None if that cannot be said."""
        if self.file < 0:
            return None
        request = bytearray(_SCAN.pack(
            _SCAN.size, 0, address, address + size, 0, ctypes.addressof(self._vector), _MOST_REGIONS, 0,
            _FILE, _FILE, _PRESENT | _SWAPPED, _PRESENT | _SWAPPED,
        ))  # fmt: skip
        try:
            count = fcntl.ioctl(self.file, PAGEMAP_SCAN, request)
        except OSError:  # before Linux 6.7
            return None
        if count >= _MOST_REGIONS:
            return None
        regions = _REGION.iter_unpack(ctypes.string_at(self._vector, count * _REGION.size))
        return [(start - address, end - address) for start, end, _ in regions]


class Memory:
    """One private mapping of `file`."""

    def __init__(self, file: int, size: int, pages: PageMap) -> None:
        self.file, self.size, self._pages = file, size, pages
        self.bytes = mmap.mmap(file, size, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE)
        view = (ctypes.c_char * size).from_buffer(self.bytes)
        self.address = ctypes.addressof(view)
        del view  # or the mapping could not be closed
        self._restores = 0
        self._originals: dict[tuple[int, int], bytes] = {}
        self._known: tuple[tuple[int, int], list[tuple[int, int, bytes]]] | None = None

    def restore(self) -> None:
        """Makes the content what the file has."""
        self._restores += 1
        known = self._known
        if known is not None and known[0] == faults():
            for start, end, original in known[1]:
                self.bytes[start:end] = original
            return
        self._known = None
        # Counted before the page map is read: a fault in between only means that it is read once more.
        before = faults()
        runs = self._pages.private_runs(self.address, self.size)
        count = sum(end - start for start, end in runs) // PAGE if runs is not None else _MANY + 1
        if runs is None or count > _MANY or (count > _FEW and self._restores % _DROP_EVERY == 0):
            self.bytes.madvise(mmap.MADV_DONTNEED)
            self._originals.clear()
            return
        pieces = [(*run, self._original(run)) for run in runs]
        for start, end, original in pieces:
            self.bytes[start:end] = original
        if self._pages.counts_faults and count <= _FEW:
            self._known = before, pieces

    def _original(self, run: tuple[int, int]) -> bytes:
        start, end = run
        original = self._originals.get(run)
        if original is None:
            original = os.pread(self.file, end - start, start)
            if len(self._originals) < 64 and end - start <= _FEW * PAGE:
                self._originals[run] = original
        return original

    def private_pages(self) -> int:
        """How many pages are private copies; -1 if that cannot be said."""
        runs = self._pages.private_runs(self.address, self.size)
        return -1 if runs is None else sum(end - start for start, end in runs) // PAGE

    def copy(self) -> int:
        """A new sealed file with the present content; holes stay holes."""
        pieces: list[tuple[int, bytes]] = []
        for start, end in _data(self.file, self.size):
            pieces.append((start, os.pread(self.file, end - start, start)))
        runs = self._pages.private_runs(self.address, self.size)
        for start, end in runs if runs is not None else [(0, self.size)]:
            pieces.append((start, self.bytes[start:end]))
        return sealed(self.size, pieces)

    def close(self) -> None:
        self.bytes.close()


def faults() -> tuple[int, int]:
    """The page faults of this process, those of its guests among them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_minflt, used.ru_majflt


def _data(file: int, size: int) -> list[tuple[int, int]]:
    """The parts of a file that are not holes."""
    found, at = [], 0
    while at < size:
        try:
            start = os.lseek(file, at, os.SEEK_DATA)
        except OSError:  # only a hole is left
            break
        at = os.lseek(file, start, os.SEEK_HOLE)
        found.append((start, at))
    return found


def sealed(size: int, pieces: list[tuple[int, bytes]]) -> int:
    """A file in memory with these pieces, that nobody can change any more."""
    file = os.memfd_create("guest", os.MFD_ALLOW_SEALING | os.MFD_CLOEXEC)
    os.ftruncate(file, size)
    for start, data in pieces:
        os.pwrite(file, data, start)
    fcntl.fcntl(file, F_ADD_SEALS, _ALL_SEALS)
    return file
