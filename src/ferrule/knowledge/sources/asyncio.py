"""`asyncio` on one thread: the event loop, tasks, locks and queues, in CPython's order of steps.

Translated with the program. What a coroutine returns is kept by the function that waits for it, so that it has the
type of that one coroutine; only `Task` and `Future` hold results of all kinds.
"""

import _clock
import builtins
import heapq
import time
from collections import deque

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass


TimeoutError = builtins.TimeoutError


class Handle:
    """Something that the loop will do, unless it is cancelled."""

    def __init__(self, callback):
        self._callback = callback
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled


class TimerHandle(Handle):
    def __init__(self, when, callback):
        self._callback = callback
        self._cancelled = False
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when


class _Loop:
    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._tasks = []
        self._current = None
        self._running = False
        self._closed = False
        self._stopping = False
        self._names = 0

    def time(self):
        return _clock.monotonic()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def stop(self):
        self._stopping = True

    def get_debug(self):
        return False

    def create_future(self):
        return Future()

    def create_task(self, coro, *, name=None):
        return create_task(coro, name=name)

    def call_soon(self, callback, *args):
        handle = Handle(lambda: callback(*args))
        self._ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args):
        handle = TimerHandle(self.time() + delay, lambda: callback(*args))
        heapq.heappush(self._scheduled, handle)
        return handle

    def call_at(self, when, callback, *args):
        handle = TimerHandle(when, lambda: callback(*args))
        heapq.heappush(self._scheduled, handle)
        return handle

    def _soon(self, callback):
        self._ready.append(Handle(callback))

    def _later(self, delay, callback):
        handle = TimerHandle(self.time() + delay, callback)
        heapq.heappush(self._scheduled, handle)
        return handle

    def _run_once(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)
        if not self._ready:
            if not self._scheduled:
                raise NotImplementedError("Ferrule: every task waits for another one, so this program waits forever")
            wait = self._scheduled[0]._when - self.time()
            if wait > 0:
                time.sleep(wait)
        end = self.time() + 1e-9
        while self._scheduled and self._scheduled[0]._when < end:
            timer = heapq.heappop(self._scheduled)
            self._ready.append(timer)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._callback()

    def _run_until(self, future):
        self._running = True
        try:
            while not future.done():
                self._run_once()
        finally:
            self._running = False

    def run_until_complete(self, future):
        values = []
        task = _start(future, values)
        self._run_until(task)
        task._check()
        return values[0] if values else task.result()

    def run_forever(self):
        self._running = True
        try:
            while not self._stopping:
                self._run_once()
        finally:
            self._stopping = False
            self._running = False

    def _cancel_tasks(self):
        left = [task for task in self._tasks if not task.done()]
        for task in left:
            task.cancel()
        for task in left:
            while not task.done():
                self._run_once()


_loop = _Loop()


def get_running_loop():
    if not _loop._running:
        raise RuntimeError("no running event loop")
    return _loop


def get_event_loop():
    return _loop


def new_event_loop():
    return _loop


def set_event_loop(loop):
    pass


class _Link:
    """A callback of a future, which may be taken back."""

    def __init__(self, callback):
        self.callback = callback
        self.active = True


class Future:
    def __init__(self):
        self._state = _PENDING
        self._exception = None
        self._callbacks = []
        self._message = None

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def _check(self):
        if self._state == _CANCELLED:
            raise CancelledError() if self._message is None else CancelledError(self._message)
        if self._state == _PENDING:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception

    def result(self):
        self._check()
        return self._value

    def exception(self):
        if self._state == _CANCELLED:
            raise CancelledError() if self._message is None else CancelledError(self._message)
        if self._state == _PENDING:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._value = result
        self._finish(_FINISHED)

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._exception = exception
        self._finish(_FINISHED)

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._message = msg
        self._finish(_CANCELLED)
        return True

    def _finish(self, state):
        self._state = state
        callbacks = self._callbacks
        self._callbacks = []
        for link in callbacks:
            self._call(link)

    def _call(self, link):
        _loop._soon(lambda: link.callback(self) if link.active else None)

    def _link(self, callback):
        link = _Link(callback)
        if self._state != _PENDING:
            self._call(link)
        else:
            self._callbacks.append(link)
        return link

    def add_done_callback(self, fn):
        self._link(fn)

    def __await__(self):
        if self._state == _PENDING:
            yield self
        return self.result()


