"""Where each local variable of a function is declared, and what it is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from ferrule.infer.scopes import COMPREHENSIONS, Scope, Web, descendants
from ferrule.load.nodes import subtree

DECLARING = (ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.ClassDef, ast.With, ast.Import, ast.ImportFrom)
Path = tuple[tuple[int, int], ...]  # (identity of the block, index of the statement) from the outside in


@dataclass
class Places:
    """The names of webs, and the declarations before or at statements."""

    names: dict[Web, str] = field(default_factory=dict)
    before: dict[ast.stmt, list[Web]] = field(default_factory=dict)
    at: dict[Web, ast.stmt] = field(default_factory=dict)  # the web is declared by this statement's own binding
    inline: set[Web] = field(default_factory=set)  # comprehension targets and the like: declared where bound
    entry: list[Web] = field(default_factory=list)


def plan(scope: Scope, body: list[ast.stmt]) -> Places:
    """Declares each variable in the innermost block that holds all its uses."""
    places = Places()
    taken: dict[str, int] = {}
    for web in scope.all_webs:
        count = taken.get(web.name, 0) + 1
        taken[web.name] = count
        places.names[web] = web.name if count == 1 else f"{web.name}_{count}"
    found: dict[Web, list[tuple[Path, ast.stmt]]] = {}
    inner: set[ast.AST] = set()
    for path, stmt, node in occurrences(body, ()):
        if (used := scope.webs.get(node)) is not None:
            found.setdefault(used, []).append((path, stmt))
        for web in captured_in(node, scope):
            found.setdefault(web, []).append((path, stmt))
        if isinstance(node, COMPREHENSIONS):
            inner |= {n for g in node.generators for n in subtree(g.target)}
    regions = list(binding_regions(body))
    for web in scope.all_webs:
        if web.is_param:
            continue
        if len(web.defs) == 1 and not web.unbound and is_bound_inside(web, regions):
            places.inline.add(web)
            continue
        # Those in the body of a class are only known by their mark.
        if web.defs and all(d in inner or getattr(d, "in_comprehension", False) for d in web.defs):
            places.inline.add(web)
        elif web in found:
            place(web, found[web], places, scope)
        else:
            places.entry.append(web)
    return places


def captured_in(node: ast.AST, scope: Scope) -> list[Web]:
    """The shared variables that a function captures, which may be made before they have a value."""
    child = scope.children.get(node)
    if child is None:
        return []
    names = {n for s in [child, *descendants(child)] for n in s.captures if s.owner_of(n) is scope}
    return [web for n in sorted(names) if (web := scope.by_name.get(n)) is not None and web.cell]


def binding_regions(body: list[ast.stmt]) -> Iterator[tuple[set[ast.AST], set[ast.AST]]]:
    """Statements that bind names for a block of their own: the binding nodes, and all nodes that see them."""
    for node in subtree(ast.Module(body, [])):
        match node:
            case ast.For() | ast.AsyncFor():
                inside = {n for stmt in node.body for n in subtree(stmt)} | set(subtree(node.target))
                yield set(subtree(node.target)), inside
            case ast.ExceptHandler():
                yield {node}, set(subtree(node))
            case ast.match_case():
                yield set(subtree(node.pattern)), set(subtree(node))


def is_bound_inside(web: Web, regions: list[tuple[set[ast.AST], set[ast.AST]]]) -> bool:
    nodes = {*web.defs, *web.uses}
    return any(web.defs[0] in binds and nodes <= inside for binds, inside in regions) and not web.cell


def place(web: Web, found: list[tuple[Path, ast.stmt]], places: Places, scope: Scope) -> None:
    paths = [path for path, _ in found]
    depth = 0
    while all(len(p) > depth for p in paths) and len({p[depth][0] for p in paths}) == 1:
        depth += 1
        if len({p[depth - 1][1] for p in paths}) > 1:
            break
    # All closures that a loop makes share one cell, and what a round leaves behind is there in the next one.
    # So what may be read before it has a value is declared outside of any loop too.
    block_depth = 0 if web.cell or web.unbound else depth - 1
    index = min(p[block_depth][1] for p in paths)
    first = next((stmt for path, stmt in found if path[block_depth][1] == index and len(path) == block_depth + 1), None)
    holder = first or holder_of(found, block_depth, index)
    if (
        first is not None
        and isinstance(first, DECLARING)
        and not web.unbound
        and not web.cell
        and any(d in own_parts(first) - walrus_targets(first) for d in web.defs)
        and not any(u in own_parts(first) for u in web.uses)
    ):
        places.at[web] = first
    else:
        places.before.setdefault(holder, []).append(web)


def is_awaited(web: Web) -> bool:
    """Whether a function or class without data may be asked for before its `def` or `class` has run."""
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return web.unbound and any(isinstance(d, made) for d in web.defs)


def walrus_targets(stmt: ast.stmt) -> set[ast.AST]:
    """Names bound inside an expression are declared before the statement."""
    return {n.target for n in subtree(stmt) if isinstance(n, ast.NamedExpr)}


def holder_of(found: list[tuple[Path, ast.stmt]], depth: int, index: int) -> ast.stmt:
    """The statement of the common block that the first occurrence is inside of."""
    for path, _ in found:
        if path[depth][1] == index:
            return BLOCKS[path[depth][0]][index]
    raise AssertionError("an occurrence lies in its block")


def own_parts(stmt: ast.stmt) -> set[ast.AST]:
    """The nodes of a statement outside the blocks inside it."""
    parts: set[ast.AST] = {stmt}
    for child in ast.iter_child_nodes(stmt):
        if not isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            parts |= set(subtree(child))
    return parts


BLOCKS: dict[int, list[ast.stmt]] = {}


def occurrences(body: list[ast.stmt], path: Path) -> Iterator[tuple[Path, ast.stmt, ast.AST]]:
    """Every node with the path of the statement that holds it; nodes of inner functions are not part."""
    BLOCKS[id(body)] = body
    for index, stmt in enumerate(body):
        here = (*path, (id(body), index))
        yield here, stmt, stmt
        yield from parts(stmt, stmt, here)


def parts(stmt: ast.stmt, node: ast.AST, here: Path) -> Iterator[tuple[Path, ast.stmt, ast.AST]]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
        from ferrule.infer.scopes import outside_parts

        for child in outside_parts(node):
            yield here, stmt, child
            yield from parts(stmt, child, here)
        return
    for _, value in ast.iter_fields(node):
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            yield from occurrences(value, here)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, ast.ExceptHandler | ast.match_case):
                    yield from clause(stmt, item, here)
                elif isinstance(item, ast.AST):
                    yield here, stmt, item
                    yield from parts(stmt, item, here)
        elif isinstance(value, ast.AST):
            yield here, stmt, value
            yield from parts(stmt, value, here)


def clause(stmt: ast.stmt, item: ast.AST, here: Path) -> Iterator[tuple[Path, ast.stmt, ast.AST]]:
    """A handler's name belongs to its own body, so that it can be declared there."""
    body: list[ast.stmt] = item.body  # type: ignore[attr-defined]
    if isinstance(item, ast.ExceptHandler):
        BLOCKS[id(body)] = body
        yield (*here, (id(body), 0)), body[0], item
        if item.type is not None:
            yield here, stmt, item.type
            yield from parts(stmt, item.type, here)
    else:
        for part in (item.pattern, item.guard):  # type: ignore[attr-defined]
            if part is not None:
                for node in subtree(part):
                    yield here, stmt, node
    yield from occurrences(body, here)
