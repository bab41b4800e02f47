"""Files, `io` and `os` of the runtime against CPython's: the same calls in two folders, the same folders afterwards."""

from __future__ import annotations

import io
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from properties.oracle import Case, ask, compare, outcome

pytestmark = pytest.mark.rust

_STDLIB = "oracle_stdlib"
_LETTERS = ["a", "b", "é", "€", "😀", "\n", "\n", "\r", "\r\n", "\ufeff"]


def _text(rng: random.Random, most: int = 12) -> str:
    return "".join(rng.choice(_LETTERS) for _ in range(rng.randrange(most)))


def _operations(rng: random.Random, extra: list[list[Any]]) -> list[list[Any]]:
    calls: list[list[Any]] = [
        ["read"],
        ["read", rng.randrange(-1, 8)],
        ["read", rng.randrange(1, 5)],
        ["readline"],
        ["readline", rng.randrange(-1, 4)],
        ["readlines"],
        ["next"],
        ["write", _text(rng)],
        ["write", _text(rng)],
        ["flush"],
        ["seek", 0, 0],
        ["seek", 0, 2],
        ["seek", rng.randrange(-1, 3), rng.randrange(3)],
        ["tell"],
        ["truncate"],
        ["readable"],
        *extra,
    ]
    chosen = [rng.choice(calls) for _ in range(rng.randrange(1, 9))]
    return chosen if rng.random() < 0.8 else [*chosen, ["close"], rng.choice(calls)]


def _each(open_file: Callable[[], Any], calls: list[list[Any]], binary: bool = False) -> str:
    """What the oracle answers to a command with several calls."""
    results: list[str] = []

    def call(file: Any, name: str, *args: Any) -> Any:
        if name == "next":
            return next(file)
        if name == "write" and binary:
            args = (args[0].encode(),)
        return getattr(file, name)(*args)

    def run() -> None:
        with open_file() as file:
            results.extend(outcome(lambda c=c: call(file, *c)) for c in calls)

    failed = outcome(run)
    return "; ".join(results) if failed == "None" else failed


def _contents(folder: Path) -> dict[str, bytes | None]:
    found = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in found}


