"""Declarative forms written out: `@dataclass`, `namedtuple`, `Enum`, `@total_ordering`.

Each becomes the plain class that the form stands for, as source text with the positions of the form, before anything
is inferred. What is written here is what CPython's `dataclasses`, `collections`, `enum` and `functools` document.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass, field
from functools import cached_property

from ferrule.infer import (
    arguments,
    builtin_bases,
    class_captures,
    computed_properties,
    flags,
    getters,
    handled,
    keyword_dicts,
    metaclasses,
    object_forms,
    star_handlers,
    structs,
    typing_only,
    unit_tests,
    wrappers,
)
from ferrule.infer.class_forms import borrowed_hash, exception_answers, without_deleted
from ferrule.infer.data_classes import (
    DataField,
    dataclass_methods,
    total_ordering,
)
from ferrule.infer.decorated import write_out_decorated
from ferrule.infer.dispatch import bases_of, write_out_dispatch
from ferrule.infer.enums import EnumWriter
from ferrule.infer.named_tuples import named_tuple, namedtuple_fields
from ferrule.infer.places import hand_over_places
from ferrule.infer.written import base_names, is_head, keywords, located, methods, truth
from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS
from ferrule.load import Module, Program, static_test
from ferrule.load.nodes import subtree

ENUM_BASES = {"enum.Enum", "enum.IntEnum", "enum.StrEnum", *flags.FLAG_BASES}
DATACLASS_CALLS = {
    "dataclasses.replace": "_replaced",
    "dataclasses.asdict": "_asdict",
    "dataclasses.astuple": "_astuple",
    "dataclasses.fields": "_fields",
}
Imports = dict[str, dict[str, list[str]]]


@dataclass
class Expander:
    """Rewrites the classes of one program."""

    imports: Imports
    fields: dict[str, list[DataField]] = field(default_factory=dict)  # dataclasses so far, by module.name
    has_new: bool = False  # whether some class of the program defines `__new__`
    tuples: dict[str, list[str]] = field(default_factory=dict)  # the fields of the named tuples so far, by name
    classes: dict[str, list[ast.ClassDef]] = field(default_factory=dict)  # all classes of the program by name
    own_classes: list[ast.ClassDef] = field(default_factory=list)  # those of the user's modules
    base_names: set[str] = field(default_factory=set)  # the last parts of all names that stand as a base of a class
    hands_parsers_on: bool = (
        False  # whether modules may take parsers of `argparse` from others, so all `add_argument` is theirs
    )

    def run(self, module: Module) -> None:
        found = {origin.partition(".")[0] for names in self.imports.get(module.name, {}).values() for origin in names}
        if not module.external and found & {"traceback", "sys", "logging"}:
            handled.name_exceptions(module.tree, lambda node: self.origin(module.name, node), logs="logging" in found)
        if not module.external and self.imports_unittest:
            unit_tests.write_out_tests(module, lambda node: self.origin(module.name, node), self.classes, self.methods)
        module.tree.body = write_out_dispatch(
            module.tree.body, lambda node: self.origin(module.name, node), bases_of(module.tree.body)
        )
        module.tree.body = wrappers.write_out_updates(module.tree.body, lambda node: self.origin(module.name, node))
        self.imports.setdefault(module.name, {})[structs.IMPORTED] = ["struct"]
        computed_properties.write_out(module.tree, lambda node: self.origin(module.name, node) == "property")
        if self.imports_json:
            object_forms.mark_hooks(module.tree)
        rewriter = Rewriter(self, module)
        rewriter.visit(module.tree)
        if rewriter.bare_objects:
            at = next((i for i, s in enumerate(module.tree.body) if not is_head(s)), 0)
            module.tree.body.insert(at, object_forms.bare_class(module.tree.body[at]))
        for kind, below in rewriter.builtin_kinds:
            first = next((i for i, s in enumerate(module.tree.body) if not is_head(s)), 0)
            module.tree.body.insert(first, located(builtin_bases.written(kind, below.name), below))

    def imports_argparse(self, module: Module) -> bool:
        names = self.imports.get(module.name, {}).values()
        return any(origin.partition(".")[0] == "argparse" for found in names for origin in found)

    @cached_property
    def imports_unittest(self) -> bool:
        names = [o for names in self.imports.values() for f in names.values() for o in f]
        return any(o.partition(".")[0] == "unittest" for o in names)

    @cached_property
    def methods(self) -> set[str]:
        """The names of all methods that the program's own classes define."""
        return {s.name for cls in self.own_classes for s in cls.body if isinstance(s, ast.FunctionDef)}

    @cached_property
    def imports_json(self) -> bool:
        return any(o.partition(".")[0] == "json" for names in self.imports.values() for f in names.values() for o in f)

    def is_exception(self, name: str) -> bool:
        """Whether a name is that of an exception class, of the program or of Python."""
        found = self.classes.get(name.rpartition(".")[2], [])
        if not found:
            return name in BUILTIN_EXCEPTIONS
        return all(any(self.is_exception(b) for b in base_names(cls) if b != cls.name) for cls in found)

    def defines(self, method: str) -> bool:
        """Whether some class of the program has a method of this name."""
        every = (s for found in self.classes.values() for cls in found for s in cls.body)
        return any(isinstance(s, ast.FunctionDef) and s.name == method for s in every)

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
    hand_over_places(program, expander.origin)
    for module in program.modules.values():
        classes = [n for n in subtree(module.tree) if isinstance(n, ast.ClassDef)]
        expander.own_classes += [] if module.external else classes
        for cls in classes:
            expander.classes.setdefault(cls.name, []).append(cls)
            expander.base_names |= set(base_names(cls))
            expander.has_new |= any(isinstance(s, ast.FunctionDef) and s.name == "__new__" for s in cls.body)
    write_out_metaclasses(program, expander)
    own = [module for module in program.modules.values() if not module.external]
    expander.hands_parsers_on = any(map(expander.imports_argparse, own)) and not any(
        isinstance(node, ast.FunctionDef) and node.name in arguments.METHODS
        for module in own
        for node in subtree(module.tree)
    )
    for module in program.modules.values():
        expander.run(module)


