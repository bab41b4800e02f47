"""The backends as data, the strongest first. `auto` takes the first one that the module and the machine allow; a
backend that was named is taken or refused, never replaced."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

from ferrule.sandbox import ahead, vm
from ferrule.sandbox.errors import BackendUnavailable, BadRequest
from ferrule.sandbox.function import Function
from ferrule.sandbox.limits import Limits


def _no_wasmtime() -> str:
    if importlib.util.find_spec("wasmtime") is None:
        return "the package `wasmtime` is not installed (`pip install 'ferrule[sandbox]'`)"
    return ""


def _as_it_is(module: bytes, limits: Limits) -> bytes:
    return module


@dataclass(frozen=True)
class Backend:
    name: str
    takes: str  # the field of `Function`
    limits: frozenset[str]  # the limits that it can keep
    why_not: Callable[[], str]  # why this machine does not have it; empty where it does
    prepare: Callable[[bytes, Limits], bytes] = _as_it_is  # what its workers get
    not_ready: Callable[[], str] = str  # why `auto` does not take it yet


_COMMON = frozenset({"wall_ms", "cpu_ms", "memory_mb", "output_kb", "host_calls"})
BACKENDS = (
    Backend(
        "vm+wasm",
        "wasm",
        _COMMON,
        lambda: ahead.why_not(),
        ahead.program,
        lambda: ahead.not_ready(),
    ),
    Backend("vm", "elf", _COMMON, lambda: vm.why_not()),
    Backend("wasm", "wasm", _COMMON | {"fuel"}, lambda: _no_wasmtime()),
)


def choose(name: str, function: Function, limits: Limits) -> Backend:
    if name not in ("auto", *(row.name for row in BACKENDS)):
        raise BadRequest(f"there is no backend `{name}`; there are: auto, {', '.join(row.name for row in BACKENDS)}")
    reasons = []
    for row in BACKENDS:
        if name in ("auto", row.name):
            reason = _why_not(row, function, limits) or (row.not_ready() if name == "auto" else "")
            if not reason:
                return row
            reasons.append(f"`{row.name}`: {reason}")
    raise BackendUnavailable(f"{function.name} cannot be run here", notes=tuple(reasons))


def _why_not(row: Backend, function: Function, limits: Limits) -> str:
    if not getattr(function, row.takes):
        return f"the module is not {'an ELF program' if row.takes == 'elf' else 'wasm'}"
    missing = [name for name, value in limits.as_dict().items() if value and name not in row.limits]
    return f"it cannot limit {', '.join(missing)}" if missing else row.why_not()


def available(named: str = "auto") -> dict[str, str]:
    """Every backend, with the reason why it cannot be used here, or nothing. The one that is named may have to be made
    ready first."""
    return {row.name: row.why_not() or ("" if row.name == named else row.not_ready()) for row in BACKENDS}
