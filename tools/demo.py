"""`make demo`: the side-scroller from Python to Rust, compared frame by frame, with a report and a short table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GAME = ROOT / "examples" / "sidescroller"
OUT = ROOT / "out" / "demo"
FRAMES = 1800
SHEET_EVERY = 150


def main() -> int:
    script = next(iter(sorted(GAME.glob("*.jsonl"))), None)
    if script is None:
        print(f"no input script (*.jsonl) in {GAME}", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    print(f"translating, building and comparing {FRAMES} frames of {GAME.relative_to(ROOT)} ...", flush=True)
    page = OUT / "report.html"
    how = ("--script", script, "--frames", FRAMES, "--sheet", SHEET_EVERY, "--timeout", 600, "-o", page)
    with ThreadPoolExecutor(2) as pool:  # the report translates for itself, so the two need not wait for each other
        both = [pool.submit(ferrule, "translate", GAME, "-o", OUT / "rust"), pool.submit(ferrule, "report", GAME, *how)]
        translated, reported = (answer.result() for answer in both)
    if not translated["ok"]:
        return failed(translated)
    seen = reported.get("verification")
    if seen is None:
        return failed(reported)
    table(translated, reported, time.perf_counter() - started)
    for found in seen["differences"]:
        print(f"\ndifferent: {found['kind']}, {found['where']}: CPython {found['python']}, Rust {found['rust']}")
        if found["picture"]:
            print(f"picture: {found['picture']}")
    complete = seen["same"] and seen["compared"]["frames"] == FRAMES
    return 0 if complete else 1


def ferrule(*arguments: object) -> dict[str, Any]:
    env = {**os.environ, "CARGO_TERM_COLOR": "never"}
    command = [sys.executable, "-m", "ferrule", *map(str, arguments), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=False)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def failed(answer: dict[str, Any]) -> int:
    for problem in answer["diagnostics"]:
        place = problem["labels"][0] if problem["labels"] else None
        where = f"{place['file']}:{place['line']}:{place['column']}: " if place else ""
        print(f"{where}{problem['code']}: {problem['message']}\n  help: {problem['help']}", file=sys.stderr)
    return 1


def table(translated: dict[str, Any], reported: dict[str, Any], seconds: float) -> None:
    seen, summary = reported["verification"], reported["summary"]
    python_lines = sum(len(Path(file).read_text(encoding="utf-8").splitlines()) for file in translated["modules"])
    tiers = ", ".join(f"{count} {tier}" for tier, count in summary["tiers"].items() if count)
    evidence = ", ".join(f"{count} {level}" for level, count in summary["evidence"].items() if count)
    verdict = "identical" if seen["same"] else "DIFFERENT"
    rows = [
        ("Python", f"{len(translated['modules'])} files, {python_lines} lines"),
        ("Rust", f"{len(translated['files'])} files, {translated['rust_lines']} lines, in {shown(OUT / 'rust')}"),
        ("functions", f"{summary['functions']}: {tiers}"),
        ("evidence", evidence),
        ("frames", f"{seen['compared']['frames']} of {FRAMES}, {verdict}"),
        ("also compared", f"{seen['compared']['stdout_bytes']} bytes of stdout, {seen['compared']['files']} files"),
        ("time of a run", f"CPython {seen['seconds']['python']} s, Rust {seen['seconds']['rust']} s"),
        ("contact sheet", shown(Path(seen["contact_sheet"])) if seen["contact_sheet"] else "none"),
        ("report", shown(Path(reported["page"]))),
        ("all of this", f"{seconds:.1f} s"),
    ]
    print()
    for name, text in rows:
        print(f"  {name:<15}{text}")


def shown(path: Path) -> str:
    return str(path.resolve().relative_to(ROOT)) if path.resolve().is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())
