"""What the tests of the sandbox share: guests, and a reason why the vm backend cannot be tested where it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ferrule.sandbox import BackendUnavailable, Function, available
from ferrule.sandbox.guests import example


@pytest.fixture(scope="session")
def vm() -> None:
    reason = available()["vm"]
    if reason:
        pytest.skip(f"the vm backend was not tested: {reason}")


@pytest.fixture(scope="session")
def ahead(vm: None) -> None:
    """Building the guest that runs compiled modules takes minutes: `ferrule sandbox probe --backend vm+wasm` does."""
    del vm
    reason = available()["vm+wasm"]
    if reason:
        pytest.skip(f"the vm+wasm backend was not tested: {reason}")


@pytest.fixture(scope="session")
def guest(vm: None) -> Callable[[str], Function]:
    """An example guest by name, built once."""
    del vm
    kept: dict[str, Function] = {}

    def get(name: str) -> Function:
        if name not in kept:
            try:
                kept[name] = Function.from_elf(example(name))
            except BackendUnavailable as error:
                pytest.skip(f"the vm backend was not tested, since its guests were not built: {error} {error.notes}")
        return kept[name]

    return get


@pytest.fixture(scope="session")
def wat() -> Callable[[str], Function]:
    """A wasm module from its text."""
    wasmtime = pytest.importorskip("wasmtime", reason="the wasm backend was not tested: wasmtime is not installed")
    return lambda text: Function.from_wasm(bytes(wasmtime.wat2wasm(text)))
