"""Runs a program under CPython and as Rust, in the same virtual circumstances, and compares. See PROTOCOL.md."""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from ferrule.verify import compare as comparing
from ferrule.verify import pictures
from ferrule.verify.model import Difference, Request, SideRun, VerifyResult
from ferrule.verify.script import read_bytes, read_script
from ferrule.verify.sides import Dump, check_python, run_side

__all__ = [
    "Difference",
    "Request",
    "SideRun",
    "VerifyResult",
    "check_python",
    "compare_program",
    "read_bytes",
    "read_script",
    "run_python",
]


def run_python(request: Request) -> SideRun:
    """CPython's side alone: what tests keep for many comparisons."""
    with tempfile.TemporaryDirectory(prefix="ferrule-verify-") as base:
        return run_side(request, Path(base).resolve(), "python", None)


def compare_program(request: Request, binary: Path, *, python: SideRun | None = None) -> VerifyResult:
    """Runs both sides (CPython's only if `python` does not bring its run along) and compares them."""
    if request.python and request.python != sys.executable:
        check_python(request.python)
    with tempfile.TemporaryDirectory(prefix="ferrule-verify-") as folder:
        base = Path(folder).resolve()
        sheet = f"every:{request.sheet_every}" if request.sheet_every and request.pictures else ""
        dumps = {side: Dump(base / f"{side}.dump", sheet) if sheet else None for side in ("python", "rust")}
        if python is None:
            python = run_side(request, base, "python", None, dumps["python"])
        rust = run_side(request, base, "rust", binary, dumps["rust"])
        result = _result(python, rust)
        if request.pictures and sheet:
            out = request.pictures / "contact-sheet.png"
            if pictures.available() and pictures.contact_sheet(base / "python.dump", base / "rust.dump", out):
                result.contact_sheet = str(out)
        if request.pictures:
            result.differences = [_with_picture(d, request, base, binary) for d in result.differences]
        return result


def _result(python: SideRun, rust: SideRun) -> VerifyResult:
    return VerifyResult(
        comparing.compare(python, rust),
        {"stdout_bytes": len(python.stdout), "files": len(python.files), "frames": len(python.frames)},
        python.seconds,
        rust.seconds,
        python.status,
        python_run=python,
    )


def _with_picture(difference: Difference, request: Request, base: Path, binary: Path) -> Difference:
    """Runs both sides again up to the differing frame and shows it."""
    match = re.fullmatch(r"frame (\d+)", difference.where)
    if difference.kind != "frames" or match is None or not pictures.available() or request.pictures is None:
        return difference
    number = int(match[1])
    short = replace(request, frames=number)
    dumps = [Dump(base / f"{side}.frame", str(number)) for side in ("python", "rust")]
    run_side(short, base, "python", None, dumps[0])
    run_side(short, base, "rust", binary, dumps[1])
    files = [dump.folder / f"{number}.ppm" for dump in dumps]
    if not all(file.is_file() for file in files):
        return difference
    out = request.pictures / f"frame-{number}.png"
    pictures.difference(files[0], files[1], out)
    return replace(difference, picture=str(out))
