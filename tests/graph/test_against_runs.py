"""What CPython calls when the test programs run must be in the graph, as far as the text alone can tell.

The share is a floor, not a goal: what is missing goes through values that only type inference follows (functions held
in containers, closures over parameters)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ferrule.graph import commands
from ferrule.graph.model import EdgeKind, Graph, NodeKind
from ferrule.graph.store import Store

PROGRAMS = Path(__file__).parents[1] / "programs"
FLOOR = 0.85
OBSERVE = r"""
import json, os, runpy, sys
target, out = sys.argv[1:]
root = os.path.dirname(target) + os.sep
seen = set()
def name(code):
    return os.path.relpath(code.co_filename, root)[:-3].replace(os.sep, ".") + "." + code.co_qualname
def watch(frame, event, argument):
    back = frame.f_back
    if event != "call" or back is None:
        return
    if frame.f_code.co_filename.startswith(root) and back.f_code.co_filename.startswith(root):
        seen.add((name(back.f_code), name(frame.f_code)))
sys.argv, sys.path[0] = [target], root[:-1]
sys.setprofile(watch)
try:
    runpy.run_path(target, run_name="__main__")
except BaseException:
    pass
sys.setprofile(None)
json.dump(sorted(seen), open(out, "w"))
"""


def plain(name: str) -> str:
    """Without `<locals>`, and a lambda or comprehension as the function around it."""
    return ".".join(part for part in name.split(".") if not part.startswith("<"))


def observed(main: Path, out: Path) -> set[tuple[str, str]]:
    command = [sys.executable, "-c", OBSERVE, str(main), str(out)]
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, cwd=out.parent, check=True)
    pairs = {(plain(caller), plain(callee)) for caller, callee in json.loads(out.read_text())}
    return {(caller, callee) for caller, callee in pairs if caller != callee}


def known(graph: Graph) -> set[tuple[str, str]]:
    kinds = (EdgeKind.CALLS, EdgeKind.INSTANTIATES)
    edges = [edge for edge in graph.edges.values() if edge.kind in kinds]
    return {(graph.nodes[e.src].dotted.removesuffix(".__main__"), graph.nodes[e.dst].dotted) for e in edges}


@pytest.mark.slow
def test_calls_of_the_test_programs(tmp_path: Path) -> None:
    found = total = 0
    missing = []
    for main in sorted(PROGRAMS.glob("*/main.py")):
        with Store.open(Path(commands.index(main, db=tmp_path / f"{main.parent.name}.db")["database"])) as store:
            graph = store.graph()
        functions = {n.dotted for n in graph.nodes.values() if n.kind in (NodeKind.FUNCTION, NodeKind.METHOD)}
        calls = known(graph)
        for pair in observed(main, tmp_path / "calls.json"):
            if pair[1] in functions:  # not the body of a class or a module
                total += 1
                found += pair in calls
                missing += [(main.parent.name, *pair)] if pair not in calls else []
    assert total > 300
    assert found / total >= FLOOR, f"{found} of {total}; missing: {missing[:20]}"
