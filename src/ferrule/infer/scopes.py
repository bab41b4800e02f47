"""Variables split by assignment: which definitions reach which uses inside one function or module body.

A *web* is a set of definitions and uses of one name that belong together. Two webs of one name may have two types:

    line = input()        # web line#1: str
    line = int(line)      # web line#2: int

Names that an inner function captures keep one web, and so do globals that functions read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from ferrule.infer.class_captures import local_class
from ferrule.load.nodes import subtree

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
ScopeNode = FunctionNode | ast.Module | ast.ClassDef
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(eq=False)
class Web:
    """One variable of the translated program."""

    name: str
    ident: int
    defs: list[ast.AST] = field(default_factory=list)
    uses: list[ast.AST] = field(default_factory=list)
    unbound: bool = False  # some use may come before every definition
    rebound: bool = False  # some definition may replace an earlier one
    cell: bool = False  # captured by an inner function and not constant
    captured: bool = False
    is_param: bool = False
    function: ast.AST | None = None  # the inner `def` that is its only definition


def is_inner(web: Web | None) -> bool:
    """Whether the variable is the target of a comprehension, which is no name of the class body around it."""
    return web is not None and any(getattr(d, "in_comprehension", False) for d in web.defs)


@dataclass(eq=False)
class Scope:
    """The names of one function, lambda, class body or module."""

    node: ScopeNode
    parent: Scope | None
    bound: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    children: dict[ast.AST, Scope] = field(default_factory=dict)
    webs: dict[ast.AST, Web] = field(default_factory=dict)
    by_name: dict[str, Web] = field(default_factory=dict)  # webs of captured names
    unbound_uses: set[ast.AST] = field(default_factory=set)
    never_bound: set[ast.AST] = field(default_factory=set)  # uses that no definition reaches
    shared: set[str] = field(default_factory=set)  # module names that functions or other modules see
    early: set[str] = field(default_factory=set)  # functions and classes that may be asked for before they are made
    with_attributes: set[str] = field(default_factory=set)  # names that some `name.attribute = value` is about
    keeps_defaults: bool = False  # each making of this function has defaults of its own
    captures: set[str] = field(default_factory=set)  # free names that an enclosing function binds
    local_classes: dict[str, ast.ClassDef] = field(default_factory=dict)  # free names of methods, each one class
    comprehension_cells: set[str] = field(default_factory=set)  # comprehension targets that a lambda captures
    all_webs: list[Web] = field(default_factory=list)

    @property
    def is_function(self) -> bool:
        return isinstance(self.node, FunctionNode)

    def owner_of(self, name: str) -> Scope | None:
        """The enclosing function scope that binds a free name."""
        scope = self.parent
        while scope is not None:
            if name in scope.comprehension_cells:
                return scope
            if scope.is_function and name in scope.bound and name not in scope.globals | scope.nonlocals:
                return scope
            scope = scope.parent
        return None


def class_around(scope: Scope, name: str) -> ast.ClassDef | None:
    """The class that a free name in a method stands for, where the function around its class makes that class."""
    owner = scope.owner_of(name)
    between = scope.parent
    while between is not None and between is not owner and between.is_function:
        between = between.parent
    return local_class(name, owner.node) if owner is not None and between is not owner else None


def is_free(scope: Scope, name: str) -> bool:
    return (name not in scope.bound or name in scope.nonlocals) and name not in scope.globals


def descendants(scope: Scope) -> Iterator[Scope]:
    for child in scope.children.values():
        yield child
        yield from descendants(child)


def collect(node: ScopeNode, parent: Scope | None) -> Scope:
    scope = Scope(node, parent)
    if isinstance(node, FunctionNode):
        a = node.args
        every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
        scope.bound |= {arg.arg for arg in every}
    body = [node.body] if isinstance(node, ast.Lambda) else node.body
    for stmt in body:
        collect_names(stmt, scope, frozenset())
    scope.bound -= scope.globals
    return scope


def collect_names(node: ast.AST, scope: Scope, inner: frozenset[str]) -> None:
    """Records bindings and reads of `node` into `scope`; `inner` are the targets of comprehensions around it."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda() | ast.ClassDef():
            if not isinstance(node, ast.Lambda):
                scope.bound.add(node.name)
            for child in outside_parts(node):
                collect_names(child, scope, inner)
            scope.children[node] = child_scope = collect(node, scope)
            scope.reads |= free_reads(child_scope) - inner
            return
        case ast.Global():
            scope.globals |= set(node.names)
        case ast.Nonlocal():
            scope.nonlocals |= set(node.names)
        case ast.Name(id=name, ctx=ast.Load()):
            if name not in inner:
                scope.reads.add(name)
        case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()):
            scope.with_attributes.add(name)
        case ast.Name(id=name):
            if name not in inner:
                scope.bound.add(name)
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            scope.bound.add(name)
        case ast.MatchMapping(rest=str(name)):
            scope.bound.add(name)
        case ast.Import() | ast.ImportFrom():
            scope.bound |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, COMPREHENSIONS):
        for gen in node.generators:
            inner = inner | {n.id for n in subtree(gen.target) if isinstance(n, ast.Name)}
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.AnnAssign) and child is node.annotation:
            continue
        if isinstance(child, ast.NamedExpr):
            scope.bound.add(child.target.id)
        collect_names(child, scope, inner)


