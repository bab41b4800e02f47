"""What a condition proves about the variables that it tests (PEP 647 calls this narrowing)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import is_abstractly, is_instance_kind
from ferrule.infer.model import (
    Atom,
    BoundA,
    ClassA,
    ClassInfo,
    ConA,
    ExcA,
    ExcClassA,
    Filter,
    FuncA,
    InstA,
    ModuleA,
    RowsA,
    TableClassA,
    TupA,
)
from ferrule.infer.rows import class_env
from ferrule.knowledge.exceptions import is_subclass_of

if TYPE_CHECKING:
    from ferrule.infer.statements import Walker

Facts = dict[str, tuple[Filter, ...]]


def is_none(atom: Atom) -> bool:
    return isinstance(atom, ConA) and atom.name == "None"


def not_none(atom: Atom) -> bool:
    return not is_none(atom)


def facts_of(walker: Walker, test: ast.expr, outcome: bool) -> Facts:
    """What holds of names after `test` came out as `outcome`."""
    match test:
        case ast.UnaryOp(op=ast.Not()):
            return facts_of(walker, test.operand, not outcome)
        case ast.BoolOp(op=ast.And()) if outcome:
            return merge([facts_of(walker, value, True) for value in test.values])
        case ast.BoolOp(op=ast.Or()) if not outcome:
            return merge([facts_of(walker, value, False) for value in test.values])
        case ast.NamedExpr():
            inner = facts_of(walker, test.target, outcome)
            return merge([inner, facts_of(walker, test.value, outcome)])
        case ast.Name():
            return {test.id: (not_none,)} if outcome else {}
        case ast.Compare(ops=[op], comparators=[ast.Constant(value=None)]):
            return none_test(test.left, isinstance(op, ast.Is | ast.Eq) == outcome, op)
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot() as op], comparators=[ast.Name(id="NotImplemented")]
        ):
            refuses = isinstance(op, ast.Is) == outcome
            return {name: (lambda atom: (isinstance(atom, ConA) and atom.name == "NotImplemented") == refuses,)}
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot() as op], comparators=[ast.Constant(value=found)]
        ) if found is ...:
            fills = isinstance(op, ast.Is) == outcome
            return {name: (lambda atom: (isinstance(atom, ConA) and atom.name == "ellipsis") == fills,)}
        case ast.Call(func=ast.Name(id="isinstance"), args=[subject, classes]):
            name = name_of(subject)
            tests = instance_tests(walker, classes)
            if name and tests is not None:
                if outcome:
                    return {name: (lambda atom: any(is_instance(walker, atom, t) or is_above(atom, t) for t in tests),)}
                return {name: (lambda atom: not any(is_instance(walker, atom, t) for t in tests),)}
    return {}


def none_test(left: ast.expr, positive: bool, op: ast.cmpop) -> Facts:
    name = name_of(left)
    if not name or not isinstance(op, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
        return {}
    return {name: (is_none if positive else not_none,)}


def name_of(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.NamedExpr(target=ast.Name(id=name)):
            return name
    return ""


def instance_filter(walker: Walker, classes: ast.expr) -> Callable[[Atom], bool] | None:
    """The test of `isinstance(x, classes)`, when the classes are known statically."""
    tests = instance_tests(walker, classes)
    return None if tests is None else lambda atom: any(is_instance(walker, atom, cls) for cls in tests)


def instance_tests(walker: Walker, classes: ast.expr) -> list[Atom] | None:
    tests: list[Atom] = []
    for item in class_items(walker, classes):
        atom = walker.static_atom(item)
        if atom is None or (isinstance(atom, ModuleA) and not is_testable(walker, atom)):
            return None
        if isinstance(atom, ClassA) and protocol_names(atom.cls) is not None:
            return None
        tests.append(atom)
    return tests


def is_above(atom: Atom, cls: Atom) -> bool:
    """Whether an exception of which only a builtin class is known may be one of a class below it."""
    return isinstance(atom, ExcA) and isinstance(cls, ExcClassA) and is_subclass_of(cls.name, atom.name)


def protocol_names(cls: ClassInfo) -> list[str] | None:
    """What an object must have to be an instance of a protocol; None for classes that are no protocols."""
    if not is_protocol(cls):
        return None
    found: list[str] = []
    for stmt in (s for c in reversed(cls.mro) if is_protocol(c) for s in c.node.body):
        match stmt:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                found.append(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.append(name)
    return list(dict.fromkeys(found))


def is_protocol(cls: ClassInfo) -> bool:
    bases = (ast.unparse(base).partition("[")[0] for base in cls.node.bases)
    return any(base.rpartition(".")[2] == "Protocol" for base in bases)


def class_items(walker: Walker, node: ast.expr) -> list[ast.expr]:
    """The classes that `isinstance` is asked about: in a tuple, as `int | str`, as `Union[int, str]`."""
    match node:
        case ast.Tuple(elts=items):
            return [part for item in items for part in class_items(walker, item)]
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return class_items(walker, left) + class_items(walker, right)
        case ast.Subscript(value=ast.Name() | ast.Attribute() as form, slice=inside):
            match walker.static_name(form):
                case "typing.Union":
                    return class_items(walker, inside)
                case "typing.Optional":
                    return [*class_items(walker, inside), ast.copy_location(ast.Constant(None), node)]
    return [node]


def alias_members(walker: Walker, name: str) -> list[Atom] | None:
    """The classes that a name for a type (`Key = int | str`) stands for, if `isinstance` takes it."""
    module, form = walker.engine.type_aliases[name]
    home = walker.engine.module_walker(module)
    atoms = [home.static_atom(item) for item in class_items(home, form)]
    if any(atom is None or (isinstance(atom, ModuleA) and not is_testable(home, atom)) for atom in atoms):
        return None
    return [atom for atom in atoms if atom is not None]


def is_testable(walker: Walker, atom: ModuleA) -> bool:
    """Whether `isinstance` knows what to ask: an abstract class of the library, or a name for a type."""
    if atom.name in ABSTRACT:
        return True
    return atom.name in walker.engine.type_aliases and alias_members(walker, atom.name) is not None


SUPERCLASSES = {"bool": {"bool", "int"}, "datetime.datetime": {"datetime.datetime", "datetime.date"}}


def has_dunder(walker: Walker, atom: Atom, name: str) -> bool:
    return bool(walker.has_method(atom, name))


def among(*names: str) -> Callable[[Walker, Atom], bool]:
    def test(walker: Walker, atom: Atom) -> bool:
        if isinstance(atom, TupA):
            return "tuple" in names
        return isinstance(atom, ConA) and any(
            class_env(walker, atom.name, dict(atom.params), n) is not None for n in names
        )

    return test


def is_callable(_walker: Walker, atom: Atom) -> bool:
    callables = (FuncA, BoundA, RowsA, ClassA, ExcClassA, TableClassA)
    return isinstance(atom, callables) or (isinstance(atom, InstA) and atom.cls.lookup("__call__") is not None)


SEQUENCES = ("list", "str", "tuple", "range", "bytes", "bytearray", "collections.deque")
ABSTRACT_TESTS: dict[str, Callable[[Walker, Atom], bool]] = {
    "Iterable": lambda walker, atom: (
        bool(walker.is_iterable(atom)) and (not isinstance(atom, InstA) or has_dunder(walker, atom, "__iter__"))
    ),
    "Iterator": lambda walker, atom: (
        has_dunder(walker, atom, "__next__") and has_dunder(walker, atom, "__iter__")
        if isinstance(atom, InstA)
        else isinstance(atom, ConA) and atom.name in ("Iterator", "generator")
    ),
    "Generator": lambda walker, atom: isinstance(atom, ConA) and atom.name == "generator",
    "Sized": lambda walker, atom: isinstance(atom, TupA) or has_dunder(walker, atom, "__len__"),
    "Callable": is_callable,
    "Sequence": among(*SEQUENCES),
    "MutableSequence": among("list", "bytearray", "collections.deque"),
    "Mapping": among("dict"),
    "MutableMapping": among("dict"),
    "MutableSet": among("set"),
    "Set": among("set", "frozenset"),
}
ABSTRACT = {
    f"{module}.{name}": test for name, test in ABSTRACT_TESTS.items() for module in ("collections.abc", "typing")
}


NUMBERS = {
    "Number": ("int", "float", "bool", "complex"),
    "Complex": ("int", "float", "bool", "complex"),
    "Real": ("int", "float", "bool"),
    "Rational": ("int", "bool"),
    "Integral": ("int", "bool"),
}


def is_number(name: str) -> Callable[[Walker, Atom], bool]:
    """The classes of `numbers`: `Fraction` is a rational number, `Decimal` one of no kind."""
    plain = among(*NUMBERS[name])
    classes = {"fractions.Fraction"} if name != "Integral" else set()
    classes |= {"decimal.Decimal"} if name == "Number" else set()

    def test(walker: Walker, atom: Atom) -> bool:
        if isinstance(atom, InstA):
            return any(c.key in classes for c in atom.cls.mro)
        return plain(walker, atom)

    return test


ABSTRACT |= {f"numbers.{name}": is_number(name) for name in NUMBERS}

ENUMS = {
    "Enum": ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"),
    "IntEnum": ("IntEnum",),
    "StrEnum": ("StrEnum",),
    "Flag": ("Flag", "IntFlag"),
    "IntFlag": ("IntFlag",),
}


def is_enum(name: str) -> Callable[[Walker, Atom], bool]:
    kinds = ENUMS[name]

    def test(_walker: Walker, atom: Atom) -> bool:
        return isinstance(atom, InstA) and any(getattr(c.node, "enum_base", "") in kinds for c in atom.cls.mro)

    return test


ABSTRACT |= {f"enum.{name}": is_enum(name) for name in ENUMS}


def is_function(walker: Walker, atom: Atom) -> bool:
    """A function that is one in CPython too: what the library has as text here may be written in C there."""
    return isinstance(atom, FuncA) and atom.func.module not in walker.engine.knowledge.sources


def one_of(*kinds: type[Atom]) -> Callable[[Walker, Atom], bool]:
    return lambda _walker, atom: isinstance(atom, kinds)


ABSTRACT |= {
    "types.FunctionType": is_function,
    "types.LambdaType": is_function,
    "types.MethodType": one_of(BoundA),
    "types.ModuleType": one_of(ModuleA),
    "types.GeneratorType": ABSTRACT_TESTS["Generator"],
    "types.NoneType": lambda _walker, atom: is_none(atom),
}

PATHS = among("pathlib.Path", "os.DirEntry")
TEXT_FILES, BINARY_FILES = ("io.TextIOWrapper", "io.StringIO"), ("io.BufferedFile", "io.BytesIO")
ABSTRACT["os.PathLike"] = lambda walker, atom: (
    has_dunder(walker, atom, "__fspath__") if isinstance(atom, InstA) else PATHS(walker, atom)
)
ABSTRACT |= {
    "io.IOBase": among(*TEXT_FILES, *BINARY_FILES),
    "io.TextIOBase": among(*TEXT_FILES),
    "io.BufferedIOBase": among(*BINARY_FILES),
    "io.RawIOBase": among(),
    "collections.UserDict": among(),
    "collections.UserList": among(),
}


def is_instance(walker: Walker, atom: Atom, cls: Atom) -> bool:
    match cls:
        case ModuleA(name=name) if name in ABSTRACT:
            if isinstance(atom, InstA) and any(is_abstractly(c.node, name.rpartition(".")[2]) for c in atom.cls.mro):
                return True
            return ABSTRACT[name](walker, atom)
        case ModuleA(name=name) if name in walker.engine.type_aliases:
            return any(is_instance(walker, atom, member) for member in alias_members(walker, name) or ())
        case ClassA() if isinstance(atom, ClassA):
            return walker.engine.metaclass(atom.cls) is cls.cls
        case ClassA():
            return isinstance(atom, InstA) and atom.cls.is_subclass(cls.cls)
        case TableClassA():
            if cls.cls.name == "object":
                return True
            if cls.cls.name == "NoneType":
                return is_none(atom)
            if cls.cls.name == "type":
                is_kind = isinstance(atom, ConA) and atom.name == "ExcType"
                return is_kind or isinstance(atom, ClassA | TableClassA | ExcClassA)
            if isinstance(atom, InstA):
                return any(is_instance_kind(c.node, cls.cls.name) for c in atom.cls.mro)
            if isinstance(atom, TupA):
                return cls.cls.name == "tuple"
            if not isinstance(atom, ConA):
                return False
            if cls.cls.name in SUPERCLASSES.get(atom.name, set()):
                return True
            return class_env(walker, atom.name, dict(atom.params), cls.cls.name) is not None
        case ExcClassA():
            if isinstance(atom, ExcA):
                return is_subclass_of(atom.name, cls.name)
            return isinstance(atom, InstA) and atom.cls.is_exception and is_subclass_of(atom.cls.builtin_base, cls.name)
        case ConA(name="None"):
            return is_none(atom)
    return False


def merge(parts: list[Facts]) -> Facts:
    found: Facts = {}
    for part in parts:
        for name, filters in part.items():
            found[name] = found.get(name, ()) + filters
    return found
