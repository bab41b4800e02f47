"""Python's scopes: which name means what, exactly as CPython's symbol table decides.

    def outer(a):           outer: locals {a, inner, t}, cells {t}
        t = 0
        def inner():        inner: nonlocals {t}, free {t}
            nonlocal t
            t += a_global

Class bodies are invisible to the functions in them; a comprehension is a scope of its own whose first iterable belongs
outside; `:=` in a comprehension binds in the function around it; `__private` names are mangled; decorators, defaults,
annotations and bases belong to the scope around a definition. The tests compare all of it with `symtable`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class ScopeKind(StrEnum):
    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    LAMBDA = "lambda"
    COMPREHENSION = "comprehension"
    TYPE_PARAMS = "type-params"


class Role(StrEnum):
    """How a binding's `value` relates to what the name then holds."""

    DEFINITION = "definition"  # the def or class statement itself
    IMPORT = "import"  # `node` is the alias, `value` is unused
    PARAMETER = "parameter"  # `node` is the ast.arg
    VALUE = "value"  # the value of `value`
    ELEMENT = "element"  # what iterating `value` yields
    ITEM = "item"  # one position of the unpacked `value`
    ENTER = "enter"  # what `value.__enter__()` gives
    CAUGHT = "caught"  # an instance of the class `value`
    DECLARED = "declared"  # an annotation without a value
    UPDATED = "updated"  # augmented assignment
    DELETED = "deleted"
    OTHER = "other"


@dataclass(slots=True)
class Binding:
    name: str
    role: Role
    node: ast.AST
    value: ast.expr | None = None
    annotation: ast.expr | None = None
    index: int = -1
    """The position in an unpacking, -1 when it is not one or not known."""
    source: ast.Import | ast.ImportFrom | None = None


class Where(StrEnum):
    LOCAL = "local"
    FREE = "free"
    GLOBAL = "global"
    BUILTIN = "builtin"
    """Bound nowhere in the module: a builtin, a name from `import *`, or nothing at all."""


@dataclass(frozen=True, slots=True)
class Resolution:
    where: Where
    scope: Scope | None
    name: str


@dataclass(slots=True, eq=False)
class Scope:
    kind: ScopeKind
    name: str
    node: ast.AST
    parent: Scope | None
    index: int = 0
    private: str | None = None
    """The class name that `__names` are mangled with here."""
    children: list[Scope] = field(default_factory=list)
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    params: list[str] = field(default_factory=list)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    cells: set[str] = field(default_factory=set)
    """Locals that an inner function captures."""
    free: set[str] = field(default_factory=set)
    """Names captured from an outer function."""
    stars: list[ast.ImportFrom] = field(default_factory=list)

    @property
    def is_function(self) -> bool:
        """Whether inner scopes see this scope's names: everything but modules and classes."""
        return self.kind not in (ScopeKind.MODULE, ScopeKind.CLASS)

    @property
    def locals(self) -> set[str]:
        return set(self.bindings) - self.globals - self.nonlocals

    def mangle(self, name: str) -> str:
        return mangle(self.private, name)

    def binds(self, name: str) -> bool:
        return name in self.bindings and name not in self.globals and name not in self.nonlocals


def mangle(private: str | None, name: str) -> str:
    if private is None or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    owner = private.lstrip("_")
    return f"_{owner}{name}" if owner else name


@dataclass
class ScopeTree:
    module: Scope
    by_node: dict[ast.AST, Scope]
    all: list[Scope]

    def of(self, node: ast.AST) -> Scope:
        """The scope that `node` opens (a module, class, function, lambda or comprehension)."""
        return self.by_node[node]

    def resolve(self, scope: Scope, name: str) -> Resolution:
        """What `name`, already mangled, means in `scope`."""
        if name in scope.globals:
            return self._global(name)
        if scope.kind is ScopeKind.MODULE:
            return self._global(name)
        if scope.binds(name):
            return Resolution(Where.LOCAL, scope, name)
        owner = enclosing_owner(scope, name)
        return Resolution(Where.FREE, owner, name) if owner else self._global(name)

    def _global(self, name: str) -> Resolution:
        if name in self.module.bindings:
            return Resolution(Where.GLOBAL, self.module, name)
        return Resolution(Where.BUILTIN, None, name)


def enclosing_owner(scope: Scope, name: str) -> Scope | None:
    """The function scope outside `scope` that owns `name`, or None when the name is global.

    `__class__` is the one name that a class body gives to the functions in it."""
    outer = scope.parent
    while outer is not None and outer.kind is not ScopeKind.MODULE:
        if outer.kind is ScopeKind.CLASS and name == "__class__":
            return outer
        if outer.is_function:
            if name in outer.globals:
                return None
            if outer.binds(name):
                return outer
        outer = outer.parent
    return None


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
OPENS_SCOPE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda,
               ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)  # fmt: skip
