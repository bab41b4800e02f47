"""Runs functions that nobody should trust: each in its own machine, within limits, with nothing but what it is granted.

    from ferrule.sandbox import Function, Limits, Pool

    with Pool(Function.from_file("guest"), limits=Limits(wall_ms=50), host={"lookup": lookup}) as pool:
        pool.call("greet", "Ada")

This room knows nothing of translation. docs/sandbox.md says which walls there are and what is not promised.
"""

from __future__ import annotations

from ferrule.sandbox.backends import available
from ferrule.sandbox.errors import (
    BackendUnavailable,
    BadModule,
    BadRequest,
    BuildFailed,
    CpuLimit,
    FuelLimit,
    GuestError,
    GuestFault,
    HostDenied,
    LimitReached,
    MemoryLimit,
    OutputLimit,
    Poisoned,
    SandboxError,
    Timeout,
    WorkerLost,
)
from ferrule.sandbox.function import Function
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.pool import Instance, Pool, Result, Snapshot

__all__ = [
    "BackendUnavailable",
    "BadModule",
    "BadRequest",
    "BuildFailed",
    "CpuLimit",
    "FuelLimit",
    "Function",
    "GuestError",
    "GuestFault",
    "HostDenied",
    "Instance",
    "LimitReached",
    "Limits",
    "MemoryLimit",
    "OutputLimit",
    "Poisoned",
    "Pool",
    "Result",
    "SandboxError",
    "Snapshot",
    "Timeout",
    "WorkerLost",
    "available",
]
