"""The escape suite, a row for each attempt: the rows that `ferrule sandbox probe` prints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ferrule.sandbox import Limits, Pool
from ferrule.sandbox.probe import MEMORY_MB, SUITES, Probe, run, vm_probes, wasm_probes


@pytest.fixture(scope="module")
def vm_pool(vm: None) -> Iterator[Pool]:
    with Pool(SUITES["vm"][0](), backend="vm", limits=Limits(wall_ms=3000, memory_mb=MEMORY_MB)) as pool:
        yield pool


@pytest.fixture(scope="module")
def wasm_pool(wat: object) -> Iterator[Pool]:
    del wat
    with Pool(SUITES["wasm"][0](), backend="wasm", limits=Limits(wall_ms=1000, memory_mb=MEMORY_MB)) as pool:
        yield pool


@pytest.fixture(scope="module")
def ahead_pool(wat: object, ahead: None) -> Iterator[Pool]:
    del wat, ahead
    with Pool(SUITES["vm+wasm"][0](), backend="vm+wasm", limits=Limits(wall_ms=1000, memory_mb=MEMORY_MB)) as pool:
        yield pool


@pytest.mark.parametrize("probe", vm_probes(), ids=lambda probe: f"{probe.number:03}-{probe.about.replace(' ', '-')}")
def test_vm(vm_pool: Pool, probe: Probe) -> None:
    outcome = run(vm_pool, probe)
    assert outcome.held, outcome.said
    assert not vm_pool.replaced, "the worker stopped it, not the watchdog"


@pytest.mark.parametrize("probe", wasm_probes(), ids=lambda probe: f"{probe.number:03}-{probe.function}")
def test_wasm(wasm_pool: Pool, probe: Probe) -> None:
    outcome = run(wasm_pool, probe)
    assert outcome.held, outcome.said
    assert not wasm_pool.replaced


@pytest.mark.parametrize("probe", SUITES["vm+wasm"][1](), ids=lambda probe: f"{probe.number:03}-{probe.function}")
def test_vm_wasm(ahead_pool: Pool, probe: Probe) -> None:
    outcome = run(ahead_pool, probe)
    assert outcome.held, outcome.said
    assert not ahead_pool.replaced


def test_numbers_are_those_of_one_row_each() -> None:
    numbers = [probe.number for probe in (*vm_probes(), *wasm_probes(), *SUITES["vm+wasm"][1]())]
    assert len(set(numbers)) == len(numbers)


def test_a_fault_says_where(vm_pool: Pool) -> None:
    from ferrule.sandbox import GuestFault

    with pytest.raises(GuestFault) as caught:
        vm_pool.call("read_at", 0x123456789)
    assert caught.value.registers["cr2"] == 0x123456789
    assert 0x100000 <= caught.value.registers["rip"] < 0x200000
