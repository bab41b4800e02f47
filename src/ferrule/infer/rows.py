"""Rows of the knowledge tables as constraints: which row a call takes, what flows in, what comes out."""

from __future__ import annotations

import ast
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import plain_kind
from ferrule.infer.model import (
    Atom,
    BoundA,
    ClassA,
    ConA,
    ExcA,
    ExcClassA,
    FuncA,
    InstA,
    RowsA,
    TableClassA,
    TupA,
    Var,
)
from ferrule.knowledge import DEFAULT, Param, Row, TypeExpr, holds

if TYPE_CHECKING:
    from ferrule.infer.statements import Walker

NUMERIC = {
    "int": ("int", "bool"),
    "float": ("float", "int", "bool"),
    "bool": ("bool",),
    "complex": ("complex", "float", "int", "bool"),
    "number": (),  # an `int` or `float` that is only told apart at run time; the inference keeps the two apart
}
CALLABLES = (FuncA, BoundA, ClassA, RowsA, TableClassA, ExcClassA)
MAX_COMBINATIONS = 64
SEQUENCES = ("list", "tuple")


def joins_copies(row: Row) -> bool:
    """Whether the row makes a new sequence of its receiver and an argument: `xs + ys` may hold more kinds than `xs`."""
    return (
        row.owner in SEQUENCES
        and not row.mutates
        and row.result.name == row.owner
        and any(row.result.args == p.type.args and p.type.name == row.owner for p in row.params)
    )


Kind = tuple[Atom | None, Atom | None]


@dataclass
class Arguments:
    """The arguments of one call as flow variables, with their nodes for messages."""

    node: ast.AST
    positional: list[Var] = field(default_factory=list)
    keywords: dict[str, Var] = field(default_factory=dict)
    star: Var | None = None  # elements of `*xs` of unknown length, after the positional ones


STAR = "*"  # like `DEFAULT` no name of a parameter
KWSTAR = "**"  # among the keywords of a call: the dict whose keys only the run knows


def by_name(param: Param, where: object) -> bool:
    """Whether a call gives the parameter by its name."""
    return param.kind == "keyword" or where == param.name


def assign(row: Row, count: int, keywords: set[str], *, star: bool = False) -> list[tuple[Param, object]] | None:
    """Which argument goes to which parameter: a position, a keyword, a list of positions for a star, a set of keywords
    for two stars, `DEFAULT`, the dict of the call's `**d` (`KWSTAR`), or the elements of the call's `*xs` (`STAR`).

    None when the call does not fit the row.
    """
    plan: list[tuple[Param, object]] = []
    used: set[str] = set()
    position = 0
    for param in row.params:
        if param.name == row.spread:
            if KWSTAR not in keywords:
                return None
            plan.append((param, KWSTAR))
            used.add(KWSTAR)
        elif param.kind == "star":
            plan.append((param, [*range(position, count), *([STAR] if star else [])]))
            position = count
        elif param.kind == "kwstar":
            plan.append((param, keywords - used - {KWSTAR}))
            used |= keywords - {KWSTAR}
        elif param.kind == "positional" and position < count:
            plan.append((param, position))
            position += 1
        elif param.name in keywords:
            plan.append((param, param.name))
            used.add(param.name)
        elif param.default is not None:
            plan.append((param, DEFAULT))
        elif star and param.kind == "positional":
            plan.append((param, STAR))
        else:
            return None
    return plan if position == count and used == keywords else None


