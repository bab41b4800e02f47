"""What a verification found, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["stdout", "stderr", "status", "files", "frames", "timeout", "crash"]


@dataclass(frozen=True)
class Difference:
    """The first place where one thing that is compared differs."""

    kind: Kind
    where: str
    """`line 12`, `highscore.txt, byte 7`, `frame 340`."""
    python: str
    rust: str
    picture: str = ""
    """A PNG that shows both sides and what differs, for frames."""


@dataclass
class SideRun:
    """One side's run: everything that is compared."""

    stdout: bytes = b""
    stderr: bytes = b""
    status: int | None = None
    """Negative: ended by that signal. None: ended by the time limit."""
    files: dict[str, bytes] = field(default_factory=dict)
    frames: list[tuple[int, str]] = field(default_factory=list)
    seconds: float = 0.0


@dataclass
class VerifyResult:
    differences: list[Difference] = field(default_factory=list)
    compared: dict[str, int] = field(default_factory=dict)
    """How much was compared: bytes of stdout, files, frames."""
    python_seconds: float = 0.0
    rust_seconds: float = 0.0
    status: int | None = None
    contact_sheet: str = ""
    python_run: SideRun | None = field(default=None, repr=False)
    """CPython's side whole, for whoever runs it again."""

    @property
    def same(self) -> bool:
        return not self.differences

    def to_json(self) -> dict[str, Any]:
        return {
            "same": self.same,
            "status": self.status,
            "compared": self.compared,
            "seconds": {"python": round(self.python_seconds, 3), "rust": round(self.rust_seconds, 3)},
            "contact_sheet": self.contact_sheet,
            "differences": [
                {"kind": d.kind, "where": d.where, "python": d.python, "rust": d.rust, "picture": d.picture}
                for d in self.differences
            ],
        }


@dataclass(frozen=True)
class Request:
    """What to run and under which circumstances; the same for both sides."""

    root: Path
    """The program's folder; each side works in a fresh copy of it."""
    main: str
    """The main file relative to `root`: `argv[0]` on both sides."""
    package: str = ""
    entry: str = ""
    args: tuple[str, ...] = ()
    stdin: bytes = b""
    script: str = ""
    """Input events, JSON lines."""
    frames: int = 0
    """End after so many frames; 0 lets the program end by itself."""
    seed: int = 1
    epoch: int = 1_700_000_000
    timeout: float = 120.0
    python: str = ""
    """The CPython to compare with; the running one by default."""
    pictures: Path | None = None
    """Where pictures of differing frames and contact sheets go."""
    sheet_every: int = 0
    """A contact sheet of every n-th frame; 0: none."""
    env: tuple[tuple[str, str], ...] = ()
