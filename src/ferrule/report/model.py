"""The account of a translation: what became of each function, on what evidence, and what kept it from more.

Data only, with a JSON form (`to_json`) that says the same as the page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Tier(StrEnum):
    NATIVE = "native"
    RUNTIME = "native with runtime types"
    CPYTHON = "CPython"
    UNREACHED = "not reached"


class Level(StrEnum):
    """The strongest evidence that was really obtained for a function."""

    NONE = "none"
    E0 = "E0"
    E1 = "E1"
    E2 = "E2"
    E3 = "E3"
    E4 = "E4"


MEANING = {
    Level.NONE: "translated, not built yet",
    Level.E0: "built: compiles without a warning",
    Level.E1: "run: executed by a run that matched CPython",
    Level.E2: "replayed: recorded calls gave equal results",
    Level.E3: "fuzzed: generated inputs showed no difference",
    Level.E4: "proved: a stated lemma, tied to the emitted code",
}


@dataclass(frozen=True)
class Unproved:
    """A plainer form that was not chosen: `x` is `Int`, not `i64`: no bound on `range(n)`."""

    subject: str
    kept: str
    wanted: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.subject} is {self.kept}, not {self.wanted}: {self.reason}"


@dataclass
class Function:
    name: str
    """Dotted, with the module."""
    python_file: str
    python_lines: tuple[int, int]
    rust_file: str = ""
    rust_lines: tuple[int, int] = (0, 0)
    tier: Tier = Tier.NATIVE
    evidence: Level = Level.NONE
    evidence_detail: str = ""
    """What stands behind the level: `12 of 14 lines`, `10,000 cases, seed 7`."""
    covered: tuple[int, int] | None = None
    """Lines that the verified run executed, of the lines that there are."""
    missed: tuple[int, ...] = ()
    """Lines that no verified run executed."""
    unproved: list[Unproved] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Module:
    name: str
    python_file: str
    python: str
    rust_file: str
    rust: str


@dataclass(frozen=True)
class Link:
    """These two lines are the same code."""

    python_file: str
    python_line: int
    rust_file: str
    rust_line: int


@dataclass
class Problem:
    code: str
    severity: str
    message: str
    file: str = ""
    line: int = 0
    col: int = 0
    help: str = ""


@dataclass
class Difference:
    kind: str
    where: str
    python: str
    rust: str


@dataclass
class Verification:
    same: bool
    compared: dict[str, int] = field(default_factory=dict)
    """How much was compared: bytes of stdout, files, frames."""
    python_seconds: float = 0.0
    rust_seconds: float = 0.0
    differences: list[Difference] = field(default_factory=list)
    contact_sheet: str = ""
    """A data URI, or nothing."""


@dataclass
class Account:
    title: str
    modules: list[Module] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    verification: Verification | None = None
    made_by: str = ""
    """Versions: of Ferrule, Python and Rust."""

    def tiers(self) -> dict[Tier, int]:
        counted = Counter(function.tier for function in self.functions)
        return {tier: counted[tier] for tier in Tier}

    def levels(self) -> dict[Level, int]:
        counted = Counter(function.evidence for function in self.functions)
        return {level: counted[level] for level in Level}

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["summary"] = {
            "functions": len(self.functions),
            "tiers": {tier.value: count for tier, count in self.tiers().items()},
            "evidence": {level.value: count for level, count in self.levels().items()},
            "unproved": sum(len(function.unproved) for function in self.functions),
        }
        return data
