"""Declarative forms written out: `@dataclass`, `namedtuple`, `Enum`, `@total_ordering`.

Each becomes the plain class that the form stands for, as source text with the positions of the form, before anything
is inferred. What is written here is what CPython's `dataclasses`, `collections`, `enum` and `functools` document.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ferrule.infer import (
    arguments,
    builtin_bases,
    class_captures,
    flags,
    getters,
    handled,
    object_forms,
    structs,
    typing_only,
)
from ferrule.infer.dispatch import write_out_dispatch
from ferrule.load import Module, Program

ENUM_BASES = {"enum.Enum", "enum.IntEnum", "enum.StrEnum", *flags.FLAG_BASES}
DATACLASS_CALLS = {
    "dataclasses.replace": "_replaced",
    "dataclasses.asdict": "_asdict",
    "dataclasses.astuple": "_astuple",
}
Imports = dict[str, dict[str, list[str]]]


@dataclass
class DataField:
    name: str
    default: ast.expr | None = None
    factory: ast.expr | None = None
    init: bool = True
    repr: bool = True
    compare: bool = True
    kw_only: bool = False
    init_only: bool = False  # `InitVar`: handed to `__post_init__` and not kept
    nested: str = ""  # what `asdict` has to copy, by the annotation: one dataclass, a list of them, a list, a dict


@dataclass
class Expander:
    """Rewrites the classes of one program."""

    imports: Imports
    fields: dict[str, list[DataField]] = field(default_factory=dict)  # dataclasses so far, by module.name
    has_new: bool = False  # whether some class of the program defines `__new__`
    tuples: dict[str, list[str]] = field(default_factory=dict)  # the fields of the named tuples so far, by name
    classes: dict[str, list[ast.ClassDef]] = field(default_factory=dict)  # all classes of the program by name
    base_names: set[str] = field(default_factory=set)  # the last parts of all names that stand as a base of a class

    def run(self, module: Module) -> None:
        found = {origin.partition(".")[0] for names in self.imports.get(module.name, {}).values() for origin in names}
        if not module.external and found & {"traceback", "sys", "logging"}:
            handled.name_exceptions(module.tree, lambda node: self.origin(module.name, node), logs="logging" in found)
        module.tree.body = write_out_dispatch(module.tree.body, lambda node: self.origin(module.name, node))
        rewriter = Rewriter(self, module)
        rewriter.visit(module.tree)
        for kind, at in rewriter.builtin_kinds:
            first = next((i for i, s in enumerate(module.tree.body) if not is_head(s)), 0)
            module.tree.body.insert(first, located(builtin_bases.written(kind, at.name), at))

    def origin(self, module: str, node: ast.expr) -> str:
        """The full dotted name that an expression denotes."""
        if isinstance(node, ast.Call):
            node = node.func
        if isinstance(node, ast.Subscript):
            node = node.value
        text = ast.unparse(node)
        head, dot, rest = text.partition(".")
        found = self.imports.get(module, {}).get(head)
        return (found[0] if found else head) + dot + rest


def expand(program: Program, imports: Imports) -> None:
    """Rewrites every module in place, dependencies first."""
    expander = Expander(imports)
    for module in program.modules.values():
        classes = [n for n in ast.walk(module.tree) if isinstance(n, ast.ClassDef)]
        for cls in classes:
            expander.classes.setdefault(cls.name, []).append(cls)
            expander.base_names |= set(base_names(cls))
            expander.has_new |= any(isinstance(s, ast.FunctionDef) and s.name == "__new__" for s in cls.body)
    for module in program.modules.values():
        expander.run(module)


class Rewriter(ast.NodeTransformer):
    """Finds the forms of one module."""

    def __init__(self, expander: Expander, module: Module) -> None:
        self.expander = expander
        self.module = module
        self.builtin_kinds: list[tuple[str, ast.ClassDef]] = []  # the classes below builtin ones
        self.bases: list[str] = []  # those of the class around
        self.functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = []  # those around
        self.receiver = ""  # the first parameter of the function around
        self.constants = structs.constants(module.tree.body) if "struct" in module.source else {}
        self.takes_arguments = not module.external and any(
            origin.partition(".")[0] == "argparse"
            for found in expander.imports.get(module.name, {}).values()
            for origin in found
        )

    def origin(self, node: ast.expr) -> str:
        return self.expander.origin(self.module.name, node)

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.AST]:
        taken = typing_only.taken_branch(node)
        if taken is None:
            self.generic_visit(node)
            return node
        kept: list[ast.AST] = []
        for stmt in taken:
            found = self.visit(stmt)
            kept += found if isinstance(found, list) else [found] if found is not None else []
        return kept or ast.copy_location(ast.Pass(), node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST | None:
        around, self.receiver = self.receiver, node.args.args[0].arg if node.args.args else ""
        class_captures.rewrite(node, self.functions)
        self.functions.append(node)
        found = self.function(node)
        self.functions.pop()
        self.receiver = around
        return found

    def inherits(self, node: ast.Call) -> bool:
        """Whether a base of the class around may define the method that is called."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        todo, seen = list(self.bases), set()
        while todo:
            base = todo.pop()
            for found in self.expander.classes.get(base, []) if base not in seen else []:
                if any(isinstance(s, ast.FunctionDef) and s.name == name for s in found.body):
                    return True
                todo += base_names(found)
            seen.add(base)
        return False

    def function(self, node: ast.FunctionDef) -> ast.AST | None:
        if typing_only.is_overload(node, self.origin):
            return ast.copy_location(ast.Pass(), node)
        for i, decorator in enumerate(node.decorator_list):
            if not isinstance(decorator, ast.Call) and self.origin(decorator) == "functools.lru_cache":
                node.decorator_list[i] = ast.copy_location(ast.Call(decorator, [], []), decorator)
        node.decorator_list = typing_only.without_silent(node.decorator_list, self.origin)
        self.generic_visit(node)
        return node

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]

    def visit_With(self, node: ast.With) -> ast.AST:
        """`with suppress(A, B): ...` is `try: ... except (A, B): pass`."""
        self.generic_visit(node)
        for i, item in enumerate(node.items):
            call = item.context_expr
            if not (isinstance(call, ast.Call) and self.origin(call) == "contextlib.suppress") or item.optional_vars:
                continue
            rest = node.items[i + 1 :]
            body = [ast.copy_location(ast.With(rest, node.body), node)] if rest else node.body
            handler = ast.ExceptHandler(ast.Tuple(call.args, ast.Load()), None, [ast.Pass()])
            made: ast.stmt = located(ast.Try([], [handler], [], []), call)
            made.body = body  # type: ignore[attr-defined]
            if i == 0:
                return made
            node.items, node.body = node.items[:i], [made]
            break
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        found = super().generic_visit(node)
        object_forms.mark_reads(node)
        return found

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if object_forms.is_dict_of(node) and isinstance(node.ctx, ast.Load):
            return object_forms.form("vars", [node.value], node, raw=False)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`x.__dict__[name]` is an attribute of the instance alone."""
        if object_forms.is_dict_of(node.value) and isinstance(node.ctx, ast.Load):
            assert isinstance(node.value, ast.Attribute)
            return object_forms.form("getattr", [self.visit(node.value.value), self.visit(node.slice)], node, raw=True)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        match node.func:
            case ast.Attribute(value=ast.Attribute(value=owner, attr="__dict__"), attr="get") if len(node.args) == 2:
                return object_forms.form("getattr", [self.visit(n) for n in (owner, *node.args)], node, raw=True)
        self.generic_visit(node)
        if (replacement := getattr(node, "replacement", None)) is not None:
            return replacement  # type: ignore[no-any-return]
        match node.func:
            case ast.Attribute(value=ast.Name(id=holder), attr="__new__") if not (
                self.expander.has_new or holder == "object"
            ):
                return object_forms.form("bare_instance__", node.args, node, raw=True)
        if (made := object_forms.call_of_object(node, self.receiver, inherits=self.inherits(node))) is not None:
            return made
        if (lambda_ := getters.written_out(self.origin(node.func), node)) is not None:
            return lambda_
        if (tuple_ := structs.written_out(node, self.origin(node.func), self.constants)) is not None:
            return tuple_
        if self.takes_arguments:
            node = arguments.written_out(node)
        name = typing_only.typing_name(self.origin(node.func))
        if name == "cast" and len(node.args) == 2:
            return node.args[1]
        form = DATACLASS_CALLS.get(self.origin(node.func))
        if form is not None and len(node.args) == 1 and (form == "_replaced" or not node.keywords):
            return ast.copy_location(
                ast.Call(ast.copy_location(ast.Attribute(node.args[0], form, ast.Load()), node), [], node.keywords),
                node,
            )
        if name == "reveal_type" and len(node.args) == 1:
            return node.args[0]
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """`Point = namedtuple("Point", ...)`."""
        if len(node.targets) == 1 and isinstance(target := node.targets[0], ast.Subscript):
            if object_forms.is_dict_of(target.value):
                assert isinstance(target.value, ast.Attribute)
                args = [target.value.value, target.slice, node.value]
                call = object_forms.form("setattr", [self.visit(a) for a in args], node, raw=True)
                return ast.copy_location(ast.Expr(call), node)
        self.generic_visit(node)
        if typing_only.is_silent_value(node.value, self.origin):
            node.typing_only = True  # type: ignore[attr-defined]
            return node
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call) if typing_only.typing_name(
                self.origin(call)
            ) in ("NewType", "TypedDict"):
                form = typing_only.typing_name(self.origin(call))
                return located(typing_only.new_type(name) if form == "NewType" else typing_only.typed_dict(name), node)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call):
                origin = self.origin(call)
                if origin == "collections.namedtuple":
                    self.expander.tuples[name] = namedtuple_fields(call)[0]
                    return named_tuple(name, *namedtuple_fields(call), call)
                if origin == "typing.NamedTuple" and len(call.args) == 2 and isinstance(call.args[1], ast.List):
                    names = [str(e.elts[0].value) for e in call.args[1].elts]  # type: ignore[attr-defined]
                    return named_tuple(name, names, {}, call)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST | list[ast.AST]:
        around, self.bases = self.bases, base_names(node)
        self.generic_visit(node)
        self.bases = around
        bases = [self.origin(b) for b in node.bases]
        node.decorator_list = typing_only.without_silent(node.decorator_list, self.origin)
        if any(typing_only.typing_name(b) == "NamedTuple" for b in bases):
            made_tuple = self.typed_named_tuple(node)
            self.expander.tuples[node.name] = made_tuple.tuple_fields  # type: ignore[attr-defined]
            return made_tuple
        for i, base in enumerate(bases):
            if base in builtin_bases.CLASSES and not self.expander.classes.get(base):
                self.builtin_kinds.append((base, node))
                builtin_bases.replace_base(node, i, base)
        before = self.tuple_bases(node)
        if before:
            kept = self.visit_ClassDef(node)
            return [*before, *(kept if isinstance(kept, list) else [kept])]
        if (
            found := next((self.expander.tuples[b] for b in base_names(node) if b in self.expander.tuples), None)
        ) is not None:
            node.tuple_fields = found  # type: ignore[attr-defined]
        if any(typing_only.typing_name(b) == "TypedDict" for b in bases):
            return located(typing_only.typed_dict(node.name), node)
        enum_base = next((b for b in bases if b in ENUM_BASES), "")
        if enum_base:
            writer = EnumWriter(node, enum_base, self.origin, [b for b in bases if b not in ENUM_BASES])
            made = writer.write()
            if not writer.aliases:
                node.decorator_list = [d for d in node.decorator_list if self.origin(d) != "enum.unique"]
            return made
        self.cached_properties(node)
        for decorator in list(node.decorator_list):
            origin = self.origin(decorator)
            if origin == "dataclasses.dataclass":
                node.decorator_list.remove(decorator)
                self.dataclass(node, decorator)
            elif origin == "functools.total_ordering":
                node.decorator_list.remove(decorator)
                total_ordering(node)
        return node

    def tuple_bases(self, node: ast.ClassDef) -> list[ast.AST]:
        """`class Point(namedtuple("Point", "x y"))`: the base as a class of its own before this one."""
        made: list[ast.AST] = []
        for i, base in enumerate(node.bases):
            if isinstance(base, ast.Call) and self.origin(base) == "collections.namedtuple":
                names, defaults = namedtuple_fields(base)
                shown = str(base.args[0].value) if isinstance(base.args[0], ast.Constant) else node.name
                hidden = f"{shown}_of_{node.name}"
                made.append(named_tuple(hidden, names, defaults, base))
                self.expander.tuples[hidden] = names
                node.bases[i] = ast.copy_location(ast.Name(hidden, ast.Load()), base)
        return made

    def typed_named_tuple(self, node: ast.ClassDef) -> ast.ClassDef:
        names, defaults = [], {}
        rest: list[ast.stmt] = []
        for stmt in node.body:
            if isinstance(stmt, ast.AnnAssign) and isinstance(stmt.target, ast.Name):
                names.append(stmt.target.id)
                if stmt.value is not None:
                    defaults[stmt.target.id] = stmt.value
            else:
                rest.append(stmt)
        made = named_tuple(node.name, names, defaults, node)
        made.decorator_list = node.decorator_list
        own = {s.name for s in rest if isinstance(s, ast.FunctionDef)}
        made.body = [s for s in rest if not isinstance(s, ast.Pass)] + [
            s for s in made.body if not (isinstance(s, ast.FunctionDef) and s.name in own)
        ]
        return made

    def cached_properties(self, node: ast.ClassDef) -> None:
        """`@cached_property` computes once for each instance: a property over a plain method and a place to keep it."""
        for stmt in list(node.body):
            if not isinstance(stmt, ast.FunctionDef):
                continue
            if not any(self.origin(d) == "functools.cached_property" for d in stmt.decorator_list):
                continue
            name, stmt.decorator_list = stmt.name, []
            stmt.name = f"_compute_{name}"
            text = f"""
