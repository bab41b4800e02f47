"""The `vm+wasm` backend: what it gives, and what must hold where a module or its compiler means ill."""

from __future__ import annotations

import importlib.metadata
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ferrule.sandbox import (
    BackendUnavailable,
    BadModule,
    BuildFailed,
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
)
from ferrule.sandbox import ahead as compiled
from ferrule.sandbox.elf import parse
from ferrule.sandbox.link import link

Guests = Callable[[str], Function]
FUZZ = int(os.environ.get("SANDBOX_FUZZ", "1"))
TYPED_ERRORS = {GuestFault, GuestError, HostDenied, OutputLimit, MemoryLimit, Timeout, BadModule}
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


def test_vm_wasm_values(ahead: None, wat: Guests) -> None:
    """A module gives the same in a machine of its own, and more: what it keeps can be kept."""
    del ahead
    with Pool(wat(MESSAGES), limits=Limits(wall_ms=5000), host={"raw": lambda data: data + b"!" * 3000}) as pool:
        assert pool.backend == "vm+wasm", "`auto` takes the strongest"
        assert {"virtual machine", "wasm, compiled ahead with a check of every access"} <= set(pool.walls)
        assert pool.call("echo", b"bytes") == b"bytes" and pool.call("echo", ["a", 1]) == ["a", 1]
        assert pool.call("add", [2, -40]) == -38 and pool.call("half", [5]) == 2.5
        assert pool.run("say", b"out").output == b"out"
        assert pool.call("ask", b"raw") == b"raw" + b"!" * 3000
        assert [pool.call("count", []) for _ in range(2)] == [1, 1]
        with pool.open() as instance:
            assert [instance.call("count", []) for _ in range(3)] == [1, 2, 3]
            with instance.snapshot() as kept:
                assert instance.call("count", []) == 4
                instance.restore(kept)
                assert instance.call("count", []) == 4
            instance.restore()
            assert instance.call("count", []) == 1
        for argument, said in (([1], "takes a list of 2 numbers"), ([1, 2.5], "is not a number of type i64")):
            with pytest.raises(GuestError, match=said):
                pool.call("add", argument)
        with pytest.raises(GuestError, match="no function of this name"):
            pool.call("nothing")
        with pytest.raises(HostDenied):
            pool.call("ask", b"zip")


def test_time_limits_of_vm_wasm(ahead: None, wat: Guests) -> None:
    del ahead
    with Pool(wat(MESSAGES), backend="vm+wasm", limits=Limits(wall_ms=150)) as pool:
        start = time.monotonic()
        with pytest.raises(Timeout):
            pool.call("forever")
        assert time.monotonic() - start >= 0.15 and not pool.replaced
        assert pool.call("add", [1, 1]) == 2
    with Pool(wat(MESSAGES), limits=Limits(fuel=100_000)) as pool:
        assert pool.backend == "wasm", "who asks for fuel gets what can count it"


def test_modules_compiled_ahead_that_want_too_much(ahead: None, wat: Guests) -> None:
    del ahead
    forever = "(module (func $f (loop br 0)) (start $f))"
    trap = '(module (memory (export "memory") 1) (func $f i32.const -1 i32.load drop) (start $f))'
    for text, error in (("(module (memory 2000))", MemoryLimit), (forever, Timeout), (trap, GuestFault)):
        with Pool(wat(text), backend="vm+wasm", limits=Limits(wall_ms=100)) as pool, pytest.raises(error):
            pool.call("any")
    with pytest.raises(BadModule):
        Pool(Function.from_wasm(b"\0asm\1\0\0\0\x03\2\1\0"), backend="vm+wasm")


def test_memory_is_what_the_limit_says(ahead: None, wat: Guests) -> None:
    del ahead
    text = """(module (memory (export "memory") {})
      (func (export "grow") (param i32) (result i32) local.get 0 memory.grow)
      (func (export "last") (param i32) (result i32) memory.size i32.const 16 i32.shl i32.const 4 i32.sub i32.load))"""
    for memory_mb, pages in ((2, 32), (16, 256), (64, 1024)):
        with (
            Pool(wat(text.format(1)), backend="vm+wasm", limits=Limits(memory_mb=memory_mb)) as pool,
            pool.open() as one,
        ):
            assert one.call("grow", [pages]) == -1
            assert one.call("grow", [pages - 1]) == 1 and one.call("last", [0]) == 0
            assert one.call("grow", [1]) == -1
    with Pool(wat(text.format(257)), backend="vm+wasm") as pool, pytest.raises(MemoryLimit):
        pool.call("grow", [0])


