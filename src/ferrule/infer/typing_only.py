"""What only speaks to type checkers, taken out of the program before anything is inferred.

T = TypeVar("T")            bound, but to nothing that flows
UserId = NewType(...)       a function that returns its argument
cast(int, x)                x
@overload def f(...)        gone
class Row(TypedDict)        a function that makes a dict
if TYPE_CHECKING: ...       gone
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Container

from ferrule.load.static import static_test

Origin = Callable[[ast.expr], str]

MODULES = ("typing.", "typing_extensions.", "collections.abc.")
VARIABLES = {"TypeVar", "ParamSpec", "TypeVarTuple", "TypeAlias", "ForwardRef"}
SILENT_DECORATORS = {"final", "override", "runtime_checkable", "no_type_check", "dataclass_transform"}
GENERIC_BUILTINS = {"list", "dict", "set", "frozenset", "tuple", "type"}
PLAIN_TYPES = GENERIC_BUILTINS | {"int", "str", "float", "bool", "bytes", "complex", "object"}


def typing_name(origin: str) -> str:
    """The name in `typing` that a full dotted name stands for, or nothing."""
    module, _, name = origin.rpartition(".")
    return name if module + "." in MODULES else ""


def is_type_form(node: ast.expr, origin: Origin, classes: Container[str] = ()) -> bool:
    """Whether an expression is a type that only annotations and `isinstance` use: `list[int]`, `Optional[str]`,
    `int | None`; `classes` are the program's own.
    """
    match node:
        case ast.Subscript(value=ast.Name() | ast.Attribute() as value):
            name = origin(value)
            return bool(typing_name(name)) or name in GENERIC_BUILTINS
        case ast.BinOp(op=ast.BitOr()):
            sides = (node.left, node.right)
            return all(is_type_form(s, origin, classes) or is_plain_type(s, origin, classes) for s in sides)
        case ast.Name() | ast.Attribute():
            return bool(typing_name(origin(node)))
    return False


def is_plain_type(node: ast.expr, origin: Origin, classes: Container[str]) -> bool:
    if isinstance(node, ast.Constant):
        return node.value is None
    return isinstance(node, ast.Name) and (origin(node) in PLAIN_TYPES or node.id in classes)


def is_silent_value(node: ast.expr, origin: Origin, classes: Container[str] = ()) -> bool:
    """Whether the value of an assignment means nothing when the program runs."""
    if isinstance(node, ast.Call):
        return typing_name(origin(node)) in VARIABLES
    return is_type_form(node, origin, classes)


def new_type(name: str) -> ast.FunctionDef:
    node = ast.parse(f"def {name}(value):\n    return value").body[0]
    assert isinstance(node, ast.FunctionDef)
    return node


def typed_dict(name: str) -> ast.FunctionDef:
    node = ast.parse(f"def {name}(**items):\n    return items").body[0]
    assert isinstance(node, ast.FunctionDef)
    return node


def without_silent(decorators: list[ast.expr], origin: Origin) -> list[ast.expr]:
    return [d for d in decorators if typing_name(origin(d)) not in SILENT_DECORATORS]


def is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef, origin: Origin) -> bool:
    return any(typing_name(origin(d)) == "overload" for d in node.decorator_list)


def taken_branch(node: ast.If) -> list[ast.stmt] | None:
    """The statements that remain of an `if` whose condition the translator knows."""
    known = static_test(node.test)
    if known is None or isinstance(node.test, ast.Constant):
        return None
    return node.body if known else node.orelse
