"""The workers of one process, driven by its event loop: what `Pool` is for threads.

Each worker takes one call at a time, and sets its machine back while the answer is on its way. No handler may hold
all of them while others wait, so one that loops makes only itself slow.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from ferrule.sandbox import Function, Limits, Timeout, WorkerLost
from ferrule.sandbox.backends import choose
from ferrule.sandbox.errors import BadRequest, SandboxError
from ferrule.sandbox.frames import ABORT, GOOD, TYPED, Closed, Frame, Kind
from ferrule.sandbox.process import GRACE, WorkerProcess, error_of
from ferrule.serve.granted import QUICK
from ferrule.serve.metrics import REPLACED, WAITING

HostFunction = Callable[[bytes], bytes]


class Overloaded(Exception):
    """More requests wait than may."""


class Lane:
    """One worker and the call that it runs."""

    def __init__(self, worker: WorkerProcess, threads: ThreadPoolExecutor, host: Mapping[str, HostFunction]) -> None:
        self.worker, self.threads, self.host = worker, threads, host
        self.loop = asyncio.get_running_loop()
        worker.channel.socket.setblocking(False)
        self.loop.add_reader(worker.channel.socket.fileno(), self._readable)
        self._answer: asyncio.Future[Frame] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = 0.0
        self._host_calls = 0
        # Which host call is running; 0 for none, and a late answer to an abandoned one belongs to nobody.
        self._asked = self._serial = 0

    async def call(self, name: bytes, body: bytes) -> Frame:
        self._answer = self.loop.create_future()
        self._host_calls = 0
        seconds = self.worker.limits.wall_ms / 1000
        self._deadline = time.monotonic() + seconds
        self._timer = self.loop.call_later(seconds, self._late)
        try:
            await self._send(Frame(Kind.CALL, TYPED, head=name, body=body))
            return await self._answer
        except asyncio.CancelledError:
            self.end(WorkerLost("the request was abandoned"))  # what the worker still sends belongs to nobody
            raise
        finally:
            self._timer.cancel()
            self._answer = None

    async def _send(self, frame: Frame) -> None:
        data = frame.packed()
        stream = self.worker.channel.socket
        try:
            sent = stream.send(data)
        except BlockingIOError:
            sent = 0
        except OSError as error:
            self.end(WorkerLost(f"the worker that ran the call is gone: {error.strerror}"))
            return
        if sent < len(data):
            try:
                await self.loop.sock_sendall(stream, data[sent:])
            except OSError as error:
                self.end(WorkerLost(f"the worker that ran the call is gone: {error.strerror}"))

    def _readable(self) -> None:
        channel = self.worker.channel
        try:
            channel._fill()
            while channel.waiting():
                self._frame(channel.receive())
        except BlockingIOError:
            return
        except (Closed, ValueError, KeyError, TypeError, OSError) as error:
            self.end(WorkerLost(f"the worker that ran the call is gone: {error}"))

    def _frame(self, frame: Frame) -> None:
        if self._answer is None or self._answer.done():
            raise Closed("a message that nobody asked for")
        if frame.kind in (Kind.REPLY, Kind.FAIL):
            self._answer.set_result(frame)
            return
        self._host_calls += 1
        if frame.kind != Kind.HOST or self._host_calls > self.worker.limits.host_calls or self._asked:
            raise Closed("a reply was expected")
        name = frame.head.decode()
        function = self.host.get(name)
        if function is None:
            raise Closed("a host function that was not granted")
        self._serial += 1
        self._asked = self._serial
        if name in QUICK:
            self._answered(self._asked, _run(function, frame.body))
        else:
            done = self.loop.run_in_executor(self.threads, _run, function, frame.body)
            done.add_done_callback(partial(self._host_done, self._asked))

    def _host_done(self, asked: int, done: asyncio.Future[tuple[bool, bytes]]) -> None:
        if not done.cancelled():
            self._answered(asked, done.result())

    def _answered(self, asked: int, answer: tuple[bool, bytes]) -> None:
        if asked != self._asked or self.worker.lost:
            return
        self._asked = 0
        good, data = answer
        self.loop.create_task(self._send(Frame(Kind.ANSWER, GOOD if good else 0, body=data)))

    def _late(self) -> None:
        """The time is over. The worker stops its guest itself, unless that waits for a host function here; and if it
        does not, it is ended."""
        if self._asked:
            self._asked = 0
            self.loop.create_task(self._send(Frame(Kind.ANSWER, ABORT)))
        if time.monotonic() < self._deadline + GRACE:
            self._timer = self.loop.call_later(GRACE + 0.001, self._late)
            return
        wall = self.worker.limits.wall_ms
        self.end(Timeout(f"the call took longer than {wall} ms, and its worker was ended"))

    def end(self, error: SandboxError | None = None) -> None:
        """Ends the worker; a call that runs fails with `error`."""
        if not self.worker.lost:
            self.loop.remove_reader(self.worker.channel.socket.fileno())
            self.worker.end()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error or WorkerLost("the server ends"))


def _run(function: HostFunction, argument: bytes) -> tuple[bool, bytes]:
    """The guest learns the class and the words of an exception, and nothing of where it happened."""
    try:
        return True, function(argument)
    except Exception as error:
        return False, f"{type(error).__name__}: {error}".encode(errors="replace")[:4096]


class Lanes:
    """`size` workers with one set of limits and grants."""

    def __init__(
        self, module: Function, size: int, limits: Limits, host: Mapping[str, HostFunction], queue: int, backend: str
    ) -> None:
        row = choose(backend, module, limits)
        self.backend, self.module, self.limits, self.host = row.name, module, limits, host
        self._bytes = row.prepare(getattr(module, row.takes), limits)
        self.size, self.queue = size, queue
        self._threads = ThreadPoolExecutor(max_workers=size + 2, thread_name_prefix="ferrule-host")
        self._free: deque[Lane] = deque()
        self._all: set[Lane] = set()
        self._running: Counter[bytes] = Counter()
        self._waiting: deque[tuple[bytes, asyncio.Future[Lane]]] = deque()
        # One worker is left for the others, where there are others.
        self.most = size
        self.closed = False

    async def start(self, handlers: int) -> None:
        if handlers > 1 and self.size > 1:
            self.most = self.size - 1
        loop = asyncio.get_running_loop()
        made = await asyncio.gather(*[loop.run_in_executor(None, self._worker) for _ in range(self.size)])
        for worker in made:
            self._add(worker)
        self.walls = made[0].walls

    def _worker(self) -> WorkerProcess:
        # Host functions are run here and not by the worker's own runner, which is for threads.
        names: dict[str, Callable[[Any], Any]] = dict.fromkeys(self.host, _unused)
        return WorkerProcess(self.backend, self._bytes, self.module, self.limits, names)

    def _add(self, worker: WorkerProcess) -> None:
        lane = Lane(worker, self._threads, self.host)
        self._all.add(lane)
        self._free.append(lane)
        self._hand_out()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def _hand_out(self) -> None:
        """Free workers to those who wait, the first whose handler may have another."""
        while self._free and self._waiting:
            # In the order in which they came, but for handlers that have all they may.
            chosen = next((entry for entry in self._waiting if self._running[entry[0]] < self.most), None)
            if chosen is None:
                return
            self._waiting.remove(chosen)
            name, place = chosen
            if not place.done():
                self._running[name] += 1
                place.set_result(self._free.popleft())

    async def _lane(self, name: bytes) -> Lane:
        if self._free and self._running[name] < self.most:
            self._running[name] += 1
            return self._free.popleft()
        if len(self._waiting) >= self.queue:
            raise Overloaded
        place: asyncio.Future[Lane] = asyncio.get_running_loop().create_future()
        entry = (name, place)
        self._waiting.append(entry)
        WAITING.inc()
        try:
            return await place
        except asyncio.CancelledError:
            if entry in self._waiting:
                self._waiting.remove(entry)
            elif place.done() and not place.cancelled():
                self._give_back(name, place.result())
            raise
        finally:
            WAITING.dec()

    def _give_back(self, name: bytes, lane: Lane) -> None:
        self._running[name] -= 1
        if lane.worker.lost:
            self._all.discard(lane)
            REPLACED.inc()
            if not self.closed:
                asyncio.get_running_loop().create_task(self._replace())
        else:
            self._free.append(lane)
        if self._waiting:
            self._hand_out()

    async def _replace(self) -> None:
        wait = 0.05
        while not self.closed:
            try:
                self._add(await asyncio.get_running_loop().run_in_executor(None, self._worker))
                return
            except SandboxError:
                await asyncio.sleep(wait)
                wait = min(wait * 2, 5.0)

    async def call(self, name: bytes, body: bytes) -> Frame:
        """The reply to one request; its errors are those of the sandbox, or `Overloaded`."""
        if self.closed:
            raise BadRequest("the server ends")
        lane = await self._lane(name)
        try:
            frame = await lane.call(name, body)
        finally:
            self._give_back(name, lane)
        if frame.kind == Kind.FAIL:
            raise error_of(frame)
        return frame

    def close(self) -> None:
        self.closed = True
        for lane in list(self._all):
            lane.end()
        self._threads.shutdown(wait=False)


def _unused(argument: bytes) -> bytes:
    raise AssertionError("host functions of a server are run by its lanes")
