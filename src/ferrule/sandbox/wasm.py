"""The `wasm` backend: wasmtime, compiled in the worker, with an epoch for the time, fuel for instructions and a bound
for memory.

A module exports functions of two kinds. One that takes `(length: i32, typed: i32)` and returns nothing gets a message:
it copies it with the import `argument` and answers with `reply`. One that returns something is called with a list of
numbers. What a module may import is in `IMPORTS`, module `ferrule`; nothing of the system is there.

Every call starts in a new instance, which is cheap. The state of a module cannot be read completely (globals need not
be exported), so there are no snapshots.
"""

from __future__ import annotations

import threading
import time
from typing import Any

import wasmtime

from ferrule.sandbox.errors import (
    BackendUnavailable,
    BadModule,
    FuelLimit,
    GuestError,
    GuestFault,
    MemoryLimit,
    SandboxError,
)
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.machine import Budget
from ferrule.sandbox.values import NotAValue, decode, encode

_STACK = 512 * 1024
_TABLE_ELEMENTS = 1 << 16
_MOST_MESSAGE = 4096
_I32 = "i32"
# Name, how many i32 it takes, whether it returns one.
IMPORTS = {
    "argument": (1, False),  # copies the argument to this address
    "reply": (3, False),  # address, length, typed
    "fail": (2, False),  # address, length of a message
    "print": (2, False),  # address, length
    "host": (5, True),  # name, its length, argument, its length, typed: the length of the answer, or -1 minus that
    "fetch": (1, False),  # copies the host's answer to this address
}


class Ticker(threading.Thread):
    """Ends calls whose time is over, by moving the engine's epoch. All calls have the same limits, so it may sleep that
    long while nothing runs, and never comes too late; after a while without calls it sleeps until it is woken."""

    def __init__(self, engine: wasmtime.Engine, main: int) -> None:
        super().__init__(daemon=True)
        self._engine, self._clock = engine, time.pthread_getcpuclockid(main)
        self._due: tuple[float, float, float] | None = None  # on the clock, of the processor, the shorter limit
        self._sleep = 0.05
        self._parked = False
        self._wake = threading.Event()

    def begin(self, budget: Budget) -> None:
        wall, cpu = budget.limits.wall_ms / 1000, (budget.limits.cpu_ms or 1 << 40) / 1000
        self._sleep = min(wall, cpu, 1.0)
        self._due = (budget.started + wall, time.clock_gettime(self._clock) + cpu, self._sleep)
        if self._parked:
            self._wake.set()

    def end(self) -> None:
        self._due = None

    def run(self) -> None:
        idle = 0
        while True:
            due = self._due
            if due is None:
                idle += 1
                if idle > 20:
                    self._park()
                    idle = 0
                else:
                    time.sleep(self._sleep)
                continue
            idle = 0
            left = min(due[0] - time.monotonic(), due[1] - time.clock_gettime(self._clock))
            if left > 0:
                time.sleep(min(left, self._sleep))
            elif self._due is due:
                self._engine.increment_epoch()
                time.sleep(0.001)

    def _park(self) -> None:
        self._wake.clear()
        self._parked = True
        if self._due is None:
            self._wake.wait()
        self._parked = False


class Engine:
    """The engine and its ticker, made before a worker loses the right to start threads."""

    def __init__(self, *, fuel: bool) -> None:
        config = wasmtime.Config()
        config.epoch_interruption = True
        config.consume_fuel = fuel
        config.parallel_compilation = False
        config.max_wasm_stack = _STACK
        # Less of the engine is less to get wrong: threads would let a guest change what is being checked.
        for feature in ("wasm_threads", "wasm_memory64", "wasm_multi_memory", "wasm_gc", "wasm_function_references"):
            setattr(config, feature, False)
        self.engine = wasmtime.Engine(config)
        self.fuel = fuel
        self.ticker = Ticker(self.engine, threading.get_ident())
        self.ticker.start()


