"""CPython's side of the container tests: what each command of `oracle_containers.rs` means.

An operation is Python text over `me` (the target's object), `r` (the registers by name), `w` (the words after the
target), `v` (those words as values) and `at` (those words as a slice).
"""

from __future__ import annotations

import traceback
from typing import Any

# Operations that give something, as expressions; then those that assign the target; then statements.
_GIVES = {
    "l": {
        "pop": "me.pop(v[0])",
        "get": "me[v[0]]",
        "slice": "me[at]",
        "index": "me.index(v[0])",
        "indexin": "me.index(*v)",
        "count": "me.count(v[0])",
        "contains": "v[0] in me",
        "reversed": "list(reversed(me))",
        "sorted": "sorted(me, reverse=w[0] == 'r')",
        "max": "max(me)",
        "min": "min(me)",
        "lt": "me < r[w[0]]",
        "ge": "me >= r[w[0]]",
        "eq": "me == r[w[0]]",
        "loop": "list_loop(me, v[0])",
    },
    "d": {
        "getitem": "me[v[0]]",
        "get": "me.get(v[0])",
        "pop": "me.pop(v[0])",
        "popor": "me.pop(*v)",
        "popitem": "me.popitem()",
        "setdefault": "me.setdefault(*v)",
        "contains": "v[0] in me",
        "len": "len(me)",
        "eq": "me == r[w[0]]",
        "views": "Text(f'{me.keys()} {me.values()} {me.items()}')",
        "reversed": "Text(f'{list(reversed(me))} {list(reversed(me.items()))}')",
        "keyand": "list(me.keys() & r[w[0]].keys())",
        "keyor": "list(me.keys() | iter(r[w[0]]))",
        "keysub": "list(me.keys() - iter(r[w[0]]))",
        "keyxor": "list(me.keys() ^ iter(r[w[0]]))",
        "loop": "dict_loop(me, *v)",
    },
    "s": {
        "pop": "me.pop()",
        "contains": "v[0] in me",
        "le": "me <= r[w[0]]",
        "lt": "me < r[w[0]]",
        "ge": "me >= r[w[0]]",
        "eq": "me == r[w[0]]",
        "disjoint": "me.isdisjoint(r[w[0]])",
        "hash": "hash(frozenset(me))",
        "repr": "me",
        "loop": "set_loop(me, *v)",
    },
}
_ASSIGNS = {
    "l": {"concat": "me + r[w[0]]"},
    "d": {
        "new": "dict(pairs(v))",
        "or": "r[w[0]] | r[w[1]]",
        "copy": "r[w[0]].copy()",
        "fromkeys": "dict.fromkeys(v)",
    },
    "s": {
        "new": "set(v)",
        # The display itself, so that the compiler makes of it what it makes of one.
        "constants": "eval('{' + ', '.join(w) + '}')",
        "fromdict": "set(r[w[0]])",
        "or": "r[w[0]] | r[w[1]]",
        "and": "r[w[0]] & r[w[1]]",
        "sub": "r[w[0]] - r[w[1]]",
        "xor": "r[w[0]] ^ r[w[1]]",
        "subdict": "r[w[0]].difference(r[w[1]])",
        "union": "r[w[0]].union(v[1:])",
        "intersection": "r[w[0]].intersection(v[1:])",
        "difference": "r[w[0]].difference(v[1:])",
        "symmetric": "r[w[0]].symmetric_difference(v[1:])",
        "copy": "r[w[0]].copy()",
        "frozen": "set(frozenset(r[w[0]]))",
    },
}
_DOES = {
    "l": {
        "append": "me.append(v[0])",
        "extend": "me.extend(v)",
        "extendself": "me.extend(me)",
        "insert": "me.insert(*v)",
        "set": "me[v[0]] = v[1]",
        "del": "del me[v[0]]",
        "delslice": "del me[at]",
        "setslice": "me[at] = v[3:]",
        "remove": "me.remove(v[0])",
        "reverse": "me.reverse()",
        "sort": "me.sort(reverse=w[0] == 'r')",
        "repeat": "me *= v[0]",
    },
    "d": {
        "set": "me[v[0]] = v[1]",
        "del": "del me[v[0]]",
        "update": "me.update(r[w[0]])",
        "updatepairs": "me.update(pairs(v))",
        "clear": "me.clear()",
        "grow": "dict_grow(me, v[0])",
    },
    "s": {
        "add": "me.add(v[0])",
        "discard": "me.discard(v[0])",
        "remove": "me.remove(v[0])",
        "clear": "me.clear()",
        "ior": "me |= r[w[0]]",
        "iand": "me &= r[w[0]]",
        "isub": "me -= r[w[0]]",
        "ixor": "me ^= r[w[0]]",
        "update": "me.update(v)",
        "updatedict": "me.update(r[w[0]])",
        "intersectionupdate": "me.intersection_update(v)",
        "differenceupdate": "me.difference_update(v)",
        "symmetricupdate": "me.symmetric_difference_update(v)",
    },
}
_RANGE = {
    "list": "list(me)",
    "reversed": "list(reversed(me))",
    "len": "len(me)",
    "get": "me[v[0]]",
    "slice": "me[at]",
    "in": "v[0] in me",
    "index": "me.index(v[0])",
    "eq": "me == range(*v)",
    "repr": "me",
}
_TUPLE = {
    "repr": "me",
    "hash": "hash(me)",
    "hash3": "hash(me[:3])",
    "index": "me[1:].index(me[0])",
    "count": "me.count(me[0])",
    "lt2": "halves(me)",
}


