"""Writes docs/language.md: what of the language each test shows, and what no test shows.

    python tools/language.py            records the programs that changed, and writes the page
    python tools/language.py --missing  lists the rows that no test shows

A row is native when a program of tests/cases or tests/programs uses it that is not in not_yet.txt: those programs are
built both ways and compared with CPython by tests/test_programs.py. Syntax is read from the source. Methods, special
methods and builtins are taken from a run under CPython (`language_record.py`), which tests/language.json remembers
with a digest of each program. A row is refused when a case of tests/errors has `# shows: ROW`.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

import language_rows  # noqa: E402

from batch import Case, find  # noqa: E402

OUT = ROOT / "docs" / "language.md"
FACTS = ROOT / "tests" / "language.json"
ERRORS = ROOT / "tests" / "errors" / "cases"
NATIVE, NONE = "native", "no test"
HEAD = """# The language

What of Python 3.11 to 3.13 works, and the test that shows it.

- **native**: a program of `tests/cases` or `tests/programs` uses it, is translated to Rust and behaves as CPython does,
  with `--plain on` and `off`. For methods, special methods and builtin functions it counts what really happened in a
  run under CPython: a value of this type was asked for this name. A row is native in the forms that its tests have;
  [LIMITS.md](../LIMITS.md) says where less works than CPython has.
- a code: refused before anything is built, with this diagnostic; the case is in `tests/errors/cases`.
- **no test**: nobody has looked.

There is no CPython tier yet. What 3.12 and 3.13 add cannot be tested with Python 3.11, which this page is made with.

`python tools/language.py` writes this page; a test compares.
"""


class Evidence:
    """What the tests show: facts of recorded runs, syntax of their files, rows that error cases name."""

    def __init__(self) -> None:
        self.cases = [case for case in all_cases() if case.name not in not_yet()]
        self.facts: dict[str, list[str]] = {name: entry["facts"] for name, entry in recorded().items()}

    @cached_property
    def by_fact(self) -> dict[str, Case]:
        """The smallest program that shows a fact: what a reader wants to see."""
        found: dict[str, Case] = {}
        for case in self.sorted:
            facts = set(self.facts.get(case.name, ()))
            for file in files(case):
                facts |= decorators(tree(file))
            for fact in facts:
                found.setdefault(fact, case)
        return found

    @cached_property
    def sorted(self) -> list[Case]:
        return sorted(self.cases, key=lambda c: (sum(f.stat().st_size for f in files(c)), c.name))

    @cached_property
    def by_form(self) -> dict[str, Case]:
        """Row to program, for syntax."""
        open_rows: dict[type[ast.AST], list[language_rows.Row]] = defaultdict(list)
        for row in language_rows.rows():
            if row.node is not None:
                open_rows[row.node].append(row)
        found: dict[str, Case] = {}
        for case in self.sorted:
            for node in (n for file in files(case) for n in ast.walk(tree(file))):
                for row in list(open_rows.get(type(node), ())):
                    if row.test is not None and row.test(node):
                        found[row.ident] = case
                        open_rows[type(node)].remove(row)
        return found

    @cached_property
    def refused(self) -> dict[str, tuple[str, str]]:
        """Row to code and case. `*` at the end of a name stands for all rows that start so."""
        found: dict[str, tuple[str, str]] = {}
        idents = {row.ident for row in language_rows.rows()}
        for file in sorted(ERRORS.rglob("*.py")):
            text = file.read_text(encoding="utf-8")
            code = re.search(r"#! *(FER\d{4})", text)
            for name in re.findall(r"^# shows: (.*)$", text, re.MULTILINE):
                shown = [i for i in idents if i == name or (name.endswith("*") and i.startswith(name[:-1]))]
                if not shown or code is None:
                    raise SystemExit(f"{file.relative_to(ROOT)}: no row `{name}`, or no code")
                for ident in shown:
                    found.setdefault(ident, (code[1], file.relative_to(ERRORS).as_posix().removesuffix(".py")))
        return found

    def of(self, row: language_rows.Row) -> tuple[str, str]:
        """Tier and test of a row."""
        if row.since:
            return f"needs Python {row.since}", ""
        case = self.by_fact.get(row.fact) if row.fact else self.by_form.get(row.ident)
        if case is not None:
            return NATIVE, case.name
        code, test = self.refused.get(row.ident, ("", ""))
        return code or NONE, test


def all_cases() -> list[Case]:
    return find([ROOT / "tests" / "cases", ROOT / "tests" / "programs"])


def not_yet() -> set[str]:
    text = (ROOT / "tests" / "cases" / "not_yet.txt").read_text(encoding="utf-8")
    lines = [line.partition("#")[0].split() for line in text.splitlines()]
    return {words[1] for words in lines if len(words) > 1}


def files(case: Case) -> list[Path]:
    if not case.is_folder:
        return [case.main]
    return sorted(p for p in case.main.parent.rglob("*.py") if "__pycache__" not in p.parts)


TREES: dict[Path, ast.Module] = {}


def tree(file: Path) -> ast.Module:
    if file not in TREES:
        TREES[file] = ast.parse(file.read_bytes())
    return TREES[file]


def decorators(module: ast.Module) -> set[str]:
    """The decorators of a file, by the full name of what they are."""
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    functions = {n.name for n in ast.walk(module) if isinstance(n, ast.FunctionDef)}
    classes = {n.name for n in ast.walk(module) if isinstance(n, ast.ClassDef)}
    methods = {s for n in ast.walk(module) if isinstance(n, ast.ClassDef) for s in n.body}
    found: set[str] = set()
    for node in ast.walk(module):
        listed: list[ast.expr] = getattr(node, "decorator_list", [])
        found |= {"decorators"} if len(listed) > 1 else set()
        for item in listed:
            called = isinstance(item, ast.Call)
            name = ast.unparse(item.func if isinstance(item, ast.Call) else item)
            full = imported.get(name, name)
            found.add(f"decorator {full}")
            found.add(f"decorator .{name.rpartition('.')[2]}" if "." in name else "")
            if name in functions:
                found.add("decorator function()" if called else "decorator function")
                found |= {"decorator of class"} if isinstance(node, ast.ClassDef) else set()
                found |= {"decorator of method"} if node in methods else set()
            found |= {"decorator class"} if name in classes else set()
    return found - {""}


# The recording


def recorded() -> dict[str, Any]:
    """By the name of a program, its digest and its facts."""
    return dict(json.loads(FACTS.read_text(encoding="utf-8"))) if FACTS.is_file() else {}


@cache
def recorder() -> bytes:
    """What decides the facts besides the program."""
    wanted = "\n".join(sorted({row.fact for row in language_rows.rows()}))
    return wanted.encode() + (ROOT / "tools" / "language_record.py").read_bytes()


def digest(case: Case) -> str:
    """Of the program's own files: data beside them changes no fact that a row is about."""
    text = b"\0".join([recorder(), *(file.read_bytes() for file in files(case))])
    return hashlib.sha256(text).hexdigest()[:12]