class Task(Future):
    def __init__(self, name):
        self._state = _PENDING
        self._exception = None
        self._callbacks = []
        self._message = None
        self._name = name
        self._must_cancel = False
        self._cancels = 0
        self._waiter = None

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
        return self._cancels

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._cancels += 1
        if self._waiter is not None and self._waiter.cancel(msg):
            return True
        self._must_cancel = True
        self._message = msg
        return True

    def _begin(self, steps):
        self._steps = steps
        _loop._tasks.append(self)
        _loop._soon(lambda: self._step())

    def _wakeup(self, future):
        self._step()

    def _step(self):
        cancel = self._must_cancel
        self._must_cancel = False
        self._waiter = None
        before = _loop._current
        _loop._current = self
        try:
            if cancel:
                waiting = self._steps.throw(CancelledError() if self._message is None else CancelledError(self._message))
            else:
                waiting = next(self._steps)
        except StopIteration:
            self._ended()
            if self._must_cancel:
                self._must_cancel = False
                self._finish(_CANCELLED)
            else:
                self._finish(_FINISHED)
        except CancelledError:
            self._ended()
            self._finish(_CANCELLED)
        except (KeyboardInterrupt, SystemExit) as exc:
            self._ended()
            self._exception = exc
            self._finish(_FINISHED)
            raise
        except BaseException as exc:
            self._ended()
            self._exception = exc
            self._finish(_FINISHED)
        else:
            if waiting is None:
                _loop._soon(lambda: self._step())
            else:
                waiting._link(lambda future: self._wakeup(future))
                self._waiter = waiting
                if self._must_cancel and waiting.cancel(self._message):
                    self._must_cancel = False
        finally:
            _loop._current = before

    def _ended(self):
        _loop._tasks.remove(self)

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self) >> 4


def create_task(coro, *, name=None):
    if name is None:
        _loop._names += 1
        name = f"Task-{_loop._names}"
    task = Task(name)

    async def run():
        task._value = await coro

    task._begin(run())
    return task


def ensure_future(coro):
    if isinstance(coro, Future):
        return coro
    return create_task(coro)


def _start(aw, values):
    """Lets an awaitable run as a task; what it gives goes into the list."""
    if isinstance(aw, Future):
        return aw
    _loop._names += 1
    task = Task(f"Task-{_loop._names}")

    async def run():
        values.append(await aw)

    task._begin(run())
    return task


def current_task():
    return _loop._current


def all_tasks():
    return set(_loop._tasks)


def run(main, *, debug=None):
    if _loop._running:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    values = []
    task = _start(main, values)
    try:
        _loop._run_until(task)
    finally:
        _loop._cancel_tasks()
    task._check()
    return values[0]


async def sleep(delay, result=None):
    if delay <= 0:
        await _Pause()
        return result
    future = _Signal()
    handle = _loop._later(delay, lambda: _release(future))
    try:
        await future
        return result
    finally:
        handle.cancel()


class _Pause:
    """One turn of the loop."""

    def __await__(self):
        yield None


def _release(future):
    if not future.done():
        future._finish(_FINISHED)


class _Signal(Future):
    """A future that says only that something happened."""

    def __await__(self):
        if self._state == _PENDING:
            yield self
        self._check()


class _Gathering(_Signal):
    def __init__(self, children):
        self._state = _PENDING
        self._exception = None
        self._callbacks = []
        self._message = None
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        found = False
        for child in self._children:
            if child.cancel(msg):
                found = True
        if found:
            self._cancel_requested = True
        return found


