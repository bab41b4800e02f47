"""What every backend is to its worker: a template that makes machines, machines that run calls, and the budget of a
call.

A machine stops a call by raising one of the errors of `errors`; whether it can be used again is its own matter, and its
owner asks `healthy` before the next call.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from typing import NoReturn, Protocol

from ferrule.sandbox.errors import CpuLimit, GuestFault, HostDenied, OutputLimit, Timeout
from ferrule.sandbox.limits import Limits

# A host function's answer: whether it worked, and its bytes.
HostCall = Callable[[bytes, bytes, bool], tuple[bool, bytes]]


class Machine(Protocol):
    """One tenant's memory and processor. `call` runs a function in the state that is there; `reset` goes back to the
    state that the machine was made with: a snapshot, or None for the state after the module's set-up."""

    healthy: bool

    def call(self, name: bytes, argument: bytes, typed: bool, budget: Budget) -> tuple[bytes, bool]: ...

    def reset(self) -> None: ...

    def snapshot(self) -> object: ...

    def made_from(self, state: object) -> bool: ...

    def close(self) -> None: ...


class Template(Protocol):
    """A checked module, ready to become machines."""

    def machine(self, budget: Budget, state: object = None) -> Machine: ...

    def fresh(self, budget: Budget) -> Machine: ...

    def walls(self) -> tuple[str, ...]: ...


class Budget:
    """What is left of the limits in one call. The clock interrupts whatever system call is running, again and again
    once the time is over, so that a signal that came a moment too early is not the last."""

    def __init__(self, limits: Limits, host: HostCall | None = None, granted: frozenset[bytes] = frozenset()) -> None:
        self.limits, self.granted, self._host = limits, granted, host
        self.output = bytearray()
        self.left_bytes = limits.output_kb * 1024
        self.host_calls = 0
        self.started = self.started_cpu = self._deadline = 0.0

    def start(self, *, clock: bool = True) -> None:
        """Begins to count time, from nothing."""
        self.started, self.started_cpu = time.monotonic(), time.thread_time()
        self._deadline = self.started + self.limits.wall_ms / 1000
        if clock:
            first = min(self.limits.wall_ms, self.limits.cpu_ms or self.limits.wall_ms) / 1000
            signal.setitimer(signal.ITIMER_REAL, first, 0.001)

    @staticmethod
    def stop() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def cpu_seconds(self) -> float:
        return time.thread_time() - self.started_cpu if self.started else 0.0

    def check(self) -> None:
        """Raises if the time is over."""
        if time.monotonic() >= self._deadline:
            raise Timeout(f"the call took longer than {self.limits.wall_ms} ms")
        if self.limits.cpu_ms and self.cpu_seconds() * 1000 >= self.limits.cpu_ms:
            raise CpuLimit(f"the call used more than {self.limits.cpu_ms} ms of the processor")

    def leave(self, count: int) -> None:
        """Counts bytes that are about to leave the guest, before they are copied."""
        self.left_bytes -= count
        if self.left_bytes < 0:
            raise OutputLimit(f"the guest sent more than {self.limits.output_kb} KiB")

    def print(self, text: bytes) -> None:
        self.output += text

    def host(self, name: bytes, argument: bytes, typed: bool) -> tuple[bool, bytes]:
        self.host_calls += 1
        shown = name[:80].decode(errors="backslashreplace")
        if name not in self.granted or self._host is None:
            raise HostDenied(f"the guest called the host function `{shown}`, which was not granted")
        if self.host_calls > self.limits.host_calls:
            raise HostDenied(f"the guest made more than {self.limits.host_calls} host calls")
        answer = self._host(name, argument, typed)
        self.check()
        return answer


def fault(message: str, registers: dict[str, int] | None = None) -> NoReturn:
    raise GuestFault(message, registers=registers)
