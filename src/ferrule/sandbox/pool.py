"""Pools of workers that run one module's functions, and the instances that keep their state between calls."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from ferrule.sandbox.backends import choose
from ferrule.sandbox.errors import BadRequest, GuestError, SandboxError, WorkerLost
from ferrule.sandbox.frames import LENGTH, TYPED, Frame, Kind
from ferrule.sandbox.function import Function
from ferrule.sandbox.host import HostFunction
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.process import WorkerProcess, error_of
from ferrule.sandbox.values import NotAValue, decode, encode

_BATCH = 128
_NOTHING = b""


@dataclass(frozen=True)
class Result:
    """What a call gave: its value, what it printed, and what it used."""

    value: Any
    output: bytes
    cpu_ms: float
    host_calls: int


class Pool:
    """`size` worker processes for the functions of one module.

    `call` runs in a state that no other call has touched, and leaves none. `open` gives an instance that keeps its
    state. Both may be used from any thread. A worker that is lost is replaced; only the call that it ran fails, and the
    instances that lived in it.
    """

    def __init__(
        self,
        function: Function,
        *,
        backend: str = "auto",
        size: int = 1,
        limits: Limits | None = None,
        host: Mapping[str, HostFunction] | None = None,
    ) -> None:
        if size < 1:
            raise BadRequest("a pool has at least one worker")
        self.function, self.limits, self.host = function, limits or Limits(), dict(host or {})
        row = choose(backend, function, self.limits)
        self.backend = row.name
        self._module = row.prepare(getattr(function, row.takes), self.limits)
        self._idle: deque[WorkerProcess] = deque()
        self._workers: set[WorkerProcess] = set()
        self._changed = threading.Condition()
        self._closed = False
        self._starting = 0
        self._problem: SandboxError | None = None
        self._threads = ThreadPoolExecutor(max_workers=size + 1, thread_name_prefix="ferrule-sandbox")
        self.replaced = 0
        first = self._start()
        self.walls = first.walls
        self._add(first)
        for _ in range(size - 1):
            self._refill()
        problem = self._all_started()
        if problem is not None:
            self.close()
            raise problem

    # workers

    def _all_started(self) -> SandboxError | None:
        with self._changed:
            self._changed.wait_for(lambda: not self._starting)
            return self._problem

    def _start(self) -> WorkerProcess:
        return WorkerProcess(self.backend, self._module, self.function, self.limits, self.host)

    def _add(self, worker: WorkerProcess) -> None:
        with self._changed:
            self._workers.add(worker)
            self._idle.append(worker)
            self._changed.notify()

    def _refill(self) -> None:
        """Starts a worker beside whatever goes on."""
        with self._changed:
            self._starting += 1
        threading.Thread(target=self._start_one, daemon=True).start()

    def _start_one(self) -> None:
        worker = problem = None
        try:
            worker = self._start()
        except SandboxError as error:
            problem = error
        with self._changed:
            self._starting -= 1
            self._problem = problem
            closed = self._closed
            if worker is not None and not closed:
                self._workers.add(worker)
                self._idle.append(worker)
            self._changed.notify_all()
        if worker is not None and closed:
            worker.close()

    @contextmanager
    def _worker(self, wanted: WorkerProcess | None = None) -> Iterator[WorkerProcess]:
        """A worker for one exchange; `wanted`, where an instance lives in it."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._free(wanted))
            if self._closed:
                raise BadRequest("the pool is closed")
            if not self._idle:
                raise self._problem or WorkerLost("no worker could be started")
            if wanted is not None and wanted not in self._workers:
                raise WorkerLost("the worker that the instance lived in is gone")
            worker = wanted or self._idle.popleft()
            if wanted is not None:
                self._idle.remove(wanted)
        try:
            yield worker
        finally:
            with self._changed:
                if worker.lost:
                    self._workers.discard(worker)
                    self.replaced += not self._closed
                else:
                    self._idle.append(worker)
                self._changed.notify()
            if worker.lost and not self._closed:
                self._refill()

    def _free(self, wanted: WorkerProcess | None) -> bool:
        if wanted is not None:
            return wanted in self._idle or wanted not in self._workers
        return bool(self._idle) or (not self._starting and not self._workers)

    def _exchange(self, frame: Frame, worker: WorkerProcess | None = None) -> tuple[Frame, WorkerProcess]:
        with self._worker(worker) as chosen:
            (reply,) = chosen.exchange(frame)
            return reply, chosen

    # calls

    def run(self, name: str, argument: Any = _NOTHING, *, cold: bool = False) -> Result:
        """Calls a function, and says what the call printed and used. `cold` makes a machine from the module's own bytes
        for it and destroys it afterwards."""
        frame = _order(Kind.COLD if cold else Kind.CALL, name, argument)
        return _result(self._exchange(frame)[0])

    def call(self, name: str, argument: Any = _NOTHING) -> Any:
        """Calls a function: with bytes, which reach it as they are, or with a value. Its reply is of either kind."""
        return self.run(name, argument).value

    def map(self, name: str, arguments: Iterable[Any], *, errors: Literal["raise", "return"] = "raise") -> list[Any]:
        """Calls a function for each argument, many in one message to each worker; every call has a clean state. Errors
        take the place of the values, or the first of them is raised."""
        items = list(arguments)
        pieces = [items[at : at + _BATCH] for at in range(0, len(items), _BATCH)]
        values: list[Any] = []
        for done in self._threads.map(partial(self._many, name), pieces):
            values += done
        for value in values:
            if errors == "raise" and isinstance(value, SandboxError):
                raise value
        return values

    def _many(self, name: str, items: list[Any]) -> list[Any]:
        values: list[Any] = []
        for typed in (False, True):
            chosen = [item for item in items if isinstance(item, bytes) is not typed]
            if len(chosen) == len(items):
                encoded = [encode(item) if typed else item for item in chosen]
                body = b"".join(LENGTH.pack(len(item)) + item for item in encoded)
                frame = Frame(Kind.MANY, TYPED if typed else 0, head=_name(name), body=body)
                return self._collect(frame, len(items))
        for item in items:  # of both kinds: one by one
            values += self._many(name, [item])
        return values

    def _collect(self, frame: Frame, count: int) -> list[Any]:
        values: list[Any] = []
        try:
            with self._worker() as worker:
                for reply in worker.exchange(frame, count):
                    try:
                        values.append(_result(reply).value)
                    except SandboxError as error:
                        values.append(error)
        except SandboxError as error:
            lost = WorkerLost("the worker was ended by an earlier call of the same batch")
            values += [error, *[lost] * (count - len(values) - 1)]
        return values

    async def acall(self, name: str, argument: Any = _NOTHING) -> Any:
        """`call` for asyncio. A call that is cancelled ends at its limits."""
        return (await self.arun(name, argument)).value

    async def arun(self, name: str, argument: Any = _NOTHING, *, cold: bool = False) -> Result:
        work = partial(self.run, name, argument, cold=cold)
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def open(self, snapshot: Snapshot | None = None) -> Instance:
        """An instance in the state after the module's set-up, or in that of a snapshot. One worker can hold a
        thousand."""
        worker = snapshot.worker if snapshot else None
        frame = Frame(Kind.OPEN, target=snapshot.number if snapshot else 0)
        reply, worker = self._exchange(frame, worker)
        _result(reply)
        return Instance(self, worker, reply.target)

    def _drop(self, frame: Frame, worker: WorkerProcess) -> None:
        """Has a worker forget something, if it is still there."""
        if not worker.lost:
            try:
                self._exchange(frame, worker)
            except WorkerLost:
                pass

    # the end

    def close(self) -> None:
        with self._changed:
            self._closed = True
            workers, self._workers = list(self._workers), set()
            self._idle.clear()
            self._changed.notify_all()
        self._threads.shutdown(wait=False)
        for worker in workers:
            worker.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    async def __aenter__(self) -> Pool:
        return self

    async def __aexit__(self, *error: object) -> None:
        await asyncio.to_thread(self.close)


