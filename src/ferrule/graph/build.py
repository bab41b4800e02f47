"""Facts to the graph: every mention becomes an edge; overrides and tests follow from edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ferrule.graph import symbols
from ferrule.graph.extract import SourceModule, extract
from ferrule.graph.facts import ModuleFacts, Ref
from ferrule.graph.model import CALLABLE, Edge, EdgeKind, Evidence, Graph, Node, NodeKind
from ferrule.graph.resolve import DEF, INSTANCE, Resolver, Targets
from ferrule.graph.symbols import Distributions, is_external


class SourceProgram(Protocol):
    """What the graph needs of a loaded program; `ferrule.load.Program` is one."""

    @property
    def modules(self) -> Mapping[str, SourceModule]: ...


def build(program: SourceProgram, distributions: Distributions | None = None) -> Graph:
    """The graph of a loaded program. Its main module is known by its file's name, as it is in the graph of a folder."""
    names = {key: _shown_name(module, program.modules) for key, module in program.modules.items()}
    facts = [extract(module, names[key]) for key, module in program.modules.items()]
    return link(facts, distributions)


def _shown_name(module: SourceModule, others: Mapping[str, SourceModule]) -> str:
    if module.name != "__main__":
        return module.name
    package = getattr(module, "package", "")
    name = f"{package}.__main__" if package else module.path.stem
    return name if name not in others else "__main__"


def link(modules: Iterable[ModuleFacts], distributions: Distributions | None = None) -> Graph:
    return _Linker(list(modules), distributions or Distributions()).run()


_VALUES = frozenset({NodeKind.VARIABLE, NodeKind.ATTRIBUTE})


