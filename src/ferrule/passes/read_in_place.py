"""The translator's names for values that can be read where they are.

    let receiver_3 = self.children.clone();         becomes      self.children.insert(key, ..)
    receiver_3.insert(key, ..)

Lowering keeps what it evaluated first, because what comes next might change it. A variable that nothing assigns until
the last use of the name, and an attribute of it that nothing assigns at all, are the same when they are read later.
"""

from __future__ import annotations

from collections import Counter

from ferrule.ir import nodes as ir
from ferrule.ir.copying import copied
from ferrule.ir.flow import blocks, rewrite, walk


def run(function: ir.Function) -> None:
    declared, kept = names(function)
    for block in list(blocks(function.body)):
        settle(block, declared, kept)


def names(function: ir.Function) -> tuple[Counter[str], set[str]]:
    """How often each name is declared, and those that may not go: assigned again, or known to code of its own."""
    declared: Counter[str] = Counter(p.name for p in function.params)
    kept: set[str] = set()
    for node in walk(function.body):
        match node:
            case ir.Let(name=name) | ir.For(name=name):
                declared[name] += 1
            case ir.Assign(name=name) | ir.Unbind(name=name):
                kept.add(name)
            case ir.Callback() | ir.LazyIter():
                kept |= {n.name for n in walk(node) if isinstance(n, ir.Local)}
                kept |= {c for n in walk(node) if isinstance(n, ir.LazyIter) for c in n.captures}
    return declared, kept


def settle(block: list[ir.Stmt], declared: Counter[str], kept: set[str]) -> None:
    """Replaces the names that one block declares; later ones first, so that one may stand for another."""
    for at in reversed(range(len(block))):
        let = block[at]
        if not (isinstance(let, ir.Let) and is_name_for_place(let)) or declared[let.name] != 1 or let.name in kept:
            continue
        value = let.value
        assert value is not None
        root = root_of(value)
        uses = [i for i in range(at + 1, len(block)) if mentions(block[i], let.name)]
        if not uses or root is None or changes(block[at + 1 : uses[-1]], root.name):
            continue
        last = block[uses[-1]]
        if changes(last.value if isinstance(last, ir.Assign) and not last.boxed else last, root.name):
            continue
        for use in uses:
            rewrite(block[use], lambda e, name=let.name, value=value: replaced(e, name, value))  # type: ignore[misc]
        del block[at]


def is_name_for_place(let: ir.Let) -> bool:
    name, value = let.name, let.value
    if let.boxed or let.maybe or not name.endswith("__") or name.startswith("__"):
        return False
    return value is not None and value.type == let.type and root_of(value) is not None


def root_of(value: ir.Expr) -> ir.Local | None:
    """The variable of a place: the variable itself, or fixed attributes from it on."""
    match value:
        case ir.Local(boxed=False, maybe=False):
            return value
        case ir.GetField(obj=obj, fixed=True):
            return root_of(obj)
    return None


def mentions(node: object, name: str) -> bool:
    return any(isinstance(n, ir.Local) and n.name == name for n in walk(node))


def changes(node: object, name: str) -> bool:
    """Whether something inside gives the variable another value, or hides it behind another one of its name."""
    for inner in walk(node):
        match inner:
            case ir.Assign(name=other) | ir.Unbind(name=other) | ir.Let(name=other) | ir.For(name=other):
                if other == name:
                    return True
            case ir.Switch(arms=arms):
                if any(local == name for _, local, _ in arms):
                    return True
    return False


def replaced(e: ir.Expr, name: str, value: ir.Expr) -> ir.Expr:
    if not (isinstance(e, ir.Local) and e.name == name):
        return e
    made: ir.Expr = copied(value)
    made.line = e.line
    return made
