"""The escape suite: what a guest must not be able to do, one row for each attempt, and how each has to end.

`ferrule sandbox probe` prints it; the tests run the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ferrule.sandbox.errors import (
    CpuLimit,
    FuelLimit,
    GuestError,
    GuestFault,
    HostDenied,
    MemoryLimit,
    OutputLimit,
    SandboxError,
    Timeout,
)
from ferrule.sandbox.function import Function
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.pool import Pool

_FAULT = (GuestFault,)
MEMORY_MB = 16
_TOP = MEMORY_MB << 20


@dataclass(frozen=True)
class Probe:
    number: int
    about: str
    function: str
    ends: tuple[type[SandboxError], ...]
    argument: Any = b""
    harmless: str = ""  # what it may come back with instead


@dataclass(frozen=True)
class Outcome:
    number: int
    about: str
    held: bool
    said: str


# What is tried, by the function of the guest `probes` that tries it; all end in a fault.
_FAULTS = {
    "null_read": "read at address 0", "null_write": "write at address 0", "write_code": "write to code",
    "write_constant": "write to a constant", "execute_stack": "execute the stack", "jump_null": "jump to address 0",
    "jump_noncanonical": "jump to an address that is none", "port_serial": "write to the serial port",
    "port_debug": "write to port 0x80", "port_in": "read a port", "port_read_own": "read a port of the ABI",
    "port_wide": "write four ports of the ABI at once", "port_string": "write a string to the serial port",
    "port_high": "write to port 0xffff", "port_pci": "write to PCI configuration",
    "port_after_iopl": "raise IOPL, then write to a port", "sysenter": "SYSENTER", "syscall": "SYSCALL",
    "int_80": "INT 0x80", "int_3": "INT3", "int_double_fault": "INT 8", "halt": "HLT", "interrupts_off": "CLI",
    "interrupts_on": "STI", "read_cr0": "read CR0", "write_cr3": "write CR3", "write_cr4": "write CR4",
    "write_dr7": "write DR7", "read_msr": "RDMSR", "write_msr": "WRMSR", "load_gdt": "LGDT", "load_idt": "LIDT",
    "load_task": "LTR", "flush_page": "INVLPG", "write_xcr0": "XSETBV", "write_back": "WBINVD", "swap_gs": "SWAPGS",
    "vm_call": "VMCALL", "vmm_call": "VMMCALL", "ring_0_far": "far return to ring 0", "ring_0_iret": "IRET to ring 0",
    "ring_0_stack": "load a stack of ring 0", "undefined": "an undefined instruction", "trap_flag": "set the trap flag",
    "divide": "divide by 0", "stack_away": "move the stack to page 0", "stack_bomb": "endless recursion",
}  # fmt: skip
# Places that belong to the host or to nobody.
_PLACES = {
    "the GDT and TSS": _TOP,
    "the page tables": _TOP + 4096,
    "past the memory": _TOP + (1 << 20),
    "the end of addresses": -8,
}
_LIMITS: tuple[tuple[str, str, tuple[type[SandboxError], ...]], ...] = (
    ("forever", "an endless loop", (Timeout, CpuLimit)),
    ("memory_bomb", "allocate without end", (MemoryLimit,)),
    ("output_bomb", "print without end", (OutputLimit,)),
    ("panic_bomb", "panic", (GuestError,)),
)
# KVM itself refuses calls from ring 3 with -EPERM where the processor does not.
_HARMLESS = {"vm_call": "came back with 0xffffffffffffffff", "vmm_call": "came back with 0xffffffffffffffff"}
_PORT_HOST, _PORT_PRINT, _PORT_DONE = 0xE4, 0xE3, 0xE0


def _forged() -> Iterator[tuple[str, bytes, tuple[type[SandboxError], ...]]]:
    """Messages with pieces that are not where the guest's memory is."""
    from ferrule.sandbox.abi import BLOCK

    def block(out: int, length: int, name: int = _TOP // 2, name_length: int = 4) -> bytes:
        return BLOCK.pack(1, 0, name, name_length, 0, 0, out, length, 0, 0, 0, 0, 0)

    yield "reply from the page tables", bytes([_PORT_DONE]) + block(_TOP + 4096, 64), _FAULT
    yield "reply from addresses that wrap", bytes([_PORT_DONE]) + block(2**64 - 8, 64), _FAULT
    yield "print more than there is", bytes([_PORT_PRINT]) + block(0x100000, 2**63), (GuestFault, OutputLimit)
    yield "a host function's name outside", bytes([_PORT_HOST]) + block(0x100000, 8, 2**63, 8), _FAULT
    yield "a host function that was not granted", bytes([_PORT_HOST]) + block(0x100000, 8), (HostDenied,)


def vm_probes() -> list[Probe]:
    rows: list[tuple[str, str, tuple[type[SandboxError], ...], Any]] = []
    rows += [(about, function, _FAULT, b"") for function, about in _FAULTS.items()]
    for verb, function in (("read", "read_at"), ("write", "write_at")):
        rows += [(f"{verb} {place}", function, _FAULT, address) for place, address in _PLACES.items()]
    rows += [(about, function, ends, b"") for function, about, ends in _LIMITS]
    rows += [(about, "forge", ends, message) for about, message, ends in _forged()]
    return [Probe(number, *row, harmless=_HARMLESS.get(row[1], "")) for number, row in enumerate(rows, 1)]


# In wasm's text form, for the wasm backend: the functions of one module, each an attempt.
WASM_PROBES = """
(module
  (import "ferrule" "print" (func $print (param i32 i32)))
  (import "ferrule" "reply" (func $reply (param i32 i32 i32)))
  (import "ferrule" "argument" (func $argument (param i32)))
  (import "ferrule" "host" (func $host (param i32 i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table 1 funcref)
  (func (export "read_past") (param i32 i32) i32.const 65533 i32.load drop)
  (func (export "write_past") (param i32 i32) i32.const -4 i32.const 1 i32.store)
  (func (export "call_nothing") (param i32 i32) i32.const 0 call_indirect)
  (func (export "call_past") (param i32 i32) i32.const 7 call_indirect)
  (func $deep (export "stack_bomb") (param i32 i32) i32.const 0 i32.const 0 call $deep)
  (func (export "divide") (param i32 i32) i32.const 1 i32.const 0 i32.div_u drop)
  (func (export "reply_past") (param i32 i32) i32.const 65530 i32.const 100 i32.const 0 call $reply)
  (func (export "reply_wrap") (param i32 i32) i32.const -1 i32.const 100 i32.const 0 call $reply)
  (func (export "argument_past") (param i32 i32) i32.const 65534 call $argument)
  (func (export "name_past") (param i32 i32)
    i32.const -8 i32.const 8 i32.const 0 i32.const 1 i32.const 0 call $host drop)
  (func (export "not_granted") (param i32 i32)
    i32.const 0 i32.const 4 i32.const 0 i32.const 1 i32.const 0 call $host drop)
  (func (export "forever") (param i32 i32) (loop br 0))
  (func (export "output_bomb") (param i32 i32) (loop i32.const 0 i32.const 60000 call $print br 0))
  (func (export "memory_bomb") (param i32 i32)
    (loop i32.const 1 memory.grow i32.const -1 i32.ne br_if 0) unreachable)
)
"""
_WASM_ENDS: dict[str, tuple[type[SandboxError], ...]] = {
    "forever": (Timeout, CpuLimit, FuelLimit), "output_bomb": (OutputLimit,), "not_granted": (HostDenied,),
}  # fmt: skip


def wasm_probes(first: int = 101) -> list[Probe]:
    names = [line.split('(export "')[1].split('"')[0] for line in WASM_PROBES.splitlines() if '(export "' in line]
    functions = [name for name in names if name != "memory"]
    return [
        Probe(number, name.replace("_", " "), name, _WASM_ENDS.get(name, _FAULT), b"1234567890")
        for number, name in enumerate(functions, first)
    ]


def run(pool: Pool, probe: Probe) -> Outcome:
    """Whether the attempt ended as it has to, and what was said."""
    try:
        value = pool.call(probe.function, probe.argument)
    except SandboxError as error:
        held = isinstance(error, probe.ends)
        return Outcome(probe.number, probe.about, held, f"{type(error).__name__}: {error}")
    held = bool(probe.harmless) and value == probe.harmless
    return Outcome(probe.number, probe.about, held, f"returned: {value!r}")


def _wasm() -> Function:
    import wasmtime

    return Function.from_wasm(bytes(wasmtime.wat2wasm(WASM_PROBES)))


def _vm() -> Function:
    from ferrule.sandbox.guests import example

    return Function.from_elf(example("probes"))


SUITES: dict[str, tuple[Callable[[], Function], Callable[[], list[Probe]]]] = {
    "vm": (_vm, vm_probes),
    "wasm": (_wasm, wasm_probes),
    "vm+wasm": (_wasm, lambda: wasm_probes(201)),
}


def suite(backend: str, *, wall_ms: int = 1000) -> tuple[tuple[str, ...], list[Outcome]]:
    """The walls of a backend, and the outcome of each of its rows."""
    function, probes = SUITES[backend]
    with Pool(function(), backend=backend, limits=Limits(wall_ms=wall_ms, memory_mb=MEMORY_MB)) as pool:
        return pool.walls, [run(pool, probe) for probe in probes()]
