"""One module to its facts: the nodes that it defines, what its names are bound to, and every mention of something else.

    def f(x):            node f, parameter x, and the mentions
        return g(x).h    call g, ref (result of g).h

Nothing here looks at another module, so the result depends on the module's text and name alone and is cached
by their hash.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from ferrule.graph import operators, symbols
from ferrule.graph.facts import Expr, ModuleFacts, Ref, ScopeFacts
from ferrule.graph.model import Node, NodeKind, Span
from ferrule.graph.scopes import (
    OPENS_SCOPE,
    Binding,
    Comprehension,
    Definition,
    Role,
    Scope,
    ScopeKind,
    all_args,
    analyse,
    inside,
    outside,
)  # fmt: skip
from ferrule.graph.terms import UNKNOWN, Terms, around

MUTATORS = frozenset({
    "add", "append", "appendleft", "clear", "difference_update", "discard", "extend", "extendleft", "insert",
    "intersection_update", "pop", "popitem", "popleft", "remove", "reverse", "rotate", "setdefault", "sort",
    "symmetric_difference_update", "update", "write", "writelines",
})  # fmt: skip
"""Methods of builtin containers that change their receiver. Only a hint: the receiver's type is not known here, so the
edges carry a low confidence and type facts replace them."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class SourceModule(Protocol):
    """What the graph needs of a loaded module; `ferrule.load.Module` is one."""

    @property
    def name(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def is_package(self) -> bool: ...
    @property
    def source(self) -> str: ...
    @property
    def tree(self) -> ast.Module: ...


def digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def extract(
    module: SourceModule, name: str = "", path: str = "", siblings: frozenset[str] = frozenset()
) -> ModuleFacts:
    """`name` and `path` replace the module's own where the graph shows it under another (a main module).

    `siblings` are modules beside a script that is known as `folder.script`: `import sibling` there means
    `folder.sibling`, since CPython puts the script's folder first on its path."""
    with _deep_recursion():
        return _Extractor(module, name or module.name, path or str(module.path), siblings).run()


@contextmanager
def _deep_recursion() -> Iterator[None]:
    """Generated code nests expressions thousands deep; the parser takes them, so the walk must."""
    held = sys.getrecursionlimit()
    sys.setrecursionlimit(max(held, 50_000))
    try:
        yield
    finally:
        sys.setrecursionlimit(held)


class _Extractor:
    def __init__(self, module: SourceModule, name: str, path: str, siblings: frozenset[str]) -> None:
        self.module, self.path, self.siblings = module, path, siblings
        self.lines = module.source.splitlines()
        self.scopes = analyse(module.tree)
        self.terms = Terms(self.scopes)
        self.key = symbols.module_symbol(name)
        self.facts = ModuleFacts(name, path, digest(module.source), module.is_package)
        self.scope = self.scopes.module
        self.src = self.key
        self.dotted = name
        self.is_test_module = _is_test_name(Path(path).stem)
        self.first_params: dict[Scope, str] = {}
        """Method scope to the key of the class whose instance (or which itself) is its first parameter."""
        self.classes: dict[str, tuple[ScopeFacts, str]] = {}
        """Class key to the facts of its body and its dotted name."""
        self.handlers: list[list[Expr]] = []
        self.taken: dict[str, int] = {}
        for scope in self.scopes.all:
            self.facts.scopes.append(ScopeFacts(scope.kind, ""))
        self.facts.scopes[0].key = self.key

    def run(self) -> ModuleFacts:
        tree = self.module.tree
        kind = NodeKind.PACKAGE if self.module.is_package else NodeKind.MODULE
        whole = Span(1, 0, max(len(self.lines), 1), 0)
        doc = ast.get_docstring(tree) or ""
        self.facts.nodes.append(
            Node(self.key, kind, self.facts.name.rpartition(".")[2], self.facts.name, self.path, whole,
                 self.facts.content_hash, "", "", doc)
        )  # fmt: skip
        self.variables(self.scopes.module, NodeKind.VARIABLE)
        for statement in tree.body:
            if _is_main_guard(statement):
                self.entry(statement)
            else:
                self.visit(statement)
        self.bindings()
        self.exports(tree)
        signature = "\n".join(sorted(node.dotted for node in self.facts.nodes))
        self.facts.nodes[0].signature_hash = digest(signature)
        return self.facts

    # Nodes

    def node(self, key: str, kind: NodeKind, name: str, at: ast.AST, *, signature: str = "", doc: str = "",
             flags: tuple[str, ...] = (), parent: str = "", dotted: str = "") -> Node:  # fmt: skip
        span = Span(at.lineno, at.col_offset, at.end_lineno, at.end_col_offset)  # type: ignore[attr-defined]
        first = min([span.line, *(d.lineno for d in getattr(at, "decorator_list", ()))])
        text = "\n".join(self.lines[first - 1 : span.end_line])
        node = Node(key, kind, name, dotted or f"{self.dotted}.{name}", self.path, span, digest(text),
                    digest(signature or name), signature, doc, flags)  # fmt: skip
        self.facts.nodes.append(node)
        self.facts.contains.append((parent or self.src, key))
        return node

    def variables(self, scope: Scope, kind: NodeKind) -> None:
        """A node for each name of a module or class body that is bound to a value rather than by a def or an import."""
        facts = self.facts.scopes[scope.index]
        for name, bindings in scope.bindings.items():
            valued = [b for b in bindings if b.role not in (Role.DEFINITION, Role.IMPORT, Role.DELETED)]
            if not valued or not scope.binds(name) or name in facts.keys:
                continue
            key = symbols.term_symbol(self.src, name)
            facts.keys[name] = [key]
            annotation = next((b.annotation for b in valued if b.annotation is not None), None)
            signature = f"{name}: {ast.unparse(annotation)}" if annotation is not None else name
            self.node(key, kind, name, valued[0].node, signature=signature)
            if annotation is not None:
                self.typed("references", key, annotation, scope)

    def attribute(self, owner: str, name: str, value: Expr, at: ast.AST) -> None:
        known = self.facts.attributes.setdefault(owner, {})
        values = known.setdefault(name, [])
        if value and value not in values and len(values) < 16:
            values.append(value)
        key = symbols.term_symbol(owner, name)
        body, dotted = self.classes[owner]
        if key in self.taken or name in body.keys:
            return
        self.taken[key] = 1
        self.node(key, NodeKind.ATTRIBUTE, name, at, parent=owner, dotted=f"{dotted}.{name}")

    # Mentions

    def ref(self, what: str, target: Expr, at: ast.AST, src: str = "") -> None:
        if target:
            self.facts.refs.append(Ref(what, src or self.src, target, at.lineno, at.col_offset))  # type: ignore[attr-defined]

    def typed(self, what: str, src: str, annotation: ast.expr, scope: Scope) -> None:
        self.ref(what, self.terms.annotation(annotation, scope), annotation, src)

    @contextmanager
    def within(self, scope: Scope, src: str = "", dotted: str = "") -> Iterator[None]:
        held = self.scope, self.src, self.dotted, self.handlers
        self.scope, self.src, self.dotted = scope, src or self.src, dotted or self.dotted
        if src:
            self.handlers = []
        yield
        self.scope, self.src, self.dotted, self.handlers = held

    def operator(self, operand: ast.expr, names: tuple[str, ...], at: ast.AST) -> None:
        term = self.terms.expr(operand, self.scope)
        if not term or term[0] == "k":
            return
        at = at if hasattr(at, "lineno") else operand
        self.ref("operator", [term, list(names)], at)
        if names == operators.ITERATES:
            self.ref("operator", [["c", ["a", term, "__iter__"]], ["__next__"]], at)

    def visit(self, node: ast.AST) -> None:
        for operand, names in operators.implied(node):
            self.operator(operand, names, node)
        method = getattr(self, f"visit_{type(node).__name__}", None)
        if method is not None:
            method(node)
        elif isinstance(node, OPENS_SCOPE):
            self.nested(node)
        else:
            self.children(node)

    def children(self, node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            self.visit(child)

    def nested(self, node: ast.AST) -> None:
        """A lambda or a comprehension: code of the function around it, in a scope of its own."""
        for child in outside(node):
            self.visit(child)
        if isinstance(node, Comprehension):
            self.operator(node.generators[0].iter, operators.ITERATES, node)
        with self.within(self.scopes.of(node)):
            for child in inside(node):
                self.visit(child)

    def repeat(self, name: str) -> int:
        """How many definitions of `name` this symbol already holds."""
        at = f"{self.src}\0{name}"
        self.taken[at] = self.taken.get(at, -1) + 1
        return self.taken[at]

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for child in (*node.decorator_list, *node.keywords):
            self.visit(child)
        around_scope, scope = self.scope, self.scopes.of(node)
        key = symbols.class_symbol(self.src, node.name, self.repeat(node.name))
        bases = ", ".join(ast.unparse(base) for base in (*node.bases, *node.keywords))
        flags = tuple(sorted({_last_name(d) for d in node.decorator_list}))
        self.node(key, NodeKind.CLASS, node.name, node, signature=f"class {node.name}({bases})" if bases else
                  f"class {node.name}", doc=ast.get_docstring(node) or "", flags=flags)  # fmt: skip
        self.defined(around_scope, node.name, key, scope)
        self.classes[key] = (self.facts.scopes[scope.index], f"{self.dotted}.{node.name}")
        for base in node.bases:
            plain = base.value if isinstance(base, ast.Subscript) else base
            self.ref("inherit", self.terms.expr(plain, around_scope), base, key)
        for decorator in node.decorator_list:
            self.ref("decorate", self.terms.expr(_callee(decorator), around_scope), decorator, key)
        with self.within(scope, key, f"{self.dotted}.{node.name}"):
            self.variables(scope, NodeKind.ATTRIBUTE)
            for statement in node.body:
                self.visit(statement)

    def defined(self, around_scope: Scope, name: str, key: str, scope: Scope) -> None:
        owner = self.scopes.resolve(around_scope, around_scope.mangle(name)).scope or around_scope
        facts = self.facts.scopes[owner.index]
        facts.keys.setdefault(around_scope.mangle(name), []).append(key)
        facts.values.setdefault(around_scope.mangle(name), []).append(["d", key])
        self.facts.scopes[scope.index].key = key

    def function(self, node: Function) -> None:
        for child in (*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)):
            self.visit(child)
        around_scope, scope = self.scope, self.scopes.of(node)
        in_class = around_scope.kind is ScopeKind.CLASS
        key = symbols.callable_symbol(self.src, node.name, self.repeat(node.name))
        kind = NodeKind.METHOD if in_class else NodeKind.FUNCTION
        if self.is_test_module and node.name.startswith("test") and not around_scope.is_function:
            kind = NodeKind.TEST
        decorators = {_last_name(d) for d in node.decorator_list}
        flags = tuple(sorted(decorators | set(_nature(node))))
        owner = self.src
        self.node(
            key, kind, node.name, node, signature=_signature(node), doc=ast.get_docstring(node) or "", flags=flags
        )
        self.defined(around_scope, node.name, key, scope)
        for decorator in node.decorator_list:
            self.ref("decorate", self.terms.expr(_callee(decorator), around_scope), decorator, key)
        if node.returns is not None:
            self.typed("returns-type", key, node.returns, around_scope)
            if promised := self.terms.annotation(node.returns, around_scope):
                self.facts.returns.setdefault(key, []).append(promised)
        with self.within(scope, key, f"{self.dotted}.{node.name}"):
            self.parameters(node, scope, owner if in_class else "", decorators)
            for statement in node.body:
                self.visit(statement)

    visit_FunctionDef = visit_AsyncFunctionDef = function

    def parameters(self, node: Function, scope: Scope, owner: str, decorators: set[str]) -> None:
        facts = self.facts.scopes[scope.index]
        positional = [*node.args.posonlyargs, *node.args.args]
        defaults = dict(zip(reversed(positional), reversed(node.args.defaults), strict=False))
        defaults |= {
            arg: value for arg, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if value
        }
        for arg in all_args(node.args):
            name, key = scope.mangle(arg.arg), symbols.parameter_symbol(self.src, arg.arg)
            facts.keys[name] = [key]
            signature = f"{arg.arg}: {ast.unparse(arg.annotation)}" if arg.annotation is not None else arg.arg
            self.node(key, NodeKind.PARAMETER, arg.arg, arg, signature=signature)
            if arg.annotation is not None:
                self.typed("param-type", key, arg.annotation, around(scope))
            elif default := self.terms.expr(defaults.get(arg), around(scope)):
                facts.values[name] = [["?", default]]
            if owner and positional and arg is positional[0] and "staticmethod" not in decorators:
                is_class = "classmethod" in decorators or node.name in (
                    "__new__", "__init_subclass__", "__class_getitem__")  # fmt: skip
                facts.values[name] = [["d" if is_class else "y", owner]]
                self.first_params[scope] = owner

    def entry(self, node: ast.AST) -> None:
        """Code under `if __name__ == "__main__":` runs only when the module is the program."""
        key = symbols.entry_symbol(self.key)
        if key not in self.taken:
            self.taken[key] = 1
            self.node(key, NodeKind.ENTRY, "__main__", node)
        with self.within(self.scope, key, self.dotted):
            self.children(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = self.terms.expr(node.func, self.scope)
        self.ref("call", function, node)
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in MUTATORS:
                self.ref("maybe-mutate", self.terms.expr(node.func.value, self.scope), node)
            self.visit(node.func.value)
        elif not isinstance(node.func, ast.Name):
            self.visit(node.func)
        if isinstance(node.func, ast.Name) and function == ["n", -1, node.func.id]:
            for operand, names in operators.of_builtin(node.func.id, node):
                self.operator(operand, names, node)
        for child in (*node.args, *node.keywords):
            passed = child.value if isinstance(child, ast.keyword) else child
            if function and isinstance(passed, ast.Name | ast.Attribute):
                self.ref("pass", [function, self.terms.expr(passed, self.scope)], passed)
            self.visit(child)

    def visit_Name(self, node: ast.Name) -> None:
        what = "ref" if isinstance(node.ctx, ast.Load) else "write"
        found = self.scopes.resolve(self.scope, self.scope.mangle(node.id))
        if found.scope is None or found.scope.kind in (ScopeKind.MODULE, ScopeKind.CLASS) or what == "ref":
            self.ref(what, ["n", found.scope.index if found.scope else -1, found.name], node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.ref("ref" if isinstance(node.ctx, ast.Load) else "write", self.terms.expr(node, self.scope), node)
        self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.ref("mutate", self.terms.expr(node.value, self.scope), node)
        self.children(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.children(node)
        for target in node.targets:
            self.assigned(target, self.terms.expr(node.value, self.scope))
            if isinstance(target, ast.Name) and self.scope.kind is not ScopeKind.FUNCTION:
                self.alias(target, node.value)

    def alias(self, target: ast.Name, value: ast.expr) -> None:
        key = self.facts.scopes[self.scope.index].keys.get(self.scope.mangle(target.id))
        if key and isinstance(value, ast.Name | ast.Attribute):
            self.ref("alias", self.terms.expr(value, self.scope), target, key[0])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.children(node)
        self.assigned(node.target, self.terms.annotation(node.annotation, self.scope))

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name | ast.Attribute):
            self.ref("ref", self.terms.expr(node.target, self.scope), node.target)
        self.children(node)
        self.assigned(node.target, UNKNOWN)

    def assigned(self, target: ast.expr, value: Expr) -> None:
        """`self.x = ...` gives the class an attribute, wherever in a method it stands."""
        if isinstance(target, ast.Tuple | ast.List):
            for index, item in enumerate(target.elts):
                self.assigned(item, ["i", value, index] if value else UNKNOWN)
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            found = self.scopes.resolve(self.scope, target.value.id)
            if found.scope is not None and found.scope in self.first_params and found.scope.params[0] == found.name:
                self.attribute(self.first_params[found.scope], self.scope.mangle(target.attr), value, target)

    def loop(self, node: ast.For | ast.AsyncFor) -> None:
        self.children(node)
        iterated = self.terms.expr(node.iter, self.scope)
        self.assigned(node.target, ["e", iterated] if iterated else UNKNOWN)

    visit_For = visit_AsyncFor = loop

    def visit_Return(self, node: ast.Return) -> None:
        self.children(node)
        term = self.terms.expr(node.value, self.scope)
        values = self.facts.returns.setdefault(self.src, [])
        if term and term not in values and len(values) < 12:
            values.append(term)

    def visit_Raise(self, node: ast.Raise) -> None:
        self.children(node)
        if node.exc is not None:
            self.ref("raise", self.terms.expr(node.exc, self.scope), node)
        else:
            for term in self.handlers[-1] if self.handlers else []:
                self.ref("reraise", term, node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        caught = self.terms.caught(node.type, self.scope)
        for term in caught:
            self.ref("catch", term, node)
        self.handlers.append(caught)
        self.children(node)
        self.handlers.pop()

    def yields(self, node: ast.Yield | ast.YieldFrom) -> None:
        self.children(node)
        term = self.terms.expr(node.value, self.scope)
        term = ["e", term] if term and isinstance(node, ast.YieldFrom) else term
        self.ref("yield", term, node)
        values = self.facts.yields.setdefault(self.src, [])
        if term and term not in values and len(values) < 12:
            values.append(term)

    visit_Yield = visit_YieldFrom = yields

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            dotted = self.beside(alias.name)
            self.facts.imports.append((dotted, node.lineno, node.col_offset))
            self.ref("import", ["m", dotted], node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = self.absolute(node)
        if base is None or base == "__future__":
            return
        self.facts.imports.append((base, node.lineno, node.col_offset))
        self.ref("import", ["m", base], node)
        for alias in node.names:
            if alias.name == "*":
                continue
            target = ["f", base, alias.name]
            self.ref("import", target, node)
            self.facts.imports.append((f"{base}.{alias.name}", node.lineno, node.col_offset))
            if self.scope.kind is ScopeKind.MODULE and (self.module.is_package or alias.asname == alias.name):
                self.ref("re-export", target, node)

    def beside(self, dotted: str) -> str:
        if dotted.partition(".")[0] not in self.siblings:
            return dotted
        return f"{self.facts.name.rpartition('.')[0]}.{dotted}"

    def absolute(self, node: ast.ImportFrom) -> str | None:
        """The module that `from ... import` reads; None when it leaves the top package."""
        if not node.level:
            return self.beside(node.module or "")
        parts = self.facts.name.split(".")
        drop = node.level - (1 if self.module.is_package else 0)
        if drop >= len(parts) and drop > 0:
            return None
        base = parts[: len(parts) - drop]
        return ".".join([*base, node.module] if node.module else base)

    # Names

    def bindings(self) -> None:
        for scope in self.scopes.all:
            facts = self.facts.scopes[scope.index]
            for name, bindings in scope.bindings.items():
                values = facts.values.setdefault(name, [])
                for binding in bindings[:24]:
                    term = self.imported(binding) if binding.role is Role.IMPORT else self.bound(binding, scope)
                    if term and term not in values:
                        values.append(term)
                if not values and not facts.keys.get(name) and scope.kind is not ScopeKind.MODULE:
                    del facts.values[name]
            facts.stars = [base for node in scope.stars if (base := self.absolute(node))]

    def bound(self, binding: Binding, scope: Scope) -> Expr:
        return UNKNOWN if binding.role is Role.DEFINITION else self.terms.binding(binding, scope)

    def imported(self, binding: Binding) -> Expr:
        alias = binding.node
        assert isinstance(alias, ast.alias)
        if isinstance(binding.source, ast.Import):
            return ["m", self.beside(alias.name if alias.asname else alias.name.partition(".")[0])]
        assert binding.source is not None
        base = self.absolute(binding.source)
        return ["f", base, alias.name] if base else UNKNOWN

    def exports(self, tree: ast.Module) -> None:
        for statement in tree.body:
            if isinstance(statement, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in statement.targets):
                try:
                    self.facts.exported = [str(name) for name in ast.literal_eval(statement.value)]
                except (ValueError, TypeError):
                    continue


def _is_test_name(stem: str) -> bool:
    return stem.startswith("test_") or stem.endswith("_test")


def _is_main_guard(node: ast.stmt) -> bool:
    if not isinstance(node, ast.If) or not isinstance(node.test, ast.Compare) or len(node.test.comparators) != 1:
        return False
    sides = [node.test.left, node.test.comparators[0]]
    return isinstance(node.test.ops[0], ast.Eq) and (
        any(isinstance(s, ast.Name) and s.id == "__name__" for s in sides)
        and any(isinstance(s, ast.Constant) and s.value == "__main__" for s in sides)
    )


def _callee(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def _last_name(node: ast.expr) -> str:
    node = _callee(node)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "?")


def _signature(node: Function) -> str:
    prefix = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    result = f" -> {ast.unparse(node.returns)}" if node.returns is not None else ""
    return f"{prefix} {node.name}({ast.unparse(node.args)}){result}"


def _nature(node: Function) -> Iterator[str]:
    """`async` and `generator`: what calling the function gives rather than what it does."""
    if isinstance(node, ast.AsyncFunctionDef):
        yield "async"
    pending: list[ast.AST] = list(node.body)
    while pending:
        child = pending.pop()
        if isinstance(child, ast.Yield | ast.YieldFrom):
            yield "generator"
            return
        if not isinstance(child, Definition | ast.Lambda):
            pending.extend(ast.iter_child_nodes(child))
