"""Runs one side of a verification in a fresh copy of the program's folder. See PROTOCOL.md for what a run sees.

Both sides run at the same path, one after the other, so that a path that the program prints is the same too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ferrule.diagnostics import FerruleError, diagnostic
from ferrule.verify.model import Request, SideRun

RUNNER = Path(__file__).with_name("runner.py")
_SKIPPED = {
    ".git",
    ".ferrule",
    ".venv",
    "venv",
    "target",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
}
_LIMIT_BYTES = 512 * 1024 * 1024
# Ferrule's own environment must not reach the program, nor what would make two runs differ.
_DROPPED = ("PYTHONPATH", "PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONINSPECT", "PYTHONOPTIMIZE", "PYTHONUNBUFFERED")


@dataclass(frozen=True)
class Dump:
    """Which frames to write as pictures: numbers, or `every:N`."""

    folder: Path
    frames: str


def copy_program(root: Path, to: Path) -> None:
    """The program's folder without what is never its data."""
    copied = 0
    for here, folders, files in os.walk(root):
        folders[:] = [
            name for name in folders if name not in _SKIPPED and not (Path(here) / name / ".ferrule-project").exists()
        ]
        target = to / Path(here).relative_to(root)
        target.mkdir(parents=True, exist_ok=True)
        for name in files:
            source = Path(here) / name
            if not source.is_file():
                continue
            copied += source.stat().st_size
            if copied > _LIMIT_BYTES:
                raise FerruleError(
                    diagnostic(
                        "FER0604",
                        f"`{root}` holds more than {_LIMIT_BYTES >> 20} MiB, too much to copy for each side",
                        help="put the program and its data into a folder of their own",
                    )
                )
            shutil.copy2(source, target / name)


def environment(request: Request, work: Path, folder: Path, dump: Dump | None) -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if key not in _DROPPED and not key.startswith("FERRULE_")}
    for kept in ("FERRULE_SDL_DIR",):
        if kept in os.environ:
            env[kept] = os.environ[kept]
    env |= {
        "FERRULE_VERIFY": "1",
        "FERRULE_VERIFY_SEED": str(request.seed),
        "FERRULE_VERIFY_EPOCH": str(request.epoch),
        "FERRULE_VERIFY_FRAMES": str(folder / "frames.txt"),
        "FERRULE_ROOT": str(work),
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": env.get("PYTHONNOUSERSITE", ""),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        **dict(request.env),
    }
    if request.script:
        (folder / "script.jsonl").write_text(request.script, encoding="utf-8")
        env["FERRULE_VERIFY_SCRIPT"] = str(folder / "script.jsonl")
    if request.frames:
        env["FERRULE_VERIFY_FRAMES_MAX"] = str(request.frames)
    if dump is not None:
        dump.folder.mkdir(parents=True, exist_ok=True)
        env |= {"FERRULE_VERIFY_DUMP": str(dump.folder), "FERRULE_VERIFY_DUMP_FRAMES": dump.frames}
    return env


def python_command(request: Request, work: Path) -> list[str]:
    command = [request.python or sys.executable, str(RUNNER), "--root", _root_argument(request, work)]
    if request.package:
        command += ["--package", request.package]
    if request.entry:
        command += ["--entry", request.entry]
    return [*command, request.main, *request.args]


def _root_argument(request: Request, work: Path) -> str:
    if request.entry or request.package:
        return str(work)
    return str((work / request.main).parent)


def run_side(
    request: Request,
    base: Path,
    name: str,
    binary: Path | None,
    dump: Dump | None = None,
    stop: threading.Event | None = None,
) -> SideRun:
    """Runs CPython (`binary` is None) or the translation, in `base/work`, which ends as `base/<name>`. When `stop` is
    set the run ends as one that took too long."""
    work, folder = base / "work", base / f"{name}.run"
    for stale in (work, folder, base / name):
        shutil.rmtree(stale, ignore_errors=True)
    folder.mkdir(parents=True)
    copy_program(request.root, work)
    env = environment(request, work, folder, dump)
    command = [request.main, *request.args] if binary is not None else python_command(request, work)
    program = str(binary.resolve()) if binary is not None else command[0]
    run = _execute(command, program, work, folder, env, request, stop)
    run.files = _files(work)
    run.frames = read_frames(folder / "frames.txt")
    work.rename(base / name)
    return run


def _execute(
    command: Sequence[str],
    program: str,
    work: Path,
    folder: Path,
    env: dict[str, str],
    request: Request,
    stop: threading.Event | None,
) -> SideRun:
    """Output goes to files: a program that writes much must not wait for a reader."""
    (folder / "stdin").write_bytes(request.stdin)
    started = time.perf_counter()
    with (
        (folder / "stdin").open("rb") as stdin,
        (folder / "stdout").open("wb") as stdout,
        (folder / "stderr").open("wb") as stderr,
    ):
        try:
            process = subprocess.Popen(
                command, executable=program, cwd=work, env=env, stdin=stdin, stdout=stdout, stderr=stderr
            )
        except OSError as error:
            raise FerruleError(
                diagnostic(
                    "FER0602",
                    f"cannot run `{program}`: {error.strerror or error}",
                    help="give a CPython 3.11 or later with `--python`",
                )
            ) from None
        with process:
            status = _status(process, request.timeout, stop)
    seconds = time.perf_counter() - started
    return SideRun((folder / "stdout").read_bytes(), (folder / "stderr").read_bytes(), status, seconds=seconds)


def _status(process: subprocess.Popen[bytes], timeout: float, stop: threading.Event | None) -> int | None:
    """The exit status, or None when the process was ended because it took too long or nobody wants to know any more."""
    ended = time.monotonic() + timeout
    try:
        while stop is not None and not stop.is_set() and time.monotonic() < ended:
            with suppress(subprocess.TimeoutExpired):
                return process.wait(0.1)
        return process.wait(0 if stop is not None else timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        return None
    except BaseException:
        process.kill()
        raise


def _files(work: Path) -> dict[str, bytes]:
    return {
        path.relative_to(work).as_posix(): path.read_bytes()
        for path in sorted(work.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def read_frames(path: Path) -> list[tuple[int, str]]:
    if not path.is_file():
        return []
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return [(int(row[0]), row[1]) for row in rows if len(row) == 2]


def check_python(python: str) -> None:
    """FER0602 unless `python` is a CPython that is new enough."""
    code = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=30, check=False)
        name, major, minor = done.stdout.split()
    except (OSError, ValueError, subprocess.TimeoutExpired):
        name, major, minor = "unknown", "0", "0"
    if name != "cpython" or (int(major), int(minor)) < (3, 11):
        what = f"it is {name} {major}.{minor}" if name != "unknown" else "it does not start"
        raise FerruleError(
            diagnostic(
                "FER0602",
                f"`{python}` cannot be compared with: {what}",
                help="give a CPython 3.11 or later with `--python`",
            )
        )
