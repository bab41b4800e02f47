"""Translates benchmarks and libraries that nobody here wrote, runs them beside CPython, and writes down what came out.

    tools/corpus.py                        all of them, with plain types and without; results and page are written
    tools/corpus.py --only nbody chaos     some of them, shown here, nothing written

`tests/corpus/corpus.toml` says how the benchmarks of `pyperformance` are run; each program of `tests/corpus/usage`
uses the library of its name as that library's own introduction does. `tests/corpus/results.json` has a row for each
day, `docs/corpus.md` the last. The test cases of py2many are taken from its sources.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:2], os.environ.get("PYTHONPATH", "")])

import cpython_page  # noqa: E402

import batch  # noqa: E402

CORPUS = ROOT / "tests" / "corpus"
RESULTS = CORPUS / "results.json"
PAGE = ROOT / "docs" / "corpus.md"
BENCHMARKS = Path("pyperformance", "data-files", "benchmarks")
# From best to worst: a benchmark is as good as the worse of its two builds.
OUTCOMES = ("identical", "refused", "not built", "different")
LIBRARIES = sorted(file.stem for file in (CORPUS / "usage").glob("*.py"))
OUTCOME_OF = {
    "same": "identical",
    "warned": "identical",
    "refused": "refused",
    "rustc": "not built",
    "crash": "not built",
    "different": "different",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="*", default=[], help="names of benchmarks or libraries; nothing is written then"
    )
    parser.add_argument("--plain", choices=("on", "off", "both"), default="both")
    parser.add_argument("--lines", type=int, default=12, help="how much detail of each failure")
    parser.add_argument("--prepare", action="store_true", help="only write the programs")
    parser.add_argument("--folder", type=Path, default=ROOT / "target" / "corpus", help="where everything is put")
    options = parser.parse_args()
    table = tomllib.loads((CORPUS / "corpus.toml").read_text(encoding="utf-8"))
    packages = downloaded(options.folder)
    inputs = py2many_cases(options.folder)
    cases = [
        inputs[name]
        if name in inputs
        else program(name, table[name], packages, options.folder)
        if name in table
        else use(name, packages, options.folder)
        for name in options.only or [*table, *LIBRARIES, *inputs]
    ]
    if options.prepare:
        return 0
    plains = {"on": [True], "off": [False], "both": [True, False]}[options.plain]
    target = Path(os.environ.get("CARGO_TARGET_DIR") or options.folder / "target")
    outcomes: list[batch.Outcome] = []
    # Without any optimization of their own code some would not end in the time that a test may take.
    for level, slow in (("0", False), ("1", True)):
        os.environ["CARGO_PROFILE_QUICK_OPT_LEVEL"] = level
        part = [case for case in cases if table.get(case.name.rpartition("/")[2], {}).get("slow", False) == slow]
        if part:
            outcomes += batch.run(part, plains, options.folder / f"level{level}", target, tell)
    found = {case.name.rpartition("/")[2]: [o for o in outcomes if o.case == case] for case in cases}
    for name, both in found.items():
        worst = max(both, key=lambda o: OUTCOMES.index(outcome_of(o)))
        print(f"{outcome_of(worst):<12}{name:<28}{worst.reason}")
        for line in [] if worst.ok else "\n".join(worst.detail).splitlines()[: options.lines]:
            print(f"      {line}")
    if not options.only and options.plain == "both":
        write(found, packages)
    return 0 if all(o.ok for o in outcomes) else 1


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def downloaded(folder: Path) -> Path:
    """The packages that `requirements.txt` pins, unpacked; fetched where that was not done before."""
    wanted = (CORPUS / "requirements.txt").read_text(encoding="utf-8")
    unpacked, mark = folder / "packages", folder / "packages" / "requirements.txt"
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return unpacked
    archives = folder / "archives"
    for old in (archives, unpacked):
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*pip, "--dest", str(archives), "--requirement", str(CORPUS / "requirements.txt")], check=True)
    for archive in sorted(archives.iterdir()):
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(unpacked)
            continue
        shutil.unpack_archive(archive, folder / "sources", **({} if archive.suffix == ".zip" else {"filter": "data"}))
        # An archive of sources has its packages below a folder named after its version.
        for package in sorted((folder / "sources").glob("*/*/__init__.py")):
            shutil.copytree(package.parent, unpacked / package.parent.name, dirs_exist_ok=True)
        for module in (folder / "sources").glob("*/*.py"):
            shutil.copy2(module, unpacked)
    mark.write_text(wanted, encoding="utf-8")
    return unpacked


def program(name: str, row: dict[str, Any], packages: Path, folder: Path) -> batch.Case:
    """A folder with the benchmark's text and what is printed after it, its data, the stand-in, and what it imports."""
    source = packages / BENCHMARKS / f"bm_{row.get('folder', name)}"
    place = folder / "programs" / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    text = (source / "run_benchmark.py").read_bytes()
    prints = row.get("prints", "")
    (place / "main.py").write_bytes(text + (b"\n\n" + prints.lstrip().encode() if prints else b""))
    (place / "args.txt").write_text("\n".join(row.get("arguments", [])), encoding="utf-8")
    shutil.copy2(CORPUS / "pyperf.py", place)
    if (source / "data").is_dir():
        shutil.copytree(source / "data", place / "data")
    for package in row.get("packages", []):
        shutil.copytree(packages / package, place / package)
    return batch.Case(f"corpus/{name}", place / "main.py")


