"""Runs CPython's own tests against the Python text of a module, under CPython: quick, as nothing is translated.

    tools/cpython_texts.py textwrap fnmatch urllib.parse

Names that the text lacks are those of CPython's module, so a test fails where the text gives another answer, or where
it says that something is not supported.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import subprocess
import sys
import unittest
from pathlib import Path
from types import ModuleType

SOURCES = Path(__file__).resolve().parents[1] / "src" / "ferrule" / "knowledge" / "sources"
TESTS_OF = {"urllib.parse": "urlparse"}


def put_in_place(name: str) -> ModuleType:
    """The text as the module that every import of the name finds."""
    real = importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, SOURCES / f"{name.replace('.', '/')}.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for other in set(dir(real)) - set(dir(made)):
        setattr(made, other, getattr(real, other))
    sys.modules[name] = made
    package, _, last = name.rpartition(".")
    if package:
        setattr(sys.modules[package], last, made)
    return made


def run(name: str) -> int:
    made = put_in_place(name)
    helper = importlib.import_module("test.support.import_helper")
    fresh = helper.import_fresh_module
    helper.import_fresh_module = lambda wanted, *a, **k: made if wanted == name else fresh(wanted, *a, **k)
    tests = importlib.import_module(f"test.test_{TESTS_OF.get(name, name)}")
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromModule(tests))
    wrong = [("failed", *found) for found in result.failures] + [("error", *found) for found in result.errors]
    print(f"{name}: {result.testsRun} tests, {len(result.failures)} failed, {len(result.errors)} errors")
    for kind, case, text in wrong:
        print(f"  {kind:<7}{case.id()}: {text.strip().splitlines()[-1][:150]}")
    return 1 if wrong else 0


def main() -> int:
    if len(sys.argv) == 2:
        return run(sys.argv[1])
    # Each in a process of its own: a module that was replaced stays replaced.
    runs = [subprocess.run([sys.executable, __file__, name], check=False).returncode for name in sys.argv[1:]]
    return max(runs, default=2)


if __name__ == "__main__":
    sys.exit(main())
