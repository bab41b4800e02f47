"""The process that runs guests. It starts with one socket and a module, gives up what it does not need, and answers
calls until the socket closes. It decides nothing that its pool does not check."""

from __future__ import annotations

import json
import signal
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from ferrule.sandbox import harden, kvm
from ferrule.sandbox.errors import BadRequest, Poisoned, SandboxError, Timeout
from ferrule.sandbox.frames import ABORT, GOOD, LENGTH, TYPED, Channel, Closed, Frame, Kind
from ferrule.sandbox.limits import Limits
from ferrule.sandbox.machine import Budget, Machine, Template
from ferrule.sandbox.memory import PAGEMAP_SCAN

# Replies of many calls are sent together, up to so many bytes and so many seconds.
_SEND_AFTER = 1 << 16
_SEND_SECONDS = 0.005


def _vm_template(module: bytes, memory_mb: int) -> tuple[Template, list[str]]:
    from ferrule.sandbox.vm import Kvm, VmTemplate

    device = Kvm()
    device.start_reaper()
    machines = 4096
    space = (1 << 30) + (memory_mb + 1 << 20) * machines
    walls = [harden.limit_resources(space, 3 * machines + 64), harden.drop_privileges(), harden.no_new_privileges()]
    walls.append(harden.filter_calls((*kvm.IOCTLS, PAGEMAP_SCAN), executable=False))
    return VmTemplate(device, module, memory_mb), walls


def _wasm_template(module: bytes, limits: Limits) -> tuple[Template, list[str]]:
    from ferrule.sandbox.wasm import Engine, WasmTemplate

    engine = Engine(fuel=limits.fuel > 0)
    space = (1 << 30) + (limits.memory_mb << 20) * 64
    # wasmtime reserves addresses by the gigabyte without using them, so what counts is data.
    walls = [harden.limit_resources(space, 64, addresses=False), harden.drop_privileges(), harden.no_new_privileges()]
    # Compiling needs executable pages; after it, a second filter takes that right away.
    walls.append(harden.filter_calls((), executable=True, extra=("prctl", "seccomp")))
    template = WasmTemplate(engine, module, limits)
    harden.filter_calls((), executable=False)
    return template, walls


def _vm_wasm_template(module: bytes, limits: Limits) -> tuple[Template, list[str]]:
    """The module is a program already, which checks what the wasm inside it does."""
    from ferrule.sandbox.ahead import machine_mb

    template, walls = _vm_template(module, machine_mb(limits))
    return template, ["wasm, compiled ahead with a check of every access", *walls]


TEMPLATES: dict[str, Callable[[bytes, Limits], tuple[Template, list[str]]]] = {
    "vm": lambda module, limits: _vm_template(module, limits.memory_mb),
    "vm+wasm": _vm_wasm_template,
    "wasm": _wasm_template,
}


