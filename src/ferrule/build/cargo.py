"""Runs cargo and rustfmt, and turns what they say into diagnostics: their own words never reach a user raw."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Span, diagnostic

Locate = Callable[[str, int], Span | None]
"""A line of a generated file to the Python that it came from."""

_PATTERNS: tuple[tuple[str, str, str, str], ...] = (
    (
        "FER0506",
        r"linker `?[\w.+-]+`? not found|error: linking with .* No such file",
        "no linker found",
        "install a C compiler, for instance with `apt install gcc`",
    ),
    (
        "FER0505",
        r"feature `edition2024` is required|requires rustc \d|is not supported by the following package",
        "the Rust toolchain is too old",
        "update it: rustup update",
    ),
    ("FER0503", r"No space left on device", "no space left for the build", "free some space, or set CARGO_TARGET_DIR"),
    (
        "FER0504",
        r"[Cc]ould not (?:resolve|connect)|failed to (?:download|fetch|query)|Unable to update|network failure|"
        r"failed to get `[^`]+` as a dependency|no matching package named|attempting to make an HTTP request",
        "cargo could not fetch the crates that the runtime uses",
        "build once with a network; later builds use cargo's cache",
    ),
)


@dataclass
class BuildResult:
    binaries: dict[str, Path] = field(default_factory=dict)
    """Package name to its program."""
    warnings: list[str] = field(default_factory=list)
    """rustc's warnings about generated code: each one is a bug in Ferrule, though not one that stops a user."""
    errors: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Package name to rustc's errors."""
    stderr: str = ""
    status: int = 0


def find_tool(name: str) -> str | None:
    """`cargo`, `rustfmt`, `rustc`: the environment's choice, `PATH`, then where rustup installs."""
    chosen = os.environ.get(name.upper())
    if chosen:
        return chosen if shutil.which(chosen) else None
    home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo")) / "bin"
    return shutil.which(name) or shutil.which(name, path=str(home))


def require_cargo() -> str:
    cargo = find_tool("cargo")
    if cargo is None:
        chosen = os.environ.get("CARGO")
        where = (
            f"`CARGO` names `{chosen}`, which is not a program"
            if chosen
            else "it is neither on PATH nor in ~/.cargo/bin"
        )
        raise FerruleError(
            diagnostic(
                "FER0501",
                f"cargo is not installed: {where}",
                help="install Rust: https://rustup.rs (then run this again)",
            )
        )
    return cargo