_COMPREHENSION_NAMES = {
    ast.ListComp: "listcomp",
    ast.SetComp: "setcomp",
    ast.DictComp: "dictcomp",
    ast.GeneratorExp: "genexpr",
}


def all_args(args: ast.arguments) -> list[ast.arg]:
    """In CPython's order of local variables: positional, keyword-only, *args, **kwargs."""
    tail = [arg for arg in (args.vararg, args.kwarg) if arg is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *tail]


def outside(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a scope-opening node that belong to the scope around it, in order of evaluation."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        if not isinstance(node, ast.Lambda):
            yield from node.decorator_list
        yield from node.args.defaults
        yield from (default for default in node.args.kw_defaults if default is not None)
        yield from (arg.annotation for arg in all_args(node.args) if arg.annotation is not None)
        if not isinstance(node, ast.Lambda) and node.returns is not None:
            yield node.returns
    elif isinstance(node, ast.ClassDef):
        yield from (*node.decorator_list, *node.bases, *node.keywords)
    elif isinstance(node, Comprehension):
        yield node.generators[0].iter


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """The children that belong to the scope which `node` opens, parameters aside."""
    if isinstance(node, ast.Lambda):
        yield node.body
    elif isinstance(node, Definition):
        yield from node.body
    elif isinstance(node, Comprehension):
        first = node.generators[0]
        yield from (first.target, *first.ifs, *node.generators[1:])
        if isinstance(node, ast.DictComp):
            yield from (node.key, node.value)
        else:
            yield node.elt


def analyse(tree: ast.Module) -> ScopeTree:
    collector = _Collector(tree)
    for statement in tree.body:
        collector.visit(statement)
    for scope in collector.scopes:
        _hand_over(scope)
    for scope in collector.scopes:
        _capture(scope)
    return ScopeTree(collector.scopes[0], collector.by_node, collector.scopes)


def _hand_over(scope: Scope) -> None:
    """What a scope binds under `nonlocal` is a binding of the owner's, which may stand further down in the file."""
    for name in scope.nonlocals & set(scope.bindings):
        owner = enclosing_owner(scope, name)
        if owner is not None and owner.is_function:
            owner.bindings[name].extend(scope.bindings.pop(name))


def _capture(scope: Scope) -> None:
    """Marks what `scope` takes from outer functions, as a cell at the owner and free in every scope between."""
    if scope.kind is ScopeKind.MODULE:
        return
    for name in scope.used | scope.nonlocals:
        if name in scope.globals or scope.binds(name):
            continue
        owner = enclosing_owner(scope, name)
        if owner is None:
            continue
        if owner.is_function:
            owner.cells.add(name)
        between: Scope | None = scope
        while between is not owner and between is not None:
            between.free.add(name)
            between = between.parent


class _Collector(ast.NodeVisitor):
    """One walk over a module that opens scopes and records bindings and uses."""

    def __init__(self, tree: ast.Module) -> None:
        self.scope = Scope(ScopeKind.MODULE, "<module>", tree, None)
        self.scopes = [self.scope]
        self.by_node: dict[ast.AST, Scope] = {tree: self.scope}

    def bind(self, name: str, role: Role, node: ast.AST, value: ast.expr | None = None, **more: object) -> None:
        scope, name = self.scope, self.scope.mangle(name)
        binding = Binding(name, role, node, value, **more)  # type: ignore[arg-type]
        if name in scope.globals:
            self.scopes[0].bindings.setdefault(name, []).append(binding)
        else:
            scope.bindings.setdefault(name, []).append(binding)

    def open(self, kind: ScopeKind, name: str, node: ast.AST) -> Scope:
        private = name if kind is ScopeKind.CLASS else self.scope.private
        scope = Scope(kind, name, node, self.scope, len(self.scopes), private)
        self.scope.children.append(scope)
        self.scopes.append(scope)
        self.by_node[node] = scope
        return scope

    def nested(self, kind: ScopeKind, name: str, node: ast.AST) -> None:
        for child in outside(node):
            self.visit(child)
        around, self.scope = self.scope, self.open(kind, name, node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for arg in all_args(node.args):
                self.bind(arg.arg, Role.PARAMETER, arg, annotation=arg.annotation)
                self.scope.params.append(self.scope.mangle(arg.arg))
        if not isinstance(node, ast.Lambda | Comprehension):
            self.declare(node)
        if isinstance(node, Comprehension):
            self.target(node.generators[0].target, node.generators[0].iter, Role.ELEMENT)
        for child in inside(node):
            self.visit(child)
        self.scope = around

    def declare(self, node: ast.AST) -> None:
        """`global` and `nonlocal` hold for the whole body, so they are read before it."""
        for child in _own_statements(node):
            if isinstance(child, ast.Global):
                self.scope.globals.update(map(self.scope.mangle, child.names))
            elif isinstance(child, ast.Nonlocal):
                self.scope.nonlocals.update(map(self.scope.mangle, child.names))

    def definition(self, node: Definition, kind: ScopeKind) -> None:
        around = self.scope
        params = getattr(node, "type_params", None)
        self.bind(node.name, Role.DEFINITION, node)
        if params:
            self.scope = Scope(ScopeKind.TYPE_PARAMS, node.name, node, around, len(self.scopes), around.private)
            around.children.append(self.scope)
            self.scopes.append(self.scope)
            for param in params:
                self.bind(param.name, Role.OTHER, param)
        self.nested(kind, node.name, node)
        self.scope = around

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.definition(node, ScopeKind.FUNCTION)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.definition(node, ScopeKind.FUNCTION)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.definition(node, ScopeKind.CLASS)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.nested(ScopeKind.LAMBDA, "lambda", node)

    def comprehension_scope(self, node: Comprehension) -> None:
        self.nested(ScopeKind.COMPREHENSION, _COMPREHENSION_NAMES[type(node)], node)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension_scope

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.target(node.target, node.iter, Role.ELEMENT)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        name = self.scope.mangle(node.id)
        if isinstance(node.ctx, ast.Load):
            self.scope.used.add(name)
            if name == "super" and self.scope.is_function:
                self.scope.used.add("__class__")
        elif isinstance(node.ctx, ast.Del):
            self.bind(node.id, Role.DELETED, node)

    def target(self, node: ast.expr, value: ast.expr | None, role: Role, index: int = -1) -> None:
        """Binds the names of an assignment target; their uses as targets are not visited again."""
        if isinstance(node, ast.Name):
            self.bind(node.id, role, node, value, index=index)
        elif isinstance(node, ast.Starred):
            self.target(node.value, None, Role.OTHER)
        elif isinstance(node, ast.Tuple | ast.List):
            starred = any(isinstance(item, ast.Starred) for item in node.elts)
            for position, item in enumerate(node.elts):
                plain = isinstance(value, ast.Tuple | ast.List) and not starred and len(value.elts) == len(node.elts)
                if role is Role.VALUE and plain:
                    self.target(item, value.elts[position], Role.VALUE)  # type: ignore[union-attr]
                else:
                    inner = Role.ITEM if role is Role.VALUE else Role.OTHER
                    self.target(item, value, inner, -1 if starred else position)

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self.target(target, node.value, Role.VALUE)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if isinstance(node.target, ast.Name):
            role = Role.VALUE if node.value is not None else Role.DECLARED
            self.bind(node.target.id, role, node.target, node.value, annotation=node.annotation)
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.scope.used.add(self.scope.mangle(node.target.id))
        self.target(node.target, node.value, Role.UPDATED)
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """Binds in the nearest scope that is not a comprehension; the comprehensions between see it as free."""
        here = self.scope
        while self.scope.kind is ScopeKind.COMPREHENSION and self.scope.parent is not None:
            self.scope.used.add(self.scope.mangle(node.target.id))
            self.scope = self.scope.parent
        self.bind(node.target.id, Role.VALUE, node.target, node.value)
        self.scope = here
        self.visit(node.value)

    def loop(self, node: ast.For | ast.AsyncFor) -> None:
        self.target(node.target, node.iter, Role.ELEMENT)
        self.generic_visit(node)

    visit_For = visit_AsyncFor = loop

    def visit_withitem(self, node: ast.withitem) -> None:
        if node.optional_vars is not None:
            self.target(node.optional_vars, node.context_expr, Role.ENTER)
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name, Role.CAUGHT, node, node.type)
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.bind(alias.asname or alias.name.partition(".")[0], Role.IMPORT, alias, source=node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.scope.stars.append(node)
            else:
                self.bind(alias.asname or alias.name, Role.IMPORT, alias, source=node)

    def capture(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping) -> None:
        name = node.rest if isinstance(node, ast.MatchMapping) else node.name
        if name:
            self.bind(name, Role.OTHER, node)
        self.generic_visit(node)

    visit_MatchAs = visit_MatchStar = visit_MatchMapping = capture

    def visit_Global(self, node: ast.Global) -> None:
        """At module level the statement changes nothing; in a function the module gains the name by assignment only."""


def _own_statements(node: ast.AST) -> Iterator[ast.AST]:
    """Statements of a body, however deep, that are not inside a nested definition."""
    stack = list(reversed(list(inside(node))))
    while stack:
        child = stack.pop()
        yield child
        if isinstance(child, ast.stmt) and not isinstance(child, OPENS_SCOPE):
            nested = [*ast.iter_child_nodes(child)]
            stack += [n for n in reversed(nested) if isinstance(n, ast.stmt | ast.ExceptHandler | ast.match_case)]
        elif isinstance(child, ast.ExceptHandler | ast.match_case):
            stack += reversed(child.body)