def write_out_metaclasses(program: Program, expander: Expander) -> None:
    """In modules that define a metaclass; where it is given elsewhere it is not written out at all."""
    known = metaclasses.metaclasses(expander.classes)
    homes = {meta: m for m in program.modules.values() for meta in known.values() if meta in subtree(m.tree)}
    below = [
        (module, cls, meta)
        for module in program.modules.values()
        for cls in (n for n in subtree(module.tree) if isinstance(n, ast.ClassDef))
        if (meta := metaclasses.metaclass_of(cls, expander.classes, known)) is not None
    ]
    elsewhere = {meta.name for module, cls, meta in below if homes[meta] is not module or cls.decorator_list}
    for meta in known.values():
        if meta.name not in elsewhere:
            metaclasses.strip(meta)
    after: dict[ast.ClassDef, list[ast.stmt]] = {}
    for _, cls, meta in below:
        if meta.name not in elsewhere:
            after[cls] = metaclasses.write_out(cls, meta)
    for module in program.modules.values() if after else ():
        for node in list(subtree(module.tree)):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list):
                    setattr(node, name, [part for s in block for part in (s, *after.get(s, ()))])


def catches_missing_names(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        k is None or (isinstance(k, ast.Name) and k.id in ("NameError", "Exception", "BaseException")) for k in kinds
    )


