"""Which lists are vectors of one owner: what `passes/owned_lists.py` proves, and what it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ferrule.infer import analyse
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import is_vec
from ferrule.knowledge import load
from ferrule.load import load_program
from ferrule.lower import lower
from ferrule.passes import run
from ferrule.settings import Options

PROGRAM = """
kept = []


def grow(items):
    items.append(1)
    return items


def f(n, given):
    {body}


print(f(3, [1]), f(1, [2]))
"""


def owned(tmp_path: Path, body: str) -> bool:
    """Whether `xs` of the function is a vector."""
    file = tmp_path / "main.py"
    file.write_text(PROGRAM.format(body=body.replace("; ", "\n    ")), encoding="utf-8")
    knowledge = load()
    analysis = analyse(load_program(file, known=knowledge.is_known, sources=knowledge.sources), knowledge)
    assert not analysis.engine.problems
    crate = run(lower(analysis), Options(plain=True))
    (function,) = [f for f in crate.functions.values() if f.name == "f"]
    lets = [node for node in walk(function.body) if isinstance(node, ir.Let) and node.name == "xs"]
    assert lets
    return all(is_vec(let.type) for let in lets)


ONE_OWNER = {
    "appended and returned": "xs = []; xs.append(n); return xs",
    "a comprehension": "xs = [i for i in range(n)]; xs.append(n); return xs",
    "read only": "xs = [n, 2]; return xs[0] + len(xs)",
    "iterated": "xs = [n, 2]\n    for x in xs:\n        n += x; return n",
    "stored in the end": "xs = []; xs.append(n); kept.append(xs)",
    "passed in the end": "xs = []; xs.append(n); return grow(xs)",
    "aliased in the end": "xs = [0]; xs.append(n); ys = xs; return ys",
    "made anew": "xs = []; xs.append(n); kept.append(xs); xs = [1]; xs.append(2); return xs",
    "one of two ways": "xs = [1]\n    if n > 2:\n        return grow(xs); xs.append(2); return xs",
    "a copy of a parameter": "xs = given[:]; xs.append(n); return xs",
    "pushes what it pops": "xs = [n]; xs.append(xs.pop() + xs.pop()); return xs",
}


@pytest.mark.parametrize("body", ONE_OWNER.values(), ids=ONE_OWNER)
def test_one_owner(tmp_path: Path, body: str) -> None:
    assert owned(tmp_path, body)


SHARED = {
    "two names": "xs = []; ys = xs; ys.append(n); return xs",
    "two names from the start": "xs = ys = [n]; xs.append(1); return ys",
    "a parameter": "xs = given; xs.append(n); return xs",
    "perhaps a parameter": "xs = given or []; xs.append(n); return xs",
    "on one way a parameter": "xs = [1]\n    if n > 2:\n        xs = given; xs.append(n); return xs",
    "stored": "xs = []; kept.append(xs); xs.append(n); return n",
    "passed": "xs = []; grow(xs); xs.append(n); return xs",
    "in a tuple": "xs = []; both = (xs, n); xs.append(n); return both",
    "in itself": "xs = [n]; xs.extend(xs); return xs",
    "captured": "xs = []; add = lambda: xs.append(n); add(); xs.append(1); return len(xs)",
    "in a generator expression": "xs = [n]; g = (x for x in xs); xs.append(1); return list(g)",
    "read by a generator expression": "xs = [n]; xs.append(1); return sum(xs[0] + y for y in given)",
    "read by a later one": "xs = [n]; g = (xs[0] + y for y in given); xs.append(1); return sum(g)",
    "changed while iterated": "xs = [n]\n    for x in xs:\n        if x < 5:\n            xs.append(9); return xs",
    "replaced while iterated": "xs = [n]\n    for x in xs:\n        xs = [x]; xs.append(1); return xs",
    "handed out in a loop": "xs = []\n    for i in range(n):\n        xs.append(i)\n        kept.append(xs); return n",
    "an iterator stays": "xs = [n]; it = iter(xs); xs.append(1); return list(it)",
    "looked at after an exception": (
        "xs = [n]\n    try:\n        grow(xs)\n    except ValueError:\n        xs.append(2); return n"
    ),
    "from a dict": "xs = {1: given}.setdefault(n, []); xs.append(n); return xs",
    "a slice of it changes": "xs = [1, 2, 3]; xs[1:] = [n]; xs.append(n); return n",
}


@pytest.mark.parametrize("body", SHARED.values(), ids=SHARED)
def test_shared(tmp_path: Path, body: str) -> None:
    assert not owned(tmp_path, body)