class _Linker:
    def __init__(self, modules: list[ModuleFacts], distributions: Distributions) -> None:
        self.modules = modules
        self.resolver = Resolver(modules, distributions)
        self.graph = Graph()

    def run(self) -> Graph:
        for facts in self.modules:
            for node in facts.nodes:
                self.graph.add_node(node)
        for facts in self.modules:
            for parent, child in facts.contains:
                self.graph.add_edge(Edge(parent, child, EdgeKind.CONTAINS, path=facts.path))
            self.package(facts)
        for facts in self.modules:
            for ref in facts.refs:
                _HANDLERS[ref.what](self, facts, ref)
        self.overrides()
        self.tests()
        self.graph.import_order = import_order(self.modules)
        return self.graph

    def package(self, facts: ModuleFacts) -> None:
        outer = facts.name.rpartition(".")[0]
        if outer in self.resolver.modules:
            src, dst = symbols.module_symbol(outer), symbols.module_symbol(facts.name)
            self.graph.add_edge(Edge(src, dst, EdgeKind.CONTAINS, path=facts.path))

    def edge(self, facts: ModuleFacts, ref: Ref, kind: EdgeKind, dst: str, confidence: float = 1.0) -> None:
        if dst not in self.graph.nodes:
            if not is_external(dst):
                return
            self.add_external(dst)
        if is_external(dst):
            self.uses(facts, ref, dst)
        if ref.src != dst or kind in (EdgeKind.CALLS, EdgeKind.REFERENCES):
            self.graph.add_edge(
                Edge(ref.src, dst, kind, round(confidence, 2), Evidence.SYNTAX, 1, facts.path, ref.line, ref.col)
            )

    def add_external(self, key: str) -> None:
        dotted = symbols.external_name(key)
        self.graph.add_node(Node(key, NodeKind.EXTERNAL, dotted.rpartition(".")[2], dotted))

    def uses(self, facts: ModuleFacts, ref: Ref, dst: str) -> None:
        """One edge from the module to the top-level package outside, whatever of it is used."""
        top = symbols.external_name(dst).partition(".")[0]
        if top == "builtins":
            return
        package = self.resolver.external(top)
        if package not in self.graph.nodes:
            self.add_external(package)
        module = symbols.module_symbol(facts.name)
        self.graph.add_edge(
            Edge(module, package, EdgeKind.USES_EXTERNAL, 1.0, Evidence.SYNTAX, 1, facts.path, ref.line, ref.col)
        )

    def kind_of(self, key: str) -> NodeKind:
        node = self.resolver.nodes.get(key)
        return node.kind if node is not None else NodeKind.EXTERNAL

    # What each mention becomes

    def call(self, facts: ModuleFacts, ref: Ref) -> None:
        called: Targets = {}
        for (what, key, _), confidence in self.resolver.values(facts, ref.target).items():
            if what == DEF:
                called[key] = max(called.get(key, 0.0), confidence)
            else:
                called |= {k: c * confidence for k, c in self.resolver.member((what, key, ()), "__call__").items()}
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            if self.kind_of(key) in _VALUES:
                self.edge(facts, ref, EdgeKind.READS, key, confidence)
        if not called and ref.target[0] == "a":
            called = self.resolver.by_name_alone(ref.target[2])
        for key, confidence in called.items():
            self.call_of(facts, ref, key, confidence)

    def call_of(self, facts: ModuleFacts, ref: Ref, key: str, confidence: float) -> None:
        kind = self.kind_of(key)
        if kind is NodeKind.CLASS:
            self.edge(facts, ref, EdgeKind.INSTANTIATES, key, confidence)
            for name in ("__new__", "__init__", "__post_init__"):
                for method in self.resolver.class_member(key, name):
                    if not is_external(method):
                        self.edge(facts, ref, EdgeKind.CALLS, method, confidence)
        elif kind in CALLABLE or kind is NodeKind.EXTERNAL:
            self.edge(facts, ref, EdgeKind.CALLS, key, confidence)

    def operator(self, facts: ModuleFacts, ref: Ref) -> None:
        """A special method of a class of the project; those of builtin types say nothing that anybody asks for."""
        term, names = ref.target
        for value, confidence in self.resolver.values(facts, term).items():
            if value[0] != INSTANCE or is_external(value[1]):
                continue
            for name in names:
                found = {k: c for k, c in self.resolver.member(value, name).items() if self.kind_of(k) in CALLABLE}
                for key, own in found.items():
                    self.edge(facts, ref, EdgeKind.CALLS, key, own * confidence)
                if found:
                    break

    def passed(self, facts: ModuleFacts, ref: Ref) -> None:
        """A function that is handed to code outside the project is there to be called: `sorted(xs, key=rank)`."""
        function, argument = ref.target
        callees = self.resolver.targets(facts, function)
        if not callees or not all(is_external(key) for key in callees):
            return
        for (what, key, _), confidence in self.resolver.values(facts, argument).items():
            if what == DEF and self.kind_of(key) in CALLABLE:
                self.edge(facts, ref, EdgeKind.CALLS, key, confidence * 0.7)

    def mention(self, facts: ModuleFacts, ref: Ref) -> None:
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            kind = self.kind_of(key)
            if kind in _VALUES:
                self.edge(facts, ref, EdgeKind.READS, key, confidence)
            elif kind in CALLABLE and {"property", "cached_property"} & set(self.resolver.nodes[key].flags):
                self.edge(facts, ref, EdgeKind.CALLS, key, confidence)
            elif kind in CALLABLE or kind in (NodeKind.CLASS, NodeKind.EXTERNAL):
                self.edge(facts, ref, EdgeKind.REFERENCES, key, confidence)

    def write(self, facts: ModuleFacts, ref: Ref) -> None:
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            if self.kind_of(key) in _VALUES:
                self.edge(facts, ref, EdgeKind.WRITES, key, confidence)
            elif self.kind_of(key) in CALLABLE and self.graph.nodes[key].flags:
                self.edge(facts, ref, EdgeKind.CALLS, key, confidence)  # a property's setter

    def mutate(self, facts: ModuleFacts, ref: Ref) -> None:
        """`x[i] = v` changes what `x` holds for sure; `x.append(v)` only if x is what its method's name suggests."""
        sure = ref.what == "mutate"
        values = self.resolver.values(facts, ref.target)
        own = any(what == INSTANCE and not is_external(key) for what, key, _ in values)
        modules = all(key in self.resolver.module_of or what == DEF for what, key, _ in values)
        if not sure and (own or (values and modules)):
            return
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            if self.kind_of(key) in (*_VALUES, NodeKind.PARAMETER):
                known = sure or any(what == INSTANCE for what, _, _ in values)
                self.edge(facts, ref, EdgeKind.MUTATES, key, confidence * (1.0 if known else 0.6))

    def classes(self, facts: ModuleFacts, ref: Ref) -> dict[str, float]:
        """The classes that a term names or is an instance of."""
        return {
            key: confidence
            for (_, key, _), confidence in self.resolver.values(facts, ref.target).items()
            if self.kind_of(key) in (NodeKind.CLASS, NodeKind.EXTERNAL)
        }

    def inherit(self, facts: ModuleFacts, ref: Ref) -> None:
        for base in self.resolver.bases.get(ref.src, []):
            if base in self.classes(facts, ref):
                self.edge(facts, ref, EdgeKind.INHERITS, base)

    def decorate(self, facts: ModuleFacts, ref: Ref) -> None:
        """The decorator is called by the code that holds the definition."""
        holder = self.graph.into(ref.src, EdgeKind.CONTAINS)[0].src
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            if is_external(key) and key not in self.graph.nodes:
                self.add_external(key)
            if key in self.graph.nodes and key != ref.src:
                edge = Edge(key, ref.src, EdgeKind.DECORATES, round(confidence, 2), path=facts.path)
                edge.line, edge.col = ref.line, ref.col
                self.graph.add_edge(edge)
                self.call_of(facts, Ref("call", holder, ref.target, ref.line, ref.col), key, confidence)

    def import_(self, facts: ModuleFacts, ref: Ref) -> None:
        kind = EdgeKind.RE_EXPORTS if ref.what == "re-export" else EdgeKind.IMPORTS
        module = Ref(ref.what, symbols.module_symbol(facts.name), ref.target, ref.line, ref.col)
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            self.edge(facts, module, kind, key, confidence)

    def typed(self, facts: ModuleFacts, ref: Ref) -> None:
        kind = EdgeKind(ref.what)
        pending = list(self.resolver.values(facts, ref.target))
        while pending:
            _, key, elements = pending.pop()
            self.edge(facts, ref, kind, key)
            pending += elements

    def exceptional(self, facts: ModuleFacts, ref: Ref) -> None:
        kind = EdgeKind.CATCHES if ref.what == "catch" else EdgeKind.RAISES
        for key, confidence in self.classes(facts, ref).items():
            self.edge(facts, ref, kind, key, confidence * (0.7 if ref.what == "reraise" else 1.0))

    def yield_(self, facts: ModuleFacts, ref: Ref) -> None:
        for key, confidence in self.classes(facts, ref).items():
            self.edge(facts, ref, EdgeKind.YIELDS, key, confidence)

    def alias(self, facts: ModuleFacts, ref: Ref) -> None:
        for key, confidence in self.resolver.targets(facts, ref.target).items():
            self.edge(facts, ref, EdgeKind.ALIASES, key, confidence)

    # What follows

    def overrides(self) -> None:
        for owner, (facts, scope) in self.resolver.bodies.items():
            for name, keys in scope.keys.items():
                for key in keys:
                    if self.kind_of(key) is NodeKind.METHOD:
                        self.overridden(facts, owner, name, key)

    def overridden(self, facts: ModuleFacts, owner: str, name: str, key: str) -> None:
        for base in self.resolver.mro(owner)[1:]:
            for method in self.resolver.own_member(base, name):
                node = self.graph.nodes[key]
                self.graph.add_edge(Edge(key, method, EdgeKind.OVERRIDES, path=facts.path, line=node.span.line))
                return

    def tests(self) -> None:
        """A test tests what it calls directly."""
        for node in list(self.graph.nodes.values()):
            if node.kind is NodeKind.TEST:
                for edge in self.graph.out(node.key, EdgeKind.CALLS, EdgeKind.INSTANTIATES):
                    if not is_external(edge.dst):
                        self.graph.add_edge(Edge(edge.dst, node.key, EdgeKind.TESTED_BY, edge.confidence, edge.evidence,
                                                 edge.count, edge.path, edge.line, edge.col))  # fmt: skip


