"""The codes of the sandbox, as the command line and the library tell them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ferrule.cli import app
from ferrule.sandbox import (
    BackendUnavailable,
    BadModule,
    BadRequest,
    BuildFailed,
    CpuLimit,
    FuelLimit,
    GuestError,
    GuestFault,
    HostDenied,
    MemoryLimit,
    OutputLimit,
    Poisoned,
    SandboxError,
    Timeout,
    WorkerLost,
    available,
)


@pytest.mark.parametrize(
    "kind, code, status",
    [
        (BadModule, "FER0701", 2),
        (BackendUnavailable, "FER0702", 2),
        (BadRequest, "FER0703", 2),
        (Timeout, "FER0704", 1),
        (CpuLimit, "FER0704", 1),
        (FuelLimit, "FER0704", 1),
        (MemoryLimit, "FER0704", 1),
        (OutputLimit, "FER0704", 1),
        (GuestFault, "FER0705", 1),
        (HostDenied, "FER0706", 1),
        (Poisoned, "FER0707", 1),
        (WorkerLost, "FER0708", 1),
        (GuestError, "FER0709", 1),
        (BuildFailed, "FER0710", 2),
    ],
)
def test_code_and_exit_status(kind: type[SandboxError], code: str, status: int) -> None:
    error = kind("what happened", notes=("a note",))
    assert error.exit_status == status
    (told,) = error.diagnostics
    assert (told.code, told.message, told.notes) == (code, "what happened", ("a note",))


def _run(*arguments: str) -> tuple[int, dict[str, object]]:
    done = CliRunner().invoke(app, ["sandbox", "run", *arguments, "--json"])
    return done.exit_code, json.loads(done.stdout)


def _only(data: dict[str, object]) -> tuple[object, object]:
    (told,) = data["diagnostics"]  # type: ignore[misc]
    return told["code"], told["message"]


def test_a_module_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "module").write_text("print('hello')")
    status, data = _run(str(tmp_path / "module"), "main")
    assert (status, _only(data)) == (2, ("FER0701", "not an ELF file"))


def test_a_module_that_is_not_there(tmp_path: Path) -> None:
    status, data = _run(str(tmp_path / "module"), "main")
    assert (status, _only(data)) == (2, ("FER0701", f"cannot read `{tmp_path / 'module'}`: No such file or directory"))


def test_a_limit_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "module").write_bytes(b"\0asm\1\0\0\0")
    status, data = _run(str(tmp_path / "module"), "main", "--wall-ms", "0")
    said = "limit `wall_ms` must be a whole number from 1 to 86400000, not 0"
    assert (status, _only(data)) == (2, ("FER0703", said))


def test_a_backend_that_cannot_run_the_module(tmp_path: Path) -> None:
    (tmp_path / "module").write_bytes(b"\0asm\1\0\0\0")
    status, data = _run(str(tmp_path / "module"), "main", "--backend", "vm")
    assert (status, _only(data)) == (2, ("FER0702", f"{tmp_path / 'module'} cannot be run here"))


def test_a_call_and_the_escape_suite(tmp_path: Path) -> None:
    wasmtime = pytest.importorskip("wasmtime")
    module = wasmtime.wat2wasm(
        '(module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))'
    )
    file = tmp_path / "module"
    file.write_bytes(bytes(module))
    status, data = _run(str(file), "add", "[2, 40]")
    assert (status, data["value"], data["backend"]) == (0, 42, "wasm" if available()["vm+wasm"] else "vm+wasm")
    status, data = _run(str(file), "add", "5")
    assert (status, _only(data)) == (1, ("FER0709", "the function takes a list of 2 numbers"))
    done = CliRunner().invoke(app, ["sandbox", "probe", "--backend", "wasm", "--json"])
    rows = json.loads(done.stdout)["wasm"]["rows"]
    assert done.exit_code == 0 and len(rows) >= 14 and all(row["held"] for row in rows)
