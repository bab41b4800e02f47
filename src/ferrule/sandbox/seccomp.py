"""A filter of system calls for workers, assembled here: what they need is a short list, and a library for it would need
another library of the system.

What is not on the list fails with EPERM; what only an attacker tries ends the process.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from collections.abc import Iterable

# Numbers on x86-64. On other machines there is no filter, and `Pool.walls` does not name one.
NUMBERS = {
    "read": 0, "write": 1, "close": 3, "fstat": 5, "poll": 7, "lseek": 8, "mmap": 9, "mprotect": 10, "munmap": 11,
    "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "ioctl": 16, "pread64": 17, "pwrite64": 18,
    "sched_yield": 24, "mremap": 25, "madvise": 28, "nanosleep": 35, "setitimer": 38, "getpid": 39, "sendto": 44,
    "recvfrom": 45, "exit": 60, "fcntl": 72, "ftruncate": 77, "gettimeofday": 96, "sigaltstack": 131, "gettid": 186,
    "futex": 202, "sched_getaffinity": 204, "restart_syscall": 219, "clock_gettime": 228, "clock_getres": 229,
    "clock_nanosleep": 230, "exit_group": 231, "set_robust_list": 273, "getrandom": 318, "memfd_create": 319,
    "membarrier": 324, "rseq": 334, "prctl": 157, "set_tid_address": 218, "tgkill": 234, "getrusage": 98, "clone3": 435,
    "clone": 56, "prlimit64": 302, "pkey_mprotect": 329, "pkey_alloc": 330, "seccomp": 317,
}  # fmt: skip
# Tried by nobody who means well.
DEADLY = {
    "socket": 41, "connect": 42, "fork": 57, "vfork": 58, "execve": 59, "kill": 62, "ptrace": 101, "mount": 165,
    "process_vm_readv": 310, "process_vm_writev": 311, "bpf": 321, "userfaultfd": 323, "execveat": 322,
    "io_uring_setup": 425, "keyctl": 250, "unshare": 272, "setns": 308, "init_module": 175, "kexec_load": 246,
}  # fmt: skip
# What a worker does once it stands: the rest of NUMBERS is for starting.
WORKER = frozenset(NUMBERS) - {"clone", "clone3", "prctl", "prlimit64", "seccomp", "pkey_alloc", "pkey_mprotect"}

_ARCHITECTURE = 0xC000003E
_X32 = 0x40000000
_LOAD, _EQUAL, _GREATER, _BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH = 0, 4
ALLOW, EPERM, KILL = 0x7FFF0000, 0x00050001, 0x80000000
_PROT_EXEC = 4
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_INSTRUCTION = struct.Struct("<HBBI")


def argument(number: int) -> int:
    """Where the low half of a system call's argument lies in the data that a filter sees."""
    return 16 + 8 * number


def supported() -> bool:
    return platform.system() == "Linux" and platform.machine() == "x86_64"


def program(allowed: Iterable[str], ioctls: Iterable[int], *, executable: bool) -> bytes:
    """The filter: system calls by name, `ioctl` by request, mappings without PROT_EXEC unless `executable`."""
    allowed = set(allowed)
    code = [
        (_LOAD, 0, 0, _ARCH), (_EQUAL, 1, 0, _ARCHITECTURE), (_RETURN, 0, 0, KILL),
        (_LOAD, 0, 0, _NUMBER), (_GREATER, 0, 1, _X32), (_RETURN, 0, 0, KILL),
    ]  # fmt: skip
    if "ioctl" in allowed:
        tests = [(_EQUAL, 0, 1, request) for request in ioctls]
        code += _block(NUMBERS["ioctl"], argument(1), [row for test in tests for row in (test, (_RETURN, 0, 0, ALLOW))])
    if not executable:
        for name in ("mmap", "mprotect"):
            code += _block(NUMBERS[name], argument(2), [(_BITS, 0, 1, _PROT_EXEC), (_RETURN, 0, 0, EPERM)], ALLOW)
    for name in sorted(allowed - {"ioctl"}):
        code += [(_EQUAL, 0, 1, NUMBERS[name]), (_RETURN, 0, 0, ALLOW)]
    for number in DEADLY.values():
        code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, KILL)]
    code.append((_RETURN, 0, 0, EPERM))
    return b"".join(_INSTRUCTION.pack(*row) for row in code)


_Row = tuple[int, int, int, int]


def _block(number: int, place: int, tests: list[_Row], otherwise: int = EPERM) -> list[_Row]:
    """Tests of an argument of one system call, then `otherwise`; skipped for every other call."""
    body = [(_LOAD, 0, 0, place), *tests, (_RETURN, 0, 0, otherwise)]
    return [(_EQUAL, 0, len(body), number), *body]


def install(code: bytes) -> None:
    """Filters this thread and those it starts from now on. `no_new_privs` must be set."""
    count = len(code) // _INSTRUCTION.size
    buffer = ctypes.create_string_buffer(code, len(code))
    head = ctypes.create_string_buffer(struct.pack("<H6xQ", count, ctypes.addressof(buffer)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, head, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the filter of system calls was refused")


# What a build is not to do, on top of what its user may not do anyway.
_NEVER_IN_A_BUILD = (
    "ptrace", "mount", "process_vm_readv", "process_vm_writev", "bpf", "userfaultfd", "io_uring_setup", "keyctl",
    "unshare", "setns", "init_module", "kexec_load",
)  # fmt: skip
_MORE_NEVER = (155, 165, 166, 248, 249, 298, 304, 313, 425, 428, 429, 430, 431, 432, 442)
_ENOSYS = 0x00050026
_LOCAL_SOCKETS = 1
_NEW_NAMESPACES = 0x7E020080


def build_program() -> bytes:
    """The filter of an untrusted build: no sockets but local ones, no namespaces, nothing that looks into other
    processes or at the kernel. Everything else a compiler may need."""
    code = [
        (_LOAD, 0, 0, _ARCH), (_EQUAL, 1, 0, _ARCHITECTURE), (_RETURN, 0, 0, KILL),
        (_LOAD, 0, 0, _NUMBER), (_GREATER, 0, 1, _X32), (_RETURN, 0, 0, KILL),
    ]  # fmt: skip
    local = [(_EQUAL, 0, 1, _LOCAL_SOCKETS), (_RETURN, 0, 0, ALLOW)]
    code += _block(DEADLY["socket"], argument(0), local)
    code += _block(NUMBERS["clone"], argument(0), [(_BITS, 0, 1, _NEW_NAMESPACES), (_RETURN, 0, 0, EPERM)], ALLOW)
    # Its flags lie in memory, where a filter cannot look; the C library then uses `clone`.
    code += [(_EQUAL, 0, 1, NUMBERS["clone3"]), (_RETURN, 0, 0, _ENOSYS)]
    for number in sorted({*(DEADLY[name] for name in _NEVER_IN_A_BUILD), *_MORE_NEVER}):
        code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, EPERM)]
    code.append((_RETURN, 0, 0, ALLOW))
    return b"".join(_INSTRUCTION.pack(*row) for row in code)
