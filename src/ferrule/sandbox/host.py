"""Calls of the host's functions by guests: each runs in a thread beside the call, so that the call can end on time
whatever the function does."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Any

from ferrule.sandbox.values import NotAValue, decode, encode

HostFunction = Callable[[Any], Any]


class _Abandoned(BaseException):
    """Thrown into a function that nobody waits for any more. Not an `Exception`, so that it does not catch it by
    habit."""


class HostRunner:
    """Runs one function at a time. A function that is too late is abandoned: it gets an exception as soon as it runs
    Python code again, and the next call gets another thread."""

    def __init__(self, functions: Mapping[str, HostFunction]) -> None:
        self.functions = functions
        self._orders: SimpleQueue[tuple[HostFunction, bytes, bool] | None] | None = None
        self._answers: SimpleQueue[tuple[bool, bytes]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def call(self, name: str, argument: bytes, typed: bool, seconds: float) -> tuple[bool, bytes] | None:
        """Whether it worked, and the answer or the message; None if it took longer."""
        if self._orders is None:
            self._start()
        assert self._orders is not None
        # A copy that the guest cannot reach: whatever the function checks stays as it was checked.
        self._orders.put((self.functions[name], argument, typed))
        try:
            return self._answers.get(timeout=max(seconds, 0))
        except Empty:
            self._abandon()
            return None

    def _start(self) -> None:
        self._orders, self._answers = SimpleQueue(), SimpleQueue()
        self._thread = threading.Thread(target=_loop, args=(self._orders, self._answers), daemon=True)
        self._thread.start()

    def _abandon(self) -> None:
        thread, self._thread = self._thread, None
        if self._orders is not None:
            self._orders.put(None)
        self._orders = None
        if thread is not None and thread.ident is not None:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_Abandoned))

    def close(self) -> None:
        if self._orders is not None:
            self._orders.put(None)
            self._orders = None


def _loop(
    orders: SimpleQueue[tuple[HostFunction, bytes, bool] | None], answers: SimpleQueue[tuple[bool, bytes]]
) -> None:
    try:
        while (order := orders.get()) is not None:
            answers.put(_answer(*order))
    except _Abandoned:
        return


def _answer(function: HostFunction, argument: bytes, typed: bool) -> tuple[bool, bytes]:
    """The guest learns the class and the words of an exception, and nothing of where it happened."""
    try:
        answer = function(decode(argument) if typed else argument)
        if typed:
            return True, encode(answer)
        if not isinstance(answer, bytes | bytearray):
            return False, b"the host's answer is not bytes"
        return True, bytes(answer)
    except NotAValue as error:
        return False, f"the argument is not a value: {error}".encode()
    except Exception as error:
        return False, f"{type(error).__name__}: {error}".encode(errors="replace")[:4096]