def use(name: str, packages: Path, folder: Path) -> batch.Case:
    """A folder with the program that uses a library, and the library."""
    place = folder / "programs" / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    shutil.copy2(CORPUS / "usage" / f"{name}.py", place / "main.py")
    if (packages / name).is_dir():
        shutil.copytree(packages / name, place / name)
    else:
        shutil.copy2(packages / f"{name}.py", place)
    return batch.Case(f"corpus/{name}", place / "main.py")


def py2many_cases(folder: Path) -> dict[str, batch.Case]:
    """py2many's own test cases that are programs: each in a folder, with the part of py2many that some import."""
    found: dict[str, batch.Case] = {}
    for tests in sorted((folder / "sources").glob("py2many-*/tests")):
        for file in sorted((tests / "cases").glob("*.py")):
            place = folder / "programs" / "py2many" / file.stem
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            name = "main.py" if b"import " in file.read_bytes() and b"py2many" in file.read_bytes() else file.name
            shutil.copy2(file, place / name)
            if name == "main.py":
                shutil.copytree(tests.parent / "py2many", place / "py2many")
            if is_program(place / name):
                found[f"py2many-{file.stem}"] = batch.Case(f"corpus/py2many-{file.stem}", place / name)
    return found


def is_program(main: Path) -> bool:
    """Whether CPython by itself gets through its imports: the others need what py2many's tests install."""
    done = subprocess.run(
        [sys.executable, "-S", main.name],
        cwd=main.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    return "ModuleNotFoundError" not in done.stderr and "NameError" not in done.stderr


def lines_of(name: str, packages: Path) -> int:
    folder = packages / name
    files = folder.rglob("*.py") if folder.is_dir() else [packages / f"{name}.py"]
    return sum(len(file.read_bytes().splitlines()) for file in files)


def write(found: dict[str, list[batch.Outcome]], packages: Path) -> None:
    inputs = {name: result(both) for name, both in found.items() if name.startswith("py2many-")}
    benchmarks = {name: result(both) for name, both in found.items() if name not in {*LIBRARIES, *inputs}}
    libraries = {name: result(found[name]) | {"lines": lines_of(name, packages)} for name in LIBRARIES}
    counts = Counter(row["outcome"] for row in benchmarks.values())
    today = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": platform.python_version(),
        "counts": {outcome: counts[outcome] for outcome in OUTCOMES},
        "benchmarks": benchmarks,
        "libraries": libraries,
        "py2many": inputs,
    }
    history = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else []
    history = [*(run for run in history if run["date"] != today["date"]), today]
    RESULTS.write_text(json.dumps(history, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(history), encoding="utf-8")


def outcome_of(outcome: batch.Outcome) -> str:
    """A program that ended where Ferrule had said that it would (FER0330) is refused, only later."""
    if outcome.status == "different" and outcome.reason.startswith("stderr: Ferrule: "):
        return "refused"
    return OUTCOME_OF[outcome.status]


def result(both: list[batch.Outcome]) -> dict[str, Any]:
    worst = max(both, key=lambda o: OUTCOMES.index(outcome_of(o)))
    row: dict[str, Any] = {"outcome": outcome_of(worst)}
    if row["outcome"] != "identical":
        row["plain"] = {o.plain: outcome_of(o) for o in both}[True]
        row["off"] = {o.plain: outcome_of(o) for o in both}[False]
        row["reason"] = worst.reason
        row["detail"] = [line.replace(f"{ROOT}/", "") for text in worst.detail[:3] for line in text.splitlines()[:4]]
    return row


HEAD = """# The corpus

The pure-Python benchmarks of {package}, each run under CPython {python} and translated, with `--plain on` and
`off`. What is run is the benchmark's own file, unchanged, as `__main__`, with a stand-in for `pyperf` that calls each
function once and prints what it gives back; lines after the file print what it computed (`tests/corpus/corpus.toml`).
Identical means: the same output, exit status and files written, both ways.

`make corpus` downloads the packages, runs everything and writes this page and `tests/corpus/results.json`.

"""
LIBRARIES_HEAD = """
## Libraries as their introductions use them

Each program of `tests/corpus/usage` calls a library from the Python Package Index as the examples of its own README or
documentation do. The library's text is translated with the program, unchanged.

| library | version | lines | outcome | why |
| --- | --- | --- | --- | --- |"""

PY2MANY_HEAD = """
## The test cases of py2many

The files of `tests/cases` in the sources of py2many {version} that are programs: {same} of {all} are identical. Those
that need a package which its tests install are left out (`adt`, `argparse_dataclass`), and those with a name that only
py2many's backends know. Depyler's crates on the Rust registry hold no Python files.
"""


def page(history: list[dict[str, Any]]) -> str:
    last = history[-1]
    pinned = (CORPUS / "requirements.txt").read_text(encoding="utf-8")
    pinned = re.search(r"^(pyperformance)==(\S+)", pinned, re.MULTILINE).expand(r"\1 \2")  # type: ignore[union-attr]
    lines = [HEAD.format(package=f"`{pinned}`", python=last["python"])]
    lines += [f"| date | {' | '.join(OUTCOMES)} |", "| --- " * (len(OUTCOMES) + 1) + "|"]
    lines += [f"| {run['date']} | {' | '.join(str(run['counts'][o]) for o in OUTCOMES)} |" for run in reversed(history)]
    lines += ["", f"## {last['date']}", "", "| benchmark | outcome | why |", "| --- | --- | --- |"]
    for name, row in last["benchmarks"].items():
        lines.append(f"| {name} | {row['outcome']} | {cell(row.get('reason', ''))} |")
    libraries = last.get("libraries", {})
    lines += [LIBRARIES_HEAD] if libraries else []
    for name, row in libraries.items():
        lines.append(
            f"| {name} | {version(name)} | {row['lines']} | {row['outcome']} | {cell(row.get('reason', ''))} |"
        )
    inputs = last.get("py2many", {})
    if inputs:
        same = [name.partition("-")[2] for name, row in inputs.items() if row["outcome"] == "identical"]
        lines += [PY2MANY_HEAD.format(version=version("py2many"), all=len(inputs), same=len(same))]
        lines += ["Identical: " + ", ".join(f"`{name}`" for name in same) + "."]
    lines += cpython_page.section()
    every = last["benchmarks"] | libraries | inputs
    failed = {name: row for name, row in every.items() if row["outcome"] != "identical"}
    if failed:
        lines += ["", "## What is missing"]
    for name, row in failed.items():
        lines += ["", f"### {name}", "", f"plain on: {row['plain']}; plain off: {row['off']}", "", "```"]
        lines += [*row["detail"], "```"]
    return "\n".join(lines) + "\n"


def version(name: str) -> str:
    """The version of a library that is pinned."""
    pins = (CORPUS / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = next(
        pin for pin in pins if pin.lower().replace("-", "_").startswith(f"{name}==") or pin.endswith(f"  # {name}")
    )
    return found.split()[0].partition("==")[2]


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
