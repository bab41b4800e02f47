"""KVM's numbers and structures, as far as `vm` uses them (Linux, `include/uapi/linux/kvm.h`)."""

from __future__ import annotations

import struct

API_VERSION = 12

# ioctls
GET_API_VERSION = 0xAE00
CREATE_VM = 0xAE01
CHECK_EXTENSION = 0xAE03
GET_VCPU_MMAP_SIZE = 0xAE04
CREATE_VCPU = 0xAE41
RUN = 0xAE80
GET_SUPPORTED_CPUID = 0xC008AE05
SET_USER_MEMORY_REGION = 0x4020AE46
GET_REGS, SET_REGS = 0x8090AE81, 0x4090AE82
GET_SREGS, SET_SREGS = 0x8138AE83, 0x4138AE84
GET_MSRS, SET_MSRS = 0xC008AE88, 0x4008AE89
SET_CPUID2 = 0x4008AE90
GET_VCPU_EVENTS, SET_VCPU_EVENTS = 0x8040AE9F, 0x4040AEA0
GET_XSAVE, SET_XSAVE = 0x9000AEA4, 0x5000AEA5
SET_XCRS = 0x4188AEA7

# All of the above, for the filter of system calls.
IOCTLS = (
    GET_API_VERSION, CREATE_VM, CHECK_EXTENSION, GET_VCPU_MMAP_SIZE, CREATE_VCPU, RUN, GET_SUPPORTED_CPUID,
    SET_USER_MEMORY_REGION, GET_REGS, SET_REGS, GET_SREGS, SET_SREGS, GET_MSRS, SET_MSRS, SET_CPUID2, GET_VCPU_EVENTS,
    SET_VCPU_EVENTS, GET_XSAVE, SET_XSAVE, SET_XCRS,
)  # fmt: skip

CAP_SYNC_REGS = 74
SYNC_REGS, SYNC_SREGS, SYNC_EVENTS = 1, 2, 4

# The page that kernel and host share for each processor.
IMMEDIATE_EXIT = 1
# Why the guest was left; direction, size, port and count, where that was a port.
EXIT = struct.Struct("<I20xBBHI")
EXIT_OFFSET = 8
VALID_REGS = struct.Struct("<QQ")
VALID_REGS_OFFSET = 288
# Both of the above and the general registers, which lie behind.
START = slice(288, 304 + 144)
# General registers, then special ones, then pending events.
SYNCED_REGS = slice(304, 304 + 144)
SYNCED_RIP = slice(304 + 128, 304 + 136)
SYNCED_SPECIAL = slice(448, 448 + 312)
SYNCED_EVENTS = slice(760, 760 + 64)

EXIT_IO, EXIT_SHUTDOWN, EXIT_FAIL_ENTRY, EXIT_INTR, EXIT_INTERNAL = 2, 8, 9, 10, 17
EXIT_NAMES = {
    1: "exception", 2: "port", 3: "hypercall", 4: "debug", 5: "halt", 6: "access outside the memory",
    8: "fault (the guest has no handlers, so every fault ends it)", 9: "the processor refused to enter the guest",
    17: "the processor could not go on",
}  # fmt: skip
OUT = 1

MEMORY_REGION = struct.Struct("<IIQQQ")
REGS = struct.Struct("<18Q")
REG_NAMES = (
    "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rsp", "rbp", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rip",
    "rflags",
)  # fmt: skip
SEGMENT = struct.Struct("<QIH10B")
TABLE = struct.Struct("<QH6x")
CONTROL = struct.Struct("<7Q")
SREGS_SIZE = 312
SREGS_CONTROL_OFFSET = 8 * SEGMENT.size + 2 * TABLE.size
XSAVE_SIZE = 4096
EVENTS_SIZE = 64

MSR_HEADER = struct.Struct("<II")
MSR_ENTRY = struct.Struct("<IIQ")
CPUID_HEADER = struct.Struct("<II")
CPUID_ENTRY = struct.Struct("<10I")
XCRS = struct.Struct("<II IIQ 368x")
