"""The parent of a server's processes. It owns the socket, so a reload loses no connection: new processes are ready
before the old ones are told to end, and those answer what they have first."""

from __future__ import annotations

import importlib.util
import json
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from ferrule.diagnostics import FerruleError, diagnostic
from ferrule.serve.settings import Settings

START_SECONDS = 60.0
_PACKAGES = ("uvicorn", "prometheus_client")
_SOURCE = str(Path(__file__).resolve().parents[2])

Build = Callable[[], tuple[Settings, Path]]
"""Reads the settings and gives them with the module, built from what the files are now."""
Tell = Callable[[str], None]


def check_packages() -> None:
    """FER0716 without the packages of the server."""
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        raise FerruleError(
            diagnostic("FER0716", f"the server needs {listed}", help="install them: pip install 'ferrule[serve]'")
        )


def open_sockets(address: str, count: int) -> list[socket.socket]:
    """A socket for each process; the kernel spreads connections over them. They stay open while processes come and go,
    so a connection that nobody accepted yet is not lost. FER0716 for an address that cannot be had."""
    first = _open(address, shared=False)
    name = "{}:{}".format(*first.getsockname()[:2])
    first.close()
    return [_open(name, shared=True) for _ in range(count)]


def _open(address: str, *, shared: bool) -> socket.socket:
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    try:
        listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listening.bind((host, int(port)))
        if shared:
            listening.listen(2048)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FerruleError(diagnostic("FER0716", f"cannot listen on `{address}`: {why}")) from None
    return listening


@dataclass
class Child:
    process: subprocess.Popen[bytes]
    started: float

    def ready(self, seconds: float) -> bool:
        """Waits for the line that says so."""
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            end = time.monotonic() + seconds
            while time.monotonic() < end and self.process.poll() is None:
                if selector.select(0.2):
                    return self.process.stdout.readline() == b"ready\n"
        return False


class Supervisor:
    def __init__(self, build: Build, tell: Tell) -> None:
        self.build, self.tell = build, tell
        self.children: list[Child] = []
        self.ending: list[Child] = []
        self._reload = self._stop = False
        self._metrics = tempfile.mkdtemp(prefix="ferrule-metrics-")
        self.settings, self.module = build()
        count = self.settings.processes or len(os.sched_getaffinity(0))
        self.sockets = open_sockets(self.settings.address, count)
        self.address = "{}:{}".format(*self.sockets[0].getsockname()[:2])

    def run(self) -> int:
        """Until SIGTERM or an interrupt. SIGHUP reloads."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_stop)
        signal.signal(signal.SIGHUP, self._on_reload)
        try:
            self.children = self._start_all()
            self._serve_metrics()
            self.tell(f"serving on http://{self.address} ({len(self.children)} processes)")
            while not self._stop:
                if self._reload:
                    self._reload = False
                    self.reload()
                self._watch()
                time.sleep(0.05)
            self.tell("draining")
            return 0
        finally:
            self._end([*self.children, *self.ending])
            for listening in self.sockets:
                listening.close()
            shutil.rmtree(self._metrics, ignore_errors=True)

    def _on_stop(self, number: int, frame: FrameType | None) -> None:
        self._stop = True

    def _on_reload(self, number: int, frame: FrameType | None) -> None:
        self._reload = True

    def _start_all(self) -> list[Child]:
        made = [self._start(listening) for listening in self.sockets]
        if not all(child.ready(START_SECONDS) for child in made):
            self._end(made)
            raise FerruleError(
                diagnostic("FER0716", "the processes of the server ended before they were ready", help="see above")
            )
        return made

    def _start(self, listening: socket.socket) -> Child:
        order = {
            "settings": str(self.settings.file) if self.settings.file else "",
            "module": str(self.module),
            "socket": listening.fileno(),
        }
        program = f"import sys; sys.path.insert(0, {_SOURCE!r}); from ferrule.serve.child import main; main()"
        process = subprocess.Popen(
            [sys.executable, "-c", program], pass_fds=[listening.fileno()], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": self._metrics},
            start_new_session=True,
        )  # fmt: skip
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass
        return Child(process, time.monotonic())

    def reload(self) -> bool:
        """New processes with what the files say now; where that cannot be, the old ones stay."""
        before = self.settings, self.module
        try:
            self.settings, self.module = self.build()
            fresh = self._start_all()
        except FerruleError as error:
            self.settings, self.module = before
            self.tell("not reloaded: " + "; ".join(problem.message for problem in error.diagnostics))
            return False
        if (self.settings.address, self.settings.processes) != (before[0].address, before[0].processes):
            self.tell("the address and the number of processes stay until the server is started anew")
        old, self.children = self.children, fresh
        for child in old:
            child.process.terminate()
        self.ending += old
        self.tell("reloaded")
        return True

    def _watch(self) -> None:
        """Replaces processes that ended, and forgets those that were to end."""
        self.ending = [child for child in self.ending if child.process.poll() is None]
        for number, child in enumerate(self.children):
            if child.process.poll() is None or time.monotonic() - child.started < 1.0:
                continue
            self._forget(child)
            self.tell(f"process {child.process.pid} ended with status {child.process.returncode}; another is started")
            self.children[number] = self._start(self.sockets[number])

    def _forget(self, child: Child) -> None:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(child.process.pid, self._metrics)  # type: ignore[no-untyped-call]

    def _end(self, children: list[Child]) -> None:
        for child in children:
            child.process.terminate()
        end = time.monotonic() + self.settings.drain_seconds + 2
        for child in children:
            try:
                child.process.wait(max(end - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()

    def _serve_metrics(self) -> None:
        if not self.settings.metrics:
            return
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = self._metrics
        from prometheus_client import CollectorRegistry, start_http_server
        from prometheus_client.multiprocess import MultiProcessCollector

        host, _, port = self.settings.metrics.rpartition(":")
        registry = CollectorRegistry()
        collector: Any = MultiProcessCollector
        collector(registry, path=self._metrics)
        try:
            start_http_server(int(port), host.strip("[]"), registry)
        except OSError as error:
            raise FerruleError(
                diagnostic("FER0716", f"cannot listen on `{self.settings.metrics}`: {error.strerror}")
            ) from None