def cache_folder() -> Path:
    """Where builds of all programs share their crates."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "ferrule"


def target_folder() -> Path:
    chosen = os.environ.get("CARGO_TARGET_DIR")
    return Path(chosen) if chosen else cache_folder() / "target"


def rustfmt(files: Mapping[str, str], *, must: bool = False) -> dict[str, str]:
    """The files with every `.rs` formatted. Without rustfmt installed they stay as they are, unless `must`."""
    rust = [name for name in files if name.endswith(".rs")]
    tool = find_tool("rustfmt")
    if not rust:
        return dict(files)
    if tool is None:
        if must:
            raise FerruleError(diagnostic("FER0501", "rustfmt is not installed", help="rustup component add rustfmt"))
        return dict(files)
    with tempfile.TemporaryDirectory(prefix="ferrule-fmt-") as folder:
        for number, name in enumerate(rust):
            (Path(folder) / f"f{number}.rs").write_text(_without_modules(files[name]), encoding="utf-8")
        command = [tool, "--edition", "2024", *(f"f{n}.rs" for n in range(len(rust)))]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            names = {f"f{number}.rs": name for number, name in enumerate(rust)}
            words = re.sub(r"f\d+\.rs", lambda m: names.get(m[0], m[0]), done.stderr)
            raise FerruleError(rejected("rustfmt", words, []))
        result = dict(files)
        for number, name in enumerate(rust):
            result[name] = _with_modules((Path(folder) / f"f{number}.rs").read_text(encoding="utf-8"))
        return result


# rustfmt follows `mod name;` to other files, which are formatted in their own right; a path nobody has stops it.
_MODULE = re.compile(r"^((?:pub(?:\(crate\))? )?mod \w+);$", re.M)
_HIDDEN = re.compile(r"^((?:pub(?:\(crate\))? )?mod \w+) \{\}$", re.M)


def _without_modules(text: str) -> str:
    return _MODULE.sub(r"\1 {}", text)


def _with_modules(text: str) -> str:
    return _HIDDEN.sub(r"\1;", text)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Two builds of programs of one name write the same file, so build and copy happen under a lock."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".ferrule-lock").open("w")
    except OSError as error:
        reason = error.strerror or str(error)
        raise FerruleError(
            diagnostic("FER0503", f"cannot write `{folder}`: {reason}", help="set CARGO_TARGET_DIR to another folder")
        ) from None
    with lock:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        except ImportError:  # no such locks on this system
            pass
        yield


def sdl_folder() -> Path | None:
    """The SDL libraries of an installed pygame-ce wheel: a translated game records where they are."""
    for place in sys.path:
        folder = Path(place or ".") / "pygame_ce.libs"
        if folder.is_dir():
            return folder.resolve()
    return None


def run_cargo(
    folder: Path,
    arguments: Sequence[str],
    *,
    progress: Callable[[str], None] | None = None,
    target: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> BuildResult:
    """One cargo command with JSON messages, read as they come."""
    command = [require_cargo(), *arguments, "--message-format=json"]
    env = {**os.environ, "CARGO_TARGET_DIR": str(target or target_folder()), "CARGO_TERM_COLOR": "never"}
    env.update(environment or {})
    if (libraries := sdl_folder()) is not None:
        env.setdefault("FERRULE_SDL_DIR", str(libraries))
    result = BuildResult()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as words:
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=words, text=True
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("{"):
                _message(json.loads(line), folder, result, progress)
        result.status = process.wait()
        words.seek(0)
        result.stderr = words.read()
    return result


def _message(
    message: dict[str, Any], folder: Path, result: BuildResult, progress: Callable[[str], None] | None
) -> None:
    kind = message.get("reason")
    if kind == "compiler-artifact":
        name = message["target"]["name"]
        if message.get("executable") and "bin" in message["target"]["kind"]:
            result.binaries[name] = Path(message["executable"])
        if progress and not message.get("fresh"):
            progress(name)
    elif kind == "compiler-message":
        said = message["message"]
        if said["level"] in ("error", "error: internal compiler error"):
            result.errors.setdefault(message["target"]["name"], []).append(said)
        elif said["level"] == "warning" and Path(message.get("manifest_path", "")).is_relative_to(folder.resolve()):
            result.warnings.append(said["rendered"])


def cargo_build(
    project: Path,
    *,
    release: bool = True,
    profile: str = "",
    locate: Locate | None = None,
    progress: Callable[[str], None] | None = None,
    copy_to: Path | None = None,
) -> Path:
    """Builds a project's program and returns it, copied to `copy_to` if given."""
    chosen = profile or ("release" if release else "dev")
    require_cargo()
    with only_one(target_folder()):
        result = run_cargo(project, ["build", "--profile", chosen], progress=progress)
        if result.status:
            raise FerruleError(explain_failure(result, project, locate))
        binary = next(iter(result.binaries.values()))
        if copy_to is None:
            return binary
        copy_to.parent.mkdir(parents=True, exist_ok=True)
        partial = copy_to.with_name(f".{copy_to.name}.{os.getpid()}")
        shutil.copy2(binary, partial)
        partial.replace(copy_to)
        return copy_to


def explain_failure(result: BuildResult, project: Path, locate: Locate | None = None) -> Diagnostic:
    """What a failed build means for the user: mostly a bug of Ferrule, sometimes the machine."""
    errors = [said for said_of in result.errors.values() for said in said_of]
    words = "\n".join([*(said["rendered"] or "" for said in errors), result.stderr])
    for code, pattern, message, help in _PATTERNS:
        if re.search(pattern, words):
            return diagnostic(code, message, help=help, notes=_first_error(result.stderr))
    report = project / "rustc.txt"
    try:
        report.write_text(words, encoding="utf-8")
    except OSError:
        report = project
    return rejected("rustc", words, _labels(errors, locate), report)


def _first_error(stderr: str) -> tuple[str, ...]:
    for line in stderr.splitlines():
        if line.startswith("error"):
            return (f"cargo: {line.partition(':')[2].strip()}",)
    return ()


def _labels(errors: list[dict[str, Any]], locate: Locate | None) -> list[Label]:
    labels: dict[Span, Label] = {}
    for said in errors:
        for span in said["spans"]:
            if locate and span["is_primary"] and (place := locate(span["file_name"], span["line_start"])):
                labels.setdefault(place, Label(place, "the Rust for this was rejected"))
    return list(labels.values())[:5]


def rejected(tool: str, words: str, labels: list[Label], report: Path | None = None) -> Diagnostic:
    head = next((line for line in words.splitlines() if line.startswith("error")), "")
    where = f"`{report}` and the folder around it" if report else "the program and this message"
    return diagnostic(
        "FER0901",
        f"{tool} refused Rust that Ferrule wrote",
        *labels,
        notes=((f"first of its errors: {head}",) if head else ()),
        help=f"this is a bug in Ferrule, not in your program; please report it with {where}",
    )
