"""The `vm` backend: a virtual machine without an operating system, made through `/dev/kvm`.

The guest runs in ring 3 from its first instruction on (see `layout` for what it finds). It can leave the machine only
by writing to one of the ABI's ports; whatever else ends the run is a fault. A machine that faulted or was stopped is
thrown away, since a new one costs little and nothing has to be believed about the old one.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import platform
import signal
import struct
import threading
import weakref
from collections.abc import Callable
from dataclasses import replace
from queue import SimpleQueue
from typing import Any

from ferrule.sandbox import abi, kvm
from ferrule.sandbox import layout as shapes
from ferrule.sandbox.errors import BackendUnavailable, GuestError, MemoryLimit
from ferrule.sandbox.layout import Layout, Registers
from ferrule.sandbox.machine import Budget, fault
from ferrule.sandbox.memory import Memory, PageMap, faults, sealed

DEVICE = "/dev/kvm"
_MOST_CPUID = 256
# Vector units up to AVX-512; not the tiles of AMX, whose state would not fit into what KVM_GET_XSAVE gives.
_XCR0 = 0xE7
_BASES = (0xC0000100, 0xC0000101, 0xC0000102)  # FS, GS and the GS of ring 0
_MOST_MESSAGE = 4096
# What every run leaves in the shared page.
_SHARED = kvm.SYNC_REGS | kvm.SYNC_SREGS | kvm.SYNC_EVENTS
_ioctl = fcntl.ioctl


def why_not() -> str:
    """Why this machine has no `vm` backend; empty where it has."""
    if platform.machine() != "x86_64" or platform.system() != "Linux":
        return "it needs Linux on x86-64"
    if not os.path.exists(DEVICE):
        return f"{DEVICE} is not there"
    try:
        device = os.open(DEVICE, os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        return f"{DEVICE} cannot be opened: {error.strerror}"
    try:
        version = fcntl.ioctl(device, kvm.GET_API_VERSION)
        if version != kvm.API_VERSION:
            return f"KVM's interface has version {version}"
        if fcntl.ioctl(device, kvm.CHECK_EXTENSION, kvm.CAP_SYNC_REGS) & 7 != 7:
            return "this KVM does not share registers"
    except OSError as error:
        return f"{DEVICE} does not answer: {error.strerror}"
    finally:
        os.close(device)
    return ""


class Kvm:
    """The device, opened while that is allowed; and what it says of the processor."""

    def __init__(self) -> None:
        missing = why_not()
        if missing:
            raise BackendUnavailable(f"the `vm` backend cannot be used here: {missing}")
        self.device = os.open(DEVICE, os.O_RDWR | os.O_CLOEXEC)
        self.shared_size = fcntl.ioctl(self.device, kvm.GET_VCPU_MMAP_SIZE)
        self.cpuid, self.umip = self._cpuid()
        self.pages = PageMap()
        self.reaper: SimpleQueue[Callable[[], None]] | None = None

    def start_reaper(self) -> None:
        """A thread that destroys machines which failed. The kernel takes its time for that, milliseconds where all
        processors are busy, and a guest that fails is not to make the next one wait."""
        self.reaper = SimpleQueue()
        threading.Thread(target=_reap, args=(self.reaper,), daemon=True).start()

    def _cpuid(self) -> tuple[bytearray, bool]:
        """What the processor says of itself, less what guests are not to have."""
        entries = bytearray(kvm.CPUID_HEADER.size + kvm.CPUID_ENTRY.size * _MOST_CPUID)
        kvm.CPUID_HEADER.pack_into(entries, 0, _MOST_CPUID, 0)
        fcntl.ioctl(self.device, kvm.GET_SUPPORTED_CPUID, entries)
        count = kvm.CPUID_HEADER.unpack_from(entries)[0]
        umip = False
        for number in range(count):
            at = kvm.CPUID_HEADER.size + number * kvm.CPUID_ENTRY.size
            leaf, index, flags, a, b, c, d, *rest = kvm.CPUID_ENTRY.unpack_from(entries, at)
            if leaf == 7 and index == 0:
                umip = bool(c & 1 << 2)
                d &= ~(1 << 22 | 1 << 24 | 1 << 25)  # AMX
            elif leaf == 0xD and index in (17, 18):
                a = b = c = d = 0
            elif leaf == 0xD and index == 0:
                a &= _XCR0
            kvm.CPUID_ENTRY.pack_into(entries, at, leaf, index, flags, a, b, c, d, *rest)
        return entries[: kvm.CPUID_HEADER.size + count * kvm.CPUID_ENTRY.size], umip


def _reap(orders: SimpleQueue[Callable[[], None]]) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])  # that is for the thread that runs guests
    while True:
        orders.get()()


class State:
    """A snapshot: memory in a sealed file, and the state of the processor."""

    def __init__(self, file: int, size: int, registers: Registers) -> None:
        self.file, self.size, self.registers = file, size, registers
        weakref.finalize(self, os.close, file)


class VmTemplate:
    """A checked program. Its set-up runs once; every machine starts from the state after that."""

    def __init__(self, device: Kvm, elf: bytes, memory_mb: int) -> None:
        self.device = device
        self.shape = shapes.layout(elf, memory_mb)
        size, pieces = shapes.image(self.shape)
        registers = shapes.registers(self.shape, umip=device.umip)
        self.pristine = State(sealed(size, pieces), size, registers)
        self._ready: State | None = None

    def fresh(self, budget: Budget) -> Vm:
        """A machine from the program's own bytes: its set-up runs now."""
        machine = Vm(self.device, self.shape, self.pristine)
        machine.set_up(budget)
        return machine

    def _first(self, budget: Budget) -> Vm:
        """The same, and learns whether KVM counts a guest's faults as those of this process: set-up writes to memory
        that nothing has written to."""
        machine = Vm(self.device, self.shape, self.pristine)
        pages, before = machine.memory.private_pages(), faults()
        machine.set_up(budget)
        counted = sum(faults()) - sum(before)
        self.device.pages.counts_faults = 0 < machine.memory.private_pages() - pages <= counted
        return machine

    def machine(self, budget: Budget, state: object = None) -> Vm:
        if state is None and self._ready is None:
            first = self._first(budget)
            self._ready = first.snapshot()
            first.close()
        chosen = state if isinstance(state, State) else self._ready
        assert chosen is not None
        return Vm(self.device, self.shape, chosen, self._ready)

    def walls(self) -> tuple[str, ...]:
        return ("virtual machine", "ring 3", "write xor execute", "port allow-list", "no page 0")


