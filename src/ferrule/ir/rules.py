"""What must hold of each kind of node, as far as it can be told from the node and what is known where it stands.

A rule gives a message for each thing that does not hold; `RULES` finds the rule of a node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    BOOL,
    BYTES,
    COMPLEX,
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    STR,
    Bound,
    Closure,
    Con,
    Exc,
    Family,
    Inst,
    Opt,
    Tup,
    Type,
    Union,
)

if TYPE_CHECKING:
    from ferrule.ir.check import Checker

Found = Iterable[str]
Rule = Callable[["Checker", Any], Found]

USIZE = Con("usize")
NOT_IMPLEMENTED = Con("NotImplemented")
LITERALS = {
    INT: int,
    I64: int,
    USIZE: int,
    FLOAT: float,
    BOOL: bool,
    STR: str,
    BYTES: bytes,
    COMPLEX: complex,
    NONE: type(None),
    NOT_IMPLEMENTED: type(None),
}
# Numbers of two types that the runtime compares as they are.
COMPARED = ((INT, I64), (INT, FLOAT), (FLOAT, INT))
SCALARS = {t.name: t for t in (INT, FLOAT, BOOL, STR, BYTES, COMPLEX)}


@dataclass(frozen=True)
class Place:
    """A variable as it was declared."""

    type: Type
    boxed: bool = False
    maybe: bool = False


def text(t: Type) -> str:
    match t:
        case Con(name=name, args=args):
            return f"{name}[{', '.join(map(text, args))}]" if args else name
        case Tup(items=items):
            return f"({', '.join(map(text, items))})"
        case Opt(item=item):
            return f"{text(item)} | None"
    return str(t)


def agree(what: str, found: Type, wanted: Type) -> Found:
    """Code of type `Never` is never evaluated, or never ends. All exceptions are one type in Rust."""
    if found != wanted and NEVER not in (found, wanted) and not (isinstance(found, Exc) and isinstance(wanted, Exc)):
        yield f"{what} is {text(found)}, its place {text(wanted)}"


def missing_type(c: Checker, t: Type) -> str:
    """The first part of a type that the crate does not know."""
    match t:
        case Con(args=inner) | Tup(items=inner):
            return next((m for part in inner if (m := missing_type(c, part))), "")
        case Opt(item=item) | Bound(receiver=item):
            return missing_type(c, item)
        case Union(name=name):
            return "" if name in c.crate.unions else f"union `{name}`"
        case Inst(cls=name):
            return "" if name in c.crate.classes else f"class `{name}`"
        case Family(cls=name):
            return "" if name in c.crate.families else f"family `{name}`"
        case Closure(key=name):
            return "" if name in c.crate.closures else f"closure `{name}`"
    return ""


# Variables


def declared(c: Checker, s: ir.Local | ir.Assign | ir.Unbind, found: Type | None) -> Found:
    place = c.names.get(s.name)
    if place is None:
        yield f"`{s.name}` is declared nowhere"
        return
    if found is not None:
        yield from agree(f"`{s.name}`", found, place.type)
    if s.boxed != place.boxed:
        yield f"`{s.name}` is {'' if place.boxed else 'not '}in a shared slot"
    if getattr(s, "maybe", place.maybe) != place.maybe:
        yield f"`{s.name}` {'can' if place.maybe else 'cannot'} be unbound"


def local(c: Checker, e: ir.Local) -> Found:
    return declared(c, e, e.type)


def assign(c: Checker, s: ir.Assign) -> Found:
    return declared(c, s, s.value.type)


def unbind(c: Checker, s: ir.Unbind) -> Found:
    yield from declared(c, s, None)
    place = c.names.get(s.name)
    if place is not None and not (place.boxed or place.maybe):
        yield f"`{s.name}` cannot be unbound"


def let(c: Checker, s: ir.Let) -> Found:
    if s.value is not None:
        yield from agree(f"the value of `{s.name}`", s.value.type, s.type)


def global_(c: Checker, e: ir.Global) -> Found:
    if e.key not in c.crate.globals:
        yield f"there is no `{e.key}`"
    else:
        yield from agree(f"`{e.key}`", e.type, c.crate.globals[e.key].type)


def set_global(c: Checker, s: ir.SetGlobal) -> Found:
    if s.key not in c.crate.globals:
        yield f"there is no `{s.key}`"
    else:
        yield from agree(f"the value of `{s.key}`", s.value.type, c.crate.globals[s.key].type)
        if c.crate.globals[s.key].const is not None:
            yield f"`{s.key}` is a constant"


def named_global(c: Checker, e: ir.GlobalIsSet | ir.UnsetGlobal) -> Found:
    if e.key not in c.crate.globals:
        yield f"there is no `{e.key}`"


# Attributes and instances


def field_of(c: Checker, owner: Type, name: str) -> ir.Field | None:
    cls = c.crate.classes.get(owner.cls) if isinstance(owner, Inst) else None
    return next((f for f in cls.fields if f.name == name), None) if cls is not None else None


def get_field(c: Checker, e: ir.GetField) -> Found:
    field = field_of(c, e.obj.type, e.name)
    if field is None:
        if e.obj.type != NEVER:
            yield f"{text(e.obj.type)} has no field `{e.name}`"
        return
    yield from agree(f"`{e.name}`", e.type, field.type)
    if e.slot != field.slot:
        yield f"`{e.name}` {'is' if field.slot else 'is not'} in a slot"
    if e.fixed and not field.fixed:
        yield f"`{e.name}` is assigned after the instance is made"


def set_field(c: Checker, s: ir.SetField) -> Found:
    field = field_of(c, s.obj.type, s.name)
    if field is None:
        if s.obj.type != NEVER:
            yield f"{text(s.obj.type)} has no field `{s.name}`"
        return
    yield from agree(f"the value of `{s.name}`", s.value.type, field.type)
    if field.fixed:
        yield f"`{s.name}` is fixed"


def field_is_set(c: Checker, e: ir.FieldIsSet) -> Found:
    field = field_of(c, e.obj.type, e.name)
    if field is None or not field.slot:
        yield f"{text(e.obj.type)} has no field `{e.name}` that can be empty"


def new(c: Checker, e: ir.New) -> Found:
    cls = c.crate.classes.get(e.cls)
    if cls is None:
        yield f"there is no class `{e.cls}`"
    elif cls.whole:
        yield f"every instance of `{e.cls}` has its values from the start"


def make_instance(c: Checker, e: ir.MakeInstance) -> Found:
    cls = c.crate.classes.get(e.cls)
    if cls is None:
        yield f"there is no class `{e.cls}`"
        return
    fields = {f.name: f for f in cls.fields}
    for name, value in e.fields:
        if name not in fields:
            yield f"`{e.cls}` has no field `{name}`"
        else:
            yield from agree(f"`{name}`", value.type, fields.pop(name).type)
    for name, field in fields.items():
        if field.fixed:
            yield f"`{name}` has no value"


def construct(c: Checker, e: ir.Construct) -> Found:
    if e.cls not in c.crate.classes:
        yield f"there is no class `{e.cls}`"


# Operations


def literal(c: Checker, e: ir.Lit) -> Found:
    if e.type in LITERALS and type(e.value) is not LITERALS[e.type]:
        yield f"{e.value!r} is no {text(e.type)}"
    if e.type not in LITERALS:
        yield f"no literal has the type {text(e.type)}"
    if e.type == I64 and isinstance(e.value, int) and not -(2**63) <= e.value < 2**63:
        yield f"{e.value} does not fit"


def arith(c: Checker, e: ir.Arith) -> Found:
    left, right = e.left.type, e.right.type
    if NEVER in (left, right):
        return
    if left != right:
        yield f"{text(left)} {e.op} {text(right)}"
    wanted = FLOAT if e.op == "truediv" and left in (INT, FLOAT, BOOL) else left
    if e.type != wanted:
        yield f"{text(left)} {e.op} {text(right)} is {text(e.type)}"


def unary(c: Checker, e: ir.Unary) -> Found:
    yield from agree("the result", e.type, e.value.type)


def truth(name: str) -> Rule:
    def rule(c: Checker, e: Any) -> Found:
        if e.type != BOOL:
            yield f"the result is {text(e.type)}"
        for part in name.split():
            yield from agree(part, getattr(e, part).type, BOOL)

    return rule


def compare(c: Checker, e: ir.Compare) -> Found:
    yield from truth("")(c, e)
    left, right = e.left.type, e.right.type
    if left != right and (left, right) not in COMPARED and NEVER not in (left, right):
        yield f"{text(left)} {e.op} {text(right)}"


def identity(c: Checker, e: ir.Is) -> Found:
    yield from truth("")(c, e)
    yield from agree("the left side", e.left.type, e.right.type)


def test(c: Checker, s: ir.If | ir.While) -> Found:
    return agree("the condition", s.test.type, BOOL)


def if_exp(c: Checker, e: ir.IfExp) -> Found:
    yield from agree("the condition", e.test.type, BOOL)
    for value in (e.body, e.orelse):
        yield from agree("a value", value.type, e.type)


def switch(c: Checker, e: ir.Switch) -> Found:
    members = c.members(e.subject.type)
    for member, _, arm in e.arms:
        yield from agree("the value of an arm", arm.type, e.type)
        if member not in members and member != e.subject.type:
            yield f"{text(member)} is no member of {text(e.subject.type)}"


def is_variant(c: Checker, e: ir.IsVariant) -> Found:
    yield from truth("")(c, e)


def block(c: Checker, e: ir.Block) -> Found:
    found = NEVER if e.value is None else e.value.type
    if found != e.type:
        yield f"the value is {text(found)}, the block {text(e.type)}"


def make_tuple(c: Checker, e: ir.MakeTuple) -> Found:
    if isinstance(e.type, Tup):
        found = tuple(i.type for i in e.items)
        if found != e.type.items and NEVER not in found:
            yield f"{text(Tup(found))} is {text(e.type)}"


def tuple_get(c: Checker, e: ir.TupleGet) -> Found:
    t = e.value.type
    if isinstance(t, Tup):
        if not 0 <= e.index < len(t.items):
            yield f"{text(t)} has no item {e.index}"
        else:
            yield from agree("the item", e.type, t.items[e.index])
    elif isinstance(t, Con) and len(t.args) == 1:
        yield from agree("the item", e.type, t.args[0])
    elif t != NEVER:
        yield f"an item of {text(t)}"


def make_container(c: Checker, e: ir.MakeContainer) -> Found:
    if not isinstance(e.type, Con):
        yield f"{text(e.type)} is no container"
    elif e.type.name not in ("dyns", "args"):
        for i, item in enumerate(e.items):
            yield from agree("an item", item.type, e.type.args[i % len(e.type.args)])


def call(c: Checker, e: ir.Call) -> Found:
    function = c.crate.functions.get(e.func)
    if function is None:
        yield f"there is no `{e.func}`"
        return
    if len(e.args) != len(function.params):
        yield f"`{e.func}` takes {len(function.params)} arguments, not {len(e.args)}"
    for arg, param in zip(e.args, function.params):
        yield from agree(f"`{param.name}` of `{e.func}`", arg.type, param.type)
    yield from agree(f"what `{e.func}` returns", function.result, e.type)


def row_call(c: Checker, e: ir.RowCall) -> Found:
    """What the row names outright must come as that; a type variable stands for one type."""
    machine = {v.type for args in e.args.values() for v in args if v.type == I64}
    known = {p.name: p for p in e.row.params}
    for name, values in e.args.items():
        if name not in known:
            yield f"`{e.row.name}` has no parameter `{name}`"
            continue
        wanted = known[name].type
        if known[name].kind == "kwstar":
            values = values[1::2]  # after their names
        if wanted.kind == "name" and wanted.name in SCALARS:
            for value in values:
                if not (machine and e.type == I64):
                    yield from agree(f"`{name}` of `{e.row.name}`", value.type, SCALARS[wanted.name])
    if e.row.first == "self" and e.receiver is None and e.row.name != "__init__":
        yield f"`{e.row.name}` has no receiver"


def make_closure(c: Checker, e: ir.MakeClosure) -> Found:
    definition = c.crate.closures.get(e.key)
    if definition is None:
        yield f"there is no closure `{e.key}`"
        return
    places = {p.name: p for p in definition.captures}
    given = [*e.captures, *e.kept]
    if {*places} != {name for name, _ in given} | {*e.attributes}:
        yield f"`{e.key}` captures {', '.join(places)}"
    for name, value in given:
        if name in places:
            yield from agree(f"`{name}`", value.type, places[name].type)


# Statements


def jump(c: Checker, s: ir.Break | ir.Continue) -> Found:
    targets = [*c.loops, *c.blocks] if isinstance(s, ir.Break) else c.loops
    if s.label and s.label not in targets:
        yield f"nothing around it is called `{s.label}`"
    if not s.label and not c.loops:
        yield "no loop around it"


def return_(c: Checker, s: ir.Return) -> Found:
    if c.result is None:
        yield "nothing to return from"
    elif s.value is not None:
        yield from agree("the value", s.value.type, c.result)
    elif c.result not in (NONE, NEVER):
        yield f"no {text(c.result)}"


def raise_(c: Checker, s: ir.Raise) -> Found:
    if not isinstance(s.value.type, Exc) and s.value.type != NEVER:
        yield f"{text(s.value.type)} is raised"
    if s.context and s.context not in c.names:
        yield f"`{s.context}` is declared nowhere"


def yield_(c: Checker, e: ir.Yield) -> Found:
    if c.yields is None:
        yield "no generator"
    else:
        yield from agree("the value", e.value.type, c.yields)


def yield_from(c: Checker, e: ir.YieldFrom) -> Found:
    if c.yields is None:
        yield "no generator"


def escape(c: Checker, s: ir.Escape) -> Found:
    if s.label not in c.tries:
        yield f"no `Try` around it is called `{s.label}`"


def lazy_iter(c: Checker, e: ir.LazyIter) -> Found:
    for name in e.captures:
        if name not in c.names:
            yield f"`{name}` is declared nowhere"


def for_(c: Checker, s: ir.For) -> Found:
    wanted: tuple[Type, ...]
    match s.iterable.type:
        case Con(name="range"):
            wanted = (INT, I64)
        case Con(name="str"):
            wanted = (STR,)
        case Con(args=(item,)):
            wanted = (item,)
        case _:
            return
    if s.elem not in wanted and NEVER not in (s.elem, *wanted):
        yield f"`{s.name}` is {text(s.elem)}, an item of {text(s.iterable.type)}"


def format_(c: Checker, e: ir.Format) -> Found:
    for part in e.parts:
        if not isinstance(part, str) and part[2] is not None:
            yield from agree("a format", part[2].type, STR)


def on_exception(c: Checker, e: ir.ExcAttr | ir.SetExcAttr) -> Found:
    if not isinstance(e.obj.type, Exc) and e.obj.type != NEVER:
        yield f"{text(e.obj.type)} is no exception"


RULES: dict[type, Rule] = {
    ir.Lit: literal,
    ir.Local: local,
    ir.Global: global_,
    ir.GlobalIsSet: named_global,
    ir.GetField: get_field,
    ir.FieldIsSet: field_is_set,
    ir.IsVariant: is_variant,
    ir.Switch: switch,
    ir.Block: block,
    ir.Arith: arith,
    ir.Unary: unary,
    ir.Not: truth("value"),
    ir.Truth: truth(""),
    ir.Logic: truth("left right"),
    ir.Compare: compare,
    ir.Is: identity,
    ir.IfExp: if_exp,
    ir.MakeTuple: make_tuple,
    ir.TupleGet: tuple_get,
    ir.MakeContainer: make_container,
    ir.RowCall: row_call,
    ir.Call: call,
    ir.New: new,
    ir.MakeInstance: make_instance,
    ir.Construct: construct,
    ir.MakeClosure: make_closure,
    ir.LazyIter: lazy_iter,
    ir.Yield: yield_,
    ir.YieldFrom: yield_from,
    ir.Let: let,
    ir.Assign: assign,
    ir.Unbind: unbind,
    ir.SetGlobal: set_global,
    ir.UnsetGlobal: named_global,
    ir.SetField: set_field,
    ir.If: test,
    ir.While: test,
    ir.Break: jump,
    ir.Continue: jump,
    ir.Return: return_,
    ir.For: for_,
    ir.Format: format_,
    ir.ExcAttr: on_exception,
    ir.SetExcAttr: on_exception,
    ir.Raise: raise_,
    ir.Escape: escape,
}
