"""Makes a program that fails smaller while it fails alike: statements go, blocks come out of what is around them.

Many smaller programs are tried at once, because building ten takes hardly longer than building one.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

WIDTH = 14

Try = Callable[[list[str]], list[bool]]
"""Which of the programs still fail in the way that is looked for."""


@dataclass(frozen=True)
class Edit:
    """What happens to a statement, by its number in the order of the source."""

    kind: str
    """`drop`, `unwrap` (its blocks take its place), `first` (only its first block does)."""
    at: int
    size: int


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.stmt):
            yield child
        yield from statements(child)


def blocks(node: ast.AST) -> list[list[ast.stmt]]:
    found = [
        getattr(node, name) for name in ("body", "orelse", "finalbody") if isinstance(getattr(node, name, None), list)
    ]
    inner = [*getattr(node, "handlers", []), *getattr(node, "cases", [])]
    return found + [part.body for part in inner]


def edits(source: str) -> list[Edit]:
    """What may be tried, the largest first."""
    found: list[Edit] = []
    for at, node in enumerate(statements(ast.parse(source))):
        size = (node.end_lineno or node.lineno) - node.lineno + 1
        found.append(Edit("drop", at, size))
        if blocks(node) and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            found += [Edit("first", at, size // 2), Edit("unwrap", at, 1)]
    return sorted(found, key=lambda e: -e.size)


def applied(source: str, chosen: list[Edit]) -> str:
    tree = ast.parse(source)
    numbered = {id(node): at for at, node in enumerate(statements(tree))}
    kinds = {e.at: e.kind for e in chosen}

    def rebuild(node: ast.AST) -> None:
        for part in [node, *getattr(node, "handlers", []), *getattr(node, "cases", [])]:
            for name in ("body", "orelse", "finalbody"):
                if isinstance(block := getattr(part, name, None), list):
                    block[:] = [new for old in block for new in replaced(old)]
                    if not block and name == "body":
                        block.append(ast.Pass())
        if isinstance(node, ast.Try) and not node.handlers and not node.finalbody:
            node.finalbody.append(ast.Pass())

    def replaced(node: ast.stmt) -> list[ast.stmt]:
        rebuild(node)
        match kinds.get(numbered[id(node)]):
            case "drop":
                return []
            case "unwrap":
                return [s for block in blocks(node) for s in block]
            case "first":
                return blocks(node)[0]
        return [node]

    rebuild(tree)
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def is_python(source: str) -> bool:
    try:
        compile(source, "shrunk", "exec")
    except SyntaxError:
        return False
    return True


def shrunk(source: str, fails: Try, rounds: int = 40) -> str:
    """The smallest program found. Each round tries the largest edits that are new, and all that went well together."""
    current, tried = ast.unparse(ast.parse(source)) + "\n", set[str]()
    for _ in range(rounds):
        candidates: list[tuple[Edit, str]] = []
        for edit in edits(current):
            text = applied(current, [edit])
            if text not in tried and text != current and is_python(text):
                tried.add(text)
                candidates.append((edit, text))
            if len(candidates) == WIDTH:
                break
        if not candidates:
            break
        well = [pair for pair, failed in zip(candidates, fails([t for _, t in candidates]), strict=True) if failed]
        if len(well) > 1:
            current = together(current, [edit for edit, _ in well], fails) or min((t for _, t in well), key=len)
        elif well:
            current = well[0][1]
    return current


def together(source: str, chosen: list[Edit], fails: Try) -> str | None:
    """Several edits that each went well, at once: all, or halves of them."""
    half = len(chosen) // 2
    groups = [chosen, chosen[:half], chosen[half:], chosen[::2]]
    texts = [applied(source, group) for group in groups]
    found = [t for t, failed in zip(texts, fails(texts), strict=True) if failed and is_python(t)]
    return min(found, key=len) if found else None