def _check(commands: list[list[Any]], expected: list[str], ours: Path, theirs: Path) -> None:
    answers = ask(_STDLIB, [json.dumps(command) for command in commands], theirs)
    for command, want, got in zip(commands, expected, answers, strict=True):
        assert want == got, f"{command}: CPython {want}, runtime {got}"
    assert _contents(ours) == _contents(theirs)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """CPython's folder, which is the current one, and the runtime's."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    monkeypatch.chdir(ours)
    return ours, theirs


def test_text_files(folders: tuple[Path, Path]) -> None:
    rng = random.Random(10)
    commands, expected = [], []
    for _ in range(3000):
        name = rng.choice(["a.txt", "b.txt", "c.txt"])
        mode = rng.choice(["r", "r", "r", "w", "a", "x", "r+", "w+", "a+", "rt", "rw", "q", ""])
        newline = rng.choice([None, None, "", "\n", "\r", "\r\n", "x"])
        encoding = rng.choice([None, "utf-8", "utf-8", "utf-8-sig", "latin-1", "ascii", "nonsense"])
        if encoding == "utf-8-sig" and "+" in mode:
            encoding = None  # CPython writes a second mark after reading one
        errors = rng.choice([None, None, "strict", "ignore", "replace"])
        calls = _operations(rng, [])
        if encoding not in (None, "utf-8") or errors not in (None, "strict"):
            # A position is where the bytes are only in plain UTF-8.
            calls = [c for c in calls if c[0] not in ("tell", "seek", "truncate")]
        if newline in (None, ""):
            calls = [c for c in calls if c[0] != "tell"]  # after half of a line end it is a cookie
        # A read after a write that nobody flushed gets what CPython's buffer happens to hold.
        calls = [c for call in calls for c in ([call, ["flush"]] if call[0] == "write" else [call])]
        commands.append(["file.text", name, mode, newline, encoding, errors, calls])
        expected.append(
            _each(lambda: open(name, mode, newline=newline, encoding=encoding, errors=errors), calls)  # noqa: B023, SIM115
        )
    _check(commands, expected, *folders)


def test_binary_files(folders: tuple[Path, Path]) -> None:
    rng = random.Random(11)
    commands, expected = [], []
    for _ in range(2000):
        name = rng.choice(["a.bin", "b.bin"])
        mode = rng.choice(["rb", "rb", "wb", "ab", "xb", "rb+", "wb+", "ab+"])
        calls = _operations(rng, [])
        commands.append(["file.binary", name, mode, calls])
        expected.append(_each(lambda: open(name, mode), calls, binary=True))  # noqa: B023, SIM115
    _check(commands, expected, *folders)


def test_files_of_many_chunks(folders: tuple[Path, Path]) -> None:
    rng = random.Random(12)
    for folder in folders:
        lines = [
            "x" * rng.randrange(300) + rng.choice(["é", "€", "😀"]) + rng.choice(["\n", "\r\n"]) for _ in range(400)
        ]
        (folder / "long.txt").write_bytes("".join(lines).encode())
        rng.seed(12)
    commands, expected = [], []
    for newline in (None, "", "\n", "\r\n"):
        calls: list[list[Any]] = [["readline"], ["read", 9000], ["tell"], ["readline", 5000], ["tell"], ["readlines"]]
        commands.append(["file.text", "long.txt", "r", newline, None, None, calls])
        expected.append(_each(lambda: open("long.txt", newline=newline), calls))  # noqa: B023, SIM115
    data = (folders[0] / "long.txt").read_bytes()
    for at in (100, 8191, 8192, 20000):
        for folder in folders:
            (folder / f"bad{at}.txt").write_bytes(data[:at] + b"\xff" + data[at:])
        for calls in ([["readline"], ["read"]], [["read"]], [["read", 900], ["readlines"]]):
            commands.append(["file.text", f"bad{at}.txt", "r", None, None, None, calls])
            expected.append(_each(lambda: open(f"bad{at}.txt"), calls))  # noqa: B023, SIM115
    _check(commands, expected, *folders)


def test_files_in_memory() -> None:
    rng = random.Random(13)
    cases: list[tuple[list[Any], str]] = []
    for _ in range(3000):
        initial, newline = _text(rng), rng.choice(["\n", "\n", None, "", "\r", "\r\n"])
        calls = _operations(rng, [["getvalue"], ["getvalue"]])
        cases.append((["file.memory", initial, newline, calls], _each(lambda: io.StringIO(initial, newline), calls)))  # noqa: B023
        calls = _operations(rng, [["getvalue"], ["getvalue"]])
        answer = _each(lambda: io.BytesIO(initial.encode()), calls, binary=True)  # noqa: B023
        cases.append((["file.bytes", initial, calls], answer))
    answers = ask(_STDLIB, [json.dumps(command) for command, _ in cases])
    for (command, want), got in zip(cases, answers, strict=True):
        assert want == got, f"{command}: CPython {want}, runtime {got}"


def test_paths() -> None:
    rng = random.Random(14)

    def path() -> str:
        return "".join(
            rng.choice(["a", "b.c", ".", "..", "/", "/", "//", ".x", "é", "~"]) for _ in range(rng.randrange(7))
        )

    cases: list[Case] = []
    for _ in range(3000):
        p, q, r = path(), path(), path()
        for name in ("split", "splitext", "basename", "dirname", "normpath", "abspath", "expanduser"):
            if name == "expanduser" and p.startswith("~") and p[1:2] not in ("", "/"):
                continue
            cases.append(([f"path.{name}", p], lambda name=name, p=p: getattr(os.path, name)(p)))
        cases.append((["path.join", p, q, r], lambda p=p, q=q, r=r: os.path.join(p, q, r)))
        cases.append((["path.relpath", p, q or "."], lambda p=p, q=q: os.path.relpath(p, q or ".")))
        for name in ("commonpath", "commonprefix"):
            cases.append(([f"path.{name}", p, q], lambda name=name, p=p, q=q: getattr(os.path, name)([p, q])))
    compare(_STDLIB, cases, Path.cwd())


def test_folders(folders: tuple[Path, Path]) -> None:
    rng = random.Random(15)
    commands, expected = [], []
    names = ["a", "b", "a/b", "a/b/c", "b/", "a/./c", "f", "a/f", "", "none/x", "f/x"]
    for _ in range(1500):
        name = rng.choice(names)
        kind = rng.choice(
            [
                "listdir",
                "mkdir",
                "makedirs",
                "rmdir",
                "remove",
                "removedirs",
                "rename",
                "getsize",
                "exists",
                "isfile",
                "isdir",
                "touch",
            ]
        )
        if kind == "touch":
            commands.append(["file.text", name, "w", None, None, None, [["write", "text"]]])
            expected.append(_each(lambda: open(name, "w"), [["write", "text"]]))  # noqa: B023, SIM115
            continue
        args: list[Any] = [name]
        if kind == "makedirs":
            args.append(rng.random() < 0.5)
        if kind == "rename":
            args.append(rng.choice(names))
        call: dict[str, Callable[..., Any]] = {
            "listdir": lambda p: sorted(os.listdir(p)),
            "makedirs": lambda p, ok: os.makedirs(p, exist_ok=ok),
            "getsize": os.path.getsize,
            "exists": os.path.exists,
            "isfile": os.path.isfile,
            "isdir": os.path.isdir,
        }
        function = call.get(kind) or getattr(os, kind)
        commands.append([f"os.{kind}", *args])
        # The size of a folder is the file system's business.
        expected.append(outcome(lambda: function(*args)))  # noqa: B023
    sizes = [i for i, c in enumerate(commands) if c[0] == "os.getsize" and expected[i].isdigit() and expected[i] != "4"]
    commands = [c for i, c in enumerate(commands) if i not in sizes]
    expected = [e for i, e in enumerate(expected) if i not in sizes]
    _check(commands, expected, *folders)


def test_pathlib(folders: tuple[Path, Path]) -> None:
    rng = random.Random(16)
    pieces = ["a", "b.c", ".", "..", "/", "/", "//", ".x", "é", "x.tar.gz", "c."]

    def path() -> str:
        return "".join(rng.choice(pieces) for _ in range(rng.randrange(6)))

    cases: list[Case] = []
    for _ in range(1500):
        p, q = path(), path()
        for name in ("name", "suffix", "suffixes", "stem", "root", "parent", "parts"):
            cases.append(([f"pathlib.{name}", p], lambda name=name, p=p: getattr(Path(p), name)))
        cases.append((["pathlib.parents", p], lambda p=p: tuple(Path(p).parents)))
        cases.append((["pathlib.join", p, q], lambda p=p, q=q: Path(p) / q))
        cases.append((["pathlib.lt", p, q], lambda p=p, q=q: Path(p) < Path(q)))
        change = rng.choice(["with_name", "with_stem", "with_suffix", "relative_to", "match"])
        if change in ("with_name", "with_stem") and "." in q.split("/"):
            continue  # CPython takes `./a` as it is
        cases.append(([f"pathlib.{change}", p, q], lambda change=change, p=p, q=q: getattr(Path(p), change)(q)))
    compare(_STDLIB, cases, folders[1])


def test_pathlib_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a/b/c", "a/d", "e/b", ".hidden/b", "e/b/[x]"):
        Path(name).mkdir(parents=True, exist_ok=True)
    for name in ("a/1.txt", "a/b/2.txt", "a/b/c/3.log", "e/b/4.txt", "5.txt", ".6.txt", "a/b/[x].txt"):
        Path(name).write_text(name)
    cases: list[Case] = []
    for folder in (".", "a", "e", "none", "5.txt"):
        for pattern in (
            "*",
            "*.txt",
            "**/*.txt",
            "**",
            "*/b",
            "b/../b",
            "**/b/*",
            "[!a]",
            "?",
            "[a-e]/*",
            "**/[[]x]*",
            "",
            "/x",
            "a**",
        ):
            for name in ("glob", "rglob"):
                if name == "rglob" and not pattern:
                    continue
                call = [f"pathlib.{name}", folder, pattern]
                cases.append((call, lambda name=name, f=folder, p=pattern: list(getattr(Path(f), name)(p))))
    compare(_STDLIB, cases, tmp_path)
