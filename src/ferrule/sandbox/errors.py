"""What can go wrong, as types. Each is a diagnostic too, so the command line tells it like every other problem."""

from __future__ import annotations

from typing import ClassVar

from ferrule.diagnostics import FerruleError, diagnostic


class SandboxError(FerruleError):
    """The base of all. `output` is what the guest printed before."""

    code: ClassVar[str] = "FER0703"
    # Of a command: 1 where the guest failed, 2 where whoever asked is at fault.
    status: ClassVar[int] = 1

    def __init__(self, message: str, *, output: bytes = b"", notes: tuple[str, ...] = ()) -> None:
        super().__init__(diagnostic(self.code, message, notes=notes))
        self.message, self.output, self.notes = message, output, notes

    def __str__(self) -> str:
        return self.message

    @property
    def exit_status(self) -> int:
        return self.status


class BadModule(SandboxError):
    """The module was refused before any of it ran."""

    code = "FER0701"
    status = 2


class BackendUnavailable(SandboxError):
    """The machine, or the module, does not allow the backend that was asked for."""

    code = "FER0702"
    status = 2


class BadRequest(SandboxError):
    """The caller asked for something that cannot be: a limit out of range, a value that cannot be sent."""

    code = "FER0703"
    status = 2


class LimitReached(SandboxError):
    """The base of the limits."""

    code = "FER0704"


class Timeout(LimitReached):
    """`wall_ms` is over."""


class CpuLimit(LimitReached):
    """`cpu_ms` is over."""


class FuelLimit(LimitReached):
    """`fuel` is used up."""


class MemoryLimit(LimitReached):
    """The guest asked for more than `memory_mb`, or the argument does not fit."""


class OutputLimit(LimitReached):
    """More bytes than `output_kb` were to leave the guest."""


class GuestFault(SandboxError):
    """The guest did what its machine does not allow. `registers` says where, as far as the backend knows."""

    code = "FER0705"

    def __init__(
        self, message: str, *, output: bytes = b"", notes: tuple[str, ...] = (), registers: dict[str, int] | None = None
    ) -> None:
        super().__init__(message, output=output, notes=notes)
        self.registers = registers or {}


class HostDenied(SandboxError):
    """The guest called a host function that it was not granted, or more often than `host_calls`."""

    code = "FER0706"


class Poisoned(SandboxError):
    """An instance whose last call failed is used again before `restore`."""

    code = "FER0707"


class WorkerLost(SandboxError):
    """The process that ran the call is gone; the pool starts another."""

    code = "FER0708"


class GuestError(SandboxError):
    """The function itself said that it failed, or panicked."""

    code = "FER0709"


class BuildFailed(SandboxError):
    """An untrusted build failed, or was stopped."""

    code = "FER0710"
    status = 2


# By the name that crosses from a worker.
BY_NAME: dict[str, type[SandboxError]] = {
    kind.__name__: kind
    for kind in (
        BadModule, BackendUnavailable, BadRequest, Timeout, CpuLimit, FuelLimit, MemoryLimit, OutputLimit, GuestFault,
        HostDenied, Poisoned, WorkerLost, GuestError,
    )
}  # fmt: skip