class Vm:
    """One virtual machine with one processor."""

    def __init__(self, device: Kvm, shape: Layout, base: State, ready: State | None = None) -> None:
        self._device, self._shape, self.base, self._ready = device, shape, base, ready
        self.healthy = True
        self._mailbox, self._arguments, self._room = shape.mailbox.start, shape.arguments, len(shape.mailbox)
        self._heap = (shape.heap.start, len(shape.heap))
        self._asked: tuple[Any, slice, bytes, int, int] = (None, slice(0), b"", 0, 0)
        self.memory = Memory(base.file, base.size, device.pages)
        self._machine = fcntl.ioctl(device.device, kvm.CREATE_VM, 0)
        region = kvm.MEMORY_REGION.pack(0, 0, 0, base.size, self.memory.address)
        fcntl.ioctl(self._machine, kvm.SET_USER_MEMORY_REGION, region)
        self._processor = fcntl.ioctl(self._machine, kvm.CREATE_VCPU, 0)
        self._shared = mmap.mmap(self._processor, device.shared_size)
        fcntl.ioctl(self._processor, kvm.SET_CPUID2, device.cpuid)
        fcntl.ioctl(self._processor, kvm.SET_XCRS, kvm.XCRS.pack(1, 0, 0, 0, _XCR0))
        self._set(kvm.SET_SREGS, base.registers.sregs)
        if not base.registers.xsave:
            # What a new processor has is what every reset gives back.
            base.registers = self._registers(base.registers)
        self._xsave = bytearray(base.registers.xsave)
        self._set(kvm.SET_XSAVE, base.registers.xsave)
        self._finish()  # so that the shared page has what this processor starts with
        self._special = self._shared[kvm.SYNCED_SPECIAL]
        self._events = self._shared[kvm.SYNCED_EVENTS]
        self._start = kvm.VALID_REGS.pack(_SHARED, kvm.SYNC_REGS) + base.registers.regs
        self._entry = shape.program.entry.to_bytes(8, "little")

    def _set(self, request: int, data: bytes) -> None:
        # A buffer that may be changed is not limited to 1,024 bytes.
        fcntl.ioctl(self._processor, request, bytearray(data))

    def _get(self, request: int, size: int) -> bytes:
        data = bytearray(size)
        fcntl.ioctl(self._processor, request, data)
        return bytes(data)

    def _registers(self, start: Registers) -> Registers:
        """The start state, filled in with what KVM says of the rest."""
        bases = kvm.MSR_HEADER.pack(len(_BASES), 0) + b"".join(
            kvm.MSR_ENTRY.pack(base, 0, self._shape.thread_pointer if base == _BASES[0] else 0) for base in _BASES
        )
        xsave = self._get(kvm.GET_XSAVE, kvm.XSAVE_SIZE)
        events = self._get(kvm.GET_VCPU_EVENTS, kvm.EVENTS_SIZE)
        sregs = self._get(kvm.GET_SREGS, kvm.SREGS_SIZE)
        return replace(start, xsave=xsave, msrs=bases, events=events, sregs=sregs)

    def reset(self) -> None:
        """To the state that this machine was made with: memory, general and vector registers, FS and GS, pending
        events."""
        self.memory.restore()
        _ioctl(self._processor, kvm.SET_XSAVE, self._xsave)
        # What the guest left is in the shared page; usually it left these as they were. General registers are set by
        # every call.
        if self._shared[kvm.SYNCED_SPECIAL] != self._special:
            self._set(kvm.SET_SREGS, self.base.registers.sregs)
            self._set(kvm.SET_MSRS, self.base.registers.msrs)
        if self._shared[kvm.SYNCED_EVENTS] != self._events:
            self._set(kvm.SET_VCPU_EVENTS, self.base.registers.events)

    def _finish(self) -> None:
        """The instruction that left the guest is over only when the processor is entered again."""
        kvm.VALID_REGS.pack_into(self._shared, kvm.VALID_REGS_OFFSET, _SHARED, 0)
        self._shared[kvm.IMMEDIATE_EXIT] = 1
        try:
            fcntl.ioctl(self._processor, kvm.RUN, 0)
        except InterruptedError:
            pass
        self._shared[kvm.IMMEDIATE_EXIT] = 0

    def _begin(self) -> None:
        """The next run starts at the entry, with the registers of the start. KVM drops what is left of an `OUT` when
        the guest goes on at another address than that of the `OUT`."""
        if self._shared[kvm.SYNCED_RIP] == self._entry:
            self._finish()
        self._shared[kvm.START] = self._start

    def set_up(self, budget: Budget) -> None:
        self._begin()
        self._ask(abi.OPERATION_SET_UP, b"", b"", False)
        budget.start()
        try:
            self._serve(budget)
        finally:
            budget.stop()

    def call(self, name: bytes, argument: bytes, typed: bool, budget: Budget) -> tuple[bytes, bool]:
        if len(name) + len(argument) + 512 > self._room:
            raise MemoryLimit(f"an argument of {len(argument)} bytes does not fit into the guest's memory")
        self._begin()
        self._ask(abi.OPERATION_CALL, name, argument, typed)
        return self._serve(budget)

    def _ask(self, operation: int, name: bytes, argument: bytes, typed: bool) -> None:
        key = operation, typed, name, len(argument)
        if key != self._asked[0]:
            self._asked = key, *self._request(*key)
        _, place, request, second, end = self._asked
        self.memory.bytes[place] = request
        self.memory.bytes[second:end] = argument

    def _request(self, operation: int, typed: bool, name: bytes, length: int) -> tuple[slice, bytes, int, int]:
        """The block and the name behind it: where they belong, their bytes, and from where to where the argument goes.
        Many calls ask for the same."""
        start, at = self._mailbox, self._arguments
        second = at + (len(name) + 15 & ~15)
        pieces = (at, len(name), second, length, 0, 0, 0, 0, 0, *self._heap)
        request = abi.BLOCK.pack(operation, typed, *pieces).ljust(at - start, b"\0") + name
        return slice(start, start + len(request)), request, second, second + length

    def _block(self) -> abi.Block:
        return abi.Block._make(abi.BLOCK.unpack_from(self.memory.bytes, self._mailbox))

    def _piece(self, start: int, length: int) -> bytes:
        """A copy of what the guest points at. It points into its own memory or is at fault."""
        if length and not 0 <= start <= start + length <= self._shape.top:
            fault(f"the guest points at {start:#x} to {start + length:#x}, outside its memory", self._general())
        return self.memory.bytes[start : start + length]

    def _serve(self, budget: Budget) -> tuple[bytes, bool]:
        """Runs until the guest answers. Anything else leaves the machine unusable."""
        self.healthy = False
        answer = b""  # of the last host call
        while True:
            port = self._run(budget)
            if port == abi.DONE:
                typed, out, length = abi.REPLY.unpack_from(self.memory.bytes, self._mailbox)
                budget.leave(length)
                reply = self._piece(out, length)
                self.healthy = True
                return reply, bool(typed)
            block = self._block()
            if port == abi.PRINT:
                budget.leave(block.out_length)
                budget.print(self._piece(block.out, block.out_length))
            elif port == abi.HOST:
                budget.leave(block.out_length)
                name = self._piece(block.name, min(block.name_length, _MOST_MESSAGE))
                good, answer = budget.host(name, self._piece(block.out, block.out_length), bool(block.typed))
                self._answer(block, answer, len(answer) if good else -1 - len(answer))
            elif port == abi.FETCH:
                self._answer(block, answer, block.status)
            else:
                self._ended(port, block)

    def _answer(self, block: abi.Block, answer: bytes, status: int) -> None:
        if len(answer) <= block.buffer_length:
            if not self._shape.writable(block.buffer, block.buffer + len(answer)):
                fault(f"the guest wants an answer at {block.buffer:#x}, where it may not write", self._general())
            self.memory.bytes[block.buffer : block.buffer + len(answer)] = answer
        abi.STATUS.pack_into(self.memory.bytes, self._shape.mailbox.start + abi.STATUS_OFFSET, status)

    def _ended(self, port: int, block: abi.Block) -> None:
        if port == abi.NO_MEMORY:
            raise MemoryLimit(f"the guest needs more than {self._shape.top >> 20} MiB of memory")
        text = self._piece(block.out, min(block.out_length, _MOST_MESSAGE)).decode(errors="replace")
        if port == abi.TRAPPED:
            fault(text)
        self.healthy = port == abi.FAILED  # a panic may have left anything behind
        raise GuestError(f"the guest panicked: {text}" if port == abi.PANICKED else text)

    def _run(self, budget: Budget) -> int:
        """Runs until the guest writes to a port, and says to which."""
        while True:
            try:
                _ioctl(self._processor, kvm.RUN, 0)
            except InterruptedError:
                budget.check()
                continue
            except OSError as error:
                fault(f"the processor could not run the guest: {error.strerror}", self._general())
            reason, direction, size, port, count = kvm.EXIT.unpack_from(self._shared, kvm.EXIT_OFFSET)
            if reason == kvm.EXIT_IO:
                if (direction, size, count) == (kvm.OUT, 1, 1) and port in abi.PORTS:
                    return int(port)
                fault(f"the guest used port {port:#x}", self._general())
            if reason != kvm.EXIT_INTR:
                fault(self._why(reason), self._general())

    def _why(self, reason: int) -> str:
        address = self._general().get("cr2", shapes.NO_FAULT)
        said = kvm.EXIT_NAMES.get(reason, f"exit {reason}")
        stack = self._shape.stack
        if stack.start - 4096 <= address < stack.start:
            return "the guest's stack is full"
        return f"the guest ended with a {said}" + (f", at address {address:#x}" if address != shapes.NO_FAULT else "")

    def _general(self) -> dict[str, int]:
        """The registers by name, with CR2, the address of the last page fault."""
        values: dict[str, int] = dict(zip(kvm.REG_NAMES, kvm.REGS.unpack(self._get(kvm.GET_REGS, kvm.REGS.size))))
        sregs = self._get(kvm.GET_SREGS, kvm.SREGS_SIZE)
        values["cr2"] = struct.unpack_from("<Q", sregs, kvm.SREGS_CONTROL_OFFSET + 8)[0]
        return values

    def made_from(self, state: object) -> bool:
        return self.base is (state or self._ready)

    def snapshot(self) -> State:
        """The present memory, between two calls. The processor's state is that of the start: calls share none."""
        return State(self.memory.copy(), self.base.size, self.base.registers)

    def close(self) -> None:
        if not self.healthy and self._device.reaper is not None:
            self._device.reaper.put(self._destroy)
        else:
            self._destroy()

    def _destroy(self) -> None:
        self._shared.close()
        os.close(self._processor)
        os.close(self._machine)
        self.memory.close()

    def __enter__(self) -> Vm:
        return self

    def __exit__(self, *error: Any) -> None:
        self.close()
