"""How fast the backends are on this machine: cold, warm, restore, host call, throughput. Figures, not promises."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from typing import Any

from ferrule.sandbox.errors import Timeout
from ferrule.sandbox.function import Function
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.pool import Pool

_WASM = """
(module
  (import "ferrule" "argument" (func $argument (param i32)))
  (import "ferrule" "reply" (func $reply (param i32 i32 i32)))
  (import "ferrule" "host" (func $host (param i32 i32 i32 i32 i32) (result i32)))
  (import "ferrule" "fetch" (func $fetch (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "raw")
  (func (export "echo") (param i32 i32)
    i32.const 1024 call $argument i32.const 1024 local.get 0 local.get 1 call $reply)
  (func (export "forever") (param i32 i32) (loop br 0))
  (func (export "calls") (param i32 i32) (local $left i32)
    i32.const 100 local.set $left
    (loop
      i32.const 0 i32.const 3 i32.const 0 i32.const 1 i32.const 0 call $host drop i32.const 512 call $fetch
      local.get $left i32.const 1 i32.sub local.tee $left br_if 0))
)
"""


def _vm() -> Function:
    from ferrule.sandbox.guests import example

    return Function.from_elf(example("hello"))


def _wasm() -> Function:
    import wasmtime

    return Function.from_wasm(bytes(wasmtime.wat2wasm(_WASM)))


FUNCTIONS: dict[str, Callable[[], Function]] = {"vm+wasm": _wasm, "vm": _vm, "wasm": _wasm}


def percentiles(times: list[float]) -> dict[str, float]:
    """In milliseconds."""
    ordered = sorted(times)
    last = len(ordered) - 1
    return {f"p{share}": round(ordered[min(len(ordered) * share // 100, last)] * 1000, 4) for share in (50, 95, 99)}


def _times(count: int, work: Callable[[], Any]) -> dict[str, float]:
    times = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return percentiles(times)


def bench(backend: str, *, count: int = 1000, workers: int = 1, instances: int = 1000) -> dict[str, Any]:
    """The figures of one backend. `cold`: make, load, call, destroy. `warm`: a call on a clean state, one after the
    other, so going back to the clean state is in it. `late`: the time between a limit and the end of the call.
    `restore`: of an instance that ran one call."""
    function = FUNCTIONS[backend]()
    limits = Limits(wall_ms=5000, memory_mb=16)
    found: dict[str, Any] = {}
    with Pool(function, backend=backend, limits=limits, host={"raw": lambda data: data}) as pool:
        found["walls"] = list(pool.walls)
        for _ in range(20):
            pool.call("echo", b"warm up")
        found["cold_ms"] = _times(max(count // 4, 1), lambda: pool.run("echo", b"x", cold=True))
        found["warm_ms"] = _times(count, lambda: pool.call("echo", b"x"))
        found["restore_ms"] = _restores(pool, max(count // 4, 1))
        start = time.perf_counter()
        pool.call("calls", b"100 raw")
        found["host_call_ms"] = round((time.perf_counter() - start) * 10, 4)
        found["live"] = _live(pool, instances)
    found["late_ms"] = _late(function, backend)
    with Pool(function, backend=backend, size=workers, limits=limits) as pool:
        items = [b"x"] * (count * 8)
        pool.map("echo", items[:256])
        before, start = _children_cpu(), time.perf_counter()
        pool.map("echo", items)
        spent = time.perf_counter() - start
        found["workers"], found["calls_per_s"] = workers, round(len(items) / spent)
    found["calls_per_worker_cpu_s"] = round((len(items) + 256) / max(_children_cpu() - before, 1e-9))
    return found


def _late(function: Function, backend: str) -> dict[str, float]:
    """How long after its limit a call that does not end is stopped, in the guest and in a host function. Its machine is
    ready when the call starts: making one anew is what the call before left to be done, and no part of a limit."""
    limit = 0.02
    with Pool(function, backend=backend, limits=Limits(wall_ms=20), host={"raw": _sleep}) as pool:

        def stopped(name: str, argument: bytes) -> float:
            pool.map("echo", [b"x"], errors="return")  # on a busy machine that too may be late
            start = time.perf_counter()
            try:
                pool.call(name, argument)
            except Timeout:
                pass
            return time.perf_counter() - start - limit

        guest = percentiles([stopped("forever", b"") for _ in range(40)])
        host = percentiles([stopped("calls", b"100 raw") for _ in range(20)])
        return {**guest, "host_p50": host["p50"], "host_p99": host["p99"]}


def _sleep(data: bytes) -> bytes:
    time.sleep(0.1)
    return data


def _children_cpu() -> float:
    """Of workers that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _restores(pool: Pool, count: int) -> dict[str, float]:
    times = []
    with pool.open() as instance:
        for _ in range(count):
            instance.call("echo", b"x")
            start = time.perf_counter()
            instance.restore()
            times.append(time.perf_counter() - start)
    return percentiles(times)


def _live(pool: Pool, count: int) -> dict[str, float]:
    """Machines that live at the same time, each after one call: memory of their worker for each, and the time to open
    one."""
    before, start = _worker_memory(pool), time.perf_counter()
    opened = []
    for _ in range(count):
        instance = pool.open()
        instance.call("echo", b"x")
        opened.append(instance)
    spent = time.perf_counter() - start
    grown = _worker_memory(pool) - before
    for instance in opened:
        instance.close()
    return {
        "machines": count,
        "mb": round(grown / 2**20, 1),
        "open_and_call_ms": round(spent / max(count, 1) * 1000, 4),
    }


def _worker_memory(pool: Pool) -> int:
    return sum(worker.memory() for worker in list(pool._workers))