class WasmTemplate:
    """A compiled module."""

    def __init__(self, engine: Engine, module: bytes, limits: Limits) -> None:
        # `Module` would also take the text form, which is another and larger parser.
        if module[:4] != b"\0asm":
            raise BadModule("not a wasm module in binary form")
        self.engine, self.limits = engine, limits
        try:
            self.module = wasmtime.Module(engine.engine, module)
        except wasmtime.WasmtimeError as error:
            raise BadModule(f"wasmtime refused the module: {first_line(error)}") from None
        for item in self.module.imports:
            if item.module != "ferrule" or item.name not in IMPORTS:
                raise BadModule(
                    f"the module imports `{item.module}.{item.name}`; only `ferrule` has what it may import"
                )
        self.active: Wasm | None = None
        self.linker = wasmtime.Linker(engine.engine)
        for name, (count, returns) in IMPORTS.items():
            i32 = wasmtime.ValType.i32
            kind = wasmtime.FuncType([i32() for _ in range(count)], [i32()] if returns else [])
            self.linker.define_func("ferrule", name, kind, self._import(name))
        self._try()

    def _import(self, name: str) -> Any:
        def call(*arguments: int) -> Any:
            machine = self.active
            assert machine is not None
            return getattr(machine, f"import_{name}")(*(value & 0xFFFFFFFF for value in arguments))

        return call

    def _try(self) -> None:
        """One instance, so that what the engine makes late is made before the last filter, and imports are checked."""
        self.machine(Budget(self.limits))

    def fresh(self, budget: Budget) -> Wasm:
        return Wasm(self, budget)

    def machine(self, budget: Budget, state: object = None) -> Wasm:
        return Wasm(self, budget)

    def walls(self) -> tuple[str, ...]:
        return ("wasmtime", "epochs", "memory bound")