@dataclass(frozen=True)
class Snapshot:
    """The memory of an instance at one moment. It lives in a worker, and as long as that."""

    pool: Pool
    worker: WorkerProcess
    number: int

    def close(self) -> None:
        """Gives its memory back. Instances that were made from it go on."""
        self.pool._drop(Frame(Kind.FORGET, target=self.number), self.worker)

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Instance:
    """A machine that keeps its state from call to call. A call that fails leaves it poisoned, unless the function
    itself said that it failed; `restore` makes it good again."""

    def __init__(self, pool: Pool, worker: WorkerProcess, number: int) -> None:
        self._pool, self._worker, self._number = pool, worker, number

    def run(self, name: str, argument: Any = _NOTHING) -> Result:
        frame = _order(Kind.CALL, name, argument, self._number)
        return _result(self._pool._exchange(frame, self._worker)[0])

    def call(self, name: str, argument: Any = _NOTHING) -> Any:
        return self.run(name, argument).value

    async def acall(self, name: str, argument: Any = _NOTHING) -> Any:
        work = partial(self.call, name, argument)
        return await asyncio.get_running_loop().run_in_executor(self._pool._threads, work)

    def snapshot(self) -> Snapshot:
        reply, _ = self._pool._exchange(Frame(Kind.SNAPSHOT, target=self._number), self._worker)
        _result(reply)
        return Snapshot(self._pool, self._worker, reply.target)

    def restore(self, snapshot: Snapshot | None = None) -> None:
        """Back to a snapshot, or to the state after the module's set-up."""
        if snapshot is not None and snapshot.worker is not self._worker:
            raise BadRequest("a snapshot can be restored in the worker that made it; `Pool.open` takes it")
        body = LENGTH.pack(snapshot.number if snapshot else 0)
        _result(self._pool._exchange(Frame(Kind.RESTORE, target=self._number, body=body), self._worker)[0])

    def close(self) -> None:
        self._pool._drop(Frame(Kind.CLOSE, target=self._number), self._worker)

    def __enter__(self) -> Instance:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _name(name: str) -> bytes:
    data = name.encode(errors="replace")
    if len(data) > 1024:
        raise BadRequest("a function's name has more than 1,024 bytes")
    return data


def _order(kind: Kind, name: str, argument: Any, target: int = 0) -> Frame:
    if isinstance(argument, bytes):
        return Frame(kind, 0, target=target, head=_name(name), body=argument)
    return Frame(kind, TYPED, target=target, head=_name(name), body=encode(argument))


def _result(frame: Frame) -> Result:
    if frame.kind == Kind.FAIL:
        raise error_of(frame)
    value: Any = frame.body
    if frame.flags & TYPED:
        try:
            value = decode(frame.body)
        except NotAValue as error:
            raise GuestError(f"the reply is not a value: {error}", output=frame.head) from None
    return Result(value, frame.head, frame.cpu_us / 1000, frame.host_calls)
