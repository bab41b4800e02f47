"""What a worker gives up before it touches a guest: privileges, the right to gain any, files, processes, system calls.

Each step says whether it worked; the pool lists the walls that really stand.
"""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Iterable

from ferrule.sandbox import seccomp

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
NOBODY = 65534


def no_new_privileges() -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs was refused")
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return "no new privileges"


def drop_privileges() -> str:
    """To a user that owns nothing. Whoever is not root stays who it is."""
    if os.geteuid() != 0:
        return ""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    return f"user {NOBODY}"


def limit_resources(memory_bytes: int, files: int, *, addresses: bool = True) -> str:
    """`memory_bytes` is for the whole process, counted in addresses or in data; new files cannot grow beyond it
    either."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_FSIZE, memory_bytes),
        (resource.RLIMIT_AS if addresses else resource.RLIMIT_DATA, memory_bytes),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
    return "resource limits"


def filter_calls(ioctls: Iterable[int], *, executable: bool, extra: Iterable[str] = ()) -> str:
    if not seccomp.supported():
        return ""
    seccomp.install(seccomp.program(seccomp.WORKER | set(extra), ioctls, executable=executable))
    return "system call filter"
