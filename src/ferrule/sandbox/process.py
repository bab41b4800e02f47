"""A worker as its pool sees it: a process, a socket, and the watch over both."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ferrule.sandbox.errors import BY_NAME, GuestFault, SandboxError, Timeout, WorkerLost
from ferrule.sandbox.frames import ABORT, GOOD, TYPED, Channel, Closed, Frame, Kind
from ferrule.sandbox.function import Function
from ferrule.sandbox.host import HostFunction, HostRunner
from ferrule.sandbox.limits import Limits

# The worker stops its guest itself; only if it does not within so many seconds more, the pool ends it.
GRACE = 1.0
START_SECONDS = 30.0
_SOURCE = str(Path(__file__).resolve().parents[2])
_PROGRAM = "import sys; sys.path[:0] = {path!r}; from {module} import main; main({descriptor})"


class WorkerProcess:
    def __init__(self, backend: str, module: bytes, function: Function, limits: Limits, host: dict[str, HostFunction]):
        self.limits, self.function = limits, function
        self.runner = HostRunner(host)
        self.lost = False
        ours, theirs = socket.socketpair()
        with theirs:
            self.process = start(theirs.fileno(), "ferrule.sandbox.worker")
        # What a worker may send at once: what its guest may, and a message about it.
        self.channel = Channel(ours, limits.output_kb * 1024 * 2 + (1 << 16))
        try:
            order = {"backend": backend, "limits": limits.as_dict(), "host": list(host)}
            ours.settimeout(START_SECONDS)
            self.channel.send(Frame(0, head=json.dumps(order).encode(), body=module))
            ready = self.channel.receive()
            if ready.kind != Kind.READY:
                raise error_of(ready)
            self.walls = tuple(str(wall) for wall in ready.data()["walls"])
        except (Closed, TimeoutError):
            self.end()
            raise WorkerLost(f"a worker for {function.name} did not start") from None
        except BaseException:
            self.end()
            raise

    def exchange(self, frame: Frame, replies: int = 1, *, calls: int = 1) -> Iterator[Frame]:
        """Sends an order and gives what comes back: REPLY and FAIL frames. Serves host calls on the way.

        Each call has its own time; `calls` is how many the order may make, for orders whose calls come back
        together."""
        try:
            self.channel.send(frame)
            for _ in range(replies):
                yield self._reply(time.monotonic() + self.limits.wall_ms / 1000 * calls)
        except Closed:
            self.end()
            raise WorkerLost("the worker that ran the call is gone") from None
        except (ValueError, KeyError, TypeError) as error:
            self.end()
            raise WorkerLost(f"the worker sent what no worker sends: {error}") from None
        except GeneratorExit:
            raise
        except SandboxError:
            raise
        except BaseException:  # an interrupt: whatever the worker still sends belongs to nobody
            self.end()
            raise

    def _reply(self, deadline: float) -> Frame:
        host_calls = 0
        while True:
            frame = self._receive(deadline)
            if frame.kind in (Kind.REPLY, Kind.FAIL):
                return frame
            # The worker counts and checks too, but it may be in the hands of its guest.
            host_calls += 1
            if frame.kind != Kind.HOST or host_calls > self.limits.host_calls:
                raise Closed("a reply was expected")
            name = frame.head.decode()
            if name not in self.runner.functions:
                raise Closed("a host function that was not granted")
            answer = self.runner.call(name, frame.body, bool(frame.flags & TYPED), deadline - time.monotonic())
            if answer is None:
                self.channel.send(Frame(Kind.ANSWER, ABORT))
                deadline = time.monotonic()
            else:
                good, data = answer
                self.channel.send(Frame(Kind.ANSWER, GOOD if good else 0, body=data))

    def _receive(self, deadline: float) -> Frame:
        if not self.channel.waiting():
            self.channel.socket.settimeout(max(deadline + GRACE - time.monotonic(), 0.001))
        try:
            return self.channel.receive()
        except TimeoutError:
            self.end()
            raise Timeout(f"the call took longer than {self.limits.wall_ms} ms, and its worker was ended") from None

    def memory(self) -> int:
        """The bytes that the process holds now; pages that many machines share count once, where the system tells."""
        try:
            told = Path("/proc", str(self.process.pid), "smaps_rollup").read_text().split("\nPss:", 1)
            return int(told[1].split()[0]) * 1024
        except (OSError, IndexError, ValueError):
            pass
        try:
            return int(Path("/proc", str(self.process.pid), "statm").read_text().split()[1]) * os.sysconf(
                "SC_PAGE_SIZE"
            )
        except (OSError, IndexError):
            return 0

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.lost = True
        self.runner.close()
        self.process.kill()
        self.channel.socket.close()
        self.process.wait()

    def close(self) -> None:
        """Lets the process end by itself, which it does when its socket closes."""
        self.lost = True
        self.runner.close()
        self.channel.socket.close()
        try:
            self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(descriptor: int, module: str) -> subprocess.Popen[bytes]:
    """A process with one socket and nothing else, which runs `main` of a module."""
    path = [_SOURCE, *(entry for entry in sys.path if entry.endswith("site-packages"))]
    program = _PROGRAM.format(path=path, module=module, descriptor=descriptor)
    debug = os.environ.get("FERRULE_SANDBOX_DEBUG")
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", program],
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=None if debug else subprocess.DEVNULL,
        cwd="/",
        env={},
        start_new_session=True,
    )


def error_of(frame: Frame) -> SandboxError:
    """The error that a FAIL frame tells of."""
    try:
        told = frame.data()
        kind, message = BY_NAME[str(told["kind"])], str(told["message"])[:8192]
        if issubclass(kind, GuestFault):
            registers = {str(name): int(value) for name, value in told.get("registers", {}).items()}
            return kind(message, output=frame.body, registers=registers)
        return kind(message, output=frame.body)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return WorkerLost("the worker told of a failure as no worker does")
