"""Translates many programs, builds them in one cargo workspace, and compares each with CPython.

A case is a `.py` file, or a folder with a `main.py` and, if it needs them, `args.txt` (one argument per line),
`stdin.txt`, `script.jsonl` (events by frame) and data files. `tests/test_programs.py` and `tools/try.py` are two faces
of `run`.
"""

from __future__ import annotations

import fcntl
import hashlib
import multiprocessing
import os
import pickle
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TRANSLATION_SECONDS = 60
RUN_SECONDS = 60.0
WORKERS = max(2, os.cpu_count() or 2)
MEMORY = 4 << 30

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Case:
    name: str
    """`lists/001_basics`, `bank`."""
    main: Path

    @property
    def is_folder(self) -> bool:
        return self.main.name == "main.py"

    @property
    def family(self) -> str:
        return self.name.partition("/")[0] if "/" in self.name else "programs"

    def package(self, plain: bool) -> str:
        name = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")
        return f"case-{name}" if plain else f"case-{name}--sound"

    def args(self) -> tuple[str, ...]:
        file = self.main.with_name("args.txt")
        return tuple(file.read_text(encoding="utf-8").splitlines()) if self.is_folder and file.is_file() else ()

    def stdin(self) -> bytes:
        file = self.main.with_name("stdin.txt")
        return file.read_bytes() if self.is_folder and file.is_file() else b""

    def script(self) -> Path | None:
        """Input events by frame, for a game."""
        file = self.main.with_name("script.jsonl")
        return file if self.is_folder and file.is_file() else None

    def digest(self) -> str:
        """Changes when a file of the case does."""
        files = sorted(p for p in self.main.parent.rglob("*") if p.is_file()) if self.is_folder else [self.main]
        total = hashlib.sha256()
        for file in files:
            if "__pycache__" not in file.parts:
                total.update(file.relative_to(self.main.parent).as_posix().encode() + b"\0" + file.read_bytes())
        return total.hexdigest()


@dataclass
class Outcome:
    case: Case
    plain: bool
    status: str
    """`translated` (no more was asked for), `same`, `warned` (the same, but rustc warned), `different`, `refused`
    (diagnostics), `rustc` (the Rust does not compile), `crash` (Ferrule raised)."""
    reason: str = ""
    """One short line, equal for cases that fail alike: what a summary groups by."""
    detail: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return self.status in ("same", "translated")

    @property
    def label(self) -> str:
        return self.case.name if self.plain else f"{self.case.name} (plain off)"


@dataclass
class Translated:
    manifest: Any = None
    files: dict[str, str] = field(default_factory=dict)
    failure: Outcome | None = None


def find(paths: Iterable[Path]) -> list[Case]:
    """The cases under each path, in the order of their names."""
    found: dict[Path, Case] = {}
    for path in paths:
        for main in _mains(path.resolve()):
            found[main] = Case(_name(main), main)
    return list(found.values())


def _mains(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif (path / "main.py").is_file():
        yield path / "main.py"
    else:
        for child in sorted(path.iterdir()):
            if child.is_dir() and child.name != "__pycache__":
                yield from _mains(child)
            elif child.suffix == ".py":
                yield child


def _name(main: Path) -> str:
    place = main.parent if main.name == "main.py" else main.with_suffix("")
    for base in (ROOT / "tests" / "cases", ROOT / "tests" / "programs", ROOT):
        if place.is_relative_to(base):
            return place.relative_to(base).as_posix()
    return place.name


def translate(case: Case, plain: bool) -> Translated:
    """Runs in a worker process. Whatever goes wrong is an outcome: one case must not stop the others."""
    from ferrule import pipeline
    from ferrule.diagnostics import FerruleError
    from ferrule.settings import Options

    def too_slow(*_: object) -> None:
        raise TimeoutError(f"translation takes longer than {TRANSLATION_SECONDS} s")

    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(TRANSLATION_SECONDS)
    try:
        done = pipeline.translate(case.main, Options(plain=plain))
        return Translated(done.manifest, dict(done.files))
    except FerruleError as error:
        return Translated(failure=_refusal(case, plain, error.diagnostics))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).parent.name}/{Path(place.filename).name}:{place.lineno}"
        reason = f"{type(error).__name__}: {_general(str(error))[:80]} ({where})"
        return Translated(failure=Outcome(case, plain, "crash", reason, traceback.format_exc().splitlines()))
    finally:
        signal.alarm(0)


