"""`__init__` as Rust writes it: first the values, then the whole instance, then what needs the instance.

    def __init__(self, words):         pub fn new(words: &List<Str>) -> Rc<Self> {
        self.root = Node()                 let this = Rc::new(Self { root: Node::new(), size: .. });
        self.size = 0                      for word in words.iter() { this.add(&word); }
        for word in words:                 this
            self.add(word)             }

What `__init__` does before anybody but itself can see the instance needs no instance: assignments to attributes are
variables there. Methods of base classes that it calls on the way are part of it. Where `self` is used for anything else
the instance is made, and the rest happens to it. An attribute that nothing in the program assigns afterwards is then a
plain field of the struct: it is read in place, without a cell around it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from ferrule.ir import nodes as ir
from ferrule.ir.copying import bound_names, copied, copies_objects, labels, rename
from ferrule.ir.flow import diverges, is_constant, parts, rewrite, walk
from ferrule.ir.types import BOOL, NEVER, NONE, Family, Inst, Type

Place = tuple[str, str]
"""An attribute: the class, its name."""

THIS = "this__"
DEPTH = 5
# More statements than a reader wants to see twice.
LARGE = 60


def run(crate: ir.Crate) -> ir.Crate:
    if copies_objects(crate):
        return crate  # a copy is known before its attributes are, so that a cycle ends
    Constructors(crate).run()
    return crate


class Facts:
    """What one body says about instances."""

    def __init__(self, body: object) -> None:
        self.calls: set[str] = set()
        self.constructs: list[ir.Construct] = []
        self.bare: set[str] = set()  # classes of which it makes instances without `__init__`
        self.assigned: set[Place] = set()
        self.empty: set[Place] = set()  # attributes that it takes away
        self.reads = False  # something that `read` may change
        inits: set[int] = set()
        for node in walk(body):
            match node:
                case ir.Construct():
                    self.constructs.append(node)
                    inits.add(id(node.init))
                case ir.Call(func=func) if id(node) not in inits:
                    self.calls.add(func)
                case ir.New(cls=cls):
                    self.bare.add(cls)
                case ir.SetField():
                    self.assigned.add(place_of(node))
                case ir.FieldIsSet():
                    self.reads = True
                    if node.clear or not isinstance(node.obj, ir.Local):
                        self.empty.add(place_of(node))
                case ir.GetField() | ir.IfExp(test=ir.Lit(value=True)):
                    self.reads = True


class Constructors:
    """What the whole crate says about instances."""

    def __init__(self, crate: ir.Crate) -> None:
        self.crate = crate
        self.made: dict[str, dict[str, Made]] = {}  # class, its `__init__` to the function that stands for it
        self.facts = {key: Facts(function.body) for key, function in crate.functions.items()}
        self.protocols = [Facts([c.protocol, [m.answer for m in c.meetings]]) for c in crate.classes.values()]

    def all(self) -> list[Facts]:
        return [*self.facts.values(), *self.protocols]

    def run(self) -> None:
        for cls, inits in self.used().items():
            found = {init: Maker(self.crate, self.crate.classes[cls], init).make() for init in inits}
            whole = {init: made for init, made in found.items() if made is not None}
            if len(whole) == len(inits):
                self.made[cls] = whole
        if not self.made:
            return
        for made in [m for group in self.made.values() for m in group.values()]:
            self.crate.functions[made.function.key] = made.function
            self.facts[made.function.key] = Facts(made.function.body)
        self.drop_unused()
        fields = self.settle()
        self.change(fields)

    def used(self) -> dict[str, dict[str, None]]:
        """The classes that are made by `__init__` only, with their versions of it."""
        found: dict[str, dict[str, None]] = {}
        bare: set[str] = set()
        for facts in self.all():
            bare |= facts.bare
            for node in facts.constructs:
                found.setdefault(node.cls, {})[node.init.func] = None
                if node.init.env is not None:
                    bare.add(node.cls)
        return {cls: inits for cls, inits in found.items() if cls not in bare}

    def drop_unused(self) -> None:
        """Versions of `__init__` that nobody calls any more."""
        written_out = {key for group in self.made.values() for made in group.values() for key in made.written_out}
        while True:
            called = {key for facts in self.all() for key in facts.calls}
            called |= {c.init.func for facts in self.all() for c in facts.constructs if c.cls not in self.made}
            gone = [key for key in written_out - called if key in self.crate.functions]
            for key in gone:
                del self.crate.functions[key], self.facts[key]
            if not gone:
                return

    def settle(self) -> dict[Place, ir.Field]:
        """Says of each field what it is: never empty, never assigned once the instance is there."""
        assigned = {place for facts in self.all() for place in facts.assigned}
        empty = {place for facts in self.all() for place in facts.empty}
        fields: dict[Place, ir.Field] = {}
        for key, group in self.made.items():
            self.crate.classes[key].whole = True
            for one in self.crate.classes[key].fields:
                place = (key, one.name)
                if place not in empty and all(one.name in m.given for m in group.values()):
                    fields[place] = one
                    one.slot = False
                    one.fixed = place not in assigned
        return fields

    def change(self, fields: dict[Place, ir.Field]) -> None:
        """Rewrites what makes and reads instances."""

        def one(e: ir.Expr) -> ir.Expr:
            if isinstance(e, ir.Construct) and e.cls in self.made:
                function = self.made[e.cls][e.init.func].function
                return ir.Call(e.type, function.key, e.init.args[1:], line=e.line or e.init.line)
            return read(e, fields)

        for key, function in self.crate.functions.items():
            if self.facts[key].constructs or self.facts[key].reads:
                rewrite(function.body, one)
        for cls in self.crate.classes.values():
            rewrite(cls.protocol, one)
            for meeting in cls.meetings:
                meeting.answer = rewrite(meeting.answer, one)  # type: ignore[assignment]


def place_of(node: ir.SetField | ir.FieldIsSet | ir.GetField) -> Place:
    assert isinstance(node.obj.type, Inst), "a field belongs to one class"
    return node.obj.type.cls, node.name


def read(e: ir.Expr, fields: dict[Place, ir.Field]) -> ir.Expr:
    """A read of one of the fields, which always has a value."""
    match e:
        case ir.GetField() if (one := fields.get(place_of(e))) is not None:
            e.slot, e.proven, e.fixed = False, True, one.fixed
        case ir.FieldIsSet() if place_of(e) in fields:
            return ir.Lit(BOOL, True, line=e.line)
        case ir.IfExp(test=ir.Lit(value=True), body=body):
            return body
    return e


@dataclass
class Made:
    """A function that makes an instance; `given` are the attributes that it has from the first moment on."""

    function: ir.Function
    given: set[str]
    written_out: set[str]  # the versions of `__init__` that it contains


class Stopped(Exception):
    """What follows needs the instance."""


class Maker:
    """Writes one version of `__init__` as a function that makes an instance of one class."""

    def __init__(self, crate: ir.Crate, cls: ir.Class, init: str) -> None:
        self.crate = crate
        self.cls = cls
        self.type = Inst(cls.key)
        self.types = {f.name: f.type for f in cls.fields}
        self.init = crate.functions.get(init)
        self.key = init
        self.taken: set[str] = {THIS}
        self.labels: set[str] = set()
        self.bound: set[str] = set()  # variables for the parameters of inner calls
        self.written_out = {init}
        self.given: dict[str, ir.Expr] = {}  # what an attribute's value is called while there is no instance

    def make(self) -> Made | None:
        init = self.init
        if init is None or not self.can_inline(init):
            return None
        body = copied(init.body)
        params = [copied_param(p) for p in init.params[1:]]
        self.taken |= bound_names(body) | {p.name for p in params}
        self.labels |= labels(body)
        size = statements(body)
        stmts = self.opened(self.about(body, init.params[0].name), DEPTH)
        if statements(stmts) > max(LARGE, size):
            return None
        self.steady = names_assigned_once(stmts, params)
        stmts = self.handed_on(stmts)
        before: list[ir.Stmt] = []
        at = self.prefix(stmts, before)
        rest = stmts[at:]
        if not self.given and rest and self.cls.fields:
            return None  # nothing would be plainer
        values, before = folded(before, self.given)
        instance = ir.MakeInstance(self.type, self.cls.key, list(values.items()), line=init.line)
        ending = self.ending(rest, instance)
        if ending is None:
            return None
        body = before + ending
        if "this" in self.taken:
            rename(body, lambda name: "instance__" if name == THIS else name, str)
        function = ir.Function(
            f"{self.cls.key}.new@{self.key}",
            "new",
            init.module,
            params,
            self.type,
            body,
            owner=self.type,
            doc=init.doc,
            python_name=init.python_name,
            line=init.line,
            end_line=init.end_line,
            makes=True,
        )
        return Made(function, set(self.given), self.written_out)

    # What `__init__` does, as one list of statements about `this`

    def can_inline(self, f: ir.Function) -> bool:
        """Whether the body can stand anywhere: it returns at its end only, or the end is where the constructor ends."""
        if f.closure or f.generator is not None or not f.is_method or not f.params or f.params[0].boxed:
            return False
        if any(p.type == NEVER or p.boxed for p in f.params):
            return False
        me = f.params[0].name
        return not any(isinstance(n, ir.Let | ir.Assign | ir.For | ir.Unbind) and n.name == me for n in walk(f.body))

    def about(self, body: list[ir.Stmt], me: str) -> list[ir.Stmt]:
        """The statements with the instance in place of the receiver, whose class is known now."""

        def changed(e: ir.Expr) -> ir.Expr:
            match e:
                case ir.Local(name=name) if name == me:
                    return self.this(e)
                case ir.Switch(subject=ir.Convert(value=ir.Local(name=name)), arms=arms) if name == THIS:
                    arm = next(((local, arm) for member, local, arm in arms if member == self.type), None)
                    if arm is None:
                        return e
                    local, block = arm
                    rewrite(block, lambda x: self.this(x) if isinstance(x, ir.Local) and x.name == local else x)
                    return retyped(block, e.type, e.line)
                case ir.Convert(value=ir.Convert(type=Family(), value=ir.Local(name=name) as inner)) if name == THIS:
                    return ir.Convert(e.type, inner, line=e.line) if e.type != inner.type else inner
                case ir.LazyIter(captures=captures):
                    e.captures = [THIS if c == me else c for c in captures]
            return e

        rewrite(body, changed)
        return body

    def this(self, e: ir.Expr) -> ir.Expr:
        made = ir.Local(self.type, THIS, line=e.line)
        return made if e.type == self.type else ir.Convert(e.type, made, line=e.line)

    def opened(self, body: list[ir.Stmt], depth: int) -> list[ir.Stmt]:
        """The statements, with those of base classes' `__init__` in place of the calls."""
        found: list[ir.Stmt] = []
        for stmt in body:
            match stmt:
                case ir.Do(value=ir.Block(body=inner, value=None | ir.Lit())) if sets_fields(inner):
                    found += self.opened(inner, depth)
                case ir.Do(value=ir.Call(args=[me, *_]) as call) if depth and is_this(me):
                    instead = self.called(call, depth)
                    found += [stmt] if instead is None else instead
                case _:
                    found.append(stmt)
        return found

    def called(self, call: ir.Call, depth: int) -> list[ir.Stmt] | None:
        """The statements of another class's `__init__`, which is called on the instance."""
        f = self.crate.functions.get(call.func)
        if f is None or f.python_name != "__init__" or call.env is not None or not self.can_inline(f):
            return None
        if any(mentions(a) for a in call.args[1:]) or len(call.args) != len(f.params):
            return None
        body = copied(f.body)
        if body and isinstance(body[-1], ir.Return) and is_nothing(body[-1].value):
            del body[-1]
        if any(isinstance(n, ir.Return) for n in walk(body)):
            return None
        self.written_out.add(f.key)
        me = f.params[0].name
        new_names = {n: self.fresh(n) for n in bound_names(body) | {p.name for p in f.params[1:]} if n != me}
        new_labels = {n: self.fresh_label(n) for n in labels(body)}
        rename(body, lambda n: new_names.get(n, n), lambda n: new_labels.get(n, n))
        lets: list[ir.Stmt] = [
            ir.Let(new_names[p.name], p.type, arg, mutable=p.mutable, line=call.line)
            for p, arg in zip(f.params[1:], call.args[1:], strict=True)
        ]
        self.bound |= {new_names[p.name] for p in f.params[1:]}
        return [*lets, *self.opened(self.about(body, me), depth - 1)]

    def handed_on(self, stmts: list[ir.Stmt]) -> list[ir.Stmt]:
        """Without the variables for parameters of inner calls that only stand for another variable."""
        names: dict[str, str] = {}
        kept: list[ir.Stmt] = []
        for stmt in stmts:
            match stmt:
                case ir.Let(name=name, value=ir.Local(name=other)) if (
                    name in self.bound and {name, other} <= self.steady
                ):
                    names[name] = names.get(other, other)
                case _:
                    kept.append(stmt)
        rename(kept, lambda name: names.get(name, name), str)
        return kept

    def fresh(self, name: str) -> str:
        if name not in self.taken:
            self.taken.add(name)
            return name
        base, end = (name[:-2], "__") if name.endswith("__") and not name.startswith("__") else (name, "")
        made = next(m for n in itertools.count(2) if (m := f"{base}_{n}{end}") not in self.taken)
        self.taken.add(made)
        return made

    def fresh_label(self, label: str) -> str:
        made = label
        for n in itertools.count(2):
            if made not in self.labels:
                break
            made = f"{label}_{n}"
        self.labels.add(made)
        return made

    # Before there is an instance

    def prefix(self, stmts: list[ir.Stmt], before: list[ir.Stmt]) -> int:
        """Takes over the statements that need no instance; returns the place of the first that does."""
        for at, stmt in enumerate(stmts):
            try:
                self.take(stmt, before)
            except Stopped:
                return at
        return len(stmts)

    def take(self, stmt: ir.Stmt, before: list[ir.Stmt]) -> None:
        match stmt:
            case ir.SetField(obj=ir.Local(name=name), name=attr, value=value) if name == THIS:
                if attr in self.given or attr not in self.types:
                    raise Stopped
                self.give(attr, self.without_instance(value), stmt, before)
            case ir.If() if sets_fields(stmt.body) or sets_fields(stmt.orelse):
                self.branch(stmt, before)
            case ir.Return():
                raise Stopped
            case _:
                if any(isinstance(n, ir.Return) for n in walk(stmt)):
                    raise Stopped
                before.append(self.without_instance(stmt))  # type: ignore[arg-type]

    def without_instance(self, node: ir.Expr | ir.Stmt) -> ir.Expr:
        """The code with variables in place of attributes; `Stopped` if it needs the instance."""
        made = rewrite(copied(node), self.known)
        if mentions(made):
            raise Stopped
        return made  # type: ignore[return-value]

    def known(self, e: ir.Expr) -> ir.Expr:
        match e:
            case ir.GetField(obj=ir.Local(name=name), name=attr) if name == THIS and attr in self.given:
                value = copied(self.given[attr])
                value.line = e.line
                return value  # type: ignore[no-any-return]
            case ir.FieldIsSet(obj=ir.Local(name=name), name=attr, clear=False) if name == THIS and attr in self.given:
                return ir.Lit(BOOL, True, line=e.line)
        return e

    def give(self, attr: str, value: ir.Expr, stmt: ir.Stmt, before: list[ir.Stmt]) -> None:
        type_ = self.types[attr]
        if value.type != type_:
            raise Stopped
        if is_constant(value) or (isinstance(value, ir.Local) and value.name in self.steady):
            self.given[attr] = value
            return
        name = self.name_of(attr)
        before.append(ir.Let(name, type_, value, line=stmt.line))
        self.given[attr] = ir.Local(type_, name)

    def name_of(self, attr: str) -> str:
        plain = attr.strip("_") or "field"
        candidates = itertools.chain([plain, f"{plain}_field"], (f"{plain}_{n}" for n in itertools.count(2)))
        found = next(c for c in candidates if not {c, f"{c}__"} & {*self.taken, "self", "co", "this", "this__"})
        self.taken.add(f"{found}__")
        return f"{found}__"

    def branch(self, stmt: ir.If, before: list[ir.Stmt]) -> None:
        """Both ways set the same attributes, or one of them never ends."""
        test = self.without_instance(stmt.test)
        outer = dict(self.given)
        ways: list[tuple[list[ir.Stmt], dict[str, ir.Expr]]] = []
        for body in (stmt.body, stmt.orelse):
            self.given = dict(outer)
            inside: list[ir.Stmt] = []
            try:
                if self.prefix(body, inside) != len(body):
                    raise Stopped
            finally:
                given, self.given = self.given, dict(outer)
            ways.append((inside, {k: v for k, v in given.items() if k not in outer}))
        ends = [diverges(body) for body, _ in ways]
        kept = [set(new) for (_, new), end in zip(ways, ends, strict=True) if not end]
        if not kept or any(one != kept[0] for one in kept):
            raise Stopped
        order = next(list(new) for (_, new), end in zip(ways, ends, strict=True) if not end)
        if len(order) == 1 and not any(ends):
            (attr,) = order
            one, other = (ir.Block(self.types[attr], inside, new[attr]) for inside, new in ways)
            self.give(attr, ir.IfExp(self.types[attr], test, one, other, line=stmt.line), stmt, before)
            return
        names = {attr: self.name_of(attr) for attr in order}
        for (inside, new), end in zip(ways, ends, strict=True):
            if not end:
                inside += [ir.Assign(names[attr], new[attr], line=stmt.line) for attr in order]
        before += [ir.Let(names[attr], self.types[attr], None, line=stmt.line) for attr in order]
        before.append(ir.If(test, ways[0][0], ways[1][0], line=stmt.line))
        for attr in order:
            self.given[attr] = ir.Local(self.types[attr], names[attr])

    # With the instance

    def ending(self, rest: list[ir.Stmt], instance: ir.MakeInstance) -> list[ir.Stmt] | None:
        """The instance, what else happens to it, and its return."""
        if all(isinstance(s, ir.Return) and is_nothing(s.value) for s in rest):
            return [ir.Return(instance, line=instance.line)]
        returns = list(own_returns(rest))
        if not all(is_nothing(r.value) for r in returns):
            return None
        for one in returns:
            one.value = ir.Local(self.type, THIS, line=one.line)
        if not diverges(rest):
            rest = [*rest, ir.Return(ir.Local(self.type, THIS))]
        return [ir.Let(THIS, self.type, instance, line=instance.line), *rest]


