"""Guests and modules that are made to hurt: broken files, random programs, forged messages, leaks, secrets left behind.

Counts here are those of `make test`; `make fuzz` sets SANDBOX_FUZZ to 100 for a million guests, five million messages,
a million calls and a hundred thousand machines.
"""

from __future__ import annotations

import os
import random
import socket
import struct
import subprocess
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from ferrule.sandbox import (
    BackendUnavailable,
    BadModule,
    Function,
    GuestError,
    GuestFault,
    HostDenied,
    Limits,
    MemoryLimit,
    OutputLimit,
    Pool,
    SandboxError,
    Timeout,
    backends,
    values,
)
from ferrule.sandbox.abi import BLOCK
from ferrule.sandbox.frames import Channel, Closed, Frame
from ferrule.sandbox.guests import example
from ferrule.sandbox.layout import layout
from ferrule.sandbox.probe import MEMORY_MB

Guests = Callable[[str], Function]
FUZZ = int(os.environ.get("SANDBOX_FUZZ", "1"))
MANY = 10_000 * FUZZ
TOP = MEMORY_MB << 20
TYPED_ERRORS = {GuestFault, GuestError, HostDenied, OutputLimit, MemoryLimit, Timeout}

# Files


def elf(code: bytes = b"\xeb\xfe", **changed: int) -> bytes:
    """A program of one segment of code, with some numbers changed."""
    at = {"kind": 2, "machine": 62, "entry": 0x100000, "table": 64, "size": 56, "count": 1, "type": 1, "flags": 5,
          "offset": 0x78, "start": 0x100000, "in_file": len(code), "length": len(code),
          "align": 4096} | changed  # fmt: skip
    identity = b"\x7fELF\x02\x01\x01" + bytes(9)
    head = struct.pack("<HHIQQQIHHHHHH", at["kind"], at["machine"], 1, at["entry"], at["table"], 0, 0, 64, at["size"],
                       at["count"], 0, 0, 0)  # fmt: skip
    segment = struct.pack(
        "<IIQQQQQQ", at["type"], at["flags"], at["offset"], at["start"], 0, at["in_file"], at["length"], at["align"]
    )
    return identity + head + segment * min(at["count"], 40) + code