def stale() -> list[Case]:
    """The programs whose recording is of another text, or that were never recorded."""
    known = recorded()
    return [case for case in all_cases() if known.get(case.name, {}).get("digest") != digest(case)]


def record(case: Case) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder).resolve() / "program"
        if case.is_folder:
            shutil.copytree(case.main.parent, staged)
        else:
            staged.mkdir()
            shutil.copy2(case.main, staged)
        facts = Path(folder) / "facts.json"
        done = subprocess.run(
            [sys.executable, ROOT / "tools" / "language_record.py", facts, staged / case.main.name, *case.args()],
            cwd=staged,
            input=case.stdin(),
            capture_output=True,
            timeout=120,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            check=False,
        )
        if not facts.is_file():
            raise SystemExit(f"{case.name}: the recording failed\n{done.stderr.decode()[-2000:]}")
        wanted = {row.fact for row in language_rows.rows()}
        return sorted(set(json.loads(facts.read_text(encoding="utf-8"))) & wanted)


def update() -> None:
    """Records what changed. One line for each program, so that two people's changes merge."""
    known = recorded()
    cases = {case.name: case for case in all_cases()}
    changed = stale()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, facts in zip(changed, pool.map(record, changed), strict=True):
            known[case.name] = {"digest": digest(case), "facts": facts}
    entries = [f"{json.dumps(name)}: {json.dumps(known[name])}" for name in sorted(cases)]
    FACTS.write_text("{\n" + ",\n".join(entries) + "\n}\n", encoding="utf-8")


# The page


def page() -> str:
    evidence = Evidence()
    sections: dict[str, list[str]] = {}
    counts: dict[str, int] = defaultdict(int)
    for row in language_rows.rows():
        tier, test = evidence.of(row)
        counts["refused" if tier.startswith("FER") else "for a later Python" if row.since else tier] += 1
        sections.setdefault(row.section, []).append(f"| {row.name} | {tier} | {f'`{test}`' if test else ''} |")
    lines = [HEAD, ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) + ".\n"]
    for section, shown in sections.items():
        lines += [f"## {section}\n", "| what | tier | test |", "| --- | --- | --- |", *shown, ""]
    return "\n".join(lines)


def missing() -> Iterator[str]:
    evidence = Evidence()
    for row in language_rows.rows():
        if evidence.of(row)[0] == NONE:
            yield f"{row.section}: {row.name}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", action="store_true")
    if parser.parse_args().missing:
        print("\n".join(missing()))
        return 0
    update()
    OUT.write_text(page(), encoding="utf-8")
    print(OUT.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
