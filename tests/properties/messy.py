"""Programs made at random, of the forms in `mixed.py` and in `families/`: what `make fuzz` runs.

A form is the text of a snippet: functions and classes whose names end in `_N`, and a `run_N(n)` that prints. `<name>`
stands for one of the texts of `PARTS["name"]`, which may hold such names again; one alone on its line may be several
lines. A snippet may raise: the program says what, and goes on. It never prints what CPython does not fix.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from random import Random

from properties import mixed
from properties.families import classes, containers, control, generators, numbers, text
from properties.families.parts import PARTS

FAMILIES = [classes, containers, control, generators, numbers, text]
HEAD = """\
import math
from collections import OrderedDict, defaultdict
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial, reduce, wraps
from itertools import (
    accumulate, chain, count, cycle, dropwhile, groupby, islice, pairwise, product, starmap, takewhile, tee, zip_longest
)
from typing import NamedTuple

n = 2

""" + mixed.HEAD.rstrip("\n")
CALL = """\
    print({number}, n)
    try:
        run_{number}(n)
    except Exception as e:
        print(type(e).__name__, e)
"""
PLACEHOLDER = re.compile(r"(?P<indent>^[ ]*)?<(?P<name>[a-z]\w*)>", re.MULTILINE)


@dataclass(frozen=True)
class Form:
    family: str
    text: str
    parts: dict[str, list[str]]


FORMS = [Form(f.__name__.rpartition(".")[2], form, PARTS | f.PARTS) for f in FAMILIES for form in f.FORMS]


def expand(form: str, parts: dict[str, list[str]], random: Random) -> str:
    def chosen(found: re.Match[str]) -> str:
        name, indent = found["name"], found["indent"] or ""
        if name not in parts:
            return found[0]
        return textwrap.indent(expand(random.choice(parts[name]), parts, random), indent)

    return PLACEHOLDER.sub(chosen, form)


def snippet(random: Random, number: int, families: str = "") -> str:
    """A snippet of the forms here, or every third time of values whose types meet."""
    forms = [f for f in FORMS if not families or f.family in families.split(",")]
    while True:
        if (not families and random.random() < 0.33) or families == "mixed":
            made = mixed.snippet(random, number)
        else:
            form = random.choice(forms)
            made = re.sub(r"_N\b", f"_{number}", expand(form.text, form.parts, random))
        if is_python(made):
            return made.strip("\n") + "\n"


def is_python(made: str) -> bool:
    """What was drawn may not fit together: two guards for one `case`, names bound in one alternative only."""
    try:
        compile(made, "snippet", "exec")
    except SyntaxError:
        return False
    return True


def program(snippets: dict[int, str]) -> str:
    """A program that runs the snippets, each for several numbers."""
    calls = "".join(CALL.format(number=number) for number in snippets)
    return "\n\n".join([HEAD, *snippets.values(), f"for n in range(4):\n{calls}"])


def from_seed(seed: int, count: int, families: str = "") -> dict[int, str]:
    return {n: snippet(Random(seed * 1000 + n), n, families) for n in range(count)}


def blamed(snippets: dict[int, str], lines: list[int]) -> set[int]:
    """The snippets of the program that these lines are in."""
    found, line = set(), HEAD.count("\n") + 2
    for number, made in snippets.items():
        end = line + made.count("\n") + 2
        found |= {number for at in lines if line <= at < end}
        line = end
    return found
