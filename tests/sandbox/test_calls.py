"""What a caller sees: values, errors, limits, instances, snapshots, workers that come and go."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ferrule.sandbox import (
    BadRequest,
    CpuLimit,
    FuelLimit,
    Function,
    GuestError,
    HostDenied,
    Limits,
    MemoryLimit,
    OutputLimit,
    Poisoned,
    Pool,
    SandboxError,
    Timeout,
    WorkerLost,
)

Guests = Callable[[str], Function]
MESSAGES = """
(module
  (import "ferrule" "argument" (func $argument (param i32)))
  (import "ferrule" "reply" (func $reply (param i32 i32 i32)))
  (import "ferrule" "print" (func $print (param i32 i32)))
  (import "ferrule" "host" (func $host (param i32 i32 i32 i32 i32) (result i32)))
  (import "ferrule" "fetch" (func $fetch (param i32)))
  (memory (export "memory") 2)
  (global $count (mut i32) (i32.const 0))
  (func (export "echo") (param i32 i32)
    i32.const 64 call $argument i32.const 64 local.get 0 local.get 1 call $reply)
  (func (export "say") (param i32 i32) i32.const 64 call $argument i32.const 64 local.get 0 call $print)
  ;; the argument is the name of a host function, and its argument too
  (func (export "ask") (param i32 i32) (local i32)
    i32.const 64 call $argument
    i32.const 64 local.get 0 i32.const 64 local.get 0 i32.const 0 call $host local.set 2
    i32.const 4096 call $fetch i32.const 4096 local.get 2 i32.const 0 call $reply)
  (func (export "add") (param i64 i64) (result i64) local.get 0 local.get 1 i64.add)
  (func (export "half") (param f64) (result f64) local.get 0 f64.const 2 f64.div)
  (func (export "count") (result i32)
    global.get $count i32.const 1 i32.add global.set $count global.get $count)
  (func (export "forever") (param i32 i32) (loop br 0)))
