"""A list that nobody but its variable knows is a `Vec`.

    parts = []                         let mut parts = Vec::<Str>::new();
    for word in words:                 for word in words.iter() {
        parts.append(word.upper())         parts.push(word.upper());
    return parts                       }
                                       Ok(List::from(parts))

A variable qualifies when each value that it gets is a list made for it, and each use is one of those that a row of the
tables has a form for (`owned=`), a loop that does not change it, or a test. Any other use hands the list out: there it
becomes a shared list, and that must be the last time that anybody looks at the variable. Code that runs later or on
copies (closures, generator expressions) may not mention it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ferrule.ir import nodes as ir
from ferrule.ir.flow import parts, walk
from ferrule.ir.liveness import Liveness, unshare
from ferrule.ir.types import Con, Opt, Tup, Type, Union


def run(crate: ir.Crate, function: ir.Function) -> None:
    lists = Lists(crate, function)
    lists.literal_loops()
    lists.variables()


class Lists:
    """The lists of one function."""

    def __init__(self, crate: ir.Crate, function: ir.Function) -> None:
        self.crate = crate
        self.function = function
        self.owned: set[str] = set()
        self.used: set[str] = set()  # those with a use that a `Vec` is good for
        self.changed: set[str] = set()
        self.last: dict[int, bool] = {}

    def literal_loops(self) -> None:
        """`for x in [a, b]`: nobody else sees that list."""
        for node in walk(self.function.body):
            if isinstance(node, ir.For) and isinstance(value := node.iterable, ir.MakeContainer):
                if is_list(value.type) and len(value.items) > 1 and not self.runs_code(node.elem):
                    value.type = vec(value.type)

    def variables(self) -> None:
        """Takes away what does not qualify until the rest does, then changes the types."""
        self.owned = self.candidates()
        if not self.owned:
            return
        unshare(self.function.body, set())
        self.last = Liveness(self.function).facts.last
        self.changed = changed_in(self.function.body)
        before: set[str] = set()
        while self.owned and self.owned != before:
            before = set(self.owned)
            self.used = set()
            self.visit(self.function.body)
            self.owned &= self.used
        if self.owned:
            self.change(self.function.body)

    def candidates(self) -> set[str]:
        """The variables that are declared once, for a list of their own."""
        out = {p.name for p in self.function.params}
        declared: dict[str, ir.Let] = {}
        fresh: set[str] = set()
        good: set[str] = set()
        for node in walk(self.function.body):
            match node:
                case ir.Let(name=name) | ir.Assign(name=name):
                    if isinstance(node, ir.Let):
                        if name in declared or not is_list(node.type) or self.runs_code(node.type):
                            out.add(name)
                        declared[name] = node
                    if node.boxed or node.maybe:
                        out.add(name)
                    if isinstance(node.value, ir.Local):
                        fresh.add(name)
                        good.add(node.value.name)
                    elif node.value is not None and is_fresh(node.value):
                        fresh.add(name)
                case ir.RowCall() if (subject := subject_of(node)) is not None:
                    good.add(subject.name)
                case ir.Truth(value=ir.Local(name=name)):
                    good.add(name)
                case ir.For():
                    out.add(node.name)
                    if isinstance(node.iterable, ir.Local):
                        good.add(node.iterable.name)
                case ir.Unbind(name=name) | ir.Try(exc=name):
                    out.add(name)
                case ir.Switch(arms=arms):
                    out |= {name for _, name, _ in arms}
                case ir.Callback() | ir.LazyIter():
                    out |= mentioned(node)
        return (declared.keys() & fresh & good) - out

    def runs_code(self, t: Type, seen: frozenset[str] = frozenset()) -> bool:
        """Whether dropping a value of the type early may be noticed: a generator closes where it is dropped."""
        match t:
            case Con(name=name, args=args):
                return name in ("generator", "Iterator") or any(self.runs_code(a, seen) for a in args)
            case Tup(items=items):
                return any(self.runs_code(i, seen) for i in items)
            case Opt(item=item):
                return self.runs_code(item, seen)
            case Union(name=name) if name not in seen:
                return any(self.runs_code(m, seen | {name}) for m in self.crate.unions[name])
        return False

    # Which uses are allowed

    def visit(self, node: object) -> None:
        match node:
            case ir.RowCall() if (subject := self.subject(node)) is not None:
                self.used.add(subject.name)
                for argument in arguments(node):
                    if argument is not subject:
                        if isinstance(argument, ir.MakeTuple) and subject.name in changed_in(argument):
                            self.reject(subject.name)
                        self.visit(argument)
            case ir.For(iterable=ir.Local(name=name), body=body) if name in self.owned:
                self.used.add(name)
                if name in changed_in(body):
                    self.reject(name)
                self.visit(body)
            case ir.Truth(value=ir.Local(name=name)) if name in self.owned:
                self.used.add(name)
            case ir.Let(name=name, value=ir.Expr() as value) | ir.Assign(name=name, value=value) if name in self.owned:
                self.gets(name, value)
            case ir.Callback() | ir.LazyIter():
                self.reject(*mentioned(node))
            case ir.Local(name=name):
                if name in self.owned and not self.last.get(id(node)):
                    self.reject(name)
            case _:
                for child in children(node):
                    self.visit(child)

    def gets(self, name: str, value: ir.Expr) -> None:
        """A variable gets a value: a new list, or one that another variable leaves to it."""
        if isinstance(value, ir.Local):
            self.visit(value)
            if value.name in self.owned:
                self.used.add(value.name)
            else:
                self.reject(name)
            return
        if not (isinstance(value, ir.MakeContainer) or name in self.changed) or not is_fresh(value):
            self.reject(name)
        for child in children(value):
            self.visit(child)

    def subject(self, call: ir.RowCall) -> ir.Local | None:
        """The variable whose list the row has its own form for."""
        found = subject_of(call)
        return found if found is not None and found.name in self.owned else None

    def reject(self, *names: str) -> None:
        self.owned.difference_update(names)

    # The other type

    def change(self, node: object) -> object:
        """The node with the lists in their new representation."""
        match node:
            case ir.RowCall() if (subject := self.subject(node)) is not None:
                moving = [a for a in arguments(node) if a is not subject and subject.name in changed_in(a)]
                self.change_parts(node, subject)
                subject.type = vec(subject.type)
                return self.hoisted(node, subject) if moving else node
            case ir.For(iterable=ir.Local(name=name) as local) if name in self.owned:
                local.type = vec(local.type)
                self.change(node.body)
            case ir.Truth(value=ir.Local(name=name) as local) if name in self.owned:
                local.type = vec(local.type)
            case ir.Let(name=name) | ir.Assign(name=name) if name in self.owned:
                if node.value is not None:
                    node.value = self.new_value(node.value)
                if isinstance(node, ir.Let):
                    node.type = vec(node.type)
            case ir.Local(name=name) if name in self.owned:
                shared = node.type
                node.type = vec(shared)
                return ir.Convert(shared, node, line=node.line)
            case ir.Expr() | ir.Stmt():
                self.change_parts(node, None)
            case list():
                node[:] = [one for item in node for one in spliced(self.change(item))]
            case tuple():
                return tuple(self.change(item) for item in node)
            case dict():
                for key, item in node.items():
                    node[key] = self.change(item)
        return node

    def change_parts(self, node: ir.Expr | ir.Stmt, subject: ir.Local | None) -> None:
        for name in parts(node.__class__):
            value = getattr(node, name)
            if value is None or value is subject:
                continue
            if isinstance(node, ir.RowCall) and name == "args":
                for param, values in node.args.items():
                    node.args[param] = [v if v is subject else self.change(v) for v in values]  # type: ignore[misc]
            else:
                setattr(node, name, self.change(value))

    def new_value(self, value: ir.Expr) -> ir.Expr:
        shared = value.type
        if isinstance(value, ir.Local):
            value.type = vec(shared)
            return value
        self.change_parts(value, None)
        if isinstance(value, ir.MakeContainer):
            value.type = vec(shared)
            return value
        if isinstance(value, ir.RowCall) and value.row.name == "__init__" and not any(arguments(value)):
            return ir.MakeContainer(vec(shared), [], line=value.line)
        return ir.Convert(vec(shared), value, line=value.line)

    def hoisted(self, call: ir.RowCall, subject: ir.Local) -> ir.Expr:
        """`stack.append(stack.pop() + 1)`: what changes the list comes before the call borrows it."""
        lets: list[ir.Stmt] = []
        for param, values in call.args.items():
            for at, value in enumerate(values):
                if value is not subject and not isinstance(value, ir.Lit | ir.Callback):
                    name = f"{subject.name.rstrip('_')}_{param}_{len(lets) + 1}__"
                    lets.append(ir.Let(name, value.type, value, line=call.line))
                    values[at] = ir.Local(value.type, name, line=value.line)
        return ir.Block(call.type, lets, call, line=call.line)


def spliced(made: object) -> list[object]:
    """The statements of a call that became several."""
    if isinstance(made, ir.Do) and isinstance(made.value, ir.Block) and isinstance(made.value.value, ir.RowCall):
        return [*made.value.body, ir.Do(made.value.value, line=made.line)]
    return [made]


def is_list(t: Type) -> bool:
    return isinstance(t, Con) and t.name == "list"


def vec(t: Type) -> Con:
    assert isinstance(t, Con)
    return Con("vec", t.args)


def is_fresh(value: ir.Expr) -> bool:
    """Whether the expression makes a list that nobody else knows. A row that hands out a list that is there already
    says so by a type variable as its result.
    """
    if not is_list(value.type):
        return False
    if isinstance(value, ir.RowCall):
        row = value.row
        makes = row.name == "__init__" and row.owner == "list"
        declared = row.result.kind == "name" and row.result.name == "list"
        return (makes or declared) and row.module == "builtins" and not (row.prop or row.source)
    return isinstance(value, ir.MakeContainer)


def subject_of(call: ir.RowCall) -> ir.Local | None:
    """The variable that the call's own form for a `Vec` is about: the receiver, or the only argument of a function."""
    if not call.row.owned:
        return None
    subject = call.receiver if call.row.owner else next(arguments(call), None)
    return subject if isinstance(subject, ir.Local) and is_list(subject.type) else None


def arguments(call: ir.RowCall) -> Iterator[ir.Expr]:
    for values in call.args.values():
        yield from values


def children(node: object) -> Iterator[object]:
    if isinstance(node, ir.Expr | ir.Stmt):
        for name in parts(node.__class__):
            value = getattr(node, name)
            if value is not None:
                yield value
    elif isinstance(node, list | tuple):
        yield from node
    elif isinstance(node, dict):
        yield from node.values()


def changed_in(node: object) -> set[str]:
    """The lists that something inside changes, and the variables that get another one."""
    found: set[str] = set()
    for inner in walk(node):
        if isinstance(inner, ir.RowCall) and "self" in inner.row.mutates and isinstance(inner.receiver, ir.Local):
            found.add(inner.receiver.name)
        elif isinstance(inner, ir.Assign | ir.Unbind):
            found.add(inner.name)
    return found


def mentioned(node: object) -> set[str]:
    found: set[str] = set()
    for inner in walk(node):
        if isinstance(inner, ir.Local | ir.Assign | ir.Unbind):
            found.add(inner.name)
        elif isinstance(inner, ir.LazyIter):
            found |= set(inner.captures)
    return found
