"""What the enums of unions need beyond `union!`: the macros that classes of the tables name in `traits`."""

from __future__ import annotations

from ferrule.emit.crate import Names
from ferrule.emit.names import camel
from ferrule.ir.types import FLOAT, INT, NEVER, NONE, Con, Exc, Family, Inst, Opt, Tup, Type, Union
from ferrule.knowledge import TableClass, TypeExpr


def union_traits(names: Names, union: str) -> list[str]:
    """The macro calls for one generated enum."""
    found = []
    for cls in names.knowledge.classes.values():
        if cls.traits and cls.feature in names.crates.get(cls.crate, set()):
            reads, *writes = cls.traits
            if names.crate.table_unions.get(cls.name) in (Union(union), Opt(Union(union))):
                found.append(reading(names, union, cls, reads))
            found += [writing(names, union, cls, macro) for macro in writes]
    return found


def reading(names: Names, union: str, cls: TableClass, macro: str) -> str:
    """The enum holds whatever a value of the class may be: an expression for each of its types puts it in. Where None
    stands outside, as the option's, the macro is the one for the others."""
    members = [table_type(names, cls, pattern) for pattern in cls.union]
    if isinstance(names.crate.table_unions[cls.name], Opt):
        macro = f"{macro}_some"
        members = [m for m in members if m != NONE]
    made = [put_in(names, Union(union), member) for member in members]
    return f"ferrule_rt::{macro}! {{ {camel(union)}, value, {', '.join(str(m) for m in made)} }}"


def put_in(names: Names, union: Union, member: Type) -> str:
    """The expression that puts `value` into the enum. A dict that the program gives other keys too has wider keys."""
    if (text := names.wrap(union, member, "value")) is not None:
        return text
    wider = next((m for m in names.crate.unions[union.name] if keys_only_differ(m, member)), None)
    if not isinstance(wider, Con) or not isinstance(member, Con):
        raise AssertionError(f"{union.name} does not hold {member}")
    key = str(names.wrap(wider.args[0], member.args[0], "key"))
    change = key.removesuffix("(key)") if key.endswith("(key)") else f"|key| {key}"
    return str(names.wrap(union, wider, f"value.with_keys({change})"))


def keys_only_differ(one: Type, other: Type) -> bool:
    both = isinstance(one, Con) and isinstance(other, Con) and one.name == other.name == "dict"
    return both and one.args[1:] == other.args[1:]  # type: ignore[attr-defined]


def table_type(names: Names, cls: TableClass, pattern: TypeExpr) -> Type:
    if pattern.name == cls.name:
        return names.crate.table_unions[cls.name]
    return Con(pattern.name, tuple(table_type(names, cls, arg) for arg in pattern.args))


def writing(names: Names, union: str, cls: TableClass, macro: str) -> str:
    """The variants whose types are among the class's, and the others."""
    able: list[str] = []
    others: list[str] = []
    for member, variant in names.union_variants(union).items():
        (able if is_able(names, cls, member, ()) else others).append(variant)
    return f"ferrule_rt::{macro}! {{ {camel(union)} {{ {', '.join(able)} }} except {{ {', '.join(others)} }} }}"


def is_able(names: Names, cls: TableClass, t: Type, inside: tuple[Type, ...]) -> bool:
    """Whether the runtime has the traits for the type: the class's own types and what is below them, tuples, and what
    the class says that it refuses."""
    match t:
        case Con(name="number"):
            return True
        case Con(name=name, args=args):
            heads = {pattern.name for pattern in cls.union} | {"tuple", *cls.refuses}
            bases = names.knowledge.classes[name].bases if name in names.knowledge.classes else ()
            above = {name, *(base.name for base in bases)}
            return bool(above & heads) and all(is_able(names, cls, arg, inside) for arg in args)
        case Tup(items=items):
            return all(is_able(names, cls, item, inside) for item in items)
        case Opt(item=item):
            return is_able(names, cls, item, inside)
        case Union():
            return True  # an enum has the trait itself
        case Inst() | Exc():
            return True  # the runtime says that they cannot be written
        case Family():
            return False
    return t in (NONE, INT, FLOAT, NEVER)