def _refusal(case: Case, plain: bool, diagnostics: Sequence[Any]) -> Outcome:
    first = diagnostics[0]
    lines = [_told(d) for d in diagnostics]
    if first.severity != "bug":
        return Outcome(case, plain, "refused", f"{first.code} {first.message.splitlines()[0]}", lines)
    # rustfmt could not read it: show where, in the text that it was given.
    lines += [*first.notes, *_unformatted(case, plain)]
    return Outcome(case, plain, "rustc", f"{first.code} {_general(first.message)}", lines)


def _unformatted(case: Case, plain: bool) -> list[str]:
    from ferrule import pipeline
    from ferrule.settings import Options

    emitted: dict[str, str] = pipeline.translate(case.main, Options(plain=plain), until="emitted").products["emitted"]
    folder = Path(tempfile.mkdtemp(prefix=f"{case.package(plain)}-"))
    for name, text in emitted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["rustfmt", "--edition", "2024", "--check", *sorted(str(p) for p in folder.rglob("main.rs"))],
        capture_output=True,
        text=True,
        check=False,
    )
    return [f"unformatted text: {folder}", *done.stderr.splitlines()]


def _told(diagnostic: Any) -> str:
    span = diagnostic.span
    where = f"{Path(span.file).name}:{span.line}: {span.text().splitlines()[0] if span.text() else ''}" if span else ""
    return f"{diagnostic.code} {diagnostic.message}  [{where}]"


def _general(message: str) -> str:
    """Without the names of one program."""
    return re.sub(r"`[^`]*`", "`_`", message.splitlines()[0] if message else "")


def translate_all(work: list[tuple[Case, bool]], progress: Progress) -> dict[str, Translated]:
    results: dict[str, Translated] = {}
    left = work
    # A worker that dies (a stack overflow, no memory) takes the pool with it: the rest goes on in a new one.
    while left:
        left = _translate_some(left, results)
        progress(f"translated {len(results)} of {len(work)}")
    return results


def prepare() -> None:
    """A translation that does not end must not take the machine's memory with it; each pass is checked."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["FERRULE_CHECK_IR"] = "1"


def _translate_some(work: list[tuple[Case, bool]], results: dict[str, Translated]) -> list[tuple[Case, bool]]:
    """Fills `results`; returns what was not tried because a worker died."""
    # Forked workers would inherit pytest's threads.
    context = multiprocessing.get_context("spawn")
    workers = min(WORKERS, len(work))
    with ProcessPoolExecutor(workers, mp_context=context, initializer=prepare) as pool:
        futures = [(case, plain, pool.submit(translate, case, plain)) for case, plain in work]
        broken: list[tuple[Case, bool]] = []
        for case, plain, future in futures:
            try:
                results[case.package(plain)] = future.result()
            except BrokenProcessPool:
                broken.append((case, plain))
    # Those that ran at that moment are tried alone, so that the culprit is known.
    if len(work) > 1:
        for case, plain in broken[:workers]:
            _translate_some([(case, plain)], results)
        return broken[workers:]
    for case, plain in broken:
        failure = Outcome(case, plain, "crash", "the translating process died")
        results[case.package(plain)] = Translated(failure=failure)
    return []


def shared(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """What `make` gives, made once for all workers of pytest-xdist: the first one does it, the others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    done = folder / f"{name}-{run}.pickle"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            for stale in folder.glob(f"{name}-*.pickle"):
                stale.unlink()
            partial = done.with_suffix(".part")
            partial.write_bytes(pickle.dumps(make()))
            partial.replace(done)
        return pickle.loads(done.read_bytes())


def build(translated: dict[str, Translated], folder: Path, target: Path) -> dict[str, Any]:
    from ferrule.build import cargo_build_many

    programs = {name: (t.manifest, t.files) for name, t in translated.items() if t.failure is None}
    if not programs:
        return {}
    for stale in folder.glob("case-*"):
        if stale.name not in programs:
            shutil.rmtree(stale)
    return dict(cargo_build_many(folder, programs, target=target))


def python_run(case: Case, root: Path, cache: Path) -> Any:
    """CPython's side, remembered by content: it does not change while the translator does."""
    from ferrule.verify import run_python

    file = cache / f"{case.digest()}.pickle"
    if file.is_file():
        return pickle.loads(file.read_bytes())
    run = run_python(request(case, root))
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{os.getpid()}")
    partial.write_bytes(pickle.dumps(run))
    partial.replace(file)
    return run


