"""Random programs against CPython: what became of them, and the smallest form of those that differ.

tests/properties/fuzzing.py            new programs for SECONDS_TO_FUZZ
tests/properties/fuzzing.py SEED       writes the program of a seed to standard output
tests/properties/fuzzing.py FILE.py    shrinks a program
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:2], os.environ.get("PYTHONPATH", "")])

import batch  # noqa: E402
from properties import messy, shrink  # noqa: E402

SNIPPETS = 10
PROGRAMS = 8
FOLDER = Path(os.environ.get("FUZZ_FOLDER", ROOT / "target" / "fuzz"))


def write(name: str, source: str, folder: Path = FOLDER) -> Path:
    file = folder / "sources" / f"{name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
    return file


def run(files: list[Path], plains: tuple[bool, ...], *, only_translate: bool = False) -> list[batch.Outcome]:
    target = Path(os.environ.get("CARGO_TARGET_DIR", FOLDER / "target"))
    return batch.run(batch.find(files), plains, FOLDER, target, only_translate=only_translate)


def kind(outcome: batch.Outcome) -> tuple[object, ...]:
    """Two failures of one kind are one mistake, as far as can be told from outside."""
    reason = re.sub(r"\d+|'.*?'", "", outcome.reason)
    codes = sorted(set(re.findall(r"error\[E\d+\]", "\n".join(outcome.detail)))) if outcome.status == "rustc" else []
    return (outcome.status, reason if outcome.status != "rustc" else "", *codes[:1])


def admitted(seeds: list[int], families: str, refusals: Counter[str]) -> list[Path]:
    """The programs without the snippets that are refused: one alone would hide what is wrong with the others."""
    programs = {seed: messy.from_seed(seed, SNIPPETS, families) for seed in seeds}
    left = dict(programs)
    for _ in range(4):
        files = [write(f"fuzz_{seed}", messy.program(snippets)) for seed, snippets in left.items()]
        outcomes = run(files, (True,), only_translate=True)
        refused = {int(o.case.name.rpartition("_")[2]): o for o in outcomes if o.status == "refused"}
        for seed, outcome in refused.items():
            refusals[outcome.reason] += 1
            lines = [int(n) for d in outcome.detail for n in re.findall(r"\[fuzz_\d+\.py:(\d+):", d)]
            bad = messy.blamed(programs[seed], lines) or {next(iter(programs[seed]), 0)}
            programs[seed] = {n: text for n, text in programs[seed].items() if n not in bad}
        left = {seed: programs[seed] for seed in refused if programs[seed]}
        if not left:
            break
    return [write(f"fuzz_{seed}", messy.program(s)) for seed, s in programs.items() if s and seed not in left]


def wrong(outcome: batch.Outcome) -> bool:
    return not outcome.ok and outcome.status != "refused"


def shrunk(outcome: batch.Outcome) -> str:
    """The smallest program found that fails as this one does."""
    wanted, known = kind(outcome), outcome.plain

    def fails(sources: list[str]) -> list[bool]:
        files = [write(f"shrink_{i}", source) for i, source in enumerate(sources)]
        found = run(files, (known,), only_translate=outcome.status == "crash")
        return [kind(o) == wanted for o in found]

    return shrink.shrunk(outcome.case.main.read_text(encoding="utf-8"), fails)


def told(outcome: batch.Outcome) -> str:
    return "\n".join([f"{outcome.label}: {outcome.status}: {outcome.reason}", *outcome.detail[:12]])


def fuzz(seconds: float, families: str) -> int:
    """New programs until the time is over; each kind of difference is shrunk once. The status says whether any was."""
    ends, seed = time.monotonic() + seconds, int(os.environ.get("FUZZ_SEED") or Random().randrange(1000, 10**6))
    seen, refusals, count = set[object](), Counter[str](), 0
    shrinks = not os.environ.get("FUZZ_RAW")
    while time.monotonic() < ends:
        files = admitted(list(range(seed, seed + PROGRAMS)), families, refusals)
        seed += PROGRAMS
        for outcome in run(files, (True, False)):
            count += 1
            if wrong(outcome) and kind(outcome) not in seen:
                seen.add(kind(outcome))
                print(told(outcome), flush=True)
                if shrinks:
                    print(f"# {outcome.status}\n{shrunk(outcome)}", flush=True)
            elif wrong(outcome):
                print(outcome.label, *kind(outcome), flush=True)
        print(f"up to seed {seed}: {count} runs, {len(seen)} kinds of differences", flush=True)
    for reason, times in refusals.most_common(20):
        print(f"refused {times:>4}  {reason}")
    return 1 if seen else 0


def main(args: list[str]) -> int:
    if args and args[0].endswith(".py"):
        found = next(filter(wrong, run([Path(args[0]).resolve()], (True, False))), None)
        print(f"# {found.status}\n{shrunk(found)}" if found else "the same")
    elif args:
        print(messy.program(messy.from_seed(int(args[0]), SNIPPETS, *args[1:])))
    else:
        return fuzz(float(os.environ.get("SECONDS_TO_FUZZ", "600")), os.environ.get("FUZZ_FAMILIES", ""))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