class Text(str):
    """Text that is its own `repr`."""

    def __repr__(self) -> str:
        return str(self)


class Counted:
    """The twin of the class in `oracle_containers.rs`."""

    comparisons = 0

    def __init__(self, key: int, tag: int) -> None:
        self.key = key
        self.tag = tag

    def __repr__(self) -> str:
        return f"{self.key}/{self.tag}"

    def __lt__(self, other: Counted) -> bool:
        Counted.comparisons += 1
        if self.key == 99:
            raise RuntimeError("incomparable")
        return True if self.key == 77 else self.key < other.key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counted) and self.key == other.key

    def __hash__(self) -> int:
        return self.key % 7


def counted(words: list[str]) -> list[Counted]:
    return [Counted(int(word), tag) for tag, word in enumerate(words)]


def value(word: str) -> Any:
    if word in ("nan", "inf", "-inf"):
        return float(word)
    return word if word in ("_", "f", "r") or word[0] in "lds" else eval(word)


def pairs(values: list[Any]) -> list[tuple[Any, Any]]:
    return list(zip(values[::2], values[1::2], strict=True))


def halves(items: tuple[Any, ...]) -> Text:
    a, b = items[: len(items) // 2], items[len(items) // 2 :]
    return Text(f"{a < b} {a <= b} {a >= b}")


def list_loop(items: list[Any], wanted: Any) -> list[Any]:
    seen = []
    for item in items:
        if item == wanted:
            items.remove(item)
        seen.append(item)
    return seen


def dict_loop(table: dict[Any, Any], old: Any, new: Any) -> list[Any]:
    seen = []
    for key in table:
        seen.append(key)
        if old in table:
            del table[old]
            table[new] = old
        if len(seen) > 40:
            break
    return seen


def dict_grow(table: dict[Any, Any], key: Any) -> None:
    for _ in table.values():
        table[key] = key


def set_loop(items: set[Any], old: Any, new: Any) -> list[Any]:
    seen = []
    for item in items:
        seen.append(item)
        items.discard(old)
        items.add(new)
    return seen


class Machine:
    def __init__(self) -> None:
        self.registers: dict[str, Any] = {}

    def answer(self, line: str) -> str:
        """What the Rust program should answer."""
        try:
            return self.run(*line.split())
        except Exception as exc:
            return traceback.format_exception_only(exc)[-1].rstrip("\n")

    def run(self, op: str, *words: str) -> str:
        match op:
            case "reset":
                kinds: list[Any] = [list, dict, set]
                self.registers = {f"{k.__name__[0]}{at}": k() for at in range(4) for k in kinds}
                return ""
            case "counted":
                return sort_counted(words[0] == "r", counted(list(words[1:])))
            case "bykey":
                return repr(sorted(counted(list(words[1:])), key=lambda item: item.key, reverse=words[0] == "r"))
            case "classes":
                return classes(counted(list(words)))
            case "range":
                return repr(self.evaluate(_RANGE[words[3]], range(*map(int, words[:3])), list(words[4:])))
            case "tuple":
                return repr(self.evaluate(_TUPLE[words[0]], tuple(map(value, words[1:])), []))
        return self.operate(op, words[0], list(words[1:]))

    def operate(self, op: str, target: str, words: list[str]) -> str:
        kind = target[0]
        given = ""
        if op in _GIVES[kind]:
            given = repr(self.evaluate(_GIVES[kind][op], self.registers[target], words))
        elif op in _ASSIGNS[kind]:
            self.registers[target] = self.evaluate(_ASSIGNS[kind][op], self.registers[target], words)
        else:
            exec(_DOES[kind][op], globals(), self.names(self.registers[target], words))
        after = self.registers[target]
        return f"{given} {list(after) if kind == 's' else after}".strip()

    def evaluate(self, text: str, me: Any, words: list[str]) -> Any:
        return eval(text, globals(), self.names(me, words))

    def names(self, me: Any, words: list[str]) -> dict[str, Any]:
        values = [value(word) for word in words]
        bounds = [None if v == "_" else v for v in values[:3]]
        return {"me": me, "r": self.registers, "w": words, "v": values, "at": slice(*bounds) if bounds else None}


def sort_counted(reverse: bool, items: list[Counted]) -> str:
    Counted.comparisons = 0
    error = ""
    try:
        items.sort(reverse=reverse)
    except RuntimeError as exc:
        error = traceback.format_exception_only(exc)[-1].strip()
    return f"{Counted.comparisons} {items} {error}".strip()


def classes(items: list[Counted]) -> str:
    table = {}
    for item in items:
        table[item] = item.tag
    first = table.get(items[0])
    popped = table.pop(items[len(items) // 2])
    return f"{list(set(items))} {table} {first} {popped} {items.index(items[-1])}"