class RowCall:
    """One call of a name that rows describe: activates the rows that the arriving arguments select."""

    def __init__(self, walker: Walker, rows: list[Row], receiver: Atom | None, args: Arguments, result: Var) -> None:
        self.walker = walker
        self.engine = walker.engine
        self.solver = walker.engine.solver
        self.receiver = receiver
        self.args = args
        self.result = result
        self.active: set[Row] = set()
        self.decided: set[tuple[Kind, ...]] = set()  # combinations whose row is known for good
        self.elements: dict[Atom, Var] = {}
        self.lenient = False
        self.candidates: list[tuple[Row, list[tuple[Param, object]]]] = []
        for row in rows:
            plan = assign(row, len(args.positional), set(args.keywords), star=args.star is not None)
            if plan is not None and holds(row, plan, args.node):
                self.candidates.append((row, plan))
        if args.star is not None:
            self.candidates = [c for c in self.candidates if takes_many(c[0])] or self.candidates
        # What the candidates ask of each argument.
        self.patterns: dict[Var, list[TypeExpr]] = {}
        for _, plan in self.candidates:
            for param, where in plan:
                for var in self.argument(where):
                    self.patterns.setdefault(var, []).append(param.type)

    def install(self) -> bool:
        """Whether any row has the call's shape."""
        if not self.candidates:
            return False
        if len(self.candidates) == 1:
            self.activate(*self.candidates[0])
            return True
        for var in self.given():
            self.solver.listen(var, lambda _atom: self.choose())
        self.engine.open_calls.append(self)
        self.choose()
        return True

    def given(self) -> list[Var]:
        star = [self.args.star] if self.args.star is not None else []
        return [*self.args.positional, *self.args.keywords.values(), *star]

    def close(self) -> bool:
        """When nothing flows any more: an iterable that never gets elements is taken by the first row."""
        if self.active:
            return False
        self.lenient = True
        self.choose()
        return bool(self.active)

    def argument(self, where: object) -> list[Var]:
        if isinstance(where, int):
            return [self.args.positional[where]]
        if isinstance(where, list):
            return [var for i in where for var in self.argument(i)]
        if where == STAR:
            return [self.args.star] if self.args.star is not None else []
        if isinstance(where, set):
            return [var for name, var in self.args.keywords.items() if name in where]
        if where != DEFAULT and isinstance(where, str):
            return [self.args.keywords[where]]
        return []

    def choose(self) -> None:
        """For each combination of argument kinds that can arrive, the first row that accepts it."""
        every = self.given()
        if len(self.active) == len(self.candidates) or any(self.is_undecided(var) for var in every):
            return
        choices: list[list[Kind]] = [self.kinds(var) or [(None, None)] for var in every]
        index = {id(var): i for i, var in enumerate(every)}
        asked = [
            (row, plan, [(param.type, index[id(var)]) for param, where in plan for var in self.argument(where)])
            for row, plan in self.candidates
        ]
        for combination in itertools.islice(itertools.product(*choices), MAX_COMBINATIONS):
            if combination in self.decided:
                continue
            for row, plan, types in asked:
                if all(self.accepts(pattern, *combination[i]) for pattern, i in types):
                    if row not in self.active:
                        self.activate(row, plan)
                    # What a tuple of the program is taken for depends on what its items hold by now.
                    if not any(isinstance(part, TupA) for kind in combination for part in kind):
                        self.decided.add(combination)
                    break

    def is_undecided(self, var: Var) -> bool:
        """Whether nothing has arrived yet that could tell the rows apart."""
        return not var.atoms and any(p.kind not in ("any", "var") for p in self.patterns.get(var, ()))

    def kinds(self, var: Var) -> list[Kind]:
        """The kinds of values that arrive, each with one kind of its elements where some row asks for elements."""
        found: list[Kind] = []
        for atom in list(var.atoms):
            if not self.asks_elements(var) or not self.walker.is_iterable(atom):
                found.append((atom, None))
                continue
            if atom not in self.elements:
                elem = self.elements[atom] = Var("element")
                self.walker.iterate_atom(atom, elem, self.args.node)
                self.solver.listen(elem, lambda _atom: self.choose())
            found += [(atom, elem) for elem in list(self.elements[atom].atoms)] or [(atom, None)]
        return found

    def asks_elements(self, var: Var) -> bool:
        return any(p.kind == "iterable" and p.args[0].kind not in ("var", "any") for p in self.patterns.get(var, ()))

    def accepts(self, pattern: TypeExpr, atom: Atom | None, elem: Atom | None) -> bool:
        if atom is None:
            return pattern.kind in ("any", "var")
        if pattern.kind == "iterable" and pattern.args[0].kind not in ("var", "any"):
            if elem is None:
                return self.lenient and self.walker.is_iterable(atom)
            return accepts(self.walker, pattern.args[0], elem)
        return accepts(self.walker, pattern, atom)

    def activate(self, row: Row, plan: list[tuple[Param, object]]) -> None:
        self.active.add(row)
        if row.source:
            self.call_python(row, plan)
            return
        env = self.receiver_env(row)
        self.bind_receiver(row, env)
        for param, where in plan:
            both = param.name in row.mutates
            for var in self.argument(where):
                self.bind(param.type, var, env, both)
            if where == DEFAULT and param.default is not None:
                self.bind(param.type, self.walker.literal_var(param.default), env, both)
        for atom in self.produce(row.result, env, (row,)):
            if isinstance(atom, Var):
                self.solver.flow(atom, self.result)
            else:
                self.solver.add(self.result, atom)

    def call_python(self, row: Row, plan: list[tuple[Param, object]]) -> None:
        """A row that is Python text: the call is one of its function."""
        given = [var for param, where in plan if not by_name(param, where) for var in self.argument(where)]
        keywords = {p.name: var for p, where in plan if by_name(p, where) for var in self.argument(where)}
        self.walker.call_atom(self.engine.python_row(row), Arguments(self.args.node, given, keywords), self.result)

    def bind_receiver(self, row: Row, env: dict[str, Var]) -> None:
        """A row that names its receiver's parameters fills them: `dict(a=1)` has keys of type `str`."""
        if row.self_type is not None and isinstance(self.receiver, ConA):
            owner = class_env(self.walker, self.receiver.name, dict(self.receiver.params), row.self_type.name) or {}
            for i, (name, part) in enumerate(zip(owner, row.self_type.args, strict=False)):
                if part.kind != "var":
                    self.pour(part, env, ("receiver", i), owner[name])
                elif part.name not in owner:
                    self.solver.flow(env.setdefault(part.name, Var(part.name)), owner[name])

    def receiver_env(self, row: Row) -> dict[str, Var]:
        if not isinstance(self.receiver, ConA) or not row.owner:
            return {}
        env = class_env(self.walker, self.receiver.name, dict(self.receiver.params), row.owner) or {}
        if not joins_copies(row):
            return env
        copied = {name: Var(f"{name} of the copy") for name in env}
        for name, var in env.items():
            self.solver.flow(var, copied[name])
        return copied

    # Arguments flow into patterns

    def bind(self, pattern: TypeExpr, var: Var, env: dict[str, Var], both: bool = False) -> None:
        solver = self.solver
        match pattern.kind:
            case "var":
                target = env.setdefault(pattern.name, Var(pattern.name))
                solver.flow(var, target)
                if both:
                    solver.flow(target, var)
            case "union":
                for member in pattern.args:
                    self.bind_if(member, var, env, both)
            case "tuple":
                solver.listen(var, lambda atom: self.bind_tuple(pattern, atom, env))
            case "iterable":
                elem = Var("element")
                self.bind(pattern.args[0], elem, env)
                self.walker.iterate(var, elem, self.args.node)
            case "callable":
                inputs = [self.input(arg, env, (i,)) for i, arg in enumerate(pattern.args[:-1])]
                output = Var("callback result")
                self.bind(pattern.args[-1], output, env)
                call = Arguments(self.args.node, inputs)
                solver.listen(var, lambda atom: self.walker.call_atom(atom, call, output, quiet=True))
            case "name" if pattern.args:
                solver.listen(var, lambda atom: self.bind_con(pattern, atom, env, both))
            case "name" if pattern.name == "int":
                solver.listen(var, self.bind_index)

    def bind_if(self, member: TypeExpr, var: Var, env: dict[str, Var], both: bool) -> None:
        """Binds a member of a union only to the values that it accepts."""
        if member.kind in ("var", "any"):
            taken = Var("rest")
            self.solver.flow(var, taken, lambda atom: not (isinstance(atom, ConA) and atom.name == "None"))
            self.bind(member, taken, env, both)
            return
        taken = Var("member")
        self.solver.flow(var, taken, lambda atom: accepts(self.walker, member, atom))
        self.bind(member, taken, env, both)

    def bind_tuple(self, pattern: TypeExpr, atom: Atom, env: dict[str, Var]) -> None:
        if isinstance(atom, TupA) and len(atom.items) == len(pattern.args):
            for part, item in zip(pattern.args, atom.items, strict=True):
                self.bind(part, item, env)

    def bind_index(self, atom: Atom) -> None:
        """Where a row wants an `int`, an object of the program gives one by `__index__`."""
        if isinstance(atom, InstA):
            self.walker.method_atom(atom, "__index__", [], Var("index"), self.args.node)

    def bind_con(self, pattern: TypeExpr, atom: Atom, env: dict[str, Var], both: bool) -> None:
        if isinstance(atom, TupA) and pattern.name == "tuple":
            for item in atom.items:
                self.bind(pattern.args[0], item, env, both)
        if not isinstance(atom, ConA):
            return
        found = class_env(self.walker, atom.name, dict(atom.params), pattern.name)
        if found is None:
            return
        for param, part in zip(self.engine.knowledge.classes[pattern.name].params, pattern.args, strict=False):
            self.bind(part, found[param], env, both)

    def input(self, pattern: TypeExpr, env: dict[str, Var], tag: tuple[object, ...]) -> Var:
        """A variable that holds what a callback receives."""
        if pattern.kind == "var":
            return env.setdefault(pattern.name, Var(pattern.name))
        var = Var("callback argument")
        for atom in self.produce(pattern, env, ("input", *tag)):
            if isinstance(atom, Var):
                self.solver.flow(atom, var)
            else:
                self.solver.add(var, atom)
        return var

    # Results come out of patterns

    def produce(self, pattern: TypeExpr, env: dict[str, Var], tag: tuple[object, ...]) -> list[Atom | Var]:
        match pattern.kind:
            case "var":
                return [env.setdefault(pattern.name, Var(pattern.name))]
            case "union":
                return [a for i, part in enumerate(pattern.args) for a in self.produce(part, env, (*tag, i))]
            case "self":
                return [self.receiver] if self.receiver is not None else []
            case "tuple":
                made = self.engine.tuple_of(len(pattern.args), *self.key(tag))
                for i, (part, item) in enumerate(zip(pattern.args, made.items, strict=True)):
                    self.pour(part, env, (*tag, i), item)
                return [made]
            case "iterable":
                return [self.fill(self.engine.new("Iterator", *self.key(tag)), pattern.args, env, tag)]
            case "name" if pattern.args:
                return [self.fill(self.engine.new(pattern.name, *self.key(tag)), pattern.args, env, tag)]
            case "name" if (cls := self.engine.knowledge.classes.get(pattern.name)) is not None and cls.union:
                return [self.engine.union_var(cls, self)]
            case "name" if pattern.name in self.engine.knowledge.classes:
                if self.engine_knows_exception(pattern.name):
                    return [self.engine.exc(pattern.name)]
                if self.engine.knowledge.classes[pattern.name].params:
                    return [self.engine.new(pattern.name, *self.key(tag))]
                return [self.engine.con(pattern.name)]
            case "name" if pattern.name in ("None", "int", "float", "bool", "str", "bytes", "complex"):
                return [self.engine.con(pattern.name)]
            case "name":
                return [self.engine.exc(pattern.name)] if self.engine_knows_exception(pattern.name) else []
        return []

    def engine_knows_exception(self, name: str) -> bool:
        from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS

        return name in BUILTIN_EXCEPTIONS

    def key(self, tag: tuple[object, ...]) -> tuple[object, ...]:
        """The allocation site of a result. Of the receiver the class counts: `xs = xs + [x]` is one kind of list."""
        kind = self.receiver.name if isinstance(self.receiver, ConA) else self.receiver
        return (self.walker.inst, self.args.node, kind, *tag)

    def fill(self, atom: ConA, parts: tuple[TypeExpr, ...], env: dict[str, Var], tag: tuple[object, ...]) -> ConA:
        for i, (param, part) in enumerate(zip(atom.params.values(), parts, strict=False)):
            if part.kind == "var":
                # The new container holds the same values, but later additions to it stay its own.
                self.solver.flow(env.setdefault(part.name, Var(part.name)), param)
            else:
                self.pour(part, env, (*tag, i), param)
        return atom

    def pour(self, pattern: TypeExpr, env: dict[str, Var], tag: tuple[object, ...], target: Var) -> None:
        for atom in self.produce(pattern, env, tag):
            if isinstance(atom, Var):
                self.solver.flow(atom, target)
            else:
                self.solver.add(target, atom)


