"""Finds the first difference between two runs, for each thing that is compared."""

from __future__ import annotations

from ferrule.verify.model import Difference, Kind, SideRun

_SHOWN = 200


def compare(python: SideRun, rust: SideRun) -> list[Difference]:
    """At most one difference of each kind, the most telling kind first."""
    found = [
        _status(python, rust),
        _text("stdout", python.stdout, rust.stdout),
        _last_line(python.stderr, rust.stderr),
        _files(python.files, rust.files),
        frames(python.frames, rust.frames),
    ]
    return [difference for difference in found if difference is not None]


def _status(python: SideRun, rust: SideRun) -> Difference | None:
    if python.status == rust.status and python.status is not None:
        return None
    kind: Kind = "timeout" if None in (python.status, rust.status) else "status"
    return Difference(kind, "exit status", _shown_status(python.status), _shown_status(rust.status))


def _shown_status(status: int | None) -> str:
    if status is None:
        return "did not end in time"
    return f"ended by signal {-status}" if status < 0 else str(status)


def _text(kind: Kind, python: bytes, rust: bytes, where: str = "") -> Difference | None:
    """By lines, as a person reads; the bytes decide."""
    if python == rust:
        return None
    prefix = f"{where}, " if where else ""
    ours, theirs = python.split(b"\n"), rust.split(b"\n")
    for number, (a, b) in enumerate(zip(ours, theirs), 1):
        if a != b:
            return Difference(kind, f"{prefix}line {number}", _shown(a), _shown(b))
    shorter = min(len(ours), len(theirs))
    a_line, b_line = _line(ours, shorter), _line(theirs, shorter)
    return Difference(kind, f"{prefix}line {shorter + 1}", _shown(a_line), _shown(b_line))


def _line(lines: list[bytes], number: int) -> bytes | None:
    return lines[number] if number < len(lines) else None


def _shown(line: bytes | None) -> str:
    if line is None:
        return "(no such line)"
    text = line.decode("utf-8", errors="backslashreplace")
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."


def _last_line(python: bytes, rust: bytes) -> Difference | None:
    a, b = last_line(python), last_line(rust)
    return None if a == b else Difference("stderr", "last line", _shown(a), _shown(b))


def last_line(stderr: bytes) -> bytes:
    """The line that names the exception. Tracebacks above it differ in their frames by nature."""
    lines = [line for line in stderr.splitlines() if line.strip()]
    return lines[-1] if lines else b""


def _files(python: dict[str, bytes], rust: dict[str, bytes]) -> Difference | None:
    for name in sorted(python.keys() | rust.keys()):
        a, b = python.get(name), rust.get(name)
        if a == b:
            continue
        if a is None or b is None:
            return Difference("files", name, _presence(a), _presence(b))
        if b"\0" not in a + b:
            return _text("files", a, b, name)
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        return Difference("files", f"{name}, byte {at}", a[at : at + 16].hex(" "), b[at : at + 16].hex(" "))
    return None


def _presence(content: bytes | None) -> str:
    return "(no such file)" if content is None else f"{len(content)} bytes"


def frames(python: list[tuple[int, str]], rust: list[tuple[int, str]]) -> Difference | None:
    for (number, a), (other, b) in zip(python, rust):
        if (number, a) != (other, b):
            return Difference("frames", f"frame {number}", a, b if number == other else f"frame {other}: {b}")
    if len(python) != len(rust):
        number = min(len(python), len(rust)) + 1
        return Difference("frames", f"frame {number}", f"{len(python)} frames", f"{len(rust)} frames")
    return None
