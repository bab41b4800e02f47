"""Which attributes are plain fields of a struct: what `passes/constructors.py` proves, and what it must not."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ferrule.infer import analyse
from ferrule.knowledge import load
from ferrule.load import load_program
from ferrule.lower import lower
from ferrule.passes import run
from ferrule.settings import Options


def kinds(tmp_path: Path, source: str, cls: str = "C") -> dict[str, str]:
    """The fields of a class: `fixed`, `full` (assigned again, never empty) or `open`."""
    file = tmp_path / "main.py"
    file.write_text(textwrap.dedent(source), encoding="utf-8")
    knowledge = load()
    analysis = analyse(load_program(file, known=knowledge.is_known, sources=knowledge.sources), knowledge)
    assert not analysis.engine.problems
    crate = run(lower(analysis), Options(plain=True))
    found = crate.classes[f"__main__.{cls}"]
    return {f.name: "fixed" if f.fixed else "full" if found.whole and not f.slot else "open" for f in found.fields}


GIVEN_ONCE = {
    "a value": "self.x = n",
    "after other statements": "n = n + 1\n        print(n)\n        self.x = n",
    "from another attribute": "self.y = n\n        self.x = self.y + 1",
    "on every way": "if n > 1:\n            self.x = 1\n        else:\n            self.x = 2",
    "on every way that ends": "if n > 1:\n            raise ValueError\n        else:\n            self.x = 2",
    "then used": "self.x = n\n        registry.append(self)",
    "then a method": "self.x = n\n        self.show()",
    "by unpacking": "self.x, self.y = n, n",
}


@pytest.mark.parametrize("body", GIVEN_ONCE.values(), ids=GIVEN_ONCE)
def test_given_once(tmp_path: Path, body: str) -> None:
    assert kinds(tmp_path, program(body))["x"] == "fixed"


SEEN_BEFORE = {
    "self was handed out": "registry.append(self)\n        self.x = n",
    "a method ran": "self.show()\n        self.x = n",
    "a closure has self": "self.f = lambda: self\n        self.x = n",
    "only on one way": "if n > 1:\n            self.x = n",
    "in a loop": "for i in range(n):\n            self.x = i",
    "in an attempt": "try:\n            self.x = 1 // n\n        except ZeroDivisionError:\n            self.x = 0",
    "after a return": "if n > 5:\n            return\n        self.x = n",
    "twice": "self.x = n\n        self.x = 2",
    "updated": "self.x = n\n        self.x += 2",
}


@pytest.mark.parametrize("body", SEEN_BEFORE.values(), ids=SEEN_BEFORE)
def test_seen_or_assigned_before(tmp_path: Path, body: str) -> None:
    assert kinds(tmp_path, program(body))["x"] != "fixed"


ASSIGNED_LATER = {
    "from outside": "C(2).x = 3",
    "by name": "setattr(C(2), 'x', 3)",
    "made anew": "C(2).__init__(3)",
    "in a method": "C(2).change()",
}


@pytest.mark.parametrize("rest", ASSIGNED_LATER.values(), ids=ASSIGNED_LATER)
def test_assigned_later(tmp_path: Path, rest: str) -> None:
    assert kinds(tmp_path, program("self.x = n", rest))["x"] == "full"


def test_deleted(tmp_path: Path) -> None:
    assert kinds(tmp_path, program("self.x = n", "del C(2).x"))["x"] == "open"


def test_an_instance_without_init(tmp_path: Path) -> None:
    assert kinds(tmp_path, program("self.x = n", "c = C.__new__(C)\nc.x = 1"))["x"] == "open"


def test_a_base_class_takes_part(tmp_path: Path) -> None:
    found = kinds(tmp_path, program("self.x = n", "D(1).show()"), "D")
    assert found == {"y": "fixed", "x": "fixed"}


def program(init: str, rest: str = "") -> str:
    return f"""
registry = []


class C:
    x = 0

    def __init__(self, n):
        {init}

    def show(self):
        print(self.x)

    def change(self):
        self.x = 9


class D(C):
    def __init__(self, n):
        super().__init__(n)
        self.y = n


c = C(1)
c.show()
{rest}
"""
