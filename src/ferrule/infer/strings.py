"""Which texts an expression may be, as far as the source shows: the names that `getattr` and `setattr` are given.

    for key in ("x", "y"): setattr(self, "_" + key, 0)      `"_" + key` is `_x` or `_y`

The walk follows names to all their assignments, parameters to all calls of their function, and attributes to all
assignments of an attribute of that name anywhere. None where anything else may come in.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

Texts = frozenset[str]
DEPTH = 8
MAX_TEXTS = 200
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass
class Place:
    """An expression and the function around it."""

    value: ast.expr
    function: ast.AST | None
    part: str = ""  # which part of the value: "" itself, "item" of a display, "key" of a dict


@dataclass
class Strings:
    """The assignments, calls and functions of all modules, by name."""

    attributes: dict[str, list[Place | None]] = field(default_factory=dict)
    names: dict[tuple[ast.AST | None, str], list[Place | None]] = field(default_factory=dict)
    calls: dict[str, list[tuple[ast.Call, ast.AST | None]]] = field(default_factory=dict)
    values: set[str] = field(default_factory=set)  # names of functions that stand anywhere but in a call
    class_names: set[str] = field(default_factory=set)  # what class bodies bind
    homes: dict[ast.AST, ast.AST | None] = field(default_factory=dict)  # the function around each expression
    methods: set[ast.AST] = field(default_factory=set)
    literals: set[str] = field(default_factory=set)  # all texts that stand in the program

    def read(self, tree: ast.AST, function: ast.AST | None = None) -> None:
        for child in ast.iter_child_nodes(tree):
            self.homes[child] = function
            self.record(child, function)
            self.read(child, child if isinstance(child, FunctionNode) else function)

    def record(self, node: ast.AST, home: ast.AST | None) -> None:
        match node:
            case ast.Constant(value=str(text)):
                self.literals.add(text)
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self.bind(target, Place(value, home), home)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.bind(target, Place(value, home), home)
            case ast.NamedExpr(target=target, value=value):
                self.bind(target, Place(value, home), home)
            case ast.AugAssign(target=target):
                self.bind(target, None, home)
            case ast.For(target=target, iter=source) | ast.AsyncFor(target=target, iter=source):
                self.loop(target, source, home)
            case ast.comprehension(target=target, iter=source):
                self.loop(target, source, home)
            case ast.With(items=items):
                for item in items:
                    if item.optional_vars is not None:
                        self.bind(item.optional_vars, None, home)
            case ast.Call(func=func):
                name = func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
                self.calls.setdefault(name, []).append((node, home))
                for child in ast.iter_child_nodes(func):
                    self.homes[child] = home
            case ast.ClassDef():
                self.class_body(node)
        for part in ast.iter_child_nodes(node):
            called = isinstance(node, ast.Call) and part is node.func
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load) and not called:
                self.values.add(part.id)
            elif isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Load) and not called:
                self.values.add(part.attr)

    def class_body(self, node: ast.ClassDef) -> None:
        for stmt in node.body:
            targets = stmt.targets if isinstance(stmt, ast.Assign) else []
            targets = [stmt.target] if isinstance(stmt, ast.AnnAssign) else targets
            self.class_names |= {t.id for t in targets if isinstance(t, ast.Name)}
            if isinstance(stmt, FunctionNode):
                self.methods.add(stmt)

    def bind(self, target: ast.expr, place: Place | None, home: ast.AST | None) -> None:
        match target:
            case ast.Name(id=name):
                self.names.setdefault((home, name), []).append(place)
            case ast.Attribute(attr=attr):
                self.attributes.setdefault(attr, []).append(place)
            case ast.Tuple(elts=elts) | ast.List(elts=elts):
                values = place.value.elts if place is not None and isinstance(place.value, ast.Tuple) else []
                same = place is not None and not place.part and len(values) == len(elts)
                for i, item in enumerate(elts):
                    self.bind(item, Place(values[i], home) if same else None, home)
            case ast.Starred(value=value):
                self.bind(value, None, home)

    def loop(self, target: ast.expr, source: ast.expr, home: ast.AST | None) -> None:
        match target, source:
            case ast.Tuple(elts=[first, *rest]), ast.Call(func=ast.Attribute(value=value, attr="items"), args=[]):
                self.bind(first, Place(value, home, "item"), home)
                for item in rest:
                    self.bind(item, None, home)
            case ast.Tuple(elts=elts), ast.List(elts=rows) | ast.Tuple(elts=rows) if all(
                isinstance(r, ast.Tuple) and len(r.elts) == len(elts) for r in rows
            ):
                for i, item in enumerate(elts):
                    for row in rows:
                        self.bind(item, Place(row.elts[i], home), home)  # type: ignore[attr-defined]
            case _:
                self.bind(target, Place(source, home, "item"), home)

    # Questions

    def texts(self, node: ast.expr) -> Texts | None:
        """All texts that the expression may be."""
        return self.of(Place(node, self.homes.get(node)), DEPTH)

    def every(self, places: Iterable[Place | None], depth: int) -> Texts | None:
        found: set[str] = set()
        for place in places:
            part = self.of(place, depth) if place is not None else None
            if part is None or len(found) > MAX_TEXTS:
                return None
            found |= part
        return frozenset(found)

    def of(self, place: Place, depth: int) -> Texts | None:
        if depth == 0:
            return None
        if place.part:
            return self.items(place, depth)
        match place.value:
            case ast.Constant(value=str(text)):
                return frozenset({text})
            case ast.Constant():
                return frozenset()  # not a text: the access raises TypeError
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return joined([self.of(Place(p, place.function), depth) for p in (left, right)])
            case ast.JoinedStr(values=values):
                parts = [v.value if isinstance(v, ast.FormattedValue) else v for v in values]
                if any(isinstance(v, ast.FormattedValue) and (v.conversion != -1 or v.format_spec) for v in values):
                    return None
                return joined([self.of(Place(p, place.function), depth) for p in parts])
            case ast.IfExp(body=body, orelse=orelse):
                return self.every([Place(body, place.function), Place(orelse, place.function)], depth)
            case ast.Attribute(attr=attr) if attr in self.attributes:
                return self.every(self.attributes[attr], depth - 1)
            case ast.Name(id=name):
                return self.name(name, place.function, depth)
        return None

    def items(self, place: Place, depth: int) -> Texts | None:
        """The elements of a display or a text, the keys of a dict, or those of what a name is bound to."""
        match place.value:
            case ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts):
                return self.every([Place(e, place.function) for e in elts], depth)
            case ast.Constant(value=str(text)):
                return frozenset(text)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split"), args=[], keywords=[]):
                return frozenset(text.split())
            case ast.Dict(keys=keys):
                return self.every([Place(k, place.function) if k is not None else None for k in keys], depth)
            case ast.Name(id=name):
                places = self.names.get((place.function, name)) or self.names.get((None, name))
                if not places or (place.function is not None and is_param(place.function, name)):
                    return None
                if any(p is None or not isinstance(p.value, ast.Tuple) for p in places):
                    return None  # a list or dict may be changed later
                return self.every([Place(p.value, p.function, "item") for p in places if p is not None], depth - 1)
        return None

    def name(self, name: str, function: ast.AST | None, depth: int) -> Texts | None:
        home = function
        while home is not None and (home, name) not in self.names and not is_param(home, name):
            home = self.homes.get(home)
        found = self.every(self.names.get((home, name), []), depth - 1)
        if found is None:
            return None
        if home is None:
            return found if (home, name) in self.names else None
        if not is_param(home, name):
            return found
        given = self.parameter(home, name, depth)
        return None if given is None else found | given

    def parameter(self, function: ast.AST, name: str, depth: int) -> Texts | None:
        called = getattr(function, "name", "")
        a = function.args  # type: ignore[attr-defined]
        names = [p.arg for p in a.posonlyargs + a.args]
        if called == "__set_name__" and names[2:3] == [name]:
            return frozenset(self.class_names)
        if not called or called in self.values or name not in names or called.startswith("__"):
            return None
        index = names.index(name) - (1 if function in self.methods else 0)
        defaults = dict(zip(reversed(names), reversed(a.defaults), strict=False))
        places: list[Place | None] = [Place(defaults[name], None)] if name in defaults else []
        for call, home in self.calls.get(called, []):
            if any(isinstance(x, ast.Starred) for x in call.args) or any(k.arg is None for k in call.keywords):
                return None
            given = [k.value for k in call.keywords if k.arg == name] or call.args[index : index + 1]
            places += [Place(v, home) for v in given]
        return self.every(places, depth - 1)


def is_param(function: ast.AST, name: str) -> bool:
    a = function.args  # type: ignore[attr-defined]
    every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    return any(p.arg == name for p in every)


def joined(parts: list[Texts | None]) -> Texts | None:
    if any(p is None for p in parts):
        return None
    found = ["".join(row) for row in product(*(p for p in parts if p is not None))]
    return frozenset(found) if len(found) <= MAX_TEXTS else None


def affixes(node: ast.expr) -> tuple[str, str]:
    """What a computed text certainly begins and ends with: `"do_" + name`."""
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return affixes(left)[0], affixes(right)[1]
        case ast.JoinedStr(values=[first, *rest]):
            return affixes(first)[0], affixes([first, *rest][-1])[1]
        case ast.Constant(value=str(text)):
            return text, text
    return "", ""