def gather(*aws, return_exceptions=False):
    values = [[] for _ in aws]
    children = [_start(aw, values[i]) for i, aw in enumerate(aws)]
    outer = _Gathering(children)
    left = len(children)

    def failed(child):
        if child.cancelled():
            outer.set_exception(CancelledError())
        elif child._exception is not None:
            outer.set_exception(child._exception)

    def done(child):
        nonlocal left
        left -= 1
        if outer.done():
            return
        if return_exceptions:
            pass
        else:
            failed(child)
        if left == 0 and not outer.done():
            if outer._cancel_requested:
                outer.set_exception(CancelledError())
            else:
                outer._finish(_FINISHED)

    for child in children:
        child._link(done)
    if not children:
        outer._finish(_FINISHED)

    async def wait():
        await outer
        found = []
        for i, child in enumerate(children):
            if return_exceptions:
                if child.cancelled():
                    found.append(CancelledError())
                    continue
                if child._exception is not None:
                    found.append(child._exception)
                    continue
            found.append(values[i][0] if values[i] else child.result())
        return found

    return wait()


async def _cancel_and_wait(task):
    waiter = _Signal()
    task._link(lambda future: _release(waiter))
    task.cancel()
    await waiter


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    values = []
    task = _start(fut, values)
    if timeout <= 0:
        if not task.done():
            await _cancel_and_wait(task)
        try:
            task._check()
        except CancelledError as exc:
            raise TimeoutError() from exc
        return values[0] if values else task.result()
    waiter = _Signal()
    handle = _loop._later(timeout, lambda: _release(waiter))
    link = task._link(lambda future: _release(waiter))
    try:
        try:
            await waiter
        except CancelledError:
            if not task.done():
                link.active = False
                await _cancel_and_wait(task)
                raise
        else:
            if not task.done():
                link.active = False
                await _cancel_and_wait(task)
                try:
                    task._check()
                except CancelledError as exc:
                    raise TimeoutError() from exc
        task._check()
        return values[0] if values else task.result()
    finally:
        handle.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    waiter = _Signal()
    tasks = list(fs)
    left = len([task for task in tasks if not task.done()])
    failed = any(not t.cancelled() and t._exception is not None for t in tasks if t.done())

    def done(task):
        nonlocal left
        left -= 1
        first = return_when == FIRST_COMPLETED
        failure = return_when == FIRST_EXCEPTION and not task.cancelled() and task._exception is not None
        if left <= 0 or first or failure:
            _release(waiter)

    ready = left == 0 or (return_when == FIRST_COMPLETED and left < len(tasks))
    if not ready and not (return_when == FIRST_EXCEPTION and failed):
        links = [task._link(done) for task in tasks if not task.done()]
        handle = None
        if timeout is not None:
            handle = _loop._later(timeout, lambda: _release(waiter))
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for link in links:
                link.active = False
    finished = set()
    pending = set()
    for task in tasks:
        if task.done():
            finished.add(task)
        else:
            pending.add(task)
    return finished, pending


def as_completed(fs, *, timeout=None):
    tasks = [ensure_future(f) for f in fs]
    finished = Queue()
    for task in tasks:
        task._link(lambda future: finished.put_nowait(future))

    async def one():
        task = await finished.get()
        return task.result()

    for _ in range(len(tasks)):
        yield one()


async def shield(arg):
    values = []
    task = _start(arg, values)
    outer = _Signal()
    task._link(lambda future: _release(outer))
    if not task.done():
        await outer
    task._check()
    return values[0] if values else task.result()


class _Timeout:
    def __init__(self, when):
        self._when = when
        self._expired = False
        self._handle = None
        self._task = None

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        if self._handle is not None:
            self._handle.cancel()
        self._when = when
        if when is not None:
            self._handle = _loop._later(when - _loop.time(), lambda: self._expire())

    def _expire(self):
        self._expired = True
        if self._task is not None:
            self._task.cancel()

    async def __aenter__(self):
        self._task = _loop._current
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, traceback):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task is not None and self._task.uncancel() <= 0:
            if isinstance(value, CancelledError):
                raise TimeoutError() from value
        return None


def timeout(delay):
    return _Timeout(None if delay is None else _loop.time() + delay)