"""


@pytest.fixture(scope="module")
def hello(guest: Guests) -> Iterator[Pool]:
    host = {"lookup": lambda value: {"a": 1, "b": [2.5, None]}.get(value, value), "raw": lambda data: data * 2000}
    with Pool(guest("hello"), limits=Limits(wall_ms=5000), host=host) as pool:
        yield pool


@pytest.fixture(scope="module")
def messages(wat: Guests) -> Iterator[Pool]:
    with Pool(
        wat(MESSAGES), backend="wasm", limits=Limits(wall_ms=5000), host={"raw": lambda data: data + b"!"}
    ) as pool:
        yield pool


def test_vm_is_what_auto_takes_and_its_walls_stand(hello: Pool) -> None:
    assert hello.backend == "vm"
    assert {"virtual machine", "ring 3", "no new privileges", "system call filter"} <= set(hello.walls)
    if os.geteuid() == 0:
        assert "user 65534" in hello.walls


def test_vm_values(hello: Pool) -> None:
    assert hello.call("echo", b"bytes") == b"bytes"
    assert hello.call("echo") == b""
    value = [None, True, 1, -40, 2**62, 0.5, "ä", b"\0", [[]], {"k": {"n": -1}}]
    assert hello.call("value", value) == value
    assert hello.call("greet", "Ada") == "hello, Ada"
    assert hello.call("add", list(range(100))) == 4950


def test_vm_guest_errors(hello: Pool) -> None:
    for function, argument, said in (
        ("greet", 5, "a name was expected"),
        ("add", [2**62, 2**62], "the guest panicked: attempt to add with overflow"),
        ("nothing", b"", "no function of this name"),
        ("greet", b"\xc1", "the argument is not a value"),
    ):
        with pytest.raises(GuestError, match=said):
            hello.call(function, argument)
    assert hello.call("greet", "Ada") == "hello, Ada"


def test_vm_host_calls(hello: Pool) -> None:
    result = hello.run("ask", ["a", "b", "c"])
    assert result.value == [1, [2.5, None], "c"] and result.host_calls == 3
    assert hello.call("calls", b"3 raw") == b"x" * 2000, "more than the first buffer holds"


def test_vm_output_and_state(hello: Pool) -> None:
    assert hello.run("say", b"hello\n").output == b"hello\n"
    assert [hello.call("count") for _ in range(3)] == [1, 1, 1]


def test_vm_instances(hello: Pool) -> None:
    with hello.open() as first, hello.open() as second:
        assert [first.call("count") for _ in range(3)] == [1, 2, 3]
        assert second.call("count") == 1
        kept = first.snapshot()
        assert first.call("count") == 4
        with hello.open(kept) as third:
            assert third.call("count") == 4
        for _ in range(3):
            first.restore(kept)
            assert first.call("count") == 4
        first.restore()
        assert first.call("count") == 1
        with hello.open(kept) as third:
            kept.close()
            third.restore()
            assert third.call("count") == 1, "a snapshot that was closed is gone; the start is always there"


def test_vm_poisoned_instance(hello: Pool) -> None:
    with hello.open() as instance:
        with pytest.raises(GuestError):
            instance.call("greet", 5)
        assert instance.call("count") == 1, "an error that the function itself told harms nothing"
        with pytest.raises(GuestError, match="panicked"):
            instance.call("add", [2**62, 2**62])
        for attempt in (lambda: instance.call("count"), instance.snapshot):
            with pytest.raises(Poisoned):
                attempt()
        instance.restore()
        assert instance.call("count") == 1


def test_vm_map(hello: Pool) -> None:
    assert hello.map("add", [[n, 1] for n in range(300)]) == list(range(1, 301))
    mixed = hello.map("greet", ["x", 5, b"\xc1", "y"], errors="return")
    assert [mixed[0], mixed[3]] == ["hello, x", "hello, y"]
    assert [type(mixed[1]), type(mixed[2])] == [GuestError, GuestError]
    with pytest.raises(GuestError):
        hello.map("greet", ["x", 5])


def test_wasm_values(messages: Pool) -> None:
    assert messages.backend == "wasm"
    assert messages.call("echo", b"bytes") == b"bytes"
    assert messages.call("echo", ["a", 1]) == ["a", 1]
    assert messages.call("add", [2, 40]) == 42 and messages.call("half", [5]) == 2.5
    assert messages.run("say", b"out").output == b"out"
    assert messages.call("ask", b"raw") == b"raw!"
    assert [messages.call("count", []) for _ in range(2)] == [1, 1]
    with messages.open() as instance:
        assert [instance.call("count", []) for _ in range(3)] == [1, 2, 3]
        instance.restore()
        assert instance.call("count", []) == 1
        with pytest.raises(SandboxError, match="no snapshots"):
            instance.snapshot()
    with pytest.raises(GuestError, match="takes a list of 2 numbers"):
        messages.call("add", [1])
    with pytest.raises(HostDenied):
        messages.call("ask", b"zip")


def test_asyncio(messages: Pool) -> None:
    async def main() -> list[Any]:
        return await asyncio.gather(*(messages.acall("add", [n, n]) for n in range(20)))

    assert asyncio.run(main()) == [2 * n for n in range(20)]


# Limits: that they stop a call, and that it is the worker that does, not the watchdog. How exactly is for `bench`.


def _spent(pool: Pool, error: type[SandboxError], function: str, argument: Any = b"") -> float:
    start = time.monotonic()
    with pytest.raises(error):
        pool.call(function, argument)
    assert not pool.replaced
    return (time.monotonic() - start) * 1000


def test_time_limits_of_the_vm(guest: Guests) -> None:
    with Pool(guest("hello"), limits=Limits(wall_ms=150)) as pool:
        assert _spent(pool, Timeout, "fib", 90) >= 150
    with Pool(guest("hello"), limits=Limits(wall_ms=20_000, cpu_ms=100)) as pool:
        assert 100 <= _spent(pool, CpuLimit, "fib", 90) < 20_000


def test_time_limits_of_wasm(wat: Guests) -> None:
    with Pool(wat(MESSAGES), backend="wasm", limits=Limits(wall_ms=150)) as pool:
        assert _spent(pool, Timeout, "forever") >= 150
        time.sleep(0.1)
        assert pool.call("add", [1, 1]) == 2
    with Pool(wat(MESSAGES), backend="wasm", limits=Limits(wall_ms=20_000, cpu_ms=100)) as pool:
        assert 100 <= _spent(pool, CpuLimit, "forever") < 20_000
    with Pool(wat(MESSAGES), backend="wasm", limits=Limits(fuel=100_000)) as pool:
        _spent(pool, FuelLimit, "forever")
        assert pool.call("add", [1, 1]) == 2


@pytest.mark.parametrize("kind", ["sleeps", "spins"])
def test_a_host_function_that_never_ends(wat: Guests, kind: str) -> None:
    stopped = threading.Event()

    def never(data: bytes) -> bytes:
        try:
            if kind == "sleeps":
                time.sleep(5)
            while True:
                pass
        finally:
            stopped.set()

    with Pool(
        wat(MESSAGES), backend="wasm", limits=Limits(wall_ms=150), host={"never": never, "raw": lambda data: data}
    ) as pool:
        assert 150 <= _spent(pool, Timeout, "ask", b"never") < 4000
        assert pool.call("ask", b"raw") == b"raw", "the next host call has a thread of its own"
        if kind == "spins":
            assert stopped.wait(10), "what nobody waits for is stopped"


def test_other_limits(guest: Guests) -> None:
    with Pool(guest("hello"), limits=Limits(wall_ms=5000, output_kb=4, host_calls=10, memory_mb=4),
              host={"raw": lambda data: data}) as pool:  # fmt: skip
        assert pool.call("calls", b"10 raw") == b"x"
        _spent(pool, HostDenied, "calls", b"11 raw")
        with pytest.raises(OutputLimit):
            pool.call("echo", b"x" * 5000)
        with pytest.raises(MemoryLimit):
            pool.call("echo", b"x" * (2 << 20))
        assert pool.call("echo", b"x") == b"x"


@pytest.mark.parametrize(
    "name, value", [("wall_ms", 0), ("memory_mb", 1), ("cpu_ms", -1), ("fuel", True), ("output_kb", "1")]
)
def test_limits_that_are_none(name: str, value: Any) -> None:
    with pytest.raises(BadRequest, match=name):
        Limits(**{name: value})


@pytest.mark.parametrize("value", [{1, 2}, 2**64, "\ud800", object()])
def test_values_that_cannot_be_sent(messages: Pool, value: Any) -> None:
    with pytest.raises(BadRequest):
        messages.call("echo", value)


# Workers


def test_a_worker_that_is_killed(wat: Guests) -> None:
    with Pool(wat(MESSAGES), backend="wasm", size=2, limits=Limits(wall_ms=20_000)) as pool:
        with pool.open() as instance:
            victim = instance._worker.process.pid
            killer = threading.Timer(0.3, os.kill, (victim, signal.SIGKILL))
            killer.start()
            with pytest.raises(WorkerLost):
                instance.call("forever")
            with pytest.raises(WorkerLost):
                instance.call("count", [])
        assert pool.map("add", [[n, 0] for n in range(50)]) == list(range(50))
        for _ in range(200):
            if len(pool._workers) == 2:
                break
            time.sleep(0.05)
        assert len(pool._workers) == 2 and pool.replaced == 1


def test_neighbours_of_a_tenant_that_faults(guest: Guests) -> None:
    """Calls of one tenant keep their results while another one does its worst."""
    with (
        Pool(guest("probes"), limits=Limits(wall_ms=2000)) as bad,
        Pool(guest("hello"), limits=Limits(wall_ms=5000)) as good,
    ):
        done: list[Any] = []
        harm = threading.Thread(target=lambda: done.extend(bad.map("null_read", [b""] * 200, errors="return")))
        harm.start()
        with good.open() as instance:
            assert [instance.call("count") for _ in range(200)] == list(range(1, 201))
        assert good.map("add", [[n, n] for n in range(500)]) == [2 * n for n in range(500)]
        harm.join()
        assert len(done) == 200 and {type(error).__name__ for error in done} == {"GuestFault"}


def test_a_host_function_cannot_be_changed_under_its_check(hello: Pool) -> None:
    """It gets a copy: bytes, which nobody can change."""
    seen: list[type] = []

    def check(data: bytes) -> bytes:
        seen.append(type(data))
        return data

    with Pool(hello.function, host={"raw": check}) as pool:
        pool.call("calls", b"2 raw")
    assert seen == [bytes, bytes]