class Wasm:
    """One instance of a module."""

    def __init__(self, template: WasmTemplate, budget: Budget) -> None:
        self._template, self._budget = template, budget
        self.healthy = True
        self._argument = self._answer = b""
        self._reply: tuple[bytes, bool] | None = None
        self._start(budget)

    def _start(self, budget: Budget) -> None:
        limits = self._template.limits
        self._store = wasmtime.Store(self._template.engine.engine)
        self._store.set_limits(
            memory_size=limits.memory_mb << 20, table_elements=_TABLE_ELEMENTS, instances=1, tables=4
        )
        budget.start(clock=False)
        self._exports = self._within(
            budget, lambda: self._template.linker.instantiate(self._store, self._template.module)
        )
        self._exports = self._exports.exports(self._store)
        memory = self._exports.get("memory")
        self._memory = memory if isinstance(memory, wasmtime.Memory) else None

    def _within(self, budget: Budget, work: Any) -> Any:
        """Runs wasm with the clock and the fuel of `budget`; what the engine raises becomes an error of ours."""
        template = self._template
        self._store.set_epoch_deadline(1)
        if template.engine.fuel:
            self._store.set_fuel(budget.limits.fuel)
        template.active, self._budget = self, budget
        self.healthy = False
        template.engine.ticker.begin(budget)
        try:
            result = work()
        except wasmtime.Trap as trap:
            self._trapped(trap, budget)
        except wasmtime.WasmtimeError as error:
            text = first_line(error)
            if "memory" in text and "limit" in text:
                raise MemoryLimit(f"the module needs more than {budget.limits.memory_mb} MiB of memory") from None
            raise BadModule(f"wasmtime refused the module: {text}") from None
        finally:
            template.engine.ticker.end()
            template.active = None
        self.healthy = True
        return result

    def _trapped(self, trap: wasmtime.Trap, budget: Budget) -> None:
        code = trap.trap_code
        if code == wasmtime.TrapCode.INTERRUPT:
            budget.check()
        if code == wasmtime.TrapCode.OUT_OF_FUEL:
            raise FuelLimit(f"the call used more than {budget.limits.fuel} units of fuel") from None
        frames = [frame.func_name or str(frame.func_index) for frame in trap.frames[:1]]
        where = f" in `{frames[0]}`" if frames else ""
        raise GuestFault(f"{first_line(trap.message)}{where}") from None

    def call(self, name: bytes, argument: bytes, typed: bool, budget: Budget) -> tuple[bytes, bool]:
        function = self._exports.get(name.decode(errors="replace"))
        if not isinstance(function, wasmtime.Func):
            raise GuestError("no function of this name")
        kind = function.type(self._store)
        if kind.results:
            return self._numbers(function, kind, argument, typed, budget)
        if [str(parameter) for parameter in kind.params] != [_I32, _I32]:
            raise GuestError("the function takes neither a message nor numbers")
        if len(argument) > budget.limits.memory_mb << 20:
            raise MemoryLimit(f"an argument of {len(argument)} bytes does not fit into the guest's memory")
        self._argument, self._reply, self._answer = argument, None, b""
        self._within(budget, lambda: function(self._store, len(argument), int(typed)))
        return self._reply or (b"", False)

    def _numbers(self, function: Any, kind: Any, argument: bytes, typed: bool, budget: Budget) -> tuple[bytes, bool]:
        try:
            given = decode(argument) if typed else None
        except NotAValue:
            given = None
        if not isinstance(given, list) or len(given) != len(kind.params):
            raise GuestError(f"the function takes a list of {len(kind.params)} numbers")
        values = [_number(value, str(parameter)) for value, parameter in zip(given, kind.params)]
        result = self._within(budget, lambda: function(self._store, *values))
        try:
            reply = encode(result)
        except SandboxError:
            raise GuestError("the function returned something that is not a number") from None
        budget.leave(len(reply))
        return reply, True

    # what the module may import

    def _read(self, start: int, length: int) -> bytes:
        if self._memory is None or start + length > self._memory.data_len(self._store):
            raise GuestFault(f"the guest points at {start:#x} to {start + length:#x}, outside its memory")
        return bytes(self._memory.read(self._store, start, start + length))

    def _write(self, start: int, data: bytes) -> None:
        if self._memory is None or start + len(data) > self._memory.data_len(self._store):
            raise GuestFault(f"the guest wants bytes at {start:#x} to {start + len(data):#x}, outside its memory")
        self._memory.write(self._store, data, start)

    def import_argument(self, start: int) -> None:
        self._write(start, self._argument)

    def import_reply(self, start: int, length: int, typed: int) -> None:
        self._budget.leave(length)
        self._reply = (self._read(start, length), bool(typed))

    def import_fail(self, start: int, length: int) -> None:
        raise GuestError(self._read(start, min(length, _MOST_MESSAGE)).decode(errors="replace"))

    def import_print(self, start: int, length: int) -> None:
        self._budget.leave(length)
        self._budget.print(self._read(start, length))

    def import_host(self, name: int, name_length: int, start: int, length: int, typed: int) -> int:
        self._budget.leave(length)
        called = self._read(name, min(name_length, _MOST_MESSAGE))
        good, self._answer = self._budget.host(called, self._read(start, length), bool(typed))
        return len(self._answer) if good else -1 - len(self._answer)

    def import_fetch(self, start: int) -> None:
        self._write(start, self._answer)

    def reset(self) -> None:
        # Nothing waits for a module's start function but its own worker, and the limits hold there too.
        self._store.close()
        try:
            self._start(Budget(self._template.limits))
        except SandboxError:
            self.healthy = False

    def made_from(self, state: object) -> bool:
        return state is None

    def snapshot(self) -> object:
        raise BackendUnavailable("the `wasm` backend has no snapshots: a module's globals need not be readable")

    def close(self) -> None:
        self._store.close()


def _number(value: Any, kind: str) -> int | float:
    if kind in ("i32", "i64") and isinstance(value, int) and not isinstance(value, bool):
        bits = int(kind[1:])
        if -(1 << bits - 1) <= value < 1 << bits - 1:
            return value
    if kind in ("f32", "f64") and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise GuestError(f"{value!r} is not a number of type {kind}")


def first_line(error: object) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(lines[-1:] if len(lines) > 1 and "Caused by" in str(error) else lines[:1])[:500]
