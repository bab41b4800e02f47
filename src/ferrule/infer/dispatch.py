"""`@singledispatch` written out as a function that asks for the class of its first argument.

    @singledispatch                          def show(x):
    def show(x): ...                             if isinstance(x, bool): return _show_bool(x)
    @show.register                               if isinstance(x, int): return _show_int(x)
    def _(x: int): ...                           return _show_object(x)

The classes stand most derived first, as far as the module shows which derive from which. `@singledispatchmethod` is the
same in a class, by the argument after the receiver; its implementations get names that no subclass has.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from dataclasses import dataclass, field

from ferrule.load.nodes import subtree

Origin = Callable[[ast.expr], str]
BUILTIN_BASES = {"bool": ["int"], "OrderedDict": ["dict"], "defaultdict": ["dict"], "Counter": ["dict"]}
BOUND = ("classmethod",)
ABSTRACT = ("Sequence", "Mapping", "Iterable", "Set", "Number", "Integral", "Real", "Sized", "Collection", "Callable")


@dataclass
class Generic:
    """One generic function and its implementations so far, by the text of the class."""

    node: ast.FunctionDef
    owner: str = ""  # the class around, for a method
    cases: list[tuple[ast.expr, str]] = field(default_factory=list)

    @property
    def hidden(self) -> str:
        """How names of its implementations begin."""
        return f"_{self.owner.strip('_')}__{self.node.name}" if self.owner else f"_{self.node.name}"


def bases_of(body: list[ast.stmt]) -> dict[str, list[str]]:
    return {s.name: [ast.unparse(b) for b in s.bases] for s in body if isinstance(s, ast.ClassDef)}


def write_out_dispatch(
    body: list[ast.stmt], origin: Origin, bases: dict[str, list[str]], owner: str = ""
) -> list[ast.stmt]:
    """The statements of a module with its generic functions written out, or of the class `owner` with its methods."""
    found: dict[str, Generic] = {}
    form = "functools.singledispatchmethod" if owner else "functools.singledispatch"
    for stmt in body:
        if not isinstance(stmt, ast.FunctionDef):
            continue
        kinds = [d for d in stmt.decorator_list if owner and origin(d) in BOUND]
        own = [d for d in stmt.decorator_list if d not in kinds]
        if [origin(d) for d in own] == [form]:
            found[stmt.name] = Generic(stmt, owner)
            stmt.decorator_list = kinds
            continue
        registered = [(d, generic_of(d, found)) for d in own]
        if not registered or any(generic is None for _, generic in registered):
            continue
        name = ""
        for decorator, generic in registered:
            assert generic is not None
            classes = classes_of(decorator, stmt)
            hides = owner or stmt.name == "_"
            name = name or (f"{generic.hidden}_{len(generic.cases) + 1}" if hides else stmt.name)
            generic.cases += [(cls, name) for cls in classes]
        stmt.name, stmt.decorator_list = name, kinds
    if not found:
        return body
    made: list[ast.stmt] = []
    for stmt in body:
        made.append(stmt)
        if isinstance(stmt, ast.FunctionDef) and stmt.name in found and found[stmt.name].node is stmt:
            made.append(dispatcher(found[stmt.name], bases))
    return made


def generic_of(decorator: ast.expr, found: dict[str, Generic]) -> Generic | None:
    func = decorator.func if isinstance(decorator, ast.Call) else decorator
    match func:
        case ast.Attribute(value=ast.Name(id=name), attr="register"):
            return found.get(name)
    return None


def classes_of(decorator: ast.expr, stmt: ast.FunctionDef) -> list[ast.expr]:
    """The classes that an implementation is registered for: named in the call, or by the annotation."""
    if isinstance(decorator, ast.Call) and decorator.args:
        return [decorator.args[0]]
    params = stmt.args.posonlyargs + stmt.args.args
    annotation = next((p.annotation for p in params if p.annotation is not None), None)
    return [] if annotation is None else union_parts(annotation)


def union_parts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return union_parts(node.left) + union_parts(node.right)
    return [node]


def dispatcher(generic: Generic, bases: dict[str, list[str]]) -> ast.FunctionDef:
    node = generic.node
    a = node.args
    names = [p.arg for p in a.posonlyargs + a.args]
    receiver = f"{names.pop(0)}." if generic.owner else ""
    passed = [*names, *([f"*{a.vararg.arg}"] if a.vararg else []), *(f"{p.arg}={p.arg}" for p in a.kwonlyargs)]
    passed += [f"**{a.kwarg.arg}"] if a.kwarg else []
    arguments = ", ".join(passed)
    tests = ""
    for cls, name in sorted(generic.cases, key=lambda case: -depth(ast.unparse(case[0]), bases)):
        text = ast.unparse(cls)
        if text == "object":
            continue
        test = f"{names[0]} is None" if text in ("type(None)", "None") else f"isinstance({names[0]}, {text})"
        tests += f"    if {test}:\n        return {receiver}{name}({arguments})\n"
    hidden = f"{generic.hidden}_object"
    default = next((name for cls, name in generic.cases if ast.unparse(cls) == "object"), hidden)
    text = f"def {node.name}():\n{tests}    return {receiver}{default}({arguments})"
    made = ast.parse(text).body[0]
    assert isinstance(made, ast.FunctionDef)
    for part in subtree(made):
        if isinstance(part, ast.expr | ast.stmt | ast.keyword):
            ast.copy_location(part, node)
    made.args = copy.deepcopy(a)
    made.decorator_list = copy.deepcopy(node.decorator_list)
    node.name = hidden
    if not generic.owner:
        node.decorator_list = []
    return made


def depth(name: str, bases: dict[str, list[str]]) -> int:
    """How far a class is from the root of the classes that the module shows; abstract classes come last."""
    short = name.rpartition(".")[2]
    if short in ABSTRACT:
        return -1
    known = bases.get(name) or BUILTIN_BASES.get(short, [])
    return 1 + max((depth(b, bases) for b in known if b != name), default=0)


__all__ = ["bases_of", "write_out_dispatch"]