def staged(case: Case, stage: Path, name: str) -> Path:
    """The folder to run in: a single file is copied there, alone, without the other cases of its family."""
    if case.is_folder:
        return case.main.parent
    root = stage / name
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy2(case.main, root / case.main.name)
    return root


def request(case: Case, root: Path) -> Any:
    from ferrule.verify import Request, read_script

    script = case.script()
    return Request(
        root=root,
        main=case.main.name,
        args=case.args(),
        stdin=case.stdin(),
        script=read_script(script)[0] if script else "",
        timeout=RUN_SECONDS,
    )


def compare(case: Case, plain: bool, built: Any, stage: Path, python: Future[Any]) -> Outcome:
    from ferrule.verify import compare_program

    root = staged(case, stage, case.package(plain))
    differences = compare_program(request(case, root), built.binary, python=python.result()).differences
    if not differences and built.warnings:
        return Outcome(case, plain, "warned", _general(built.warnings[0]), built.warnings)
    if not differences:
        return Outcome(case, plain, "same")
    lines = [f"{d.kind} ({d.where})\n      python: {d.python}\n      rust:   {d.rust}" for d in differences]
    return Outcome(case, plain, "different", _kind_of_difference(differences), lines)


def _kind_of_difference(differences: list[Any]) -> str:
    by_kind = {d.kind: d for d in differences}
    if "stderr" in by_kind and "status" in by_kind:
        return f"stderr: {by_kind['stderr'].rust[:90]}"
    return " and ".join(by_kind)


def _rejected(case: Case, plain: bool, built: Any) -> Outcome:
    heads = [_general(text.partition("\n")[0]) for text in built.rustc]
    reason = heads[0] if heads else built.error.message if built.error else "no program came out"
    return Outcome(case, plain, "rustc", reason, built.rustc)


def run(
    cases: list[Case],
    plains: Iterable[bool],
    folder: Path,
    target: Path,
    progress: Progress = lambda _: None,
    *,
    only_translate: bool = False,
    translated: dict[str, Translated] | None = None,
) -> list[Outcome]:
    """Everything: translate (if that is not done), build at once, run and compare."""
    work = [(case, plain) for case in cases for plain in plains]
    translated = translate_all(work, progress) if translated is None else translated
    if only_translate:
        return [translated[c.package(p)].failure or Outcome(c, p, "translated") for c, p in work]
    progress("building")
    built = build(translated, folder / "work", target)
    outcomes: list[Outcome] = []
    stage = folder / "stage"
    with ThreadPoolExecutor(WORKERS) as pool:  # it works in order, so CPython's runs never wait for a comparison
        ran = {c for c, p in work if translated[c.package(p)].failure is None}
        pythons = {
            case: pool.submit(python_run, case, staged(case, stage, f"{case.package(True)}-cpython"), stage / "cpython")
            for case in cases
            if case in ran
        }
        futures: list[Future[Outcome] | Outcome] = []
        for case, plain in work:
            name = case.package(plain)
            failure = translated[name].failure
            if failure is not None:
                futures.append(failure)
            elif built[name].binary is None or built[name].error is not None:
                futures.append(_rejected(case, plain, built[name]))
            else:
                futures.append(pool.submit(compare, case, plain, built[name], stage, pythons[case]))
        for number, future in enumerate(futures, 1):
            outcomes.append(future.result() if isinstance(future, Future) else future)
            progress(f"compared {number} of {len(futures)}")
    return outcomes


def lint(cases: list[Case], translated: dict[str, Translated], folder: Path, target: Path) -> dict[str, list[str]]:
    """What clippy and rustfmt have to say of the Rust that users get, by case."""
    from ferrule.build import cargo_build_many

    names = [case.package(True) for case in cases]
    programs = {n: (translated[n].manifest, translated[n].files) for n in names if translated[n].failure is None}
    linted = cargo_build_many(folder, programs, command=("clippy",), target=target)
    found = {name: [*done.rustc, *done.warnings, *unformatted(folder / name)] for name, done in linted.items()}
    return {case.name: found.get(case.package(True), []) for case in cases}


def unformatted(project: Path) -> list[str]:
    """What `cargo fmt --check` would change in a project, modules included."""
    command = ["rustfmt", "--edition", "2024", "--check", str(project / "src" / "main.rs")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [done.stdout + done.stderr] if done.returncode else []