def free_reads(scope: Scope) -> set[str]:
    found = {n for n in scope.reads | scope.nonlocals if is_free(scope, n)}
    hidden = set() if isinstance(scope.node, ast.ClassDef) else scope.bound - scope.nonlocals
    for child in scope.children.values():
        found |= free_reads(child) - hidden
    return found


def outside_parts(node: ast.AST) -> list[ast.AST]:
    """The parts of a definition that the enclosing scope evaluates."""
    match node:
        case ast.ClassDef():
            return [*node.decorator_list, *node.bases, *(k.value for k in node.keywords)]
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
        case ast.Lambda():
            return [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    return []


def free_in_comprehension_lambdas(scope: Scope) -> set[str]:
    """Comprehension targets that a lambda or generator inside the comprehension captures."""
    found: set[str] = set()
    if isinstance(scope.node, ast.ClassDef) or not any(isinstance(node, ast.Lambda) for node in scope.children):
        return found
    for node in subtree(scope.node):
        if isinstance(node, COMPREHENSIONS):
            targets = {n.id for g in node.generators for n in subtree(g.target) if isinstance(n, ast.Name)}
            for child in subtree(node):
                if isinstance(child, ast.Lambda) and child in scope.children:
                    found |= targets & free_reads(scope.children[child])
    return found


class TargetRenamer(ast.NodeTransformer):
    """Gives a captured comprehension target a name of its own: closures find variables by name."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        own = {a.arg for a in subtree(node.args) if isinstance(a, ast.arg)}
        node.args = self.visit(node.args)
        node.body = TargetRenamer({n: m for n, m in self.names.items() if n not in own}).visit(node.body)
        return node


def rename_captured_targets(tree: ast.AST) -> None:
    """Comprehensions with a lambda or generator inside get targets that nothing else in the module is named."""
    nodes = list(subtree(tree))
    if not any(isinstance(node, ast.Lambda) for node in nodes):
        return
    bound: dict[str, int] = {}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound[node.id] = bound.get(node.id, 0) + 1
        elif isinstance(node, ast.arg):
            bound[node.arg] = bound.get(node.arg, 0) + 1
    for node in nodes:
        if not isinstance(node, COMPREHENSIONS) or not any(isinstance(n, ast.Lambda) for n in subtree(node)):
            continue
        targets = {n.id for g in node.generators for n in subtree(g.target) if isinstance(n, ast.Name)}
        names = {n: f"{n}_{node.lineno}" for n in targets if bound.get(n, 0) > 1}
        first = node.generators[0].iter
        node.generators[0].iter = ast.Constant(None)
        TargetRenamer(names).visit(node)
        node.generators[0].iter = first


def is_literal(node: ast.expr) -> bool:
    """Whether a default is the same value however often it is evaluated."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
    if isinstance(node, ast.Tuple):
        return all(is_literal(e) for e in node.elts)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id == "NotImplemented")


def irrefutable(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
