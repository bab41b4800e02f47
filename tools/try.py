"""Translates, builds, runs and compares one or many programs, and says what is missing.

    tools/try.py tests/cases/lists/001_basics.py       one program, with everything that went wrong
    tools/try.py tests/cases --summary                 pass rates by family, reasons by frequency
    tools/try.py tests/programs --plain both           with and without plain types
    tools/try.py tests/cases/lists --rust              also prints the Rust

Exit status 0 when all are the same as under CPython.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:2], os.environ.get("PYTHONPATH", "")])

import batch  # noqa: E402

MARKS = {
    "same": "ok",
    "translated": "ok",
    "warned": "warn",
    "different": "DIFF",
    "refused": "no",
    "rustc": "RUST",
    "crash": "CRASH",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--plain", choices=("on", "off", "both"), default="on")
    parser.add_argument("--summary", action="store_true", help="only the totals and the reasons")
    parser.add_argument("--only", default="", help="only cases whose name contains this")
    parser.add_argument("--no-build", action="store_true", help="only translate: which programs get to Rust at all")
    parser.add_argument("--rust", action="store_true", help="print the generated Rust")
    parser.add_argument("--lines", type=int, default=25, help="how much detail of each failure")
    parser.add_argument("--folder", type=Path, default=ROOT / "target" / "try", help="where everything is built")
    options = parser.parse_args()
    plains = {"on": [True], "off": [False], "both": [True, False]}[options.plain]
    cases = [case for case in batch.find(options.paths) if options.only in case.name]
    if not cases:
        print("no cases there", file=sys.stderr)
        return 2
    started = time.perf_counter()
    target = Path(os.environ.get("CARGO_TARGET_DIR") or options.folder / "target")
    outcomes = batch.run(cases, plains, options.folder, target, _progress, only_translate=options.no_build)
    _progress("")
    if not options.summary:
        for outcome in outcomes:
            _show(outcome, options.lines if len(cases) < 80 else 3)
            if options.rust:
                _show_rust(options.folder / "work" / outcome.case.package(outcome.plain))
    if len(outcomes) > 1:
        _summary(outcomes)
    done = "translated" if options.no_build else "the same"
    print(f"{sum(o.ok for o in outcomes)} of {len(outcomes)} {done}, {time.perf_counter() - started:.0f} s")
    return 0 if all(o.ok for o in outcomes) else 1


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text:<40}" if text else "\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)


def _show(outcome: batch.Outcome, lines: int) -> None:
    print(f"{MARKS[outcome.status]:<6}{outcome.label:<40} {outcome.reason}")
    if not outcome.ok:
        text = "\n".join(outcome.detail).splitlines()
        # A traceback says most at its end, a compiler at its beginning.
        shown = text[-lines:] if outcome.status == "crash" else text[:lines]
        for line in shown:
            print(f"      {line}")
        if len(text) > lines:
            print(f"      ... {len(text) - lines} more lines")


def _show_rust(folder: Path) -> None:
    for file in sorted((folder / "src").rglob("*.rs")):
        print(f"--- {file}")
        print(file.read_text(encoding="utf-8"))


def _summary(outcomes: list[batch.Outcome]) -> None:
    families: defaultdict[str, list[batch.Outcome]] = defaultdict(list)
    reasons: defaultdict[tuple[str, str], list[batch.Outcome]] = defaultdict(list)
    for outcome in outcomes:
        families[outcome.case.family].append(outcome)
        if not outcome.ok:
            reasons[outcome.status, outcome.reason].append(outcome)
    print(f"\n{'family':<20}{'same':>6}{'of':>5}   other")
    for family, members in sorted(families.items()):
        counts = Counter(MARKS[o.status] for o in members)
        same = counts.pop("ok", 0)
        print(f"{family:<20}{same:>6}{len(members):>5}   {', '.join(f'{n} {mark}' for mark, n in counts.items())}")
    print()
    for (status, reason), members in sorted(reasons.items(), key=lambda item: -len(item[1])):
        names = ", ".join(o.label for o in members[:4]) + (" ..." if len(members) > 4 else "")
        print(f"{len(members):>4} {MARKS[status]:<6} {reason}\n              {names}")
    print()


if __name__ == "__main__":
    sys.exit(main())