def takes_many(row: Row) -> bool:
    return any(param.kind == "star" for param in row.params)


def class_env(walker: Walker, name: str, env: dict[str, Var], owner: str) -> dict[str, Var] | None:
    """The type parameters of `owner` for a value of class `name`, or None when `owner` is not among its bases."""
    if name == owner:
        return env
    cls = walker.engine.knowledge.classes.get(name)
    for base in cls.bases if cls else ():
        base_cls = walker.engine.knowledge.classes.get(base.name)
        if base_cls is None:
            continue
        inner = {
            param: env.get(part.name, Var()) if part.kind == "var" else pattern_var(walker, part, (name, param))
            for param, part in zip(base_cls.params, base.args, strict=False)
        }
        if (found := class_env(walker, base.name, inner, owner)) is not None:
            return found
    return None


def pattern_var(walker: Walker, pattern: TypeExpr, key: tuple[object, ...]) -> Var:
    """A variable that holds what a pattern without type variables stands for."""
    var = Var(str(key))
    RowCall(walker, [], None, Arguments(ast.Pass()), var).pour(pattern, {}, key, var)
    return var


def accepts(walker: Walker, pattern: TypeExpr, atom: Atom) -> bool:
    """Whether a value of this kind may be passed where the row declares `pattern`."""
    match pattern.kind:
        case "var" | "any" | "self":
            return True
        case "union":
            return any(accepts(walker, part, atom) for part in pattern.args)
        case "tuple":
            return (
                isinstance(atom, TupA)
                and len(atom.items) == len(pattern.args)
                and all(
                    not item.atoms or any(accepts(walker, p, a) for a in item.atoms)
                    for p, item in zip(pattern.args, atom.items, strict=True)
                )
            )
        case "iterable":
            if isinstance(atom, TupA):
                return all(any(accepts(walker, pattern.args[0], a) for a in i.atoms) for i in atom.items)
            return walker.is_iterable(atom)
        case "callable":
            return isinstance(atom, CALLABLES) or (isinstance(atom, InstA) and atom.cls.lookup("__call__") is not None)
        case "slice":
            return isinstance(atom, ConA) and atom.name == "slice"
    if isinstance(atom, InstA) and plain_kind(atom.cls) in (NUMERIC.get(pattern.name) or (pattern.name,)):
        return True
    if pattern.name in NUMERIC:
        if isinstance(atom, InstA):
            return pattern.name == "int" and atom.cls.lookup("__index__") is not None
        return isinstance(atom, ConA) and atom.name in NUMERIC[pattern.name]
    if isinstance(atom, TupA) and pattern.name == "tuple":
        return all(
            not item.atoms or any(accepts(walker, part, a) for a in item.atoms)
            for part in pattern.args
            for item in atom.items
        )
    if isinstance(atom, ConA):
        if class_env(walker, atom.name, dict(atom.params), pattern.name) is None:
            return False
        return all(
            part.kind in ("var", "any") or not var.atoms or any(accepts(walker, part, a) for a in var.atoms)
            for part, var in zip(pattern.args, atom.params.values(), strict=False)
        )
    if isinstance(atom, ExcA):
        return pattern.name == atom.name or pattern.name in ("BaseException", "Exception")
    if isinstance(atom, InstA) and atom.cls.is_exception:
        return pattern.name in ("BaseException", "Exception")
    return pattern.name == "object"
