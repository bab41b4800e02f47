"""All modules' facts to what each mention means: names, imports, attributes through the method resolution order.

This is resolution by text alone. It follows definitions, imports and re-exports exactly, and values through plain
assignments and annotations as far as they are plain, with a confidence below 1 wherever it had to assume:

    1.0   a definition or an import, reached by name or through a module or class
    0.9   a method of `self` that a subclass overrides; a value through one plain assignment
    0.7   through an annotation, or one of several values
    0.3   by the name of the method alone, when few classes have one

Inference replaces what is below 1 with types (`types.add_types`).
"""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Iterable

from ferrule.graph import symbols
from ferrule.graph.facts import Expr, ModuleFacts, ScopeFacts
from ferrule.graph.model import Node, NodeKind
from ferrule.graph.symbols import Distributions, is_external

DEF, INSTANCE = "def", "instance"
Value = tuple[str, str, tuple]  # type: ignore[type-arg]
"""(DEF, key, ()) is the thing itself: a class, a function, a module, something external.
(INSTANCE, class key, elements) is an object of that class; `elements` are the values it holds, as far as known."""
Values = dict[Value, float]
Targets = dict[str, float]

_MAX_DEPTH = 12
_MAX_VALUES = 8
_MAX_CHAIN = 24
"""How many variables a value is followed through; CPython's stack would end at a few hundred."""
_MAX_OVERRIDING = 12
_BUILTIN_TYPES = (
    int,
    float,
    complex,
    str,
    bytes,
    bytearray,
    list,
    dict,
    set,
    frozenset,
    tuple,
    range,
    object,
    type,
    slice,
)
_BUILTIN_METHODS = frozenset(name for kind in _BUILTIN_TYPES for name in dir(kind))
_RETURNS_SELF_ELEMENTS = frozenset({"copy", "values", "sorted", "list", "set", "tuple", "reversed", "iter"})
_TAKES_ELEMENT = frozenset({"pop", "get", "popleft", "popitem", "setdefault", "next", "min", "max"})


