"""Expressions as constraints: one method for each kind of node."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ferrule.infer import wrappers
from ferrule.infer.attributes import AttributeRules
from ferrule.infer.importing import is_uncovered
from ferrule.infer.model import LONGEST_TUPLE, Atom, ClassA, ClassInfo, ConA, Filter, FuncInst, InstA, TupA, Var
from ferrule.infer.narrow import facts_of
from ferrule.infer.object_forms import OWN_MODULE
from ferrule.infer.operators import OperatorRules
from ferrule.infer.rows import KWSTAR, Arguments
from ferrule.infer.scopes import is_inner
from ferrule.infer.special import SPECIAL_FORMS, SpecialForms
from ferrule.load.nodes import subtree

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine
    from ferrule.infer.narrow import Facts
    from ferrule.infer.scopes import Scope

LITERALS = {
    bool: "bool",
    int: "int",
    float: "float",
    complex: "complex",
    str: "str",
    bytes: "bytes",
    type(None): "None",
    type(...): "ellipsis",
}


class ExpressionRules(AttributeRules, OperatorRules, SpecialForms):
    """The part of the walker that handles expressions."""

    engine: Engine
    inst: FuncInst
    scope: Scope
    module: str
    facts: Facts
    class_body: ClassInfo | None

    def expr(self, node: ast.expr) -> Var:
        """The variable of an expression; its constraints are installed on the first visit."""
        method = getattr(self, "expr_" + type(node).__name__, None)
        if method is None:
            self.problem("FER0302", node, f"`{type(node).__name__}` expressions are not supported yet", "")
            return Var("unsupported")
        var: Var = method(node)
        self.inst.nodes[node] = var
        return var

    def of(self, atom: Atom) -> Var:
        var = Var(type(atom).__name__)  # the atom in full may contain itself
        self.solver.add(var, atom)
        return var

    def literal_var(self, node: ast.expr) -> Var:
        """The variable of a default that a row writes as a literal."""
        if isinstance(node, ast.Constant) and type(node.value) in LITERALS:
            return self.of(self.engine.con(LITERALS[type(node.value)]))
        if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
            return self.literal_var(node.operand)
        return Var("default")

    # Leaves

    def expr_Constant(self, node: ast.Constant) -> Var:
        if isinstance(node.value, str) and not encodes(node.value):
            self.problem("FER0427", node, "this text has a lone surrogate", "Rust's strings cannot hold one")
        return self.of(self.engine.con(LITERALS[type(node.value)]))

    def expr_JoinedStr(self, node: ast.JoinedStr) -> Var:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.formatted(part)
            elif isinstance(part, ast.Constant):
                self.expr_Constant(part)
        return self.of(self.engine.con("str"))

    def formatted(self, part: ast.FormattedValue) -> None:
        self.expr(part.value)
        if isinstance(part.format_spec, ast.JoinedStr):
            self.expr(part.format_spec)

    def expr_Name(self, node: ast.Name) -> Var:
        return self.load_name(node.id, node)

    def load_name(self, name: str, node: ast.AST) -> Var:
        source = self.lookup(name, node)
        if name in self.engine.uncovered_names:
            self.solver.listen(source, lambda atom: self.refuse_uncovered(atom, node))
        filters = self.facts.get(name)
        if not filters:
            return source
        narrowed = Var(f"{name}?")
        self.solver.flow(source, narrowed, lambda atom: all(keep(atom) for keep in filters))
        return narrowed

    def refuse_uncovered(self, atom: Atom, node: ast.AST) -> None:
        module = is_uncovered(self.engine, atom)
        if module and module not in self.engine.program.given_up:
            what = f"module `{module}` of the standard library is not covered yet"
            self.problem("FER0401", node, what, "LIMITS.md lists the modules that are; replace the uses of this one")

    def lookup(self, name: str, node: ast.AST) -> Var:
        if getattr(node, "is_builtin", False):
            return self.builtin(name, node)
        web = self.scope.webs.get(node)
        if not is_inner(web) and (attr := self.class_body_attr(name)) is not None:
            return attr
        if web is not None:
            return self.engine.web_var(self.inst, web)
        if name in self.scope.captures:
            return self.captured_var(name)
        if name in self.scope.local_classes:
            return self.of(self.engine.class_atom(self.engine.classes[self.scope.local_classes[name]]))
        module_scope = self.engine.scopes[self.module]
        if name in module_scope.bound or any(name in s.globals for s in self.engine.all_scopes(self.module)):
            return self.engine.global_var(self.module, name)
        return self.builtin(name, node)

    def class_body_attr(self, name: str) -> Var | None:
        """Inside a class body a name may be an earlier attribute of the class."""
        cls = self.class_body
        if cls is None:
            return None
        if name in cls.attrs:
            return cls.attrs[name]
        method = cls.methods.get(name)
        if method is not None and self.engine.functions.get(method.node) is method:
            return self.of(self.engine.function(method, cls.outer))
        return None

    def builtin(self, name: str, node: ast.AST) -> Var:
        atom = self.engine.builtin(name)
        if atom is not None:
            return self.of(atom)
        if name in ("__name__", "__file__"):
            return self.of(self.engine.con("str"))
        if name == "__doc__":
            text = ast.get_docstring(self.engine.module(self.module).tree, clean=False)
            return self.of(self.engine.con("None" if text is None else "str"))
        if name in SPECIAL_FORMS:
            return Var(name)
        if name == OWN_MODULE:
            return self.of(self.engine.module_atom(self.module))
        if getattr(node, "may_lack", False):
            return Var(name)
        if hasattr(builtins, name):
            self.problem("FER0403", node, f"the builtin `{name}` is not covered yet", "docs/language.md lists what is")
        else:
            self.problem("FER0201", node, f"the name `{name}` is not defined", "define or import it before this use")
        return Var(name)

    # Displays

    def expr_List(self, node: ast.List) -> Var:
        made = self.engine.new("list", self.inst, node)
        self.items(node.elts, made.params["T"])
        return self.of(made)

    def expr_Set(self, node: ast.Set) -> Var:
        made = self.engine.new("set", self.inst, node)
        self.items(node.elts, made.params["T"])
        return self.of(made)

    def items(self, elts: list[ast.expr], target: Var) -> None:
        for item in elts:
            if isinstance(item, ast.Starred):
                self.iterate(self.expr(item.value), target, item)
            else:
                self.solver.flow(self.expr(item), target)

    def expr_Tuple(self, node: ast.Tuple) -> Var:
        if len(node.elts) > LONGEST_TUPLE or any(isinstance(item, ast.Starred) for item in node.elts):
            made = self.engine.new("tuple", self.inst, node)
            self.items(node.elts, made.params["T"])
            return self.of(made)
        fixed = self.engine.tuple_of(len(node.elts), self.inst, node)
        for item, var in zip(node.elts, fixed.items, strict=True):
            self.solver.flow(self.expr(item), var)
        return self.of(fixed)

    def expr_Dict(self, node: ast.Dict) -> Var:
        made = self.engine.new("dict", self.inst, node)
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                other = self.plain_dicts(self.expr(value), node)  # type: ignore[attr-defined]
                self.solver.listen(other, lambda atom: self.merge_dict(atom, made))
                continue
            self.solver.flow(self.expr(key), made.params["K"])
            self.solver.flow(self.expr(value), made.params["V"])
        return self.of(made)

    def merge_dict(self, atom: Atom, made: ConA) -> None:
        from ferrule.infer.rows import class_env

        if isinstance(atom, ConA) and (env := class_env(self, atom.name, dict(atom.params), "dict")):  # type: ignore[arg-type]
            self.solver.flow(env["K"], made.params["K"])
            self.solver.flow(env["V"], made.params["V"])

    # Comprehensions

    def expr_ListComp(self, node: ast.ListComp) -> Var:
        made = self.engine.new("list", self.inst, node)
        self.comprehension(node.generators, [node.elt], [made.params["T"]])
        return self.of(made)

    def expr_SetComp(self, node: ast.SetComp) -> Var:
        made = self.engine.new("set", self.inst, node)
        self.comprehension(node.generators, [node.elt], [made.params["T"]])
        return self.of(made)

    def expr_DictComp(self, node: ast.DictComp) -> Var:
        made = self.engine.new("dict", self.inst, node)
        self.comprehension(node.generators, [node.key, node.value], [made.params["K"], made.params["V"]])
        return self.of(made)

    def expr_GeneratorExp(self, node: ast.GeneratorExp) -> Var:
        if getattr(node, "is_async", False):
            self.problem("FER0302", node, "asynchronous generator expressions are not supported yet", "use a list")
            return Var("unsupported")
        made = self.engine.new("Iterator", self.inst, node)
        self.comprehension(node.generators, [node.elt], [made.params["T"]])
        return self.of(made)

    def comprehension(self, generators: list[ast.comprehension], elts: list[ast.expr], targets: list[Var]) -> None:
        before = self.facts
        for gen in generators:
            elem = Var("element")
            self.iterate(self.expr(gen.iter), elem, gen.iter)
            self.inst.nodes[gen] = elem  # type: ignore[index]
            self.assign(gen.target, elem)
            for test in gen.ifs:
                self.expr(test)
                self.facts = self.with_facts(self.facts, facts_of(self, test, True))  # type: ignore[arg-type, attr-defined]
        for elt, target in zip(elts, targets, strict=True):
            self.solver.flow(self.expr(elt), target)
        self.facts = before

    # Choices

    def expr_BoolOp(self, node: ast.BoolOp) -> Var:
        """`a and b` is `a` when `a` is false: what is always true never comes out of the left side."""
        result = Var("boolop")
        before = self.facts
        is_and = isinstance(node.op, ast.And)
        for i, value in enumerate(node.values):
            var = self.expr(value)
            last = i == len(node.values) - 1
            if last:
                self.solver.flow(var, result)
            elif is_and:
                self.solver.flow(var, result, may_be_false)
            else:
                self.solver.flow(var, result, may_be_true)
            self.facts = self.with_facts(self.facts, facts_of(self, value, is_and))  # type: ignore[arg-type, attr-defined]
        self.facts = before
        return result

    def expr_IfExp(self, node: ast.IfExp) -> Var:
        self.expr(node.test)
        before = self.facts
        result = Var("conditional")
        for part, outcome in ((node.body, True), (node.orelse, False)):
            self.facts = self.with_facts(before, facts_of(self, node.test, outcome))  # type: ignore[arg-type, attr-defined]
            self.solver.flow(self.expr(part), result)
        self.facts = before
        return result

    def expr_NamedExpr(self, node: ast.NamedExpr) -> Var:
        value = self.expr(node.value)
        self.assign(node.target, value)
        return value

    # Functions

    def expr_Lambda(self, node: ast.Lambda) -> Var:
        self.engine.guarded |= {n for n in subtree(node.body) if isinstance(n, ast.Call)}
        return self.function_value(node)

    def function_value(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Var:
        self.engine.defaults_of(self, node)
        wrapped = self.engine.wraps_argument(self.engine.functions[node])
        if wrapped is not None:
            self.expr(wrapped)
        outer = self.inst if self.engine.has_captures(node) else None
        return self.of(self.engine.function(self.engine.functions[node], outer))

    def decorate(self, decorator: ast.expr, value: Var) -> Var:
        """`@d` over a function is `d(function)`."""
        name = self.static_name(decorator)
        if self.module == "functools" and name == "wraps":
            return value
        if name in wrappers.NAMING or name in (
            "abc.abstractmethod",
            "typing.override",
            "typing.final",
            "typing.no_type_check",
        ):
            return value
        func = self.expr(decorator)
        result = Var("decorated")
        self.inst.nodes[("decorated", decorator)] = result  # type: ignore[index]
        self.call_var(func, Arguments(decorator, [value]), result)
        return result

    def expr_Call(self, node: ast.Call) -> Var:
        if (special := self.special_form(node)) is not None:
            return special
        result = Var("call")
        if isinstance(node.func, ast.Attribute):
            return self.call_method_node(node, node.func, result)
        self.call_with(self.expr(node.func), node, result)
        return result

    def call_method_node(self, node: ast.Call, func: ast.Attribute, result: Var) -> Var:
        if func.attr == "__init__" and (name := self.builtin_init(func.value)) and node.args:
            _receiver, *rest = [self.expr(a) for a in node.args]
            self.exception_arguments(Arguments(node, rest), name)
            self.solver.add(result, self.engine.con("None"))
            return result
        self.call_with(self.expr(func), node, result)
        return result

    def call_with(self, func: Var, node: ast.Call, result: Var) -> None:
        given = [(self.expr(a.value), True) if isinstance(a, ast.Starred) else (self.expr(a), False) for a in node.args]
        args = Arguments(node)
        for keyword in node.keywords:
            if keyword.arg is not None:
                args.keywords[keyword.arg] = self.expr(keyword.value)
            else:
                self.keyword_star(keyword.value, args)
        self.spread(given, args, lambda args: self.call_var(func, args, result))

    def spread(self, given: list[tuple[Var, bool]], args: Arguments, use: Callable[[Arguments], None]) -> None:
        """`*xs` spreads a tuple of known length, once for each length; anything else gives any number of elements."""
        at = next((i for i, (_, star) in enumerate(given) if star), None)
        if at is None:
            use(replace(args, positional=[var for var, _ in given]))
            return
        lengths: dict[int, list[Var]] = {}
        elements = Var("star")

        def listener(atom: Atom) -> None:
            if not isinstance(atom, TupA):
                if not lengths.get(-1):
                    lengths[-1] = [elements]
                    self.spread_unknown(given, at, elements, args, use)
                self.iterate(self.atom_var(atom), elements, args.node)
                return
            items = lengths.get(len(atom.items))
            if items is None:
                items = lengths[len(atom.items)] = [Var(f"star{i}") for i in range(len(atom.items))]
                self.spread([*given[:at], *((i, False) for i in items), *given[at + 1 :]], args, use)
            for one, other in zip(atom.items, items, strict=True):
                self.solver.flow(one, other)

        self.solver.listen(given[at][0], listener)

    def spread_unknown(
        self, given: list[tuple[Var, bool]], at: int, elements: Var, args: Arguments, use: Callable[[Arguments], None]
    ) -> None:
        for var, star in given[at + 1 :]:
            if star:
                self.iterate(var, elements, args.node)
            else:
                self.solver.flow(var, elements)
        use(replace(args, positional=[var for var, _ in given[:at]], star=elements))

    def keyword_star(self, node: ast.expr, args: Arguments) -> None:
        """`**kwargs` spreads the keywords of the group when it is this function's own parameter."""
        var = self.expr(node)
        owner = self.engine.keyword_owner(self.inst, self.scope, node.id) if isinstance(node, ast.Name) else None
        if owner is not None:
            for name in self.engine.group_keywords(owner):
                args.keywords[name] = self.engine.keyword_var(owner, name)
            return
        if isinstance(node, ast.Dict) and all(isinstance(k, ast.Constant) for k in node.keys):
            for key, value in zip(node.keys, node.values, strict=True):
                args.keywords[str(key.value)] = self.inst.nodes[value]  # type: ignore[union-attr]
            return
        if KWSTAR in args.keywords:
            self.problem("FER0312", node, "a second `**` of a computed dict in a call is not supported yet", "")
        args.keywords[KWSTAR] = var

    # Generators

    def expr_Yield(self, node: ast.Yield) -> Var:
        if getattr(node, "is_async", False):
            self.problem("FER0322", node, "the value of `yield` in an async generator is not supported yet", "")
        if node.value is None:
            self.solver.add(self.inst.yields, self.engine.con("None"))
        else:
            self.solver.flow(self.expr(node.value), self.inst.yields)
        result = Var("sent")
        self.solver.add(result, self.engine.con("None"))
        self.solver.flow(self.inst.sends, result)
        return result

    def expr_YieldFrom(self, node: ast.YieldFrom) -> Var:
        source = self.expr(node.value)
        yields = self.yields()
        self.iterate(source, yields, node)
        result = Var("delegated")

        def listener(atom: Atom) -> None:
            if isinstance(atom, ConA) and atom.name == "generator":
                # The inner generator yields and is sent to in place of this one.
                self.solver.flow(atom.params["R"], result)
                self.solver.same(yields, atom.params["Y"])
                self.solver.flow(self.inst.sends, atom.params["S"])
            else:
                self.solver.add(result, self.engine.con("None"))

        self.solver.listen(source, listener)
        return result

    def yields(self) -> Var:
        """What this generator yields by itself and in place of inner ones, as those who run it see it."""
        return self.inst.generator.params["Y"] if self.inst.generator is not None else self.inst.yields

    def expr_Await(self, node: ast.Await) -> Var:
        result = Var("awaited")
        self.awaited(self.expr(node.value), result, node)
        return result

    def awaited(self, source: Var, result: Var, node: ast.AST) -> None:
        """A coroutine runs in place of this one; other objects give one by `__await__`."""
        inner = Var("coroutine")
        is_coroutine: Filter = lambda atom: isinstance(atom, ConA) and atom.name == "generator"  # noqa: E731
        self.solver.flow(source, inner, is_coroutine)
        yields = self.yields()
        self.solver.add(yields, self.engine.con("None"))

        def delegate(atom: Atom) -> None:
            if isinstance(atom, ConA) and atom.name == "generator":
                self.solver.flow(atom.params["R"], result)
                self.solver.same(yields, atom.params["Y"])
                self.solver.flow(self.inst.sends, atom.params["S"])

        def ask(atom: Atom) -> None:
            if isinstance(atom, InstA):
                self.method_atom(atom, "__await__", [], inner, node)

        self.solver.listen(inner, delegate)
        self.solver.listen(source, ask)

    def expr_Starred(self, node: ast.Starred) -> Var:
        return self.expr(node.value)

    # Patterns of `match`

    def pattern(self, node: ast.pattern, subject: Var) -> None:
        self.inst.nodes[node] = subject  # type: ignore[index]
        match node:
            case ast.MatchValue():
                self.expr(node.value)
            case ast.MatchAs():
                taken = subject
                if node.pattern is not None:
                    self.pattern(node.pattern, subject)
                    taken = Var("as")
                    keep = self.pattern_filter(node.pattern)
                    self.solver.flow(subject, taken, keep)
                if node.name:
                    self.define(node.name, node, taken)  # type: ignore[attr-defined]
            case ast.MatchOr():
                for part in node.patterns:
                    self.pattern(part, subject)
            case ast.MatchSequence():
                self.sequence_pattern(node, subject)
            case ast.MatchMapping():
                self.mapping_pattern(node, subject)
            case ast.MatchClass():
                self.class_pattern(node, subject)

    def pattern_filter(self, node: ast.pattern):  # type: ignore[no-untyped-def]
        from ferrule.infer.narrow import instance_filter

        match node:
            case ast.MatchClass():
                return instance_filter(self, node.cls)  # type: ignore[arg-type]
            case ast.MatchOr():
                parts = [self.pattern_filter(p) for p in node.patterns]
                return (lambda atom: any(p(atom) for p in parts)) if all(parts) else None
            case ast.MatchSequence():
                return lambda atom: (
                    isinstance(atom, TupA) or (isinstance(atom, ConA) and atom.name in ("list", "tuple", "range"))
                )
            case ast.MatchMapping():
                return lambda atom: (
                    isinstance(atom, ConA)
                    and atom.name
                    in ("dict", "collections.defaultdict", "collections.OrderedDict", "collections.Counter")
                )
            case ast.MatchAs(pattern=ast.pattern() as inner):
                return self.pattern_filter(inner)
            case ast.MatchValue(value=ast.Constant(value=value)):
                name = LITERALS.get(type(value), "")
                numbers = ("bool", "int", "float")
                return lambda atom: (
                    isinstance(atom, ConA) and (atom.name == name or (name in numbers and atom.name in numbers))
                )
            case ast.MatchSingleton(value=None):
                return lambda atom: isinstance(atom, ConA) and atom.name == "None"
            case ast.MatchSingleton():
                return lambda atom: isinstance(atom, ConA) and atom.name == "bool"
        return None

    def pattern_facts(self, name: str, node: ast.pattern) -> None:
        keep = self.pattern_filter(node)
        if keep is not None:
            self.facts = self.with_facts(self.facts, {name: (keep,)})  # type: ignore[attr-defined]

    def sequence_pattern(self, node: ast.MatchSequence, subject: Var) -> None:
        star = next((i for i, p in enumerate(node.patterns) if isinstance(p, ast.MatchStar)), None)
        parts = [Var(f"part{i}") for i in range(len(node.patterns))]
        rest = self.engine.new("list", self.inst, node, "rest") if star is not None else None
        if star is not None and rest is not None:
            self.solver.add(parts[star], rest)

        def listener(atom: Atom) -> None:
            if isinstance(atom, TupA):
                fits = len(atom.items) == len(parts) if star is None else len(atom.items) >= len(parts) - 1
                if fits:
                    self.unpack_atom(atom, parts, star, rest, node)  # type: ignore[attr-defined]
            elif isinstance(atom, ConA) and atom.name in ("list", "tuple", "range", "collections.deque"):
                self.unpack_atom(atom, parts, star, rest, node)  # type: ignore[attr-defined]

        self.solver.listen(subject, listener)
        for part, var in zip(node.patterns, parts, strict=True):
            if isinstance(part, ast.MatchStar):
                self.inst.nodes[part] = var  # type: ignore[index]
                if part.name:
                    self.define(part.name, part, var)  # type: ignore[attr-defined]
            else:
                self.pattern(part, var)

    def mapping_pattern(self, node: ast.MatchMapping, subject: Var) -> None:
        from ferrule.infer.rows import class_env

        value = Var("value")
        rest = self.engine.new("dict", self.inst, node, "rest") if node.rest else None

        def listener(atom: Atom) -> None:
            if isinstance(atom, ConA) and (env := class_env(self, atom.name, dict(atom.params), "dict")):  # type: ignore[arg-type]
                self.solver.flow(env["V"], value)
                if rest is not None:
                    self.solver.flow(env["K"], rest.params["K"])
                    self.solver.flow(env["V"], rest.params["V"])

        self.solver.listen(subject, listener)
        for key, part in zip(node.keys, node.patterns, strict=True):
            self.expr(key)
            self.pattern(part, value)
        if node.rest and rest is not None:
            self.define(node.rest, node, self.of(rest))  # type: ignore[attr-defined]

    def class_pattern(self, node: ast.MatchClass, subject: Var) -> None:
        self.expr(node.cls)
        keep = self.pattern_filter(node)
        taken = Var("instance")
        self.solver.flow(subject, taken, keep)
        cls = self.static_atom(node.cls)
        if isinstance(cls, ClassA):
            names = self.engine.match_args(cls.cls)
            for part, name in zip(node.patterns, names, strict=False):
                self.pattern(part, self.attribute_of(taken, name, node))
            for part, name in zip(node.kwd_patterns, node.kwd_attrs, strict=True):
                self.pattern(part, self.attribute_of(taken, name, node))
        else:
            for part in node.patterns:
                self.pattern(part, taken)

    def attribute_of(self, subject: Var, name: str, node: ast.AST) -> Var:
        result = Var(name)
        self.inst.nodes[("attr", node, name)] = result  # type: ignore[index]
        self.solver.listen(subject, lambda atom: self.attribute_atom(atom, name, result, node))
        return result


def may_be_false(atom: Atom) -> bool:
    return not (isinstance(atom, InstA) and not atom.cls.lookup("__bool__") and not atom.cls.lookup("__len__"))


def may_be_true(atom: Atom) -> bool:
    return not (isinstance(atom, ConA) and atom.name == "None")


def encodes(text: str) -> bool:
    """Whether a text has characters only, and no half of a pair of UTF-16."""
    return text.isascii() or not any("\ud800" <= ch <= "\udfff" for ch in text)