_kept_{name} = NotImplemented
@property
def {name}(self):
    found = self._kept_{name}
    if found is NotImplemented:
        found = self._compute_{name}()
        self._kept_{name} = found
    return found
"""
            node.body += methods(text, stmt)

    # Dataclasses

    def dataclass(self, node: ast.ClassDef, decorator: ast.expr) -> None:
        options = keywords(decorator)
        fields = self.inherited(node)
        kw_only = truth(options, "kw_only", False)
        body: list[ast.stmt] = []
        for stmt in node.body:
            if isinstance(stmt, ast.AnnAssign) and isinstance(stmt.target, ast.Name) and not self.is_class_var(stmt):
                if self.origin(stmt.annotation) == "dataclasses.KW_ONLY":
                    kw_only = True
                    continue
                found = self.data_field(stmt, kw_only)
                fields = [f for f in fields if f.name != found.name]
                fields.append(found)
                if found.default is not None:
                    body.append(ast.copy_location(ast.Assign([stmt.target], found.default), stmt))
            else:
                body.append(stmt)
        self.expander.fields[f"{self.module.name}.{node.name}"] = fields
        own = {s.name for s in body if isinstance(s, ast.FunctionDef)}
        derived = node.name in self.expander.base_names
        written = dataclass_methods(node.name, fields, options, own, derived=derived)
        text = "\n".join(t for name, t in written.items() if name not in own)
        node.body = [*body, *methods(text, node)] or [ast.copy_location(ast.Pass(), node)]
        if truth(options, "frozen", False):
            node.frozen = True  # type: ignore[attr-defined]

    def is_class_var(self, stmt: ast.AnnAssign) -> bool:
        return self.origin(stmt.annotation) == "typing.ClassVar"

    def inherited(self, node: ast.ClassDef) -> list[DataField]:
        found: list[DataField] = []
        for base in reversed(node.bases):
            origin = self.origin(base)
            for key in (origin, f"{self.module.name}.{origin}"):
                for one in self.expander.fields.get(key, []):
                    found = [f for f in found if f.name != one.name] + [one]
        return found

    def nested(self, annotation: ast.expr) -> str:
        match annotation:
            case ast.Constant(value=str(text)):
                return self.nested(ast.parse(text, mode="eval").body)
            case ast.Subscript(value=outer, slice=inner):
                kind = self.origin(outer).rpartition(".")[2].lower()
                if kind == "list":
                    return "list" if self.nested(inner) != "one" else "listed"
                return kind if kind == "dict" else ""
            case ast.Name(id="list" | "dict" as kind):
                return kind
            case ast.Name() | ast.Attribute():
                origin = self.origin(annotation)
                known = self.expander.fields
                return "one" if origin in known or f"{self.module.name}.{origin}" in known else ""
        return ""

    def data_field(self, stmt: ast.AnnAssign, kw_only: bool) -> DataField:
        assert isinstance(stmt.target, ast.Name)
        found = DataField(stmt.target.id, stmt.value, kw_only=kw_only, nested=self.nested(stmt.annotation))
        found.init_only = self.origin(stmt.annotation) == "dataclasses.InitVar"
        if isinstance(stmt.value, ast.Call) and self.origin(stmt.value) == "dataclasses.field":
            options = {k.arg: k.value for k in stmt.value.keywords}
            found.default = options.get("default")
            found.factory = options.get("default_factory")
            for name in ("init", "repr", "compare", "kw_only"):
                setattr(found, name, truth(options, name, getattr(found, name)))
        return found


def dataclass_methods(
    name: str, fields: list[DataField], options: dict[str | None, ast.expr], own: set[str], *, derived: bool
) -> dict[str, str]:
    """The methods that the decorator adds (PEP 557)."""
    text: dict[str, str] = {}
    if truth(options, "init", True):
        text["__init__"] = dataclass_init(fields, "__post_init__" in own)
    fields = [f for f in fields if not f.init_only]
    if truth(options, "repr", True):
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr)
        text["__repr__"] = f"def __repr__(self):\n    return f'{{type(self).__name__}}({shown})'"
    compared = [f.name for f in fields if f.compare]
    mine, theirs = (tuple_text(who, compared) for who in ("self", "other"))
    # The decorator compares instances of exactly one class; where no class is derived, that is what `isinstance` tests.
    exact = " or type(other) is not type(self)" if derived else ""
    same = f"if not isinstance(other, {name}){exact}:\n        return NotImplemented"
    if truth(options, "eq", True):
        text["__eq__"] = f"def __eq__(self, other):\n    {same}\n    return {mine} == {theirs}"
        if truth(options, "frozen", False) or truth(options, "unsafe_hash", False):
            text["__hash__"] = f"def __hash__(self):\n    return hash({mine})"
    if truth(options, "order", False):
        for method, symbol in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
            text[f"__{method}__"] = f"def __{method}__(self, other):\n    {same}\n    return {mine} {symbol} {theirs}"
    taken = [f for f in fields if f.init]
    given = ", ".join(f"{f.name}=NotImplemented" for f in taken)
    chosen = ", ".join(f"{f.name}=self.{f.name} if {f.name} is NotImplemented else {f.name}" for f in taken)
    text["_replaced"] = f"def _replaced(self{', *, ' if given else ''}{given}):\n    return {name}({chosen})"
    pairs = ", ".join(f"{f.name!r}: {plain_copy(f, '_asdict')}" for f in fields)
    text["_asdict"] = f"def _asdict(self):\n    return {{{pairs}}}"
    items = "".join(f"{plain_copy(f, '_astuple')}, " for f in fields)
    text["_astuple"] = f"def _astuple(self):\n    return ({items})"
    names = ", ".join(repr(f.name) for f in fields if f.init and not f.kw_only)
    text["__match_args__"] = f"__match_args__ = ({names}{',' if names else ''})"
    return text


def plain_copy(f: DataField, method: str) -> str:
    """The value of a field in `asdict` or `astuple`: dataclasses and lists of them in it are taken apart too."""
    place = f"self.{f.name}"
    if f.nested == "one":
        return f"{place}.{method}()"
    if f.nested == "listed":
        return f"[item.{method}() for item in {place}]"
    return {"list": f"list({place})", "dict": f"dict({place})"}.get(f.nested, place)


def dataclass_init(fields: list[DataField], post_init: bool) -> str:
    params, body = [], []
    plain = [f for f in fields if f.init and not f.kw_only]
    only = [f for f in fields if f.init and f.kw_only]
    for group in (plain, only):
        if group is only and only:
            params.append("*")
        for f in group:
            if f.factory is not None:
                params.append(f"{f.name}=NotImplemented")
            elif f.default is not None:
                params.append(f"{f.name}={ast.unparse(f.default)}")
            else:
                params.append(f.name)
    for f in fields:
        if f.factory is not None and f.init:
            factory = factory_text(f.factory)
            body.append(f"self.{f.name} = {factory} if {f.name} is NotImplemented else {f.name}")
        elif f.factory is not None:
            body.append(f"self.{f.name} = {factory_text(f.factory)}")
        elif f.init and not f.init_only:
            body.append(f"self.{f.name} = {f.name}")
        elif f.default is not None and not f.init:
            body.append(f"self.{f.name} = {ast.unparse(f.default)}")
    if post_init:
        body.append(f"self.__post_init__({', '.join(f.name for f in fields if f.init_only)})")
    return f"def __init__({', '.join(['self', *params])}):\n    " + "\n    ".join(body or ["pass"])


def factory_text(node: ast.expr) -> str:
    """A call of the factory; a display where the factory is a builtin container."""
    text = ast.unparse(node)
    if isinstance(node, ast.Lambda):
        return f"({ast.unparse(node.body)})"
    return {"list": "[]", "dict": "{}"}.get(text, f"{text}()")


# Named tuples


def namedtuple_fields(call: ast.Call) -> tuple[list[str], dict[str, ast.expr]]:
    names_node = call.args[1]
    if isinstance(names_node, ast.Constant):
        names = str(names_node.value).replace(",", " ").split()
    else:
        names = [str(e.value) for e in names_node.elts]  # type: ignore[attr-defined]
    defaults: dict[str, ast.expr] = {}
    for keyword in call.keywords:
        if keyword.arg == "defaults" and isinstance(keyword.value, ast.Tuple | ast.List):
            values = keyword.value.elts
            defaults = dict(zip(names[len(names) - len(values) :], values, strict=True))
    return names, defaults


def named_tuple(name: str, names: list[str], defaults: dict[str, ast.expr], at: ast.AST) -> ast.ClassDef:
    """A class with the behaviour of a named tuple (`collections.namedtuple`)."""
    params = ", ".join(["self", *(f"{n}={ast.unparse(defaults[n])}" if n in defaults else n for n in names)])
    mine, theirs = tuple_text("self", names), tuple_text("other", names)
    assigns = "\n    ".join(f"self.{n} = {n}" for n in names) or "pass"
    shown = ", ".join(f"{n}={{self.{n}!r}}" for n in names)
    replace = ", ".join(f"{n}=NotImplemented" for n in names)
    chosen = ", ".join(f"self.{n} if {n} is NotImplemented else {n}" for n in names)
    quoted = ", ".join(repr(n) for n in names)
    pairs = ", ".join(f"{n!r}: self.{n}" for n in names)
    unpacked = f"[{', '.join(names)}] = values" if names else "pass"
    orders = "\n".join(
        f"def __{op}__(self, other):\n    if isinstance(other, {name}):\n        return {mine} {symbol} {theirs}\n"
        f"    if isinstance(other, tuple):\n        return {mine} {symbol} other\n    return NotImplemented"
        for op, symbol in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
    )
    text = f"""