class Resolver:
    def __init__(self, modules: Iterable[ModuleFacts], distributions: Distributions) -> None:
        self.modules = {facts.name: facts for facts in modules}
        self.distributions = distributions
        self.nodes: dict[str, Node] = {n.key: n for facts in self.modules.values() for n in facts.nodes}
        self.module_of = {symbols.module_symbol(name): facts for name, facts in self.modules.items()}
        self.home: dict[str, ModuleFacts] = {n.key: facts for facts in self.modules.values() for n in facts.nodes}
        self.bodies: dict[str, tuple[ModuleFacts, ScopeFacts]] = {}
        self.bound: dict[str, tuple[ModuleFacts, list[Expr]]] = {}
        """Variable, attribute or parameter to what it is bound to."""
        self.bases: dict[str, list[str]] = {}
        self.subclasses: dict[str, list[str]] = defaultdict(list)
        self.methods_by_name: dict[str, list[str]] = defaultdict(list)
        self._orders: dict[str, list[str]] = {}
        self._values: dict[str, Values] = {}
        self._members: dict[tuple[str, str], Targets] = {}
        self._descendants: dict[str, list[str]] = {}
        self._busy: set[str] = set()
        self._index()
        self._inheritance()

    def _index(self) -> None:
        for facts in self.modules.values():
            for scope in facts.scopes:
                if scope.kind == "class":
                    self.bodies[scope.key] = facts, scope
                for name, keys in scope.keys.items():
                    for key in keys:
                        if self.nodes[key].kind in (NodeKind.VARIABLE, NodeKind.ATTRIBUTE, NodeKind.PARAMETER):
                            self.bound[key] = facts, scope.values.get(name, [])
            for owner, attributes in facts.attributes.items():
                for name, values in attributes.items():
                    key = symbols.term_symbol(owner, name)
                    held = self.bound.get(key, (facts, []))[1]
                    self.bound[key] = facts, [*held, *(value for value in values if value not in held)]
            for node in facts.nodes:
                if node.kind is NodeKind.METHOD:
                    self.methods_by_name[node.name].append(node.key)

    def _inheritance(self) -> None:
        mentions = [(facts, ref) for facts in self.modules.values() for ref in facts.refs if ref.what == "inherit"]
        for facts, ref in mentions:
            bases = self.bases.setdefault(ref.src, [])
            for (what, key, _), _confidence in self.values(facts, ref.target).items():
                if what == DEF and key != ref.src and key not in bases:
                    bases.append(key)
                    self.subclasses[key].append(ref.src)
        self._values.clear()
        self._members.clear()
        self._descendants.clear()
        self._orders.clear()

    # Classes

    def mro(self, key: str) -> list[str]:
        """C3, as CPython does it; a base outside the project stands in it without its own bases. When no
        consistent order exists the order is depth first, and CPython would refuse the class."""
        if key not in self._orders:
            self._orders[key] = [key]  # what a class that inherits from itself gets
            bases = self.bases.get(key, [])
            self._orders[key] = [key, *_c3([*(list(self.mro(base)) for base in bases), list(bases)])]
        return self._orders[key]

    def own_member(self, key: str, name: str) -> list[str]:
        body = self.bodies.get(key)
        if body and (keys := body[1].keys.get(name)):
            return keys[-1:]
        term = symbols.term_symbol(key, name)
        return [term] if term in self.bound else []

    def class_member(self, key: str, name: str, *, after: str = "") -> Targets:
        """The attribute of a class, or of `super()` in class `after`; and of whatever subclass overrides it."""
        order = self.mro(key)
        for owner in order[order.index(after) + 1 :] if after in order else order:
            if is_external(owner):
                return {self.external(f"{symbols.external_name(owner)}.{name}"): 0.7}
            if found := self.own_member(owner, name):
                return dict.fromkeys(found, 1.0)
            body = self.bodies.get(owner)
            if body and name in body[1].values:
                return self.targets_of_name(body[0], body[1], name)
        return {}

    def instance_member(self, key: str, name: str) -> Targets:
        """The attribute of an object of class `key` or of a class derived from it. Where very many override it, only
        the one that `key` has is named: the `overrides` edges lead to the rest."""
        if (key, name) not in self._members:
            self._members[key, name] = self._instance_member(key, name)
        return self._members[key, name]

    def _instance_member(self, key: str, name: str) -> Targets:
        found = self.class_member(key, name)
        overriding: Targets = {}
        for derived in self.descendants(key):
            for other in self.own_member(derived, name):
                if other not in found:
                    overriding[other] = 0.5
        if overriding and (len(overriding) <= _MAX_OVERRIDING or not found):
            found = {target: min(confidence, 0.9) for target, confidence in found.items()} | overriding
        return found

    def descendants(self, key: str) -> list[str]:
        if key not in self._descendants:
            seen, pending = set(), list(self.subclasses.get(key, ()))
            while pending:
                derived = pending.pop()
                if derived not in seen:
                    seen.add(derived)
                    pending += self.subclasses.get(derived, ())
            self._descendants[key] = sorted(seen)
        return self._descendants[key]

    # Modules

    def external(self, dotted: str) -> str:
        return self.distributions.symbol(dotted)

    def module(self, dotted: str) -> str:
        return symbols.module_symbol(dotted) if dotted in self.modules else self.external(dotted)

    def module_member(self, dotted: str, name: str, seen: frozenset[tuple[str, str]] = frozenset()) -> Targets:
        """`dotted.name`: a global of the module, something that it re-exports, or a submodule."""
        facts = self.modules.get(dotted)
        if facts is None:
            inside = dotted.partition(".")[0] in self.modules
            return {} if inside else {self.external(f"{dotted}.{name}"): 1.0}
        if (dotted, name) in seen:
            return {}
        scope = facts.scopes[0]
        if found := self.targets_of_name(facts, scope, name, seen | {(dotted, name)}):
            return found
        if f"{dotted}.{name}" in self.modules:
            return {symbols.module_symbol(f"{dotted}.{name}"): 1.0}
        for star in scope.stars:
            visible = star in self.modules and not name.startswith("_")
            if visible and (found := self.module_member(star, name, seen | {(dotted, name)})):
                return found
        return {}

    def targets_of_name(self, facts: ModuleFacts, scope: ScopeFacts, name: str,
                        seen: frozenset[tuple[str, str]] = frozenset()) -> Targets:  # fmt: skip
        """The nodes that `name`, bound in `scope`, stands for: its own, or through an import another module's."""
        found: Targets = dict.fromkeys(scope.keys.get(name, ()), 1.0)
        for term in scope.values.get(name, ()):
            if term[0] == "m":
                found[self.module(term[1])] = 1.0
            elif term[0] == "f":
                found |= self.imported(term, seen)
        return found

    def imported(self, term: Expr, seen: frozenset[tuple[str, str]] = frozenset()) -> Targets:
        _, module, name = term
        return self.module_member(module, name, seen)

    # Terms

    def targets(self, facts: ModuleFacts, term: Expr, depth: int = 0) -> Targets:
        """The nodes that a term designates, without looking at what they hold."""
        if not term or depth > _MAX_DEPTH:
            return {}
        match term:
            case ["n", -1, name]:
                return self.unbound(facts, name)
            case ["n", index, name]:
                return self.targets_of_name(facts, facts.scopes[index], name)
            case ["a", base, name]:
                return self.attribute(facts, base, name, depth)
            case ["d", key]:
                return {key: 1.0}
            case ["m", dotted]:
                return {self.module(dotted): 1.0}
            case ["f", _, _]:
                return self.imported(term)
            case ["o", terms]:
                return {k: min(c, 0.7) for t in terms for k, c in self.targets(facts, t, depth + 1).items()}
        return {}

    def unbound(self, facts: ModuleFacts, name: str) -> Targets:
        for star in facts.scopes[0].stars:
            if star in self.modules and not name.startswith("_") and (found := self.module_member(star, name)):
                return found
        if hasattr(builtins, name):
            return {self.external(f"builtins.{name}"): 1.0}
        unknown = [star for star in facts.scopes[0].stars if star not in self.modules]
        return {self.external(f"{star}.{name}"): 0.7 for star in unknown[:1]}

    def attribute(self, facts: ModuleFacts, base: Expr, name: str, depth: int) -> Targets:
        found: Targets = {}
        if base and base[0] == "s":
            owner = facts.scopes[base[1]].key
            return self.class_member(owner, name, after=owner)
        for value, confidence in self.values(facts, base, depth + 1).items():
            for key, own in self.member(value, name).items():
                found[key] = max(found.get(key, 0.0), own * confidence)
        return found

    def member(self, value: Value, name: str) -> Targets:
        what, key, _ = value
        if is_external(key):
            return {self.external(f"{symbols.external_name(key)}.{name}"): 1.0}
        if key in self.module_of:
            return self.module_member(self.module_of[key].name, name)
        if self.nodes[key].kind is NodeKind.CLASS:
            return self.instance_member(key, name) if what == INSTANCE else self.class_member(key, name)
        return {}

    def values(self, facts: ModuleFacts, term: Expr, depth: int = 0) -> Values:
        """What a term may be at run time, as far as the text tells."""
        if not term or depth > _MAX_DEPTH:
            return {}
        match term:
            case ["y", key]:
                return {(INSTANCE, key, ()): 1.0}
            case ["k", name, terms]:
                return {(INSTANCE, self.external(f"builtins.{name}"), self.elements(facts, terms, depth)): 1.0}
            case ["t", base, arguments]:
                return self.promised(facts, base, arguments, depth)
            case ["c", function]:
                return self.called(facts, function, depth)
            case ["e", base]:
                return _merge(
                    self.held(value, confidence, depth)
                    for value, confidence in self.values(facts, base, depth + 1).items()
                )
            case ["g", base]:
                return _merge(self.subscribed(v, c, depth) for v, c in self.values(facts, base, depth + 1).items())
            case ["w", base]:
                return _merge(self.entered(v, c, depth) for v, c in self.values(facts, base, depth + 1).items())
            case ["b", left, right, name, reflected]:
                return self.computed(facts, left, right, name, reflected, depth)
            case ["i", base, index]:
                return self.item(facts, base, index, depth)
            case ["?", inner]:
                return {v: min(c, 0.5) for v, c in self.values(facts, inner, depth + 1).items()}
            case ["o", terms]:
                merged = _merge(self.values(facts, t, depth + 1) for t in terms)
                return merged if len(merged) < 2 else {v: min(c, 0.7) for v, c in merged.items()}
        if term[0] == "n" and term[1] >= 0:
            scope = facts.scopes[term[1]]
            if not scope.keys.get(term[2]) and (bound := scope.values.get(term[2])):
                return self.of_local(facts, term, bound)
        return _merge(
            {value: own * confidence for value, own in self.of_node(key, depth).items()}
            for key, confidence in self.targets(facts, term, depth).items()
        )

    def of_local(self, facts: ModuleFacts, term: Expr, bound: list[Expr]) -> Values:
        return self.once(f"{facts.name}\0{term[1]}\0{term[2]}", facts, bound)

    def once(self, label: str, facts: ModuleFacts, bound: list[Expr]) -> Values:
        """The union of `bound`, computed once. What is being computed already adds nothing to itself."""
        if label in self._values:
            return self._values[label]
        if label in self._busy or len(self._busy) > _MAX_CHAIN:
            return {}
        self._busy.add(label)
        merged = _merge(self.values(facts, term, 1) for term in bound)
        exact = all(term[0] in "dmfy" for term in bound)
        limit = 1.0 if exact else 0.9 if len(merged) == 1 else 0.7
        self._values[label] = {v: min(c, limit) for v, c in list(merged.items())[:_MAX_VALUES]}
        self._busy.discard(label)
        return self._values[label]

    def of_node(self, key: str, depth: int) -> Values:
        if key in self.bound:
            facts, bound = self.bound[key]
            return self.once(key, facts, bound)
        node = self.nodes.get(key)
        if node is not None and {"property", "cached_property"} & set(node.flags):
            return self.result(key, depth)
        return {(DEF, key, ()): 1.0}

    def elements(self, facts: ModuleFacts, terms: list[Expr], depth: int) -> tuple[Value, ...]:
        if depth > 4:
            return ()
        found = _merge(self.values(facts, term, depth + 1) for term in terms)
        return tuple(sorted(found))[:_MAX_VALUES]

    def promised(self, facts: ModuleFacts, base: Expr, arguments: list[Expr], depth: int) -> Values:
        held = self.elements(facts, arguments, depth)
        found: Values = {}
        for (what, key, _), confidence in self.values(facts, base, depth + 1).items():
            is_class = is_external(key) or (key in self.nodes and self.nodes[key].kind is NodeKind.CLASS)
            if what == DEF and is_class:
                found[(INSTANCE, key, held)] = min(confidence, 0.9)
        return found

    def called(self, facts: ModuleFacts, function: Expr, depth: int) -> Values:
        found: Values = {}
        if function[0] == "a" and function[2] in _RETURNS_SELF_ELEMENTS | _TAKES_ELEMENT:
            for value, confidence in self.values(facts, function[1], depth + 1).items():
                if is_external(value[1]) and value[2]:
                    found |= (
                        {value: confidence} if function[2] in _RETURNS_SELF_ELEMENTS else self.held(value, confidence)
                    )
        if found:
            return found
        for (what, key, _), confidence in self.values(facts, function, depth + 1).items():
            if what != DEF:
                continue
            for value, own in self.result(key, depth).items():
                found[value] = max(found.get(value, 0.0), own * confidence)
        return found

    def result(self, key: str, depth: int) -> Values:
        """What calling `key` gives."""
        if is_external(key):
            dotted = symbols.external_name(key)
            builtin = (
                getattr(builtins, dotted.removeprefix("builtins."), None) if dotted.startswith("builtins.") else None
            )
            return {(INSTANCE, key, ()): 1.0} if isinstance(builtin, type) else {}
        node = self.nodes[key]
        if node.kind is NodeKind.CLASS:
            return {(INSTANCE, key, ()): 1.0}
        if key not in self.home or depth > _MAX_DEPTH:
            return {}
        facts = self.home[key]
        if "generator" in node.flags:
            given = self.once(f"{key}\0yields", facts, facts.yields.get(key, []))
            return {(INSTANCE, self.external("types.GeneratorType"), tuple(sorted(given))[:_MAX_VALUES]): 1.0}
        return self.once(f"{key}\0returns", facts, facts.returns.get(key, []))

    def special(self, value: Value, name: str, confidence: float, depth: int) -> Values:
        """What the special method `name` gives on an object of a class of the project."""
        if value[0] != INSTANCE or is_external(value[1]) or depth > _MAX_DEPTH:
            return {}
        return _merge(
            {result: own * confidence * share for result, share in self.result(key, depth + 1).items()}
            for key, own in self.member(value, name).items()
            if key in self.nodes and self.nodes[key].kind is NodeKind.METHOD
        )

    def held(self, value: Value, confidence: float, depth: int = 0) -> Values:
        """What iterating over `value` gives."""
        what, _, elements = value
        if elements:
            return dict.fromkeys(elements, min(confidence, 0.9)) if what == INSTANCE else {}
        found: Values = {}
        for iterator, own in self.special(value, "__iter__", confidence, depth).items():
            is_same = iterator[:2] == value[:2]
            step = self.special(iterator, "__next__", own, depth) if is_same else self.held(iterator, own, depth + 1)
            found |= step
        return found

    def subscribed(self, value: Value, confidence: float, depth: int) -> Values:
        return self.special(value, "__getitem__", confidence, depth) or self.held(value, confidence, _MAX_DEPTH)

    def entered(self, value: Value, confidence: float, depth: int) -> Values:
        found = self.special(value, "__enter__", confidence, depth)
        return found or {value: confidence * 0.9}

    def computed(self, facts: ModuleFacts, left: Expr, right: Expr, name: str, reflected: str, depth: int) -> Values:
        found: Values = {}
        operands = self.values(facts, left, depth + 1)
        for value, confidence in operands.items():
            found |= self.special(value, name, confidence, depth)
        for value, confidence in self.values(facts, right, depth + 1).items() if reflected else ():
            found |= self.special(value, reflected, confidence, depth)
        # Builtin types mostly give their own kind back.
        return found or {v: c * 0.7 for v, c in operands.items() if v[0] == INSTANCE and is_external(v[1])}

    def item(self, facts: ModuleFacts, base: Expr, index: int, depth: int) -> Values:
        if base[0] == "k" and base[1] == "tuple" and -len(base[2]) <= index < len(base[2]):
            return self.values(facts, base[2][index], depth + 1)
        return self.values(facts, ["g", base], depth + 1) or self.values(facts, ["e", base], depth + 1)

    def by_name_alone(self, name: str) -> Targets:
        """Methods called `name`, when few classes have one and no builtin type does."""
        found = self.methods_by_name.get(name, [])
        if not 0 < len(found) <= 3 or name in _BUILTIN_METHODS:
            return {}
        return dict.fromkeys(found, round(0.3 / len(found), 2))


def _merge(parts: Iterable[Values]) -> Values:
    merged: Values = {}
    for part in parts:
        for value, confidence in part.items():
            if confidence > merged.get(value, 0.0):
                merged[value] = confidence
    return merged


def _c3(sequences: list[list[str]]) -> list[str]:
    merged: list[str] = []
    pending = [list(s) for s in sequences if s]
    while pending:
        heads = [s[0] for s in pending if not any(s[0] in other[1:] for other in pending)]
        head = heads[0] if heads else pending[0][0]
        merged.append(head)
        pending = [rest for s in pending if (rest := [item for item in s if item != head])]
    return merged