def timeout_at(when):
    return _Timeout(when)


class TaskGroup:
    def __init__(self):
        self._children = []
        self._errors = []
        self._parent = None
        self._waiter = None
        self._aborting = False
        self._parent_cancelled = False
        self._exiting = False

    async def __aenter__(self):
        self._parent = _loop._current
        return self

    def create_task(self, coro, *, name=None):
        task = create_task(coro, name=name)
        self._children.append(task)
        task._link(lambda future: self._done(task))
        return task

    def _done(self, task):
        self._children.remove(task)
        if self._waiter is not None and not self._children:
            _release(self._waiter)
        if task.cancelled() or task._exception is None:
            return
        self._errors.append(task._exception)
        if not self._aborting and self._parent is not None and not self._parent_cancelled:
            self._abort()
            if not self._exiting:
                self._parent_cancelled = True
                self._parent.cancel()

    def _abort(self):
        self._aborting = True
        for task in list(self._children):
            if not task.done():
                task.cancel()

    async def __aexit__(self, kind, value, traceback):
        self._exiting = True
        cancelled = isinstance(value, CancelledError)
        if cancelled and self._parent_cancelled and self._parent is not None and self._parent.uncancel() == 0:
            cancelled = False
        if value is not None and not self._aborting:
            self._abort()
        while self._children:
            waiter = _Signal()
            self._waiter = waiter
            try:
                await waiter
            except CancelledError:
                if not self._aborting:
                    cancelled = True
                    self._abort()
            self._waiter = None
        if cancelled and not self._errors:
            return False
        if value is not None and not isinstance(value, CancelledError):
            self._errors.append(value)
        if self._errors:
            raise NotImplementedError("Ferrule: an exception group of a TaskGroup is not supported yet")
        return None


class Lock:
    def __init__(self):
        self._locked = False
        self._waiters = deque()

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(w.cancelled() for w in self._waiters):
            self._locked = True
            return True
        waiter = _Signal()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()

    def _wake(self):
        if self._waiters:
            _release(self._waiters[0])

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


class Event:
    def __init__(self):
        self._set = False
        self._waiters = deque()

    def is_set(self):
        return self._set

    def set(self):
        if not self._set:
            self._set = True
            for waiter in self._waiters:
                _release(waiter)

    def clear(self):
        self._set = False

    async def wait(self):
        if self._set:
            return True
        waiter = _Signal()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition:
    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self._waiters = deque()

    def locked(self):
        return self._lock.locked()

    async def acquire(self):
        return await self._lock.acquire()

    def release(self):
        self._lock.release()

    async def wait(self):
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            waiter = _Signal()
            self._waiters.append(waiter)
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            await self.acquire()

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        count = 0
        for waiter in self._waiters:
            if count >= n:
                break
            if not waiter.done():
                count += 1
                _release(waiter)

    def notify_all(self):
        self.notify(len(self._waiters))

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._waiters = deque()

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = _Signal()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not waiter.cancelled():
                self._value += 1
                self._wake()
            raise
        if self._value > 0:
            self._wake()
        return True

    def release(self):
        self._value += 1
        self._wake()

    def _wake(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                _release(waiter)
                return

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._bound = value
        self._waiters = deque()

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        self._value += 1
        self._wake()


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._items = deque()
        self._getters = deque()
        self._putters = deque()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._items)

    def empty(self):
        return len(self._items) == 0

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    def _take(self):
        return self._items.popleft()

    def _keep(self, item):
        self._items.append(item)

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                _release(waiter)
                break

    async def put(self, item):
        while self.full():
            putter = _Signal()
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    self._wake(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._keep(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        while self.empty():
            getter = _Signal()
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.cancelled():
                    self._wake(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._take()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()


class LifoQueue(Queue):
    def _take(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._heap = []
        self._getters = deque()
        self._putters = deque()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()

    def qsize(self):
        return len(self._heap)

    def empty(self):
        return len(self._heap) == 0

    def _take(self):
        return heapq.heappop(self._heap)

    def _keep(self, item):
        heapq.heappush(self._heap, item)