__match_args__ = ({quoted}{"," if names else ""})
_fields = ({quoted}{"," if names else ""})
def __init__({params}):
    {assigns}
def __repr__(self):
    return f'{{type(self).__name__}}({shown})'
def __iter__(self):
    return iter({mine})
def __len__(self):
    return {len(names)}
def __getitem__(self, index):
    return {mine}[index]
def __eq__(self, other):
    if isinstance(other, {name}):
        return {mine} == {theirs}
    if isinstance(other, tuple):
        return {mine} == other
    return NotImplemented
def __hash__(self):
    return hash({mine})
{orders}
def _replace(self, *, {replace}):
    return type(self)({chosen})
def _asdict(self):
    return {{{pairs}}}
def index(self, value):
    return {mine}.index(value)
def count(self, value):
    return {mine}.count(value)
def __add__(self, other):
    return {mine} + other
def __radd__(self, other):
    return other + {mine}
def __mul__(self, times):
    return {mine} * times
@classmethod
def _make(cls, iterable):
    values = tuple(iterable)
    if len(values) != {len(names)}:
        raise TypeError(f'Expected {len(names)} arguments, got {{len(values)}}')
    {unpacked}
    return cls({", ".join(names)})
"""
    if defaults:
        shown_defaults = ", ".join(f"{n!r}: {ast.unparse(d)}" for n, d in defaults.items())
        text += f"_field_defaults = {{{shown_defaults}}}\n"
    node = ast.ClassDef(name=name, bases=[], keywords=[], body=methods(text, at), decorator_list=[])
    node.tuple_fields = names  # type: ignore[attr-defined]
    return located(node, at)


# Enums


@dataclass
class EnumWriter:
    """Writes out one enumeration: an ordinary class, and its members made after it."""

    node: ast.ClassDef
    base: str
    origin: Callable[[ast.expr], str]
    others: list[str]
    members: list[tuple[str, ast.expr]] = field(default_factory=list)
    aliases: list[tuple[str, str]] = field(default_factory=list)

    def write(self) -> list[ast.AST]:
        node, name = self.node, self.node.name
        rest: list[ast.stmt] = []
        for stmt in node.body:
            if (
                isinstance(stmt, ast.Assign)
                and isinstance(stmt.targets[0], ast.Name)
                and not stmt.targets[0].id.startswith("_")
            ):
                self.member(stmt.targets[0].id, stmt.value)
            elif not isinstance(stmt, ast.Pass):
                rest.append(stmt)
        if self.is_flag:
            numbers = flags.constant_values(self.members, lambda v: self.is_auto(v))
            if numbers is None:
                return [node]  # `link_bases` says that this base is not supported
            self.members = numbers
        own_init = any(isinstance(s, ast.FunctionDef) and s.name == "__init__" for s in rest)
        for stmt in rest:
            if isinstance(stmt, ast.FunctionDef) and stmt.name == "__init__":
                stmt.name = "__enum_init__"
        own = {s.name for s in rest if isinstance(s, ast.FunctionDef)}
        text = "\n".join(t for n, t in self.methods(name).items() if n not in own)
        node.body = [*rest, *methods(text, node)]
        flags.mark_raw(node.body, name)
        node.bases = []
        node.enum_members = [n for n, _ in self.members]  # type: ignore[attr-defined]
        return [node, *self.creation(name, own_init)]

    def member(self, name: str, value: ast.expr) -> None:
        if self.is_auto(value) and not self.is_flag:
            value = self.automatic(name)
        same = next(
            (n for n, v in self.members if isinstance(v, ast.Constant) and ast.dump(v) == ast.dump(value)), None
        )
        if same is not None:
            self.aliases.append((name, same))
        else:
            self.members.append((name, value))

    @property
    def is_flag(self) -> bool:
        return self.base in flags.FLAG_BASES

    def is_auto(self, value: ast.expr) -> bool:
        return isinstance(value, ast.Call) and self.origin(value) == "enum.auto"

    def automatic(self, name: str) -> ast.expr:
        if self.base == "enum.StrEnum":
            return ast.Constant(name.lower())
        numbers = [v.value for _, v in self.members if isinstance(v, ast.Constant) and isinstance(v.value, int)]
        return ast.Constant(max(numbers, default=0) + 1)

    def methods(self, name: str) -> dict[str, str]:
        members = ", ".join(f"{name}.{n}" for n, _ in self.members)
        tests = "".join(f"    if value == {ast.unparse(v)}:\n        return {name}.{n}\n" for n, v in self.members)
        items = "".join(
            f"    if name == {n!r}:\n        return {name}.{n}\n"
            for n, _ in [*self.members, *((a, None) for a, _ in self.aliases)]
        )
        found = {
            "__init__": "def __init__(self, name, value):\n    self.name = name\n    self.value = value\n"
            "    self._name_ = name\n    self._value_ = value",
            "__repr__": f"def __repr__(self):\n    return f'<{name}.{{self.name}}: {{self.value!r}}>'",
            "__str__": f"def __str__(self):\n    return f'{name}.{{self.name}}'",
            "__hash__": "def __hash__(self):\n    return hash(self.name)",
            "__meta_iter__": f"def __meta_iter__():\n    return iter([{members}])",
            "__meta_len__": f"def __meta_len__():\n    return {len(self.members)}",
            "__meta_call__": f"def __meta_call__(value):\n{tests}"
            f"    raise ValueError(f'{{value!r}} is not a valid {name}')",
            "__meta_getitem__": f"def __meta_getitem__(name):\n{items}    raise KeyError(name)",
        }
        if self.base == "enum.IntEnum" or "int" in self.others:
            found |= self.mixed("int")
        if self.base == "enum.StrEnum" or "str" in self.others:
            found |= self.mixed("str")
        if self.is_flag:
            numbers = [(n, int(v.value)) for n, v in self.members if isinstance(v, ast.Constant)]  # type: ignore[arg-type]
            found |= (self.mixed("int") if self.base == "enum.IntFlag" else {}) | flags.methods(
                name, self.base, numbers
            )
        return found

    def mixed(self, kind: str) -> dict[str, str]:
        """Members that are numbers or texts themselves."""
        name = self.node.name
        other = f"other.value if isinstance(other, {name}) else other"
        found = {
            f"__{op}__": f"def __{op}__(self, other):\n    return self.value {symbol} ({other})"
            for op, symbol in (("eq", "=="), ("ne", "!="), ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
        }
        found["__hash__"] = "def __hash__(self):\n    return hash(self.value)"
        if kind == "int":
            operators = {"add": "+", "sub": "-", "mul": "*", "floordiv": "//", "mod": "%", "truediv": "/"}
            for op, symbol in operators.items():
                found[f"__{op}__"] = f"def __{op}__(self, other):\n    return self.value {symbol} ({other})"
                found[f"__r{op}__"] = f"def __r{op}__(self, other):\n    return other {symbol} self.value"
            found["__int__"] = found["__index__"] = ""
            found["__int__"] = "def __int__(self):\n    return self.value"
            found["__index__"] = "def __index__(self):\n    return self.value"
            found["__bool__"] = "def __bool__(self):\n    return self.value != 0"
        if kind == "int" or self.base == "enum.StrEnum":
            if self.base != "enum.Enum":
                found["__str__"] = "def __str__(self):\n    return str(self.value)"
                found["__format__"] = "def __format__(self, spec):\n    return format(self.value, spec)"
        return found

    def creation(self, name: str, own_init: bool) -> list[ast.AST]:
        made: list[ast.AST] = []
        for member, value in self.members:
            assign = parsed(f"{name}.{member} = {name}({member!r}, None)", self.node)[0]
            assert isinstance(assign, ast.Assign) and isinstance(assign.value, ast.Call)
            assign.value.raw_instance = True  # type: ignore[attr-defined]
            assign.value.args[1] = value
            made.append(located(assign, value if hasattr(value, "lineno") else self.node))
            if own_init:
                args = ast.unparse(value)[1:-1] if isinstance(value, ast.Tuple) else ast.unparse(value)
                made += parsed(f"{name}.{member}.__enum_init__({args})", self.node)
        for alias, target in self.aliases:
            made += parsed(f"{name}.{alias} = {name}.{target}", self.node)
        return made


def total_ordering(node: ast.ClassDef) -> None:
    """The comparisons that `functools.total_ordering` derives from one of them and `__eq__`."""
    own = {s.name for s in node.body if isinstance(s, ast.FunctionDef)}
    rules = {
        "__lt__": {
            "__gt__": "not (self < other) and self != other",
            "__le__": "self < other or self == other",
            "__ge__": "not (self < other)",
        },
        "__le__": {
            "__ge__": "not (self <= other) or self == other",
            "__lt__": "self <= other and self != other",
            "__gt__": "not (self <= other)",
        },
        "__gt__": {
            "__lt__": "not (self > other) and self != other",
            "__ge__": "self > other or self == other",
            "__le__": "not (self > other)",
        },
        "__ge__": {
            "__le__": "not (self >= other) or self == other",
            "__gt__": "self >= other and self != other",
            "__lt__": "not (self >= other)",
        },
    }
    root = next((name for name in rules if name in own), None)
    if root is None:
        return
    written = next(s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == root)
    may_refuse = any(isinstance(n, ast.Name) and n.id == "NotImplemented" for n in ast.walk(written))
    asked = f"found = self.{root}(other)\n    if found is NotImplemented:\n        return NotImplemented\n    "
    symbol = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}[root]
    for name, answer in rules[root].items():
        if name not in own:
            if may_refuse:
                answer = (
                    asked
                    + "return "
                    + answer.replace(f"(self {symbol} other)", "found").replace(f"self {symbol} other", "found")
                )
            else:
                answer = f"return {answer}"
            node.body += methods(f"def {name}(self, other):\n    {answer}", node)


# Helpers


def is_head(stmt: ast.stmt) -> bool:
    """Whether the statement has to stay at the top of a module."""
    if isinstance(stmt, ast.ImportFrom):
        return stmt.module == "__future__"
    return isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant)


def base_names(node: ast.ClassDef) -> list[str]:
    return [ast.unparse(b).partition("[")[0].rpartition(".")[2] for b in node.bases]


def tuple_text(who: str, names: list[str]) -> str:
    return f"({', '.join(f'{who}.{n}' for n in names)}{',' if len(names) == 1 else ''})"


def keywords(decorator: ast.expr) -> dict[str | None, ast.expr]:
    return {k.arg: k.value for k in decorator.keywords} if isinstance(decorator, ast.Call) else {}


def truth(options: dict[str | None, ast.expr], name: str, default: bool) -> bool:
    value = options.get(name)
    return bool(value.value) if isinstance(value, ast.Constant) else default


def methods(text: str, at: ast.AST) -> list[ast.stmt]:
    return parsed(text, at)


def parsed(text: str, at: ast.AST) -> list[ast.stmt]:
    return [located(stmt, at) for stmt in ast.parse(text).body]


def located(node: Any, at: Any) -> Any:
    """Gives the form's position to everything that it stands for; what keeps its own position keeps it."""
    for child in ast.walk(node):
        if isinstance(child, ast.expr | ast.stmt | ast.arg | ast.keyword | ast.alias | ast.ExceptHandler):
            child.lineno, child.col_offset = at.lineno, at.col_offset
            child.end_lineno, child.end_col_offset = at.end_lineno, at.end_col_offset
    return node
