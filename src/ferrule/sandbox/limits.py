"""What a call may use. Every number is enforced outside the guest; 0 means that it is not limited, where that is
allowed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from ferrule.sandbox.errors import BadRequest

# What a number may be: the smallest and the largest.
_RANGES = {
    "wall_ms": (1, 86_400_000),
    "cpu_ms": (0, 86_400_000),
    "memory_mb": (2, 1024),
    "output_kb": (0, 1 << 20),
    "host_calls": (0, 1 << 30),
    "fuel": (0, 1 << 62),
}


@dataclass(frozen=True)
class Limits:
    """The limits of one call: time on the clock, time of the processor, memory of the guest, bytes that leave it (its
    reply, what it prints, what it hands to the host), calls of host functions, and instructions (wasm only)."""

    wall_ms: int = 1000
    cpu_ms: int = 0
    memory_mb: int = 16
    output_kb: int = 1024
    host_calls: int = 1000
    fuel: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            low, high = _RANGES[field.name]
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise BadRequest(f"limit `{field.name}` must be a whole number from {low} to {high}, not {value!r}")

    def as_dict(self) -> dict[str, int]:
        return asdict(self)