_HANDLERS = {
    "call": _Linker.call,
    "operator": _Linker.operator,
    "pass": _Linker.passed,
    "ref": _Linker.mention,
    "write": _Linker.write,
    "mutate": _Linker.mutate,
    "maybe-mutate": _Linker.mutate,
    "inherit": _Linker.inherit,
    "decorate": _Linker.decorate,
    "import": _Linker.import_,
    "re-export": _Linker.import_,
    "returns-type": _Linker.typed,
    "param-type": _Linker.typed,
    "references": _Linker.typed,
    "raise": _Linker.exceptional,
    "reraise": _Linker.exceptional,
    "catch": _Linker.exceptional,
    "yield": _Linker.yield_,
    "alias": _Linker.alias,
}


def import_order(modules: Iterable[ModuleFacts]) -> list[str]:
    """Modules in the order in which CPython finishes executing them: a package before its submodules, what a module
    imports before the module, the first importer deciding within a cycle."""
    by_name = {facts.name: facts for facts in modules}
    order: list[str] = []
    started: set[str] = set()
    for name in by_name:
        stack = [(name, iter(_needs(name, by_name)))] if name not in started else []
        started.add(name)
        while stack:
            current, needs = stack[-1]
            following = next((need for need in needs if need not in started), None)
            if following is None:
                order.append(current)
                stack.pop()
            else:
                started.add(following)
                stack.append((following, iter(_needs(following, by_name))))
    return order


def _needs(name: str, by_name: dict[str, ModuleFacts]) -> list[str]:
    found = [name.rpartition(".")[0]]
    for target, _, _ in by_name[name].imports:
        parts = target.split(".")
        found += [".".join(parts[: depth + 1]) for depth in range(len(parts))]
    return [need for need in found if need in by_name and need != name]
