"""Definitions and uses joined to webs, by a walk in execution order (`scopes` says what a web is).

The classical construction: reaching definitions, then union of all that reach one use (Muchnick, "Advanced Compiler
Design and Implementation", section 16.3.3).
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ferrule.infer.early import early_names
from ferrule.infer.object_forms import OWN_MODULE
from ferrule.infer.scopes import (
    FunctionNode,
    Scope,
    Web,
    class_around,
    collect,
    descendants,
    free_in_comprehension_lambdas,
    free_reads,
    irrefutable,
    is_free,
    is_literal,
    outside_parts,
    rename_captured_targets,
)
from ferrule.load.nodes import subtree


def analyse_module(tree: ast.Module, *, is_main: bool, seen_outside: set[str]) -> Scope:
    """The scope tree of a module with webs in every scope.

    `seen_outside` are the names that other modules read from this one.
    """
    rename_captured_targets(tree)
    scope = collect(tree, None)
    used_inside: set[str] = set()
    for inner in descendants(scope):
        used_inside |= (inner.reads | inner.globals) if inner is not scope else set()
    if any(OWN_MODULE in inner.reads for inner in [scope, *descendants(scope)]):
        used_inside |= scope.bound  # read by name
    scope.shared = (scope.bound & (used_inside | seen_outside)) if is_main else set(scope.bound)
    scope.early = early_names(tree)
    for inner in [scope, *descendants(scope)]:
        inner.comprehension_cells = free_in_comprehension_lambdas(inner)
    for inner in [scope, *descendants(scope)]:
        free = {n for n in inner.reads | inner.nonlocals if is_free(inner, n) and inner.owner_of(n)}
        inner.local_classes = {n: found for n in free - inner.nonlocals if (found := class_around(inner, n))}
        inner.captures = free - set(inner.local_classes)
    for inner in [scope, *descendants(scope)]:
        WebBuilder(inner).build()
    return scope


@dataclass(eq=False)
class Def:
    """A definition point; `UNDEF` stands for the state before any."""

    name: str
    node: ast.AST | None
    loops: int = 0
    parent: Def | None = None

    def root(self) -> Def:
        found = self
        while found.parent is not None:
            found = found.parent
        return found


DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
UNDEF = Def("", None)
BOUND = Def("", None)  # some definition of a variable that is not split into webs
Env = dict[str, frozenset[Def]]


class WebBuilder:
    """Walks one scope in execution order with the definitions that reach each point."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.defs: dict[ast.AST, Def] = {}
        self.uses: dict[ast.AST, set[Def]] = {}
        self.rebinds: set[Def] = set()
        self.handlers: list[dict[str, set[Def]]] = []
        self.tracked: dict[ast.AST, set[Def]] = {}  # reads of module variables by the module's own statements
        self.written_inside = {name for inner in descendants(scope) for name in inner.globals}
        self.ended: list[frozenset[Def]] = []  # what the end of an `except ... as name` unbinds together
        self.breaks: list[list[Env]] = []
        self.continues: list[list[Env]] = []
        self.env: Env | None = {}
        self.loops = 0
        self.deleted: set[str] = set()
        self.class_names: set[str] = set()  # what the class body that is being run binds: its attributes
        self.captured = {n for s in descendants(scope) for n in s.captures if s.owner_of(n) is scope}
        self.creations: list[tuple[ast.AST, Env]] = []
        self.calls: list[tuple[ast.AST, Env]] = []  # functions of this scope that are used, and what was there then
        self.functions = {node.name: node for node in scope.children if isinstance(node, DEFINITIONS)}
        self.lazy: list[tuple[set[str], Env]] = []  # generator expressions: what they read, what they found
        self.consumed: set[ast.AST] = set()  # generator expressions that are run where they stand

    def build(self) -> None:
        node = self.scope.node
        if isinstance(node, FunctionNode):
            a = node.args
            for arg in [*a.posonlyargs, *a.args, *filter(None, (a.vararg,)), *a.kwonlyargs, *filter(None, (a.kwarg,))]:
                self.define(arg.arg, arg)
        if isinstance(node, ast.Lambda):
            self.expr(node.body)
        elif not isinstance(node, ast.ClassDef):
            self.block(node.body)
        self.finish()

    def is_local(self, name: str) -> bool:
        scope = self.scope
        if name in scope.globals or name in scope.nonlocals or isinstance(scope.node, ast.ClassDef):
            return False
        return name in scope.bound and name not in scope.shared

    def define(self, name: str, node: ast.AST, *, inner: bool = False) -> None:
        if name in self.class_names and not inner:
            return
        if not (inner or self.is_local(name)):
            if self.is_tracked(name) and self.env is not None:
                self.env[name] = frozenset({BOUND})
                for acc in self.handlers:
                    acc.setdefault(name, set()).add(BOUND)
            return
        found = self.defs.setdefault(node, Def(name, node, self.loops))
        if self.env is None:
            return
        for earlier in self.env.get(name, frozenset()):
            if earlier is not UNDEF:
                self.rebinds.add(found)
        self.env[name] = frozenset({found})
        for acc in self.handlers:
            acc.setdefault(name, set()).add(found)

    def use(self, name: str, node: ast.AST) -> None:
        if getattr(node, "is_builtin", False) or name in self.class_names:
            return
        if self.env is not None and self.captured and name in self.functions:
            self.calls.append((self.functions[name], dict(self.env)))
        if self.env is None:
            # Control does not come here, so what it would find does not matter.
            if self.is_local(name):
                self.uses.setdefault(node, set())
            return
        reaching = self.env.get(name, frozenset({UNDEF}))
        if self.is_tracked(name) and reaching <= {UNDEF, BOUND}:  # not the target of a comprehension of that name
            self.tracked.setdefault(node, set()).update(reaching)
        elif name in self.env or self.is_local(name):
            self.uses.setdefault(node, set()).update(reaching)

    def is_tracked(self, name: str) -> bool:
        """Whether only the module's own statements bind this variable that functions see too."""
        is_module = isinstance(self.scope.node, ast.Module)
        return is_module and name in self.scope.shared and name in self.scope.bound and name not in self.written_inside

    def finish(self) -> None:
        self.scope.never_bound |= {node for node, reaching in self.tracked.items() if reaching == {UNDEF}}
        for reaching in [*self.uses.values(), *self.ended]:
            union([d for d in reaching if d is not UNDEF])
        if self.captured:
            by_name: dict[str, list[Def]] = {}
            for found in self.defs.values():
                if found.name in self.captured:
                    by_name.setdefault(found.name, []).append(found)
            for group in by_name.values():
                union(group)
        webs: dict[Def, Web] = {}
        for node, found in self.defs.items():
            web = webs.setdefault(found.root(), Web(found.name, len(webs)))
            web.defs.append(node)
            web.is_param |= isinstance(node, ast.arg)
            web.rebound |= found in self.rebinds
            self.scope.webs[node] = web
        for node, reaching in self.uses.items():
            self.finish_use(node, reaching, webs)
        self.scope.all_webs = list(webs.values())
        for web in webs.values():
            if web.name in self.captured:
                self.finish_captured(web)

    def finish_use(self, node: ast.AST, reaching: set[Def], webs: dict[Def, Web]) -> None:
        real = [d for d in reaching if d is not UNDEF]
        name = getattr(node, "id", "")
        if not real:
            same = [w for w in webs.values() if w.name == name]
            web = same[0] if same else webs.setdefault(Def(name, None), Web(name, len(webs)))
        else:
            web = webs[real[0].root()]
        if not real and UNDEF in reaching and name not in self.captured:
            self.scope.never_bound.add(node)
        elif UNDEF in reaching:
            web.unbound = True
            self.scope.unbound_uses.add(node)
        web.uses.append(node)
        self.scope.webs[node] = web

    def finish_captured(self, web: Web) -> None:
        """A captured variable is shared, unless its one definition always precedes the making of the closure."""
        self.scope.by_name[web.name] = web
        web.captured = True
        only = self.defs[web.defs[0]] if len(web.defs) == 1 else None
        deleted = web.name in self.deleted  # what is captured may see it go
        if only is not None and isinstance(only.node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not deleted:
            child = self.scope_of(only.node)
            has_attributes = any(web.name in s.with_attributes for s in [self.scope, *descendants(self.scope)])
            if not (child.keeps_defaults or has_attributes or only.node.decorator_list or self.is_early(web, only)):
                web.function = only.node
                return
        made = [(free_reads(self.scope_of(child)), env) for child, env in self.creations] + self.lazy
        before = all(env.get(web.name) == frozenset({only}) for names, env in made if web.name in names)
        web.cell = only is None or not before or only.loops > 0 or deleted
        web.cell |= any(web.name in s.nonlocals for s in descendants(self.scope))

    def is_early(self, web: Web, only: Def) -> bool:
        """Whether something may ask for an inner function before its `def` has run."""
        if web.unbound:
            return True
        for node, env in [*self.calls, *(made for made in self.creations if isinstance(made[0], ast.Lambda))]:
            if UNDEF in env.get(web.name, frozenset({UNDEF})) and web.name in self.reached(node):
                return True
        return False

    def reached(self, node: ast.AST) -> set[str]:
        """The names that a function of this scope reads, and what the functions of these names read in turn."""
        found: set[str] = set()
        left = [node]
        while left:
            for name in free_reads(self.scope_of(left.pop())) - found:
                found.add(name)
                if name in self.functions:
                    left.append(self.functions[name])
        return found

    # Statements

    def block(self, body: list[ast.stmt]) -> None:
        for stmt in body:
            self.stmt(stmt)

    def stmt(self, stmt: ast.stmt) -> None:
        method = getattr(self, "stmt_" + type(stmt).__name__, None)
        if method is not None:
            method(stmt)
            return
        for child in ast.iter_child_nodes(stmt):
            self.expr(child)

    def stmt_Assign(self, stmt: ast.Assign) -> None:
        self.expr(stmt.value)
        for target in stmt.targets:
            self.target(target)

    def stmt_AugAssign(self, stmt: ast.AugAssign) -> None:
        if isinstance(stmt.target, ast.Name):
            self.use(stmt.target.id, stmt)
            self.expr(stmt.value)
            self.define(stmt.target.id, stmt.target)
        else:
            self.target(stmt.target)
            self.expr(stmt.value)

    def stmt_AnnAssign(self, stmt: ast.AnnAssign) -> None:
        if stmt.value is not None:
            self.expr(stmt.value)
            self.target(stmt.target)

    def stmt_Delete(self, stmt: ast.Delete) -> None:
        for target in stmt.targets:
            if isinstance(target, ast.Name) and self.env is not None and self.is_local(target.id):
                self.use(target.id, target)
                self.deleted.add(target.id)
                self.env[target.id] = frozenset({UNDEF})
                for acc in self.handlers:
                    acc.setdefault(target.id, set()).add(UNDEF)
            else:
                self.expr(target)

    def stmt_FunctionDef(self, stmt: ast.FunctionDef) -> None:
        for part in outside_parts(stmt):
            self.expr(part)
        self.creation(stmt)
        self.define(stmt.name, stmt)

    stmt_AsyncFunctionDef = stmt_FunctionDef

    def creation(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        """A function is made here, once or many times."""
        if node not in self.scope.children:
            return  # in the body of a class, whose own scope holds it
        self.creations.append((node, dict(self.env or {})))
        many = self.loops > 0 or not isinstance(self.scope.node, ast.Module)
        fixed = all(is_literal(d) for d in default_values(node))
        self.scope_of(node).keeps_defaults = many and not fixed

    def scope_of(self, node: ast.AST) -> Scope:
        """The scope of a function that this body makes, also inside the body of a class."""
        return next(s.children[node] for s in [self.scope, *descendants(self.scope)] if node in s.children)

    def stmt_ClassDef(self, stmt: ast.ClassDef) -> None:
        for part in outside_parts(stmt):
            self.expr(part)
        self.class_body(stmt)
        self.define(stmt.name, stmt)

    def class_body(self, node: ast.ClassDef) -> None:
        """The body of a class runs here, with the variables of the function around it."""
        for stmt in node.body:
            match stmt:
                case ast.Assign() | ast.AnnAssign() if stmt.value is not None:
                    self.expr(stmt.value)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    for part in outside_parts(stmt):
                        self.expr(part)
                case ast.ClassDef():
                    for part in outside_parts(stmt):
                        self.expr(part)
                    self.class_body(stmt)
                case ast.Assign() | ast.AnnAssign() | ast.Pass() | ast.Expr(value=ast.Constant()):
                    pass
                case _:
                    around = self.class_names
                    self.class_names = around | self.scope_of(node).bound
                    self.stmt(stmt)
                    self.class_names = around

    def stmt_Import(self, stmt: ast.Import | ast.ImportFrom) -> None:
        for alias in stmt.names:
            self.define(alias.asname or alias.name.split(".")[0], alias)

    stmt_ImportFrom = stmt_Import

    def stmt_If(self, stmt: ast.If) -> None:
        self.expr(stmt.test)
        start = self.env
        self.env = copy(start)
        self.block(stmt.body)
        after_body, self.env = self.env, copy(start)
        self.block(stmt.orelse)
        self.env = join(after_body, self.env)

    def stmt_While(self, stmt: ast.While) -> None:
        endless = isinstance(stmt.test, ast.Constant) and bool(stmt.test.value)

        def once() -> Env | None:
            self.expr(stmt.test)
            leave = None if endless else copy(self.env)
            self.block(stmt.body)
            return leave

        self.loop(once, stmt.orelse)

    def stmt_For(self, stmt: ast.For) -> None:
        self.expr(stmt.iter)

        def once() -> Env | None:
            leave = copy(self.env)
            self.target(stmt.target)
            self.block(stmt.body)
            return leave

        self.loop(once, stmt.orelse)

    stmt_AsyncFor = stmt_For

    def loop(self, once, orelse: list[ast.stmt]) -> None:  # type: ignore[no-untyped-def]
        """Runs the body until the definitions that reach its start are stable."""
        start = self.env
        self.loops += 1
        while True:
            self.breaks.append([])
            self.continues.append([])
            self.env = copy(start)
            leave = once()
            back = self.env
            for env in self.continues.pop():
                back = join(back, env)
            breaks = self.breaks.pop()
            wider = join(start, back)
            if wider == start:
                break
            start = wider
        self.loops -= 1
        self.env = leave
        self.block(orelse)
        for env in breaks:
            self.env = join(self.env, env)

    def stmt_Break(self, _stmt: ast.Break) -> None:
        if self.env is not None:
            self.breaks[-1].append(self.env)
        self.env = None

    def stmt_Continue(self, _stmt: ast.Continue) -> None:
        if self.env is not None:
            self.continues[-1].append(self.env)
        self.env = None

    def stmt_Return(self, stmt: ast.Return) -> None:
        if stmt.value:
            self.expr(stmt.value)
        self.env = None

    def stmt_Raise(self, stmt: ast.Raise) -> None:
        for part in (stmt.exc, stmt.cause):
            if part:
                self.expr(part)
        self.env = None

    def stmt_Try(self, stmt: ast.Try) -> None:
        start = copy(self.env)
        jumps = [(lists[-1], len(lists[-1])) for lists in (self.breaks, self.continues) if lists]
        acc: dict[str, set[Def]] = {}
        self.handlers.append(acc)
        self.block(stmt.body)
        self.handlers.pop()
        thrown = mixed(start, acc)
        after = self.env
        final_acc: dict[str, set[Def]] = {n: set(d) for n, d in acc.items()}
        self.handlers.append(final_acc)
        self.env = after
        self.block(stmt.orelse)
        after = self.env
        for handler in stmt.handlers:
            self.env = copy(thrown)
            if handler.type:
                self.expr(handler.type)
            if handler.name:
                earlier = (thrown or {}).get(handler.name, frozenset())
                self.define(handler.name, handler)
                if earlier - {UNDEF} and self.is_local(handler.name):
                    # The name is unbound at the end, whatever it was bound to before: one variable.
                    self.ended.append(earlier | (self.env or {}).get(handler.name, frozenset()))
            known = [(arriving, len(arriving)) for arriving, _ in jumps]
            self.block(handler.body)
            if handler.name and self.is_local(handler.name):
                for env in (self.env, *(env for arriving, at in known for env in arriving[at:])):
                    if env is not None:
                        env[handler.name] = frozenset({UNDEF})
            after = join(after, self.env)
        self.handlers.pop()
        if stmt.finalbody:
            self.env = mixed(start, final_acc)
            self.block(stmt.finalbody)
            self.through(stmt.finalbody, jumps)
            self.env = after
            self.block(stmt.finalbody)
        else:
            self.env = after

    def through(self, finalbody: list[ast.stmt], jumps: list[tuple[list[Env], int]]) -> None:
        """The `break`s and `continue`s that leave a `try` run its `finally` before they arrive."""
        leaving = [(arriving, arriving[known:]) for arriving, known in jumps]
        for arriving, known in jumps:
            del arriving[known:]
        for arriving, envs in leaving:
            for env in envs:
                self.env = copy(env)
                self.block(finalbody)
                if self.env is not None:
                    arriving.append(self.env)

    stmt_TryStar = stmt_Try

    def stmt_With(self, stmt: ast.With) -> None:
        """`__exit__` may swallow an exception, so every state of the body may reach what follows."""
        start = None
        acc: dict[str, set[Def]] = {}
        for item in stmt.items:
            self.expr(item.context_expr)
            if item.optional_vars:
                self.target(item.optional_vars)
        start = copy(self.env)
        self.handlers.append(acc)
        self.block(stmt.body)
        self.handlers.pop()
        if getattr(stmt, "may_swallow", True):
            self.env = join(self.env, mixed(start, acc))

    stmt_AsyncWith = stmt_With

    def stmt_Match(self, stmt: ast.Match) -> None:
        self.expr(stmt.subject)
        after: Env | None = None
        for case in stmt.cases:
            before = copy(self.env)
            self.pattern(case.pattern)
            if case.guard:
                self.expr(case.guard)
            # A failed guard or pattern may have bound names already.
            failed = join(before, copy(self.env))
            self.block(case.body)
            after = join(after, self.env)
            self.env = None if irrefutable(case) else failed
        self.env = join(after, self.env)

    def pattern(self, node: ast.pattern) -> None:
        if isinstance(node, ast.MatchOr):
            before, after = self.env, None
            for way in node.patterns:
                self.env = copy(before)
                self.pattern(way)
                after = join(after, self.env)
            self.env = after
            return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.pattern):
                self.pattern(child)
            elif isinstance(child, ast.expr):
                self.expr(child)
        match node:
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                self.define(name, node)

    # Expressions

    def target(self, node: ast.expr) -> None:
        match node:
            case ast.Name():
                self.define(node.id, node)
            case ast.Tuple() | ast.List():
                for item in node.elts:
                    self.target(item)
            case ast.Starred():
                self.target(node.value)
            case _:
                self.expr(node)

    def expr(self, node: ast.AST) -> None:
        match node:
            case ast.Name(ctx=ast.Load()):
                self.use(node.id, node)
            case ast.Name(ctx=ast.Store()):
                self.define(node.id, node)
            case ast.NamedExpr():
                self.expr(node.value)
                self.define(node.target.id, node.target)
            case ast.Lambda():
                for part in outside_parts(node):
                    self.expr(part)
                self.creation(node)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                if isinstance(node, ast.GeneratorExp) and node not in self.consumed:
                    self.late_reads(node)
                self.comprehension(node)
            case ast.Call() if consumes(node.func):
                self.consumed |= {a for a in node.args if isinstance(a, ast.GeneratorExp)}
                for child in ast.iter_child_nodes(node):
                    self.expr(child)
            case ast.BoolOp() | ast.IfExp() if has_walrus(node):
                self.branching(node)
            case _:
                for child in ast.iter_child_nodes(node):
                    self.expr(child)

    def late_reads(self, node: ast.GeneratorExp) -> None:
        """A generator expression that lives on reads its variables when it runs, as a closure does."""
        targets = {n.id for g in node.generators for n in subtree(g.target) if isinstance(n, ast.Name)}
        first = set(subtree(node.generators[0].iter))
        names = {n.id for n in subtree(node) if isinstance(n, ast.Name) and n not in first} - targets
        names = {n for n in names if self.is_local(n)}
        self.captured |= names
        self.lazy.append((names, dict(self.env or {})))

    def branching(self, node: ast.BoolOp | ast.IfExp) -> None:
        if isinstance(node, ast.IfExp):
            self.expr(node.test)
            start = copy(self.env)
            self.expr(node.body)
            after, self.env = self.env, start
            self.expr(node.orelse)
            self.env = join(after, self.env)
            return
        self.expr(node.values[0])
        for value in node.values[1:]:
            # The value is only evaluated sometimes, but what follows `and` in a condition relies on it.
            self.expr(value)

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
        outer, around = copy(self.env), self.class_names
        names: set[str] = set()
        self.loops += 1
        for gen in node.generators:
            self.expr(gen.iter)
            for target in subtree(gen.target):
                if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store):
                    target.in_comprehension = True  # type: ignore[attr-defined]
                    self.class_names = self.class_names - {target.id}
                    self.define(target.id, target, inner=True)
                    names.add(target.id)
            for test in gen.ifs:
                self.expr(test)
        for part in [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]:
            self.expr(part)
        self.loops -= 1
        self.class_names = around
        if self.env is not None and outer is not None:
            for name in names:
                if name in outer:
                    self.env[name] = outer[name]
                else:
                    self.env.pop(name, None)


