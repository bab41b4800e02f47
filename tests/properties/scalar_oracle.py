"""Asks the runtime what CPython is asked too."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path

RUNTIME = Path(__file__).parents[2] / "runtime"


def build() -> Path:
    """The test binary of the runtime, optimised: a million floats go through it."""
    command = ["cargo", "build", "--quiet", "--release", "-p", "ferrule-rt", "--example", "oracle"]
    subprocess.run(command, cwd=RUNTIME, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", RUNTIME / "target"))
    return target / "release" / "examples" / "oracle"


class Oracle:
    """One binary, run once for each batch of questions."""

    def __init__(self, binary: Path) -> None:
        self.binary = binary

    def ask(self, mode: str, lines: Iterable[str] = ()) -> str:
        text = "".join([line + "\n" for line in lines])
        done = subprocess.run([self.binary, mode], input=text.encode(), capture_output=True, check=True)
        return done.stdout.decode()

    def answers(self, mode: str, lines: Iterable[str]) -> list[str]:
        """A line for each line that was asked."""
        return self.ask(mode, lines).split("\n")[:-1]


def bits(value: float) -> str:
    return struct.pack(">d", value).hex()


def encode(value: object) -> str:
    """An argument as the binary reads it."""
    match value:
        case bool():
            return f"b:{int(value)}"
        case int():
            return f"i:{value}"
        case float():
            return f"f:{bits(value)}"
        case str():
            return f"s:{value.encode().hex()}"
        case bytes():
            return f"y:{value.hex()}"
        case _:
            return "n:"
