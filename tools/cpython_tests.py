"""Runs CPython's own tests of a module, as far as they translate, against the translated module.

    tools/cpython_tests.py                         every module of tests/corpus/cpython/modules.txt, and writes it down
    tools/cpython_tests.py --only bisect heapq     some of them, shown here
    tools/cpython_tests.py --only bisect --method TestBisect.test_precomputed --text

The tests are those of the Python that runs this (`Lib/test`). A program is made of the methods of one test module with
what they need of it, and prints the outcome of each; methods that are refused are left out of it, one by one.
"""

from __future__ import annotations

import argparse
import ast
import datetime
import json
import math
import os
import platform
import re
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "tools")]
os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:3], os.environ.get("PYTHONPATH", "")])

import cpython_page  # noqa: E402
from cpython_programs import Program, Source, bound  # noqa: E402

import batch  # noqa: E402
import corpus  # noqa: E402

HERE = ROOT / "tests" / "corpus" / "cpython"
TESTS = Path(sysconfig.get_path("stdlib")) / "test"
MARK = "@@"
RUN_SECONDS = 60
SECONDS = 120
MOST = 40  # methods of one program


@dataclass
class Found:
    """What came out for the tests of one module."""

    module: str
    part: int = 0
    methods: int = 0
    outcomes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By method: `same`, `refused`, `different`, `not built`, and why."""
    program: Program | None = None
    translated: batch.Translated | None = None

    @property
    def name(self) -> str:
        return f"{self.module}_{self.part}"

    @property
    def package(self) -> str:
        return f"case-cpython-{self.name.replace('_', '-')}"

    def counts(self) -> dict[str, int]:
        every = Counter(outcome for outcome, _ in self.outcomes.values())
        return {"methods": self.methods} | {o: every[o] for o in ("same", "refused", "different", "not built")}


def stands_in(name: str) -> bool:
    """Whether the stand-ins for `test.support` have it."""
    parts = name.split(".")
    place = HERE.joinpath(*parts)
    if place.is_dir() or place.with_suffix(".py").is_file():
        return True
    file = HERE.joinpath(*parts[:-1], "__init__.py")
    file = file if file.is_file() else HERE.joinpath(*parts[:-1]).with_suffix(".py")
    if not file.is_file():
        return False
    return any(parts[-1] in bound(stmt) for stmt in ast.parse(file.read_text(encoding="utf-8")).body)


def written(source: Source, names: list[str], folder: Path) -> tuple[Program, Path]:
    program = source.program(names)
    place = folder
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(HERE / "test", place / "test", ignore=shutil.ignore_patterns("__pycache__"))
    program.write(place)
    return program, place / "main.py"


def attempt(main: Path) -> tuple[list[tuple[int, str]], batch.Translated | None]:
    """What keeps a program from being translated, each with its line in `main.py`, or 0 where it is elsewhere."""
    from ferrule import pipeline
    from ferrule.diagnostics import FerruleError
    from ferrule.settings import Options

    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(SECONDS)
    try:
        done = pipeline.translate(main, Options())
    except FerruleError as error:
        signal.alarm(0)
        spans = [(d.span, f"{d.code} {d.message}") for d in error.diagnostics]
        return [(s.line if s and Path(s.file).name == "main.py" else 0, text) for s, text in spans], None
    except (Exception, RecursionError) as error:
        signal.alarm(0)
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return [(0, f"crash {type(error).__name__}: {str(error)[:80]} ({where})")], None
    signal.alarm(0)
    return [], batch.Translated(done.manifest, dict(done.files))


def too_slow(*_: object) -> None:
    raise TimeoutError("translation takes too long")


def divide(module: str, part: int, parts: int, folder: Path) -> Found:
    """Leaves out what is refused until the rest translates; a module of many methods is several programs."""
    resource.setrlimit(resource.RLIMIT_AS, (batch.MEMORY, batch.MEMORY))
    sys.setrecursionlimit(20000)
    found = Found(module, part)
    source = Source(module, TESTS)
    names = source.methods()[part::parts]
    found.methods = len(names)
    for name in list(names):
        if lacks := source.lacking(name, stands_in):
            found.outcomes[name] = ("refused", f"needs `{lacks}`")
            names.remove(name)
    settle(source, names, folder, found)
    return found


def settle(source: Source, names: list[str], folder: Path, found: Found) -> list[str]:
    """Those of the methods that translate together; the program of them is kept."""
    while names:
        program, main = written(source, names, folder / found.name)
        told, done = attempt(main)
        if done is not None:
            found.program, found.translated = program, done
            return names
        blamed: dict[str, str] = {}
        for line, text in told:
            name = program.method_at(line)
            for one in [name] if name else program.methods_using(line) if line else []:
                blamed.setdefault(one, text)
        print(f"   {found.name}: {len(names)} methods, {len(blamed)} blamed, {told[0]}", file=sys.stderr, flush=True)
        if len(names) == 1 or (blamed and len(blamed) == len(names)):
            found.outcomes |= {name: ("refused", blamed.get(name, told[0][1])) for name in names}
            found.program = found.translated = None
            return []
        if not blamed:
            return halved(source, names, folder, found, told[0][1])
        found.outcomes |= {name: ("refused", reason) for name, reason in blamed.items()}
        names = [name for name in names if name not in blamed]
    found.program = found.translated = None
    return names


def halved(source: Source, names: list[str], folder: Path, found: Found, why: str) -> list[str]:
    """Where nothing says which method it is: each half by itself, then what is left of both."""
    middle = len(names) // 2
    left = settle(source, names[:middle], folder, found)
    kept = found.program, found.translated
    right = settle(source, names[middle:], folder, found)
    if not left or not right:
        if left:
            found.program, found.translated = kept
        return left or right
    if len(left) + len(right) == len(names):
        # Each half translates, both together do not.
        found.outcomes |= dict.fromkeys(right, ("refused", f"together: {why}"))
        found.program, found.translated = kept
        return left
    return settle(source, [*left, *right], folder, found)


def outcomes_of(text: str) -> dict[str, str]:
    found = {}
    for line in text.splitlines():
        at = line.find(MARK)
        if at >= 0:
            name, _, outcome = line[at + len(MARK) :].partition(" ")
            found[name] = outcome
    return found


def run(command: list[str], place: Path, program: Program) -> dict[str, str]:
    """The outcome of each method; one that ends the program is left out and the next ones go on."""
    found: dict[str, str] = {}
    first = 0
    environment = os.environ | {"PYTHONPATH": "", "PYTHONHASHSEED": "0", "RUST_BACKTRACE": "0"}
    while first < len(program.names):
        try:
            done = subprocess.run(
                [*command, str(first)],
                cwd=place,
                capture_output=True,
                timeout=RUN_SECONDS,
                check=False,
                env=environment,
                stdin=subprocess.DEVNULL,
            )
            text, errors = done.stdout, done.stderr
        except subprocess.TimeoutExpired as late:
            text, errors = late.stdout or b"", b"does not end"
        found |= outcomes_of(text.decode("utf-8", "backslashreplace"))
        missing = [i for i, name in enumerate(program.names) if i >= first and found.get(name, "started") == "started"]
        if not missing:
            break
        last = errors.decode("utf-8", "backslashreplace").strip().splitlines()
        panic = next((line for line in last if "panicked" in line), "")
        found[program.names[missing[0]]] = f"ended the program: {panic} {last[-1] if last else ''}"[:300]
        first = missing[0] + 1
    return found


def compare(found: Found, binary: Path, folder: Path) -> None:
    assert found.program is not None
    place = folder / found.name
    python = run([sys.executable, "-B", "main.py"], place, found.program)
    rust = run([str(binary)], place, found.program)
    for name in found.program.names:
        a, b = python.get(name, ""), rust.get(name, "")
        if a != "ok" and not a.startswith("skipped"):
            found.outcomes[name] = ("not run", f"CPython: {a}"[:200])
        elif a != b:
            unknown = "(FER" in b
            found.outcomes[name] = ("refused" if unknown else "different", b[:300])
        else:
            found.outcomes[name] = ("same", "")


def build(results: list[Found], folder: Path, target: Path, rounds: int = 4) -> None:
    """Builds everything at once; methods whose Rust does not compile are left out, as far as rustc says which."""
    work = [f for f in results if f.translated is not None]
    while work:
        programs = {f.package: f.translated for f in work if f.translated is not None}
        built = batch.build(programs, folder / "work", target)
        again = []
        for one in work:
            done = built[one.package]
            if done.binary is not None and done.error is None:
                compare(one, done.binary, folder)
                continue
            assert one.program is not None
            (folder / f"{one.name}.rustc").write_text("\n\n".join(done.rustc) or str(done.error))
            blamed = set()
            for text in done.rustc:
                for name, line in re.findall(r"--> \S*?(src/[^\s:]+):(\d+)", text)[:1]:
                    blamed.add(rust_method(folder / "work" / one.package / name, int(line), one.program))
            blamed -= {None}
            reason = "; ".join(text.partition("\n")[0] for text in done.rustc[:3]) or str(done.error)
            if not blamed or rounds == 0:
                one.outcomes |= dict.fromkeys(one.program.names, ("not built", reason[:300]))
                continue
            one.outcomes |= dict.fromkeys(blamed, ("not built", reason[:300]))
            kept = [n for n in one.program.names if n not in blamed]
            if settle(Source(one.module, TESTS), kept, folder, one):
                again.append(one)
        work = again
        rounds -= 1


def rust_method(file: Path, line: int, program: Program) -> str | None:
    """The test whose Rust stands around a line: functions keep the names of their methods."""
    lines = file.read_text(encoding="utf-8").splitlines()[:line]
    for text in reversed(lines):
        found = re.match(r"\s*(?:pub )?(?:async )?fn (\w+)", text)
        if found:
            name = found[1]
            run = re.match(r"_*run_(\d+)", name)
            if run:
                return program.names[int(run[1])]
            return next((n for n in program.names if n.split(".")[1].lower() == name.lower()), None)
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], help="names of modules; nothing is written then")
    parser.add_argument("--method", default="", help="only this method of the module")
    parser.add_argument("--text", action="store_true", help="print the program")
    parser.add_argument("--no-build", action="store_true", help="only translate")
    parser.add_argument("--folder", type=Path, default=ROOT / "target" / "cpython", help="where everything is put")
    options = parser.parse_args()
    if not TESTS.is_dir() or not (TESTS / "test_list.py").is_file():
        print(f"this Python has no tests: {TESTS}", file=sys.stderr)
        return 2
    modules = options.only or (HERE / "modules.txt").read_text(encoding="utf-8").split()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.text:
        names = [n for n in Source(modules[0], TESTS).methods() if options.method in n]
        print(Source(modules[0], TESTS).program(names).text)
        return 0
    started = time.perf_counter()
    results: list[Found] = []
    with ProcessPoolExecutor(batch.WORKERS, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        futures = []
        for module in modules:
            parts = max(1, math.ceil(len(Source(module, TESTS).methods()) / MOST))
            futures += [pool.submit(divide, module, part, parts, options.folder) for part in range(parts)]
        for future in as_completed(futures):
            one = future.result()
            results.append(one)
            (options.folder / f"{one.name}.json").write_text(json.dumps(one.outcomes, indent=1), encoding="utf-8")
            print(f"{one.name}: {one.methods} methods, {one.counts()['refused']} refused", flush=True)
    if not options.no_build:
        target = Path(os.environ.get("CARGO_TARGET_DIR") or options.folder / "target")
        build(results, options.folder, target)
    results = together(results)
    for one in results:
        print(f"{one.module:<16} {one.counts()}")
    refused = [why for f in results for outcome, why in f.outcomes.values() if outcome == "refused"]
    reasons = Counter(re.sub(r"`[^`]*`", "`_`", why) for why in refused)
    (options.folder / "outcomes.json").write_text(
        json.dumps({f.module: f.outcomes for f in results}, indent=1), encoding="utf-8"
    )
    for f in results:
        for name, (outcome, why) in f.outcomes.items():
            if outcome in ("different", "not built", "not run"):
                print(f"{outcome:<10}{f.module}.{name}: {why}")
    for reason, count in reasons.most_common(40):
        print(count, reason)
    print(f"{time.perf_counter() - started:.0f} s")
    if not options.only and not options.no_build:
        write(results)
    return 0


def together(results: list[Found]) -> list[Found]:
    """The parts of each module as one."""
    found: dict[str, Found] = {}
    for one in results:
        whole = found.setdefault(one.module, Found(one.module))
        whole.methods += one.methods
        whole.outcomes |= one.outcomes
    return list(found.values())


def write(results: list[Found]) -> None:
    """Puts the results of today in the place of earlier ones of the same day, and the page's part in the page."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    modules = {f.module: f.counts() | why(f) for f in sorted(results, key=lambda f: f.module)}
    run_of_today = {"date": today, "python": platform.python_version(), "modules": modules}
    history = [*(run for run in cpython_page.history() if run["date"] != today), run_of_today]
    text = json.dumps(history, indent=1, ensure_ascii=False) + "\n"
    cpython_page.RESULTS.write_text(text, encoding="utf-8")
    corpus.PAGE.write_text(corpus.page(json.loads(corpus.RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")


def why(found: Found) -> dict[str, Any]:
    refused = Counter(reason for outcome, reason in found.outcomes.values() if outcome == "refused")
    told = {n: f"{o}: {r}"[:160] for n, (o, r) in found.outcomes.items() if o in ("different", "not built")}
    return {"reason": refused.most_common(1)[0][0][:120] if refused else "", "why": told}


if __name__ == "__main__":
    sys.exit(main())