BAD = {
    "empty": b"",
    "text": b"#!/bin/sh\n",
    "truncated": elf()[:60],
    "shared library": elf(kind=3),
    "another machine": elf(machine=183),
    "no segments": elf(count=0),
    "many segments": elf(count=33),
    "table outside": elf(table=2**63),
    "wrapped table": elf(table=2**64 - 8),
    "odd table": elf(size=32),
    "huge segment": elf(length=2**40),
    "wrapped segment": elf(start=2**64 - 4096, entry=2**64 - 4096),
    "segment at null": elf(start=0, entry=0),
    "outside the file": elf(offset=2**20),
    "wrapped offset": elf(offset=2**64 - 1),
    "more in the file": elf(length=1),
    "writable code": elf(flags=7),
    "entry in nothing": elf(entry=0x200000),
    "entry in data": elf(flags=6),
    "dynamic": elf(type=2),
    "interpreter": elf(type=3),
    "thread-local outside the file": elf(type=7, offset=2**20),
    "thread-local twice": elf(type=7, count=2),
    "thread-local of odd alignment": elf(type=7, align=3),
    "huge thread-local": elf(type=7, length=2**40),
    "overlapping": elf(count=2, offset=0x78 + 56),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_elf_is_refused(name: str) -> None:
    with pytest.raises(BadModule):
        Function.from_elf(BAD[name])


def test_the_program_that_the_bad_ones_are_made_of_is_good() -> None:
    Function.from_elf(elf())


def test_a_program_larger_than_its_memory(guest: Guests) -> None:
    del guest
    with pytest.raises(BadModule, match="outside"):
        Pool(Function.from_elf(elf(start=60 << 20, entry=60 << 20)), limits=Limits(memory_mb=16))


BAD_WASM = (
    "(module)", "\0asm", "\0asm\1\0\0\0\1", "\0asm\1\0\0\0\x0a\xff\xff\xff\xff\xff\xff", "\0asm\2\0\0\0",
    "\0asm\1\0\0\0\x0a\1\0\3\1\0", "\0asm\1\0\0\0\x40\0", "\x7fELF",
)  # fmt: skip


@pytest.mark.parametrize("name", BAD_WASM)
def test_bad_wasm_is_refused(name: str) -> None:
    with pytest.raises(BadModule):
        Function.from_wasm(name.encode("latin-1"))


@pytest.mark.parametrize("backend", ["wasm", "vm+wasm"])
@pytest.mark.parametrize(
    "text",
    ['(module (import "wasi_snapshot_preview1" "fd_write" (func)))', '(module (import "ferrule" "print" (func)))',
     '(module (import "ferrule" "nothing" (func)))', "(module (memory 1) (memory 1))", "(module (memory i64 1))"],
)  # fmt: skip
def test_wasm_that_wants_what_there_is_not(
    request: pytest.FixtureRequest, wat: Guests, backend: str, text: str
) -> None:
    if backend == "vm+wasm":
        request.getfixturevalue("ahead")
    with pytest.raises(BadModule):
        Pool(wat(text), backend=backend)


def test_wasm_that_wants_more_memory_or_does_not_end(wat: Guests) -> None:
    with pytest.raises(MemoryLimit):
        Pool(wat("(module (memory 2000))"), backend="wasm")
    with pytest.raises(Timeout):
        Pool(wat("(module (func $f (loop br 0)) (start $f))"), backend="wasm", limits=Limits(wall_ms=100))
    with pytest.raises(BadModule):
        Pool(Function.from_wasm(b"\0asm\1\0\0\0\x03\2\1\0"), backend="wasm")


def test_mutated_modules(vm: None) -> None:
    """Bytes of a good module changed at random: refused, or taken; never another exception."""
    del vm
    chance, good = random.Random(1), bytearray(example("hello"))
    for _ in range(2000):
        mutant = bytearray(good[: chance.choice((len(good), chance.randrange(len(good))))])
        for _ in range(chance.randrange(1, 8)):
            if mutant:
                mutant[chance.randrange(min(len(mutant), 700))] = chance.randrange(256)
        try:
            Function.from_elf(bytes(mutant))
        except BadModule:
            pass


# Random programs and messages


def _random_programs(chance: random.Random, count: int) -> Function:
    """One program with many pieces of random code. A call jumps into the piece whose number is its argument; piece 0,
    which the set-up runs, answers with nothing."""
    size = 48
    jump = bytes.fromhex(
        "488b4718"  # mov rax, [rdi + 0x18]: the argument
        "8b00"  # mov eax, [rax]
        "486bc030"  # imul rax, rax, 48
        "488d0d05000000"  # lea rcx, [rip + 5]: what follows
        "4801c8"  # add rax, rcx
        "ffe0"  # jmp rax
    )
    # mov qword ptr [rdi + 0x30], 0; mov dx, 0xe0; xor eax, eax; out dx, al; jmp to itself
    nothing = bytes.fromhex("48c747300000000066bae00031c0eeebfe").ljust(size, b"\x90")
    return Function.from_elf(elf(jump + nothing + chance.randbytes(size * count)))


def test_random_programs(vm: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever random code does ends in one of the typed errors, and the worker lives. Almost every call costs a
    machine, and a busy kernel may take more than the usual second to make one."""
    del vm
    monkeypatch.setattr("ferrule.sandbox.process.GRACE", 20.0)
    chance, found = random.Random(2), Counter[str]()
    for _ in range(FUZZ):
        with Pool(_random_programs(chance, 10_000), size=2, limits=Limits(wall_ms=10, memory_mb=4)) as pool:
            for value in pool.map("any", [struct.pack("<I", n) for n in range(1, 10_001)], errors="return"):
                found[type(value).__name__] += 1
                assert not isinstance(value, SandboxError) or type(value) in TYPED_ERRORS, value
            assert pool.call("any", bytes(4)) == b""
            assert not pool.replaced
    assert found["GuestFault"] > MANY // 2, found


def test_a_program_that_leaves_with_its_first_instruction(vm: None) -> None:
    """What KVM still has to do for an `OUT` is not done at the entry, where the next call starts."""
    del vm
    code = bytes.fromhex("e6e00f0b")  # out 0xe0, al; ud2
    with Pool(Function.from_elf(elf(code)), limits=Limits(memory_mb=4)) as pool:
        assert [pool.call("any") for _ in range(3)] == [b""] * 3
        with pool.open() as instance:
            assert [instance.call("any") for _ in range(3)] == [b""] * 3


def _forged(chance: random.Random) -> bytes:
    interesting = (0, 1, 8, 0xFFFF, 0x100000, TOP - 8, TOP, TOP + 4096, 2**31, 2**32, 2**63 - 1, 2**63, 2**64 - 1)
    numbers = [chance.choice(interesting) if chance.random() < 0.7 else chance.getrandbits(64) for _ in range(10)]
    near = [chance.choice((numbers[0], TOP * 3 // 4 + chance.randrange(4096))) for _ in range(1)]
    block = BLOCK.pack(chance.getrandbits(32), chance.getrandbits(1), *numbers[:4], *near, *numbers[5:8],
                       chance.getrandbits(62), *numbers[8:])  # fmt: skip
    return bytes([chance.choice((0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, chance.randrange(256)))]) + block


def test_forged_messages(guest: Guests) -> None:
    """Random blocks at every port."""
    chance, found = random.Random(3), Counter[str]()
    with Pool(guest("probes"), size=2, limits=Limits(wall_ms=2000, memory_mb=MEMORY_MB, host_calls=3),
              host={"": lambda data: data}) as pool:  # fmt: skip
        for _ in range(10 if FUZZ == 1 else 50 * FUZZ):
            for value in pool.map("forge", [_forged(chance) for _ in range(1000)], errors="return"):
                found[type(value).__name__] += 1
                assert not isinstance(value, SandboxError) or type(value) in TYPED_ERRORS, value
        assert not pool.replaced
    assert len(found) >= 5, found


def test_forged_values() -> None:
    chance = random.Random(4)
    tags = bytes((*range(0x90, 0xA4), *range(0xC0, 0xE0), 0x01, 0xFF))
    for _ in range(MANY):
        data = bytes(
            chance.choice(tags) if chance.random() < 0.6 else chance.randrange(256) for _ in range(chance.randrange(40))
        )
        try:
            values.encode(values.decode(data))
        except (values.NotAValue, SandboxError):
            pass


def test_values_survive() -> None:
    value = [
        None,
        False,
        0,
        127,
        128,
        -32,
        -33,
        2**63 - 1,
        -(2**63),
        1.5,
        "",
        "\U0001f600",
        b"\xff" * 300,
        {"a": [1]},
        {1: 2},
    ]
    assert values.decode(values.encode(value)) == value
    for data in (
        b"\xcc\xff",
        b"\xd0\x80",
        b"\xd9\x01a",
        b"\xc4\x01a",
        b"\xdc\x00\x01\x05",
        b"\xde\x00\x01\x01\x02",
        b"\xca\x3f\x80\0\0",
    ):
        values.decode(data)


def test_forged_frames() -> None:
    """A worker in the hands of its guest may send anything; its pool gives up on it and does not read without end."""
    chance = random.Random(5)
    for _ in range(500):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.settimeout(0.2)
            channel = Channel(ours, 1000)
            theirs.sendall(chance.randbytes(chance.randrange(200)))
            theirs.close()
            with pytest.raises((Closed, TimeoutError)):
                while True:
                    frame = channel.receive()
                    try:
                        Frame(frame.kind, head=frame.head).data()
                    except ValueError:
                        pass


# What the next tenant finds


@pytest.mark.parametrize("kilobytes", [0, 2000, 40_000])
@pytest.mark.parametrize("bases", [0, 1])
def test_no_secret_is_left(guest: Guests, bases: int, kilobytes: int) -> None:
    """Memory, stack, vector registers and the bases of FS and GS: between calls of a pool, and across `restore`, for
    secrets of few pages, of many, and of more than are ever copied back."""
    memory_mb = 96 if kilobytes > 10_000 else MEMORY_MB
    function, order = guest("probes"), kilobytes << 1 | bases
    shape = layout(function.elf, memory_mb)
    ranges = [bases]
    for part in (shape.heap, shape.stack, shape.mailbox[: 1 << 20]):
        ranges += [part.start, part.stop]
    with Pool(function, limits=Limits(wall_ms=60_000, memory_mb=memory_mb)) as pool:
        for _ in range(3):  # so that the worker believes it knows which pages calls write to
            assert pool.call("seek", ranges[:1]) == []
        try:
            pool.call("hide", order)
            assert pool.call("seek", ranges) == []
        except GuestFault:
            assert bases, "only writing the bases may be forbidden"
            pytest.skip("this processor does not let a guest write the bases of FS and GS")
        for _ in range(35 if kilobytes == 2000 else 3):
            pool.call("hide", order)
        for _ in range(2):
            assert pool.call("seek", ranges) == []
            pool.call("hide", order)
        with pool.open() as instance:
            instance.call("hide", order)
            found = instance.call("seek", ranges)
            assert any("memory" in place for place in found), "the test would find a secret that is there"
            instance.restore()
            assert instance.call("seek", ranges) == []


def test_no_leak(guest: Guests, wat: Guests) -> None:
    """Files and memory of a worker after many calls and many machines."""
    for pool, machines in (
        (Pool(guest("hello"), backend="vm", limits=Limits(wall_ms=10_000)), 40 if FUZZ == 1 else 500 * FUZZ),
        (
            Pool(wat('(module (func (export "echo") (param i32 i32)))'), backend="wasm", limits=Limits(wall_ms=10_000)),
            100 if FUZZ == 1 else 500 * FUZZ,
        ),
    ):
        with pool:
            (worker,) = pool._workers

            def held(worker: Any = worker) -> tuple[int, int]:
                return len(os.listdir(f"/proc/{worker.process.pid}/fd")) if os.geteuid() == 0 else 0, worker.memory()

            def work(count: int, pool: Pool = pool, machines: int = machines) -> None:
                pool.map("echo", [b"x" * 100] * count)
                for _ in range(machines):
                    with pool.open() as instance:
                        instance.call("echo")

            work(1500)
            files, memory = held()
            work(3000 if FUZZ == 1 else MANY)
            more_files, more_memory = held()
            assert more_files <= files and more_memory - memory < 4 << 20


def test_a_thousand_machines_at_once(guest: Guests) -> None:
    with Pool(guest("hello"), limits=Limits(wall_ms=20_000)) as pool:
        (worker,) = pool._workers
        opened = [pool.open() for _ in range(1000)]
        assert [instance.call("count") for instance in opened[::50]] == [1] * 20
        assert worker.memory() < 250 << 20


def test_memory_bombs_leave_the_host_as_it_was(guest: Guests) -> None:
    with Pool(guest("probes"), limits=Limits(wall_ms=10_000, memory_mb=MEMORY_MB)) as pool:
        (worker,) = pool._workers
        for bomb in ("memory_bomb", "stack_bomb", "output_bomb") * 3:
            with pytest.raises(SandboxError):
                pool.call(bomb)
            assert worker.memory() < 100 << 20


# Machines without KVM, and what a worker may do


def test_without_kvm(monkeypatch: pytest.MonkeyPatch, wat: Guests) -> None:
    monkeypatch.setattr("ferrule.sandbox.vm.DEVICE", "/dev/there-is-no-kvm")
    with pytest.raises(BackendUnavailable) as caught:
        Pool(Function.from_elf(elf()))
    assert any("/dev/there-is-no-kvm is not there" in note for note in caught.value.notes)
    both = Function(elf=elf(), wasm=wat('(module (func (export "one") (result i32) i32.const 1))').wasm)
    with Pool(both) as pool:
        assert pool.backend == "wasm" and pool.call("one", []) == 1
    with pytest.raises(BackendUnavailable):
        Pool(both, backend="vm")


def test_a_backend_that_was_named_is_never_replaced(wat: Guests) -> None:
    module = wat("(module)")
    with pytest.raises(BackendUnavailable, match="cannot be run here"):
        Pool(module, backend="vm")
    with pytest.raises(BackendUnavailable) as caught:
        backends.choose("vm", Function(elf=elf(), wasm=module.wasm), Limits(fuel=1))
    assert "cannot limit fuel" in caught.value.notes[0]
    assert backends.choose("auto", Function(elf=elf(), wasm=module.wasm), Limits(fuel=1)).name == "wasm"


ATTEMPTS = {
    "open": "os.open('/etc/hostname', 0)",
    "socket": "__import__('socket').socket()",
    "exec": "os.execv('/bin/true', ['true'])",
    "fork": "os.fork()",
    "kill": "os.kill(os.getppid(), 0)",
    "executable pages": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)",
    "another ioctl": "fcntl.ioctl(0, 0x5401, bytes(60))",
    "privileges": "os.setuid(0)",
    "trace": "ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) and os.abort()",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_a_worker_may_not_do(attempt: str) -> None:
    """The same steps as in a worker, then something that it has no business with."""
    from ferrule.sandbox import seccomp

    if not seccomp.supported():
        pytest.skip("the filter of system calls is for x86-64")
    program = f"""
import ctypes, fcntl, mmap, os, socket, sys
sys.path.insert(0, {os.path.dirname(os.path.dirname(os.path.dirname(backends.__file__)))!r})
from ferrule.sandbox import harden, kvm
harden.drop_privileges(); harden.no_new_privileges(); harden.filter_calls(kvm.IOCTLS, executable=False)
os.write(1, b"ready")
try:
    {ATTEMPTS[attempt]}
except OSError:
    os._exit(7)
os.write(1, b"did it")
"""
    import sys

    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, check=False)
    assert done.stdout == b"ready", done
    assert done.returncode == 7 or done.returncode < 0


def test_failures_that_no_worker_tells() -> None:
    from ferrule.sandbox import WorkerLost
    from ferrule.sandbox.frames import Kind
    from ferrule.sandbox.process import error_of

    guest_fault = b'{"kind": "GuestFault", "message": "", "registers": %s}'
    others = [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b"\xff",
        b'{"kind": "SystemExit", "message": ""}',
        b'{"kind": [], "message": 1}',
    ]
    for head in (*others, guest_fault % b'{"rip": "x"}', guest_fault % b'{"rip": 1e999}', guest_fault % b"5"):
        assert type(error_of(Frame(Kind.FAIL, head=head))) is WorkerLost


def test_an_answer_where_the_guest_may_not_write(guest: Guests) -> None:
    """Host and guest see the same memory, but only the guest's mapping knows what is read-only."""
    with Pool(guest("probes"), limits=Limits(memory_mb=MEMORY_MB), host={"": lambda data: b"12345678"}) as pool:
        for start in (0x100000, TOP - 4, TOP + 4096, 2**64 - 4):
            block = BLOCK.pack(1, 0, TOP // 2, 0, 0, 0, TOP // 2, 0, start, 4096, 0, 0, 0)
            with pytest.raises(GuestFault, match="may not write"):
                pool.call("forge", b"\xe4" + block)