def default_values(node: FunctionNode) -> list[ast.expr]:
    return [*node.args.defaults, *filter(None, node.args.kw_defaults)]


CONSUMERS = frozenset("sum any all min max sorted list tuple set frozenset dict".split())


def consumes(func: ast.expr) -> bool:
    """Whether a call of this runs a generator expression to its end, or as far as it ever will, before it returns."""
    if isinstance(func, ast.Attribute):
        return func.attr == "join"
    return isinstance(func, ast.Name) and func.id in CONSUMERS


def has_walrus(node: ast.AST) -> bool:
    return any(isinstance(n, ast.NamedExpr) for n in subtree(node))


def union(defs: list[Def]) -> None:
    for other in defs[1:]:
        a, b = defs[0].root(), other.root()
        if a is not b:
            b.parent = a


def copy(env: Env | None) -> Env | None:
    return None if env is None else dict(env)


def join(one: Env | None, other: Env | None) -> Env | None:
    if one is None or other is None:
        return copy(other if one is None else one)
    undef = frozenset({UNDEF})
    return {name: one.get(name, undef) | other.get(name, undef) for name in one.keys() | other.keys()}


def mixed(start: Env | None, acc: dict[str, set[Def]]) -> Env | None:
    """The state in which an exception may leave a block: any of its definitions, or what was there before."""
    if start is None:
        return None
    undef = frozenset({UNDEF})
    return {name: start.get(name, undef) | frozenset(acc.get(name, ())) for name in start.keys() | acc.keys()}