class Rewriter(ast.NodeTransformer):
    """Finds the forms of one module."""

    def __init__(self, expander: Expander, module: Module) -> None:
        self.expander = expander
        self.module = module
        self.builtin_kinds: list[tuple[str, ast.ClassDef]] = []  # the classes below builtin ones
        self.bases: list[str] = []  # those of the class around
        self.bare_objects = False  # whether the module makes objects of `object` itself
        self.class_path = ""  # how a method of the class around names the class
        self.functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = []  # those around
        self.receiver = ""  # the first parameter of the function around
        self.constants = structs.constants(module.tree.body) if "struct" in module.source else {}
        self.takes_arguments = not module.external and (expander.imports_argparse(module) or expander.hands_parsers_on)

    def origin(self, node: ast.expr) -> str:
        return self.expander.origin(self.module.name, node)

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.AST]:
        taken = typing_only.taken_branch(node)
        if taken is None:
            self.generic_visit(node)
            return node
        return self.in_place_of(node, taken)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        known = None if isinstance(node.test, ast.Constant) else static_test(node.test)
        if known is None:
            return self.generic_visit(node)
        return self.visit(node.body if known else node.orelse)  # type: ignore[no-any-return]

    def in_place_of(self, node: ast.stmt, taken: list[ast.stmt]) -> ast.AST | list[ast.AST]:
        kept: list[ast.AST] = []
        for stmt in taken:
            found = self.visit(stmt)
            kept += found if isinstance(found, list) else [found] if found is not None else []
        return kept or ast.copy_location(ast.Pass(), node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | list[ast.stmt]:
        if node.module == "struct" and any(alias.name in structs.UNPACKING.values() for alias in node.names):
            return structs.with_module(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id == "Ellipsis" and isinstance(node.ctx, ast.Load) and "Ellipsis" not in self.bound_names:
            return ast.copy_location(ast.Constant(...), node)
        name = structs.UNPACKING.get(self.origin(node)) if isinstance(node.ctx, ast.Load) else None
        if name is None:
            return node
        module = ast.copy_location(ast.Name(structs.IMPORTED, ast.Load()), node)
        return ast.copy_location(ast.Attribute(module, name, ast.Load()), node)

    def visit_Try(self, node: ast.Try) -> ast.AST | list[ast.AST]:
        """`try: unicode` asks whether there is such a name; elsewhere a name that nothing binds is a mistake."""
        if getattr(node, "cannot_fail", False):
            return self.in_place_of(node, [*node.body, *node.orelse, *node.finalbody])
        if any(catches_missing_names(h) for h in node.handlers):
            for part in (p for stmt in node.body for p in subtree(stmt)):
                if isinstance(part, ast.Name):
                    part.may_lack = True  # type: ignore[attr-defined]
            node.body = [self.lacking(stmt) for stmt in node.body]
        if isinstance(node.body[-1], ast.Raise):
            node.orelse = []  # never comes to it
        return self.generic_visit(node)

    def visit_TryStar(self, node: ast.TryStar) -> ast.AST:
        return self.visit(star_handlers.written_out(node))  # type: ignore[no-any-return]

    def lacking(self, stmt: ast.stmt) -> ast.stmt:
        """`unicode` as a statement, where nothing in the module binds that name."""
        match stmt:
            case ast.Expr(value=ast.Name(id=name)) if not (hasattr(builtins, name) or self.bound_names & {name, "*"}):
                text = f"name {name!r} is not defined"
                return located(ast.parse(f"raise NameError({text!r})").body[0], stmt)  # type: ignore[no-any-return]
        return stmt

    @cached_property
    def bound_names(self) -> set[str]:
        """What some line of the module binds, in any scope; not what a star import brings."""
        found: set[str] = set()
        for node in subtree(self.module.tree):
            match node:
                case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                    found.add(name)
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    found.add(name)
                case ast.arg(arg=name):
                    found.add(name)
                case ast.alias(name=name, asname=asname):
                    found.add((asname or name).partition(".")[0])
                case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                    found.add(name)
        return found

    def is_class(self, node: ast.expr) -> bool:
        """Whether a decorator is a class of the program itself."""
        is_name = isinstance(node, ast.Name | ast.Attribute)
        return is_name and self.origin(node).rpartition(".")[2] in self.expander.classes

    @cached_property
    def own_classes(self) -> set[str]:
        """The names of classes without a metaclass that this module defines at its top, or imports."""
        tops = {s.name: s for s in self.module.tree.body if isinstance(s, ast.ClassDef)}
        found = {name for name, cls in tops.items() if not cls.keywords}
        for local, origins in self.expander.imports.get(self.module.name, {}).items():
            classes = self.expander.classes.get(origins[0].rpartition(".")[2], [])
            if classes and not any(cls.keywords for cls in classes):
                found.add(local)
        return found

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST | None:
        around, self.receiver = self.receiver, node.args.args[0].arg if node.args.args else ""
        class_captures.rewrite(node, self.functions)
        node.body = wrappers.write_out_updates(node.body, self.origin)
        wrappers.write_out_names(node, self.receiver, self.origin)
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
            if name == "__new__" and base in builtin_bases.IMMUTABLE and base not in self.expander.classes:
                return True
            for found in self.expander.classes.get(base, []) if base not in seen else []:
                if any(isinstance(s, ast.FunctionDef) and s.name == name for s in found.body):
                    return True
                todo += base_names(found)
            seen.add(base)
        return False

    def builtin_new(self, node: ast.Call) -> bool:
        """`super().__new__(cls, x)` and `str.__new__(cls, x)` below a class that has one: bound to the class."""
        match node.func:
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[]), attr="__new__"):
                found = self.inherits(node)
            case ast.Attribute(value=ast.Name(id=holder), attr="__new__"):
                found = holder in builtin_bases.IMMUTABLE and self.inherits(node)
            case _:
                found = False
        if found and node.args:
            assert isinstance(node.func, ast.Attribute)
            node.func.value = located(ast.parse("super()", mode="eval").body, node.func)
            node.args = node.args[1:]
        return found and isinstance(node.func, ast.Attribute)

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

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        """`default=vars` asks for the attributes by a function, as a lambda does."""
        is_own = "vars" in self.bound_names
        if isinstance(node.value, ast.Name) and self.origin(node.value) == "vars" and not is_own:
            subject = ast.Name("obj", ast.Load())
            made = ast.Lambda(ast.arguments([], [ast.arg("obj")], None, [], [], None, []), subject)
            made.body = ast.Call(node.value, [subject], [])
            node.value = located(made, node.value)
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if object_forms.is_dict_of(node) and isinstance(node.ctx, ast.Load):
            return object_forms.dict_of(node)
        if node.attr == "__class__" and isinstance(node.ctx, ast.Load) and "type" not in self.bound_names:
            if not (isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "super"):
                return object_forms.form("type", [node.value], node, raw=False)
        if node.attr == "__members__":
            asked = ast.copy_location(ast.Attribute(node.value, "__meta_members__", ast.Load()), node)
            return ast.copy_location(ast.Call(asked, [], []), node)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`x.__dict__[name]` is an attribute of the instance alone, `globals()[name]` one of the module."""
        if (named := object_forms.global_named(node)) is not None:
            return self.generic_visit(named)
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
        if self.builtin_new(node):
            return node
        match node.func:
            case ast.Name(id="object") if not node.args and not node.keywords and self.origin(node.func) == "object":
                self.bare_objects = True
                node.func = ast.copy_location(ast.Name(object_forms.BARE, ast.Load()), node.func)
                return node
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
        self.thrown_class(node)
        star_handlers.split_by_class(node, lambda e: self.expander.is_exception(self.origin(e)))
        keyword_dicts.join(node, {f.args.kwarg.arg for f in self.functions if f.args.kwarg}, self.module.name)
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

    def thrown_class(self, node: ast.Call) -> None:
        """`generator.throw(E)` throws `E()`, and `throw(E, x)` throws `E(x)`."""
        if not (isinstance(node.func, ast.Attribute) and node.func.attr == "throw" and 1 <= len(node.args) <= 2):
            return
        if not isinstance(node.args[0], ast.Name | ast.Attribute):
            return
        if self.expander.is_exception(self.origin(node.args[0])) and not self.expander.defines("throw"):
            node.args = [ast.copy_location(ast.Call(node.args[0], node.args[1:], []), node.args[0])]

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """`Point = namedtuple("Point", ...)`."""
        if len(node.targets) == 1 and isinstance(target := node.targets[0], ast.Subscript):
            if object_forms.is_dict_of(target.value):
                assert isinstance(target.value, ast.Attribute)
                args = [target.value.value, target.slice, node.value]
                call = object_forms.form("setattr", [self.visit(a) for a in args], node, raw=True)
                return ast.copy_location(ast.Expr(call), node)
        self.generic_visit(node)
        if typing_only.is_silent_value(node.value, self.origin, self.own_classes):
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
                if origin == "collections.namedtuple" and (fields := namedtuple_fields(call, self.module.tree)):
                    self.expander.tuples[name] = fields[0]
                    return self.written_tuple(name, *fields, call)
                if origin == "typing.NamedTuple" and len(call.args) == 2 and isinstance(call.args[1], ast.List):
                    names = [str(e.elts[0].value) for e in call.args[1].elts]  # type: ignore[attr-defined]
                    return self.written_tuple(name, names, {}, call)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST | list[ast.AST]:
        without_deleted(node)
        node.body = [borrowed_hash(stmt) for stmt in node.body]
        around, self.bases = (self.bases, self.class_path), base_names(node)
        self.class_path = f"{self.class_path}.{node.name}" if self.class_path else node.name
        node.body = write_out_dispatch(node.body, self.origin, bases_of(self.module.tree.body), node.name)
        wrappers.write_out_partial_methods(node, self.class_path, self.origin)
        self.generic_visit(node)
        write_out_decorated(node, self.class_path, self.origin, self.is_class)
        self.bases, self.class_path = around
        bases = [self.origin(b) for b in node.bases]
        node.decorator_list = typing_only.without_silent(node.decorator_list, self.origin)
        if any(typing_only.typing_name(b) == "NamedTuple" for b in bases):
            made_tuple = self.typed_named_tuple(node)
            self.expander.tuples[node.name] = made_tuple.tuple_fields  # type: ignore[attr-defined]
            return made_tuple
        builtin_bases.add_mapping(node)
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
            if enum_base == "enum.Enum" and len(bases) == 1:  # members that are numbers or texts have all comparisons
                self.ordered(node)
            writer = EnumWriter(node, enum_base, self.origin, [b for b in bases if b not in ENUM_BASES])
            writer.as_json = self.expander.imports_json
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
        self.ordered(node)
        if self.expander.is_exception(node.name):
            node.body += exception_answers(node)
        return node

    def ordered(self, node: ast.ClassDef) -> None:
        for decorator in list(node.decorator_list):
            if self.origin(decorator) == "functools.total_ordering":
                node.decorator_list.remove(decorator)
                total_ordering(node)

    def written_tuple(self, name: str, names: list[str], defaults: dict[str, ast.expr], at: ast.AST) -> ast.ClassDef:
        return named_tuple(name, names, defaults, at, as_json=self.expander.imports_json)

    def tuple_bases(self, node: ast.ClassDef) -> list[ast.AST]:
        """`class Point(namedtuple("Point", "x y"))`: the base as a class of its own before this one."""
        made: list[ast.AST] = []
        for i, base in enumerate(node.bases):
            if not isinstance(base, ast.Call) or self.origin(base) != "collections.namedtuple":
                continue
            if fields := namedtuple_fields(base, self.module.tree):
                names, defaults = fields
                shown = str(base.args[0].value) if isinstance(base.args[0], ast.Constant) else node.name
                hidden = f"{shown}_of_{node.name}"
                made.append(self.written_tuple(hidden, names, defaults, base))
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
        made = self.written_tuple(node.name, names, defaults, node)
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

    def annotation_text(self, annotation: ast.expr) -> str | None:
        for stmt in self.module.tree.body:
            if isinstance(stmt, ast.ImportFrom) and stmt.module == "__future__":
                return ast.unparse(annotation)
        match annotation:
            case ast.Constant(value=str(text)):
                return text
        return None

    def data_field(self, stmt: ast.AnnAssign, kw_only: bool) -> DataField:
        assert isinstance(stmt.target, ast.Name)
        found = DataField(stmt.target.id, stmt.value, kw_only=kw_only, nested=self.nested(stmt.annotation))
        found.type = self.annotation_text(stmt.annotation)
        found.init_only = self.origin(stmt.annotation) == "dataclasses.InitVar"
        if isinstance(stmt.value, ast.Call) and self.origin(stmt.value) == "dataclasses.field":
            options = {k.arg: k.value for k in stmt.value.keywords}
            found.default = options.get("default")
            found.factory = options.get("default_factory")
            for name in ("init", "repr", "compare", "kw_only"):
                setattr(found, name, truth(options, name, getattr(found, name)))
        return found
