"""The programs that are made of CPython's test modules: which methods there are, and what a program has of a module."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from cpython_programs import Source

MODULE = """
import json
import unittest
from test import support
from test.support import import_helper

fresh = import_helper.import_fresh_module("bisect", blocked=["_bisect"])
LIMIT = 3
UNUSED = json.dumps(1)


class Shared:
    def helper(self, x):
        return x + LIMIT

    def test_one(self):
        self.assertEqual(self.helper(1), self.module.bisect([1], 1) + 3)

    def test_two(self):
        self.assertEqual(support.missing, 2)


class Cases(Shared, unittest.TestCase):
    module = fresh

    @support.cpython_only
    def test_own(self):
        pass

    @unittest.skip("not now")
    def test_never(self):
        pass


if __name__ == "__main__":
    unittest.main()
"""


def source(tmp_path: Path) -> Source:
    (tmp_path / "test_sample.py").write_text(MODULE, encoding="utf-8")
    return Source("sample", tmp_path)


def test_methods(tmp_path: Path) -> None:
    assert source(tmp_path).methods() == ["Cases.test_one", "Cases.test_two"]


def test_program_has_what_a_method_needs(tmp_path: Path) -> None:
    program = source(tmp_path).program(["Cases.test_one"])
    assert "import bisect as fresh" in program.text
    assert "fresh.bisect([1], 1)" in program.text
    assert "LIMIT = 3" in program.text
    assert "def helper" in program.text
    for absent in ("UNUSED", "json", "test_two", "test_own", "__main__"):
        assert absent not in program.text


def test_places(tmp_path: Path) -> None:
    program = source(tmp_path).program(["Cases.test_one", "Cases.test_two"])
    lines = program.text.splitlines()
    assert program.method_at(lines.index("    def test_two(self):") + 2) == "Cases.test_two"
    assert program.method_at(lines.index("    def helper(self, x):") + 2) is None
    assert program.methods_using(lines.index("    def helper(self, x):") + 2) == {"Cases.test_one"}


def test_what_nothing_stands_in_for(tmp_path: Path) -> None:
    made = source(tmp_path)
    assert made.lacking("Cases.test_one", lambda name: name == "test.support") == ""
    assert made.lacking("Cases.test_two", lambda name: name == "test.support") == "test.support.missing"
