"""Times of translated programs beside CPython's. README.md beside this file says how they are taken."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PROGRAMS = Path(__file__).parent / "programs"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plain", choices=("on", "off"), default="on")
    parser.add_argument("--json", type=Path, help="write every round to this file")
    parser.add_argument("only", nargs="*", help="names of programs")
    options = parser.parse_args()
    rows = []
    for program in sorted(PROGRAMS.glob("*.py")):
        if not options.only or program.stem in options.only:
            row = measure(program, options.rounds, options.plain)
            rows.append(row)
            print(line(row), flush=True)
    if options.json:
        machine = {"python": platform.python_version(), "machine": platform.machine(), "plain": options.plain}
        options.json.write_text(json.dumps({**machine, "programs": rows}, indent=1) + "\n", encoding="utf-8")
    return 0 if all(row["same"] for row in rows) else 1


def measure(program: Path, rounds: int, plain: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="ferrule-bench-") as folder:
        binary = Path(folder) / "program"
        command = [sys.executable, "-m", "ferrule", "build", program, "--plain", plain, "-o", binary, "--json"]
        built = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=False)
        if built.returncode:
            problems = [f"{p['code']}: {p['message']}" for p in json.loads(built.stdout)["diagnostics"]]
            return {"program": program.stem, "same": False, "problems": problems}
        sides = {"python": [sys.executable, str(program)], "rust": [str(binary)]}
        outputs: dict[str, bytes] = {}
        times: dict[str, list[float]] = {side: [] for side in sides}
        for _ in range(rounds):
            for side, start in sides.items():
                started = time.perf_counter()
                outputs[side] = subprocess.run(start, capture_output=True, check=False).stdout
                times[side].append(round(time.perf_counter() - started, 4))
    return {"program": program.stem, "same": outputs["python"] == outputs["rust"], "seconds": times}


def line(row: dict[str, Any]) -> str:
    if "seconds" not in row:
        return f"{row['program']:<12}not built: {row['problems'][0]}"
    python, rust = (min(row["seconds"][side]) for side in ("python", "rust"))
    verdict = "" if row["same"] else "   OUTPUT DIFFERS"
    times = f"CPython {python:7.3f} s   Rust {rust:7.3f} s   {python / rust:6.1f} times as fast"
    return f"{row['program']:<12}{times}{verdict}"


if __name__ == "__main__":
    sys.exit(main())