class Worker:
    def __init__(self, channel: Channel, template: Template, limits: Limits, granted: frozenset[bytes]) -> None:
        self.channel, self.template, self.limits, self.granted = channel, template, limits, granted
        self.instances: dict[int, Machine] = {}
        self.states: dict[int, Any] = {}
        self._next = 1
        self._clean: Machine | None = None
        self._pending: list[Frame] = []
        self._pending_size = 0
        self._flushed = 0.0
        self._orders = {
            Kind.CALL: self._call,
            Kind.COLD: self._cold,
            Kind.MANY: self._many,
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
            Kind.SNAPSHOT: self._snapshot,
            Kind.RESTORE: self._restore,
            Kind.FORGET: self._forget,
        }

    def run(self) -> None:
        while True:
            frame = self.channel.receive()
            self._flushed = time.monotonic()
            order = self._orders[Kind(frame.kind)]
            order(frame)
            self._flush()

    # replies are gathered, so that many small calls cost few system calls

    def _send(self, frame: Frame) -> None:
        self._pending.append(frame)
        self._pending_size += len(frame.head) + len(frame.body) + 32
        if self._pending_size > _SEND_AFTER or time.monotonic() - self._flushed > _SEND_SECONDS:
            self._flush()

    def _flush(self) -> None:
        if self._pending:
            self.channel.send(*self._pending)
            self._pending.clear()
            self._pending_size = 0
        self._flushed = time.monotonic()

    def _budget(self) -> Budget:
        return Budget(self.limits, self._host, self.granted)

    def _host(self, name: bytes, argument: bytes, typed: bool) -> tuple[bool, bytes]:
        self._send(Frame(Kind.HOST, TYPED if typed else 0, head=name, body=argument))
        self._flush()
        answer = self.channel.receive()
        if answer.kind != Kind.ANSWER:
            raise Closed("an answer was expected")
        if answer.flags & ABORT:
            raise Timeout(f"the call took longer than {self.limits.wall_ms} ms, in the host function `{name.decode()}`")
        return bool(answer.flags & GOOD), answer.body

    def _guarded(self, work: Callable[[Budget], Frame | None]) -> None:
        """Answers with what `work` gives or with how it failed. The time of a budget runs while a guest does, not while
        a machine is made: its timer would interrupt KVM, and no tenant is to pay for what the one before it broke."""
        budget = self._budget()
        try:
            frame = work(budget)
        except SandboxError as error:
            frame = failure(error, bytes(budget.output))
        except OSError as error:  # files or memory of this process are used up
            frame = failure(BadRequest(f"the worker cannot hold another machine: {error.strerror}"), b"")
        finally:
            budget.stop()
        if frame is not None:
            kind, flags, _, target, _, head, body = frame
            cpu = int(budget.cpu_seconds() * 1e6)
            self._send(Frame(kind, flags, budget.host_calls, target, cpu, head, body))

    def _on_clean_machine(self, name: bytes, argument: bytes, typed: bool, budget: Budget) -> Frame:
        machine = self._clean
        if machine is None or not machine.healthy:
            self._drop_clean()
            machine = self._clean = self.template.machine(budget)
        return _reply(machine, name, argument, typed, budget)

    def _drop_clean(self) -> None:
        if self._clean is not None:
            self._clean.close()
            self._clean = None

    def _set_back(self) -> None:
        """After the answer is under way: the caller does not wait for it."""
        if self._clean is not None and self._clean.healthy:
            self._clean.reset()
        else:
            self._drop_clean()
            try:
                self._clean = self.template.machine(self._budget())
            except (SandboxError, OSError):  # the next call tries again, and says what is wrong
                self._clean = None
            Budget.stop()

    def _call(self, frame: Frame) -> None:
        typed = bool(frame.flags & TYPED)
        if frame.target:
            self._guarded(partial(self._on_instance, frame.target, frame.head, frame.body, typed))
            return
        self._guarded(partial(self._on_clean_machine, frame.head, frame.body, typed))
        self._flush()
        self._set_back()

    def _many(self, frame: Frame) -> None:
        at, body, typed = 0, frame.body, bool(frame.flags & TYPED)
        while at < len(body):
            (length,) = LENGTH.unpack_from(body, at)
            at += LENGTH.size + length
            argument = body[at - length : at]
            self._guarded(partial(self._on_clean_machine, frame.head, argument, typed))
            self._set_back()

    def _cold(self, frame: Frame) -> None:
        def work(budget: Budget) -> Frame:
            machine = self.template.fresh(budget)
            try:
                return _reply(machine, frame.head, frame.body, bool(frame.flags & TYPED), budget)
            finally:
                machine.close()

        self._guarded(work)

    def _instance(self, number: int) -> Machine:
        if number not in self.instances:
            raise BadRequest("the instance is closed")
        return self.instances[number]

    def _on_instance(self, number: int, name: bytes, argument: bytes, typed: bool, budget: Budget) -> Frame:
        machine = self._instance(number)
        if not machine.healthy:
            raise Poisoned("the last call of this instance failed; `restore` it first")
        return _reply(machine, name, argument, typed, budget)

    def _open(self, frame: Frame) -> None:
        def work(budget: Budget) -> Frame:
            state = self.states[frame.target] if frame.target else None
            number, self._next = self._next, self._next + 1
            self.instances[number] = self.template.machine(budget, state)
            return Frame(Kind.REPLY, target=number)

        self._guarded(work)

    def _close(self, frame: Frame) -> None:
        machine = self.instances.pop(frame.target, None)
        if machine is not None:
            machine.close()
        self._send(Frame(Kind.REPLY))

    def _snapshot(self, frame: Frame) -> None:
        def work(budget: Budget) -> Frame:
            machine = self._instance(frame.target)
            if not machine.healthy:
                raise Poisoned("the last call of this instance failed; there is nothing to keep")
            number, self._next = self._next, self._next + 1
            self.states[number] = machine.snapshot()
            return Frame(Kind.REPLY, target=number)

        self._guarded(work)

    def _forget(self, frame: Frame) -> None:
        # Machines that were made from it keep it alive.
        self.states.pop(frame.target, None)
        self._send(Frame(Kind.REPLY))

    def _restore(self, frame: Frame) -> None:
        """To the snapshot whose number is in the body, 0 for the state after set-up."""
        (number,) = LENGTH.unpack(frame.body)

        def work(budget: Budget) -> Frame:
            machine = self._instance(frame.target)
            state = self.states[number] if number else None
            if machine.healthy and machine.made_from(state):
                machine.reset()
            else:
                self.instances[frame.target] = self.template.machine(budget, state)
                machine.close()
            return Frame(Kind.REPLY)

        self._guarded(work)


def _reply(machine: Machine, name: bytes, argument: bytes, typed: bool, budget: Budget) -> Frame:
    budget.start()
    reply, is_value = machine.call(name, argument, typed, budget)
    return Frame(Kind.REPLY, TYPED if is_value else 0, head=bytes(budget.output), body=reply)


def failure(error: SandboxError, output: bytes) -> Frame:
    told = {"kind": type(error).__name__, "message": error.message, "registers": getattr(error, "registers", {})}
    return Frame(Kind.FAIL, head=json.dumps(told).encode(), body=output)


def main(descriptor: int) -> None:
    """What a new process runs. The first frame says what to be: a JSON object, and the module."""
    # Both are the terminal's way to end the pool, which then closes the socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, lambda number, frame: None)
    channel = Channel(socket.socket(fileno=descriptor), 1 << 31)
    order = channel.receive()
    told = order.data()
    limits = Limits(**told["limits"])
    try:
        template, walls = TEMPLATES[told["backend"]](order.body, limits)
    except SandboxError as error:
        channel.send(failure(error, b""))
        return
    except MemoryError:
        channel.send(failure(BadRequest("the module needs more memory than a worker may have"), b""))
        return
    granted = frozenset(name.encode() for name in told["host"])
    walls = [*template.walls(), *(wall for wall in walls if wall)]
    channel.send(Frame(Kind.READY, head=json.dumps({"walls": walls}).encode()))
    try:
        Worker(channel, template, limits, granted).run()
    except Closed:
        sys.exit(0)