def test_every_access_of_a_compiled_module_is_checked(ahead: None, wat: Guests) -> None:
    """Behind its memory lies memory of the machine, which no page fault guards."""
    del ahead
    text = """(module (memory (export "memory") 1 2)
      (func (export "read") (param i32) (result i32) local.get 0 i32.load8_u)
      (func (export "far") (param i32) (result i32) local.get 0 i32.load8_u offset=4294967295)
      (func (export "write") (param i32) (result i32) local.get 0 i64.const -1 i64.store offset=1 i32.const 0)
      (func (export "vector") (param i32) (result i32) local.get 0 v128.load i32x4.extract_lane 0)
      (func (export "fill") (param i32) (result i32) local.get 0 i32.const 1 i32.const 9 memory.fill i32.const 0)
      (func (export "grown") (param i32) (result i32) i32.const 1 memory.grow drop local.get 0 i32.load8_u))"""
    with Pool(wat(text), backend="vm+wasm") as pool:
        good = {"read": 65535, "write": 65527, "vector": 65520, "fill": 65527, "grown": 131071}
        assert {name: pool.call(name, [place]) for name, place in good.items()} == dict.fromkeys(good, 0)
        for name in (*good, "far"):
            for place in (good.get(name, -1) + 1, 1 << 20, 2**31 - 1, -(2**31), -1):
                with pytest.raises(GuestFault, match="out of bounds"):
                    pool.call(name, [place])


def test_what_the_compiler_wrote_is_not_believed(ahead: None, wat: Guests) -> None:
    """A compiler that a module took over may write anything: it is refused, or ends in the machine."""
    del ahead
    made_by = compiled.compiled(wat('(module (func (export "one") (result i32) i32.const 1))').wasm)
    chance, found = random.Random(6), Counter[str]()
    for round in range(300):
        mutant = bytearray(made_by)
        for _ in range(chance.randrange(1, 8)):
            mutant[chance.randrange(64 if round % 2 else len(mutant))] = chance.randrange(256)
        try:
            made = link(
                compiled.guest(), bytes(mutant[: chance.choice((len(mutant), chance.randrange(len(mutant))))]), 1 << 20
            )
        except BadModule:
            found["refused"] += 1
            continue
        found["linked"] += 1
        assert not any(part.flags & 3 == 3 for part in parse(made, 1 << 30).segments)
        if found["linked"] <= 4 * FUZZ:
            with Pool(Function.from_elf(made), limits=Limits(wall_ms=100)) as pool:
                try:
                    pool.call("one", [])
                except SandboxError as error:
                    assert type(error) in TYPED_ERRORS
                assert not pool.replaced
    assert found["refused"] > 20 and found["linked"] > 20, found


@pytest.mark.parametrize(("version", "said"), [("", "is not installed"), ("25.0.0", "the guest has wasmtime")])
def test_without_the_compiler(monkeypatch: pytest.MonkeyPatch, vm: None, wat: Guests, version: str, said: str) -> None:
    del vm

    def installed(name: str) -> str:
        if not version:
            raise importlib.metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setattr("importlib.metadata.version", installed)
    module = wat("(module)")
    with pytest.raises(BackendUnavailable) as caught:
        Pool(module, backend="vm+wasm")
    assert caught.value.code == "FER0702" and said in caught.value.notes[0] and "pip install" in caught.value.notes[0]
    assert backends.choose("auto", module, Limits()).name == "wasm"


def test_auto_does_not_wait_for_a_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, vm: None, wat: Guests) -> None:
    del vm
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert backends.choose("auto", wat("(module)"), Limits()).name == "wasm"
    assert "not built yet" in backends.available()["vm+wasm"]


def test_without_what_the_guest_is_made_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, vm: None, wat: Guests
) -> None:
    """Not built yet, and no cargo; then no sources."""
    del vm
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda name: None)
    for said in ("there is no cargo to build it", "the sources of `ferrule-guest` are missing"):
        with pytest.raises(BackendUnavailable) as caught:
            Pool(wat("(module)"), backend="vm+wasm")
        assert said in caught.value.notes[0]
        assert backends.choose("auto", wat("(module)"), Limits()).name == "wasm"
        monkeypatch.setenv("FERRULE_RUNTIME", str(tmp_path))


def test_a_guest_that_cannot_be_built_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, vm: None) -> None:
    del vm
    cargo = tmp_path / "cargo"
    cargo.write_text("#!/bin/sh\necho 'error: failed to download `wasmtime`' >&2\nexit 101\n", encoding="utf-8")
    cargo.chmod(0o755)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda name: str(cargo))
    with pytest.raises(BuildFailed) as caught:
        compiled.guest()
    assert caught.value.code == "FER0710" and "failed to download" in caught.value.notes[0]
    assert "ferrule-guest-wasm" in caught.value.message and "registry" in caught.value.notes[-1]
