"""`Flag` and `IntFlag` written out: what `enum` of CPython 3.11 documents, for members whose values the source shows.

A combination of members is made once and kept, so that `is` and `==` hold for it as for a member.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from ferrule.load.nodes import subtree

FLAG_BASES = {"enum.Flag", "enum.IntFlag"}


def constant_values(
    members: list[tuple[str, ast.expr]], is_auto: Callable[[ast.expr], bool]
) -> list[tuple[str, ast.expr]] | None:
    """The members with their numbers; None where some value is computed in another way."""
    known: dict[str, int] = {}
    for name, value in members:
        if is_auto(value):
            highest = max((v.bit_length() for v in known.values()), default=0)
            known[name] = 1 << highest
            continue
        number = fold(value, known)
        if number is None:
            return None
        known[name] = number
    return [(name, ast.copy_location(ast.Constant(known[name]), value)) for name, value in members]


def fold(node: ast.expr, known: dict[str, int]) -> int | None:
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.Name(id=name):
            return known.get(name)
        case ast.BinOp(left=left, op=op, right=right):
            one, other = fold(left, known), fold(right, known)
            if one is None or other is None:
                return None
            match op:
                case ast.BitOr():
                    return one | other
                case ast.BitAnd():
                    return one & other
                case ast.BitXor():
                    return one ^ other
                case ast.LShift():
                    return one << other
    return None


def methods(name: str, base: str, members: list[tuple[str, int]]) -> dict[str, str]:
    """The methods of the class, by name."""
    single = [(n, v) for n, v in members if v > 0 and v & (v - 1) == 0]
    mask = 0
    for _, value in members:
        mask |= value
    is_int = base == "enum.IntFlag"
    names = "".join(f"    if value & {v}:\n        names.append({n!r})\n" for n, v in single)
    tests = "".join(f"    if value == {v}:\n        return {name}.{n}\n" for n, v in members)
    inside = "".join(f"    if self.value & {v}:\n        found.append({name}.{n})\n" for n, v in single)
    width = mask.bit_length()
    invalid = (
        ""
        if is_int
        else (
            f"    if value & ~{mask} or value < 0:\n"
            f"        raise ValueError(f\"<flag '{name}'> invalid value {{value}}\\n"
            f"    given 0b0 {{value:0{width}b}}\\n"
            f'  allowed 0b0 {mask:0{width}b}")\n'
        )
    )
    other = f"other.value if isinstance(other, {name}) else other" if is_int else "other.value"
    refuse = f"    if not isinstance(other, ({name}, int)):\n" if is_int else f"    if not isinstance(other, {name}):\n"
    refuse += "        return NotImplemented\n"
    found = {
        op: f"def {op}(self, other):\n{refuse}    return {name}(self.value {symbol} ({other}))"
        for op, symbol in (("__or__", "|"), ("__and__", "&"), ("__xor__", "^"))
    }
    if is_int:
        for op in ("or", "and", "xor"):
            found[f"__r{op}__"] = f"def __r{op}__(self, other):\n    return self.__{op}__(other)"
    found |= {
        "__invert__": f"def __invert__(self):\n    return {name}({mask} & ~self.value)",
        "__contains__": "def __contains__(self, other):\n    return other.value & self.value == other.value",
        "_members_of": f"def _members_of(self):\n    found = []\n{inside}    return found",
        "__iter__": "def __iter__(self):\n    return iter(self._members_of())",
        "__len__": "def __len__(self):\n    return len(self._members_of())",
        "__bool__": "def __bool__(self):\n    return self.value != 0",
        "__hash__": "def __hash__(self):\n    return hash(self.value)",
        "__repr__": f"def __repr__(self):\n    if self.name is None:\n        return f'<{name}: {{self.value}}>'\n"
        f"    return f'<{name}.{{self.name}}: {{self.value}}>'",
        "__str__": f"def __str__(self):\n    if self.name is None:\n        return f'{name}({{self.value}})'\n"
        f"    return f'{name}.{{self.name}}'",
        "__meta_iter__": f"def __meta_iter__():\n    return iter([{', '.join(f'{name}.{n}' for n, _ in single)}])",
        "__meta_len__": f"def __meta_len__():\n    return {len(single)}",
        "__meta_call__": f"def __meta_call__(value):\n{tests}{invalid}    if value not in {name}._combined:\n"
        f"        {name}._combined[value] = {name}._combination_of(value)\n    return {name}._combined[value]",
        "_combination_of": f"@staticmethod\ndef _combination_of(value):\n    names = []\n{names}"
        f"    return {name}('|'.join(names) if names else None, value)",
        "_combined": "_combined = {}",
    }
    if is_int:
        found["__str__"] = "def __str__(self):\n    return str(self.value)"
        found["__format__"] = "def __format__(self, spec):\n    return format(self.value, spec)"
    return found


def mark_raw(body: list[ast.stmt], name: str) -> None:
    """A combination is a plain new instance, not a look-up."""
    for stmt in body:
        if isinstance(stmt, ast.FunctionDef) and stmt.name == "_combination_of":
            for node in subtree(stmt):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                    node.raw_instance = True  # type: ignore[attr-defined]