def folded(before: list[ir.Stmt], given: dict[str, ir.Expr]) -> tuple[dict[str, ir.Expr], list[ir.Stmt]]:
    """The values for the struct literal. Variables made for the last of them go into it: it evaluates in this order."""
    values = dict(given)
    of_name = {value.name: attr for attr, value in given.items() if isinstance(value, ir.Local)}
    kept = list(before)
    late: list[str] = []
    while kept and isinstance(last := kept[-1], ir.Let) and last.value is not None and last.name in of_name:
        attr = of_name[last.name]
        if any(isinstance(n, ir.Local) and n.name == last.name for n in walk([values[a] for a in late])):
            break
        if sum(isinstance(v, ir.Local) and v.name == last.name for v in given.values()) > 1:
            break
        values[attr] = last.value
        late.insert(0, attr)
        kept.pop()
    return values, kept  # in the order of the assignments, which is that of the variables too


def statements(body: list[ir.Stmt]) -> int:
    return sum(isinstance(node, ir.Stmt) for node in walk(body))


def copied_param(p: ir.Param) -> ir.Param:
    return ir.Param(p.name, p.type, p.mutable, p.boxed)


def names_assigned_once(stmts: list[ir.Stmt], params: list[ir.Param]) -> set[str]:
    """The variables that have one value for as long as they are there."""
    declared = [p.name for p in params]
    changed: set[str] = set()
    for node in walk(stmts):
        match node:
            case ir.Let(name=name):
                declared.append(name)
                if node.boxed or node.maybe:
                    changed.add(name)
            case ir.Assign(name=name) | ir.Unbind(name=name):
                changed.add(name)
            case ir.Local(name=name) if node.boxed or node.maybe:
                changed.add(name)
    return {name for name in declared if declared.count(name) == 1} - changed


