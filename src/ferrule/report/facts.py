"""What the IR says about each function: whether plain types were enough, and which facts were missing where not.

Read after the passes, so that a variable that became plain is plain here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace

from ferrule.diagnostics import Span
from ferrule.ir import nodes as ir
from ferrule.ir.types import BOOL, FLOAT, I64, INT, NEVER, NONE, Con, Exc, Family, Inst, Opt, Static, Tup, Type, Union
from ferrule.report.model import Tier, Unproved

_PLAIN = (BOOL, FLOAT, I64, NONE, NEVER)
_WANTED = {
    "int": ("Int", "i64", "no range of its values is known"),
    "str": ("a shared string", "String", "no owner is known"),
    "bytes": ("shared bytes", "Vec<u8>", "no owner is known"),
    "list": ("a shared list", "Vec", "other names for it are not ruled out"),
    "dict": ("a shared dict", "an owned map", "other names for it are not ruled out"),
    "set": ("a shared set", "an owned set", "other names for it are not ruled out"),
}


@dataclass
class FunctionFacts:
    """One function as the source has it, whatever number of versions were made of it."""

    name: str
    span: Span
    tier: Tier = Tier.NATIVE
    unproved: list[Unproved] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def function_facts(crate: ir.Crate) -> list[FunctionFacts]:
    found: dict[tuple[str, int], FunctionFacts] = {}
    versions: Counter[tuple[str, int]] = Counter()
    for function in crate.functions.values():
        module = crate.modules.get(function.module)
        if module is None or not function.line or function.python_name == "<module>":
            continue
        place = (module.path, function.line)
        span = Span(module.path, function.line, 0, function.line, 0)
        facts = found.setdefault(place, FunctionFacts(f"{function.module}.{function.python_name}", span))
        versions[place] += 1
        _add(facts, function, crate.reasons)
        if function.closure:
            _note(facts, _captured(crate.closures[function.closure]))
    for place, count in versions.items():
        if count > 1:
            found[place].notes.append(f"{count} versions, for arguments of different types")
    return list(found.values())


def _add(facts: FunctionFacts, function: ir.Function, reasons: dict[tuple[str, str], str]) -> None:
    for name, type_, line in _variables(function):
        missing = _missing(name, type_, line or function.line)
        known = reasons.get((function.key, name.strip("`") if name.startswith("`") else ""))
        if missing is not None and type_ == INT and known is not None:
            missing = replace(missing, reason=known)
        if missing is not None and all(missing.subject != other.subject for other in facts.unproved):
            facts.unproved.append(missing)
        if not _is_plain(type_):
            facts.tier = Tier.RUNTIME
    if function.generator is not None:
        _note(facts, "a generator: a state machine of the runtime")
        facts.tier = Tier.RUNTIME


def _captured(closure: ir.ClosureDef) -> str:
    return "captures " + (", ".join(f"`{capture.name}`" for capture in closure.captures) or "nothing")


def _note(facts: FunctionFacts, text: str) -> None:
    if text not in facts.notes:
        facts.notes.append(text)


def _variables(function: ir.Function) -> Iterator[tuple[str, Type, int]]:
    """Parameters, variables that the author named, and the result, in the order of the source."""
    for param in function.params:
        yield f"`{param.name}`", param.type, function.line
    for node in _walk(function.body):
        if isinstance(node, ir.Let) and not node.name.endswith("__"):
            yield f"`{node.name}`", node.type, node.line
    yield "the result", function.result, function.line


def _walk(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _walk(item)
    elif is_dataclass(value) and isinstance(value, ir.Expr | ir.Stmt):
        yield value
        for each in fields(value):
            yield from _walk(getattr(value, each.name))


def _is_plain(t: Type) -> bool:
    match t:
        case Tup(items=items):
            return all(map(_is_plain, items))
        case Opt(item=item) | Con(name="vec", args=(item,)):
            return _is_plain(item)
    return t in _PLAIN or isinstance(t, Static)


def _missing(subject: str, t: Type, line: int) -> Unproved | None:
    match t:
        case Con(name="vec", args=(item,)):
            return _missing(f"an item of {subject}", item, line)
        case Con(name=name) if name in _WANTED:
            return Unproved(subject, *_WANTED[name], line)
        case Con() if t not in _PLAIN:
            return Unproved(subject, f"`{t.name}` of the runtime", "an owned value", "no owner is known", line)
        case Inst() | Family():
            return Unproved(subject, "a shared object", "an owned struct", "other names for it are not ruled out", line)
        case Union():
            return Unproved(subject, "an enum", "one type", "values of several types reach it", line)
        case Exc():
            return None
        case Tup(items=items):
            return next((m for item in items if (m := _missing(f"an item of {subject}", item, line)) is not None), None)
        case Opt(item=item):
            return _missing(subject, item, line)
    return None