def own_returns(node: object) -> list[ir.Return]:
    """The `return` statements that leave this function."""
    found: list[ir.Return] = []
    if isinstance(node, ir.Callback | ir.LazyIter):
        return found
    if isinstance(node, ir.Return):
        found.append(node)
    if isinstance(node, ir.Expr | ir.Stmt):
        for name in parts(node.__class__):
            value = getattr(node, name)
            if value is not None:
                found += own_returns(value)
    elif isinstance(node, list | tuple):
        found += [r for item in node for r in own_returns(item)]
    elif isinstance(node, dict):
        found += [r for item in node.values() for r in own_returns(item)]
    return found


def is_nothing(value: ir.Expr | None) -> bool:
    return value is None or (isinstance(value, ir.Lit) and value.type == NONE)


def retyped(block: ir.Block, type_: Type, line: int) -> ir.Block:
    """The block as a value of a type that its own value can become; one without a value stays what it is."""
    if block.value is None or block.type == type_:
        return block
    return ir.Block(type_, block.body, ir.Convert(type_, block.value, line=line), line=line)


def is_this(e: ir.Expr) -> bool:
    return (isinstance(e, ir.Local) and e.name == THIS) or (isinstance(e, ir.Convert) and is_this(e.value))


def mentions(node: object) -> bool:
    return any(
        (isinstance(n, ir.Local) and n.name == THIS) or (isinstance(n, ir.LazyIter) and THIS in n.captures)
        for n in walk(node)
    )


def sets_fields(body: object) -> bool:
    return any(isinstance(n, ir.SetField) and is_this(n.obj) for n in walk(body))
