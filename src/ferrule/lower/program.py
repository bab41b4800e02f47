"""The whole program to a crate of the IR: which functions, classes and globals there are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from ferrule.infer.analysis import Analysis
from ferrule.infer.engine import Engine
from ferrule.infer.model import Atom, ClassInfo, ConA, FuncA, FuncInfo, FuncInst, TupA, Var
from ferrule.infer.scopes import Scope, free_reads, is_literal
from ferrule.infer.statements import Walker
from ferrule.ir import nodes as ir
from ferrule.ir.flow import diverges
from ferrule.ir.types import BOOL, NEVER, NONE, STR, Con, Exc, Family, Inst, Opt, Static, Tup, Type
from ferrule.knowledge import ConstRow
from ferrule.load.nodes import subtree
from ferrule.lower.convert import convert
from ferrule.lower.function import FunctionLowering, Unsupported, docstring
from ferrule.lower.places import BLOCKS, plan
from ferrule.lower.protocol import add_protocols


def lower(analysis: Analysis) -> ir.Crate:
    """Lowers every instance that the analysis reached. Problems are added to `analysis.engine.problems`."""
    ends = analysis.engine.stops.at
    while True:
        known = len(ends)
        crate = ProgramLowering(analysis).run()
        if len(ends) == known or analysis.engine.is_refused:
            break  # else some statements are to end the program, which the functions around them are to be made with
    crate.diagnostics = list(analysis.diagnostics)
    return crate


class ProgramLowering:
    """The state that all functions share."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.engine: Engine = analysis.engine
        self.resolver = analysis.types
        self.crate = ir.Crate(analysis.program.name)
        self.globals = self.crate.globals
        self.commented: set[tuple[str, int]] = set()
        self.known_stops = len(self.engine.stops.at)

    def run(self) -> ir.Crate:
        BLOCKS.clear()
        self.modules()
        self.classes()
        for inst in list(self.engine.instances.values()):
            self.attempt(inst, lambda i=inst: self.function(i))  # type: ignore[misc]
        for name, inst in self.engine.module_insts.items():
            self.attempt(inst, lambda i=inst, n=name: self.module_body(i, n))  # type: ignore[misc]
        main = self.engine.module_insts[self.analysis.program.main.name]
        self.attempt(main, self.closures)
        self.attempt(main, lambda: add_protocols(self))
        self.crate.table_unions = {name: self.resolver.type(var) for name, var in self.engine.union_vars.items()}
        self.crate.unions = self.resolver.unions
        self.crate.main = f"{self.analysis.program.main.name}.<module>"
        return self.crate

    def attempt(self, inst: FuncInst, run) -> None:  # type: ignore[no-untyped-def]
        with self.refusing(inst):
            run()

    @contextmanager
    def refusing(self, inst: FuncInst) -> Iterator[None]:
        """What cannot be lowered is a problem, and the next statement is looked at: refusals are told together.

        After one, the rest is lowered for its own refusals only: what comes of the first, an internal error too, is
        not told.
        """
        try:
            yield
        except Unsupported as why:
            if not self.engine.is_refused or not self.follows(inst, why.node):
                self.engine.report(why.code, inst.func.module, why.node, why.message, why.help)
        except Exception:
            if not self.engine.is_refused and len(self.engine.stops.at) == self.known_stops:
                raise

    def follows(self, inst: FuncInst, node: ast.AST) -> bool:
        """Whether something in the refused expression has no value at all: the consequence of another refusal."""
        kinds = (ast.Name, ast.Attribute, ast.Call)
        parts = (p for p in ast.walk(node) if isinstance(p, kinds) and (p is not node or isinstance(p, ast.Name)))
        return any(var is not None and not var.atoms for var in map(inst.nodes.get, parts))

    @cached_property
    def shows_contexts(self) -> bool:
        """Whether somebody looks at the `__context__` of an exception: the program, or what shows a traceback."""
        own = [m for m in self.engine.program.modules.values() if not m.external]
        shown = {
            o.partition(".")[0] for m in own for found in self.engine.imports.get(m.name, {}).values() for o in found
        }
        asked = (isinstance(n, ast.Attribute) and n.attr == "__context__" for m in own for n in subtree(m.tree))
        return not shown.isdisjoint(("traceback", "logging")) or any(asked)

    # Modules, classes

    def modules(self) -> None:
        for module in self.engine.program.modules.values():
            if module.name in self.engine.module_insts:
                rust = module.rust_stem if module.is_main else module.name
                self.crate.modules[module.name] = ir.Module(
                    module.name,
                    rust,
                    str(module.path),
                    docstring(module.tree),
                    module.is_package,
                    module.source,
                    module.name in self.engine.knowledge.sources and module.external,
                )

    def classes(self) -> None:
        for cls in self.engine.classes.values():
            if cls.is_exception:
                bases = [b if isinstance(b, str) else b.key for b in cls.bases] or ["Exception"]
                self.crate.exceptions[cls.key] = ir.ExceptionDef(
                    cls.key, cls.name, cls.module, bases, doc=docstring(cls.node)
                )
            elif cls.instantiated:
                fields = [
                    ir.Field(name, self.field_type(cls, name), self.needs_slot(cls, name))
                    for name in cls.fields
                    if self.has_field(cls, name)
                ]
                self.crate.classes[cls.key] = ir.Class(
                    cls.key, cls.name, cls.name, cls.module, fields, docstring(cls.node), line=cls.node.lineno
                )
                names = ("__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__getnewargs__")
                self.crate.classes[cls.key].reduces = next((n for n in names if cls.lookup(n) is not None), "")
        for cls in self.engine.classes.values():
            members = [c.key for c in cls.family() if c.instantiated]
            if not cls.is_exception and cls.subclasses and members:
                self.crate.families[cls.key] = ir.FamilyDef(cls.key, cls.name, cls.module, members)

    def has_field(self, cls: ClassInfo, name: str) -> bool:
        """Whether some assignment gives instances of the class this attribute."""
        var = self.field_place(cls, name)
        return (var is not None and bool(var.atoms) and self.engine.field_written(cls, name)) or (
            cls.is_exception and var is not None and bool(var.atoms) and not name.startswith("args")
        )

    def hides_method(self, cls: ClassInfo, name: str) -> bool:
        """Whether some instance may have an attribute of its own that stands before the method of this name."""
        method = cls.lookup(name)
        return method is not None and method.kind != "property" and not cls.is_exception and self.has_field(cls, name)

    def field_place(self, cls: ClassInfo, name: str) -> Var | None:
        owner = [c for c in cls.mro if c.is_exception][-1] if cls.is_exception else cls
        return owner.fields.get(name)

    def field_type(self, cls: ClassInfo, name: str) -> Type:
        return self.resolver.type(self.engine.field_var(cls, name))

    def is_slot(self, cls: ClassInfo, name: str) -> bool:
        """Whether a read may find the attribute unset."""
        return name not in self.engine.initialised(cls) or any(
            (c, name) in self.engine.fields_deleted for c in cls.family()
        )

    def field_order(self, cls: ClassInfo) -> list[str]:
        """The attributes of an instance in the order in which it gets them, as far as `__init__` shows."""
        names = [n for n in dict.fromkeys(n for c in cls.mro for n in c.fields) if self.has_field(cls, n)]
        late = [n for n in names if self.is_slot(cls, n)]
        return [*(n for n in self.engine.initialised(cls) if n in names and n not in late), *late]

    def needs_slot(self, cls: ClassInfo, name: str) -> bool:
        """Whether the place can be empty: also while the object is being built, if its type has no default."""
        return self.is_slot(cls, name) or not has_default(self.field_type(cls, name))

    def abstract_methods(self, cls: ClassInfo) -> list[str]:
        """The abstract methods that a class with `ABC` among its bases leaves open, sorted as CPython says them."""
        names = {name for c in cls.mro for name in c.methods}
        if not any(self.is_abc(c) for c in cls.mro):
            return []
        found = []
        for name in names:
            method = cls.lookup(name)
            if method is not None and any("abstractmethod" in ast.unparse(d) for d in method.node.decorator_list):  # type: ignore[union-attr]
                found.append(name)
        return sorted(found)

    def is_abc(self, cls: ClassInfo) -> bool:
        if getattr(cls.node, "is_abstract", False):
            return True
        names = [ast.unparse(b) for b in cls.node.bases] + [ast.unparse(k.value) for k in cls.node.keywords]
        return any(n.rpartition(".")[2] in ("ABC", "ABCMeta") for n in names)

    # Functions

    def function(self, inst: FuncInst) -> None:
        lowering = FunctionLowering(self, inst)
        self.crate.functions[inst.key] = lowering.function(inst.key)

    def module_body(self, inst: FuncInst, name: str) -> None:
        tree = self.engine.program.modules[name].tree
        lowering = FunctionLowering(self, inst)
        lowering.places = plan(lowering.scope, tree.body)
        lowering.entry_locals()
        body = lowering.out + lowering.statements(lambda: lowering.body(tree.body))
        if not diverges(body):
            body.append(ir.Return(ir.Lit(NONE, None)))
        self.crate.functions[inst.key] = ir.Function(
            inst.key, "run", name, [], NONE, body, python_name="<module>", line=1, end_line=0
        )

    def find_instance(  # type: ignore[no-untyped-def]
        self, lowering: FunctionLowering, info: FuncInfo, outer, positional, keywords, node: ast.AST, star
    ) -> FuncInst | None:
        a = info.args
        group = self.engine.group_for(info, node, lowering.inst)
        fixed = len(a.posonlyargs + a.args)
        if a.vararg and star is None:
            group += f"*{max(0, len(positional) - fixed)}"
        if a.kwarg:
            known = {p.arg for p in a.args + a.kwonlyargs}
            group += "**" + ",".join(sorted(set(keywords) - known))
        return self.engine.instances.get((info, outer, group)) or self.engine.instances.get((info, outer, ""))

    def any_instance(self, info: FuncInfo, outer: FuncInst | None) -> FuncInst | None:
        return next((i for (f, o, _), i in self.engine.instances.items() if f is info and o is outer), None)

    def walker(self, lowering: FunctionLowering) -> Walker:
        return Walker(self.engine, lowering.inst, lowering.scope, lowering.module)

    def atom_of(self, t: Type) -> Atom:
        """An atom of a type, to ask the same questions as the inference."""
        match t:
            case Inst():
                return self.engine.instance_of(self.resolver.class_of(t.cls))
            case Tup():
                return TupA([])
            case Exc() if t.cls in self.resolver.by_key:
                return self.engine.instance_of(self.resolver.class_of(t.cls))
            case Exc():
                return self.engine.exc(t.cls)
            case Con():
                return ConA(t.name)
            case Static(kind="class", name=key):
                return self.engine.class_atom(self.resolver.class_of(key))
            case Static(kind="exception", name=name):
                return self.engine.exc_class(name)
            case Static(kind="table", name=name):
                return self.engine.plain_class(name)
        return Atom()

    def is_a(self, name: str, base: str) -> bool:
        cls = self.engine.knowledge.classes.get(name)
        return name == base or (cls is not None and any(self.is_a(b.name, base) for b in cls.bases))

    def builtin_call(self, lowering: FunctionLowering, name: str, args: list[ir.Expr], result: Type) -> ir.Expr:
        rows = self.engine.knowledge.modules["builtins"].functions[name]
        return lowering.row_call(rows, None, name, args, {}, result, ast.Pass())

    def const(self, const: ConstRow, result: Type) -> ir.Expr:
        type_ = Con(const.type.name) if not const.type.args else result
        return ir.ConstRef(type_, const.template, const.crate, const.feature)

    # Captures

    def capture_names(self, node: ast.AST) -> list[str]:
        """The variables that a closure keeps, those of the local functions that it uses included."""
        scope = self.engine.function_scopes[node]
        found: list[str] = []
        seen: set[ast.AST] = set()
        self.collect_captures(scope, scope, found, seen)
        return found

    def collect_captures(self, scope: Scope, home: Scope, found: list[str], seen: set[ast.AST]) -> None:
        if scope.node in seen:
            return
        seen.add(scope.node)
        for name in sorted(free_reads(scope)):
            owner = scope.owner_of(name)
            if owner is None or owner is home or self.is_inside(owner, home):
                continue
            web = owner.by_name.get(name)
            if web is None:
                continue
            if web.function is not None and not web.function.decorator_list:  # type: ignore[attr-defined]
                self.collect_captures(self.engine.function_scopes[web.function], home, found, seen)
            elif name not in found and self.carries_data(owner, web):
                found.append(name)

    def carries_data(self, owner: Scope, web) -> bool:  # type: ignore[no-untyped-def]
        return True

    def is_inside(self, scope: Scope, home: Scope) -> bool:
        inner: Scope | None = scope
        while inner is not None:
            if inner is home:
                return True
            inner = inner.parent
        return False

    def capture_owner(self, node: ast.AST, name: str) -> Scope:
        scope: Scope | None = self.engine.function_scopes[node].parent
        while scope is not None:
            if name in scope.by_name:
                return scope
            scope = scope.parent
        raise AssertionError(f"no scope binds the captured name {name}")

    def closures(self) -> None:
        """Every closure that some type names; the types of captures may name more."""
        done = 0
        while done < len(self.resolver.closures):
            for key, atom in list(self.resolver.closures.items())[done:]:
                done += 1
                info = atom.func
                if atom.outer is not None:
                    path = info.key.removeprefix(info.module + ".")
                    captures = self.capture_params(info.node, atom.outer)
                    captures += self.kept_params(atom) + self.attribute_params(atom)
                    self.crate.closures[key] = ir.ClosureDef(key, info.name, path, info.module, captures)

    def capture_params(self, node: ast.AST, home: FuncInst) -> list[ir.Param]:
        found = []
        for name in self.capture_names(node):
            owner = self.engine.function_scopes[node].owner_of(name) or self.capture_owner(node, name)
            outer: FuncInst | None = home
            while outer is not None and self.engine.scope_of(outer) is not owner:
                outer = outer.outer
            if outer is None:
                continue
            web = owner.by_name[name]
            type_ = self.resolver.type(self.engine.web_var(outer, web))
            if not isinstance(type_, Static):  # a class or a function without captures needs no place
                found.append(ir.Param(name, type_, boxed=web.cell))
        return found

    def kept_params(self, atom: FuncA) -> list[ir.Param]:
        """What a closure keeps beside captured variables, in the order of its struct."""
        node = atom.func.node
        found = [(default_field(n), self.default_type(node, n)) for n in self.kept_defaults(node)]
        wrapped = self.engine.wrapped(atom)
        if wrapped is not None:
            found.append(("wrapped", self.resolver.type(wrapped)))
        return [ir.Param(n, t) for n, t in found if not isinstance(t, Static)]

    def attribute_params(self, atom: FuncA) -> list[ir.Param]:
        """The attributes that the program gives a closure."""
        types = {n: self.resolver.type(v) for n, v in atom.attrs.items() if v.atoms}
        return [ir.Param(f"attribute_{n}", t, boxed=True) for n, t in types.items() if not isinstance(t, Static)]

    # Globals

    def global_key(self, module: str, name: str) -> str:
        key = f"{module}.{name}"
        if key not in self.globals:
            type_ = self.resolver.type(self.engine.global_var(module, name))
            self.globals[key] = ir.GlobalDef(key, name, module, type_)
        return key

    def global_ref(self, module: str, name: str) -> ir.Expr:
        key = self.global_key(module, name)
        return ir.Global(self.globals[key].type, key)

    def made_global(self, module: str, name: str) -> ir.Global:
        """Whether a function or class of a module is there yet: has a value from its `def` on."""
        key = f"{module}.{name}::made"
        self.globals.setdefault(key, ir.GlobalDef(key, name, module, NONE))
        return ir.Global(NONE, key)

    def function_attr_global(self, atom: FuncA, name: str) -> str:
        key = f"{atom.func.key}::attribute::{name}"
        if key not in self.globals:
            type_ = self.resolver.type(atom.attrs[name])
            self.globals[key] = ir.GlobalDef(key, f"{atom.func.name}_{name}", atom.func.module, type_)
        return key

    def class_attr_global(self, cls: ClassInfo, name: str) -> str:
        key = f"{cls.key}::{name}"
        if key not in self.globals:
            type_ = self.resolver.type(cls.attrs[name])
            self.globals[key] = ir.GlobalDef(key, f"{cls.name}_{name}", cls.module, type_)
        return key

    @cached_property
    def functions_by_key(self) -> dict[str, FuncInfo]:
        return {info.key: info for info in self.engine.functions.values()}

    def class_attr_ref(self, cls: ClassInfo, name: str) -> ir.Expr:
        """A class attribute; one that is only assigned from outside the body hides the inherited one once it is set."""
        key = self.class_attr_global(cls, name)
        type_ = self.globals[key].type
        if isinstance(type_, Static):
            return ir.StaticValue(type_)
        late = name not in bound_in_body(cls) and (cls, name) not in self.engine.class_attr_written
        own = ir.Global(type_, key, missing=f"type object '{cls.name}' has no attribute '{name}'" if late else "")
        if (cls, name) not in self.engine.class_attr_written or name in bound_in_body(cls):
            return own
        base = next((c for c in cls.mro[1:] if name in c.attrs), None)
        if base is None:
            return own
        return ir.IfExp(type_, ir.GlobalIsSet(BOOL, key), own, convert(self.class_attr_ref(base, name), type_))

    # Defaults

    def default_nodes(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> dict[str, ast.expr]:
        a = node.args
        positional = a.posonlyargs + a.args
        pairs = list(zip(positional[len(positional) - len(a.defaults) :], a.defaults, strict=True))
        pairs += [(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is not None]
        return {p.arg: d for p, d in pairs}

    def default_global(self, node: ast.AST, name: str) -> str:
        info = self.engine.functions[node]
        key = f"{info.key}::default::{name}"
        if key not in self.globals:
            type_ = self.resolver.type(self.engine.default_vars[node][name])
            self.globals[key] = ir.GlobalDef(key, f"{info.name}_{name}_default", info.module, type_)
        return key

    def kept_defaults(self, node: ast.AST) -> dict[str, ast.expr]:
        """The defaults that each object of the function keeps beside its captures."""
        if not self.engine.keeps_defaults(node):
            return {}
        return {n: d for n, d in self.default_nodes(node).items() if not is_literal(d)}  # type: ignore[arg-type]

    def default_type(self, node: ast.AST, name: str) -> Type:
        return self.resolver.type(self.engine.default_vars[node][name])

    def default_value(self, inst: FuncInst, name: str, env: ir.Expr | None) -> ir.Expr | None:
        nodes = self.default_nodes(inst.func.node)
        if name not in nodes:
            return None
        if name in self.kept_defaults(inst.func.node) and env is not None:
            type_ = self.default_type(inst.func.node, name)
            kept = ir.ClosureField(type_, env, default_field(name))
            return ir.StaticValue(type_) if isinstance(type_, Static) else kept
        default = nodes[name]
        if not is_literal(default):
            key = self.default_global(inst.func.node, name)
            type_ = self.globals[key].type
            return ir.StaticValue(type_) if isinstance(type_, Static) else ir.Global(type_, key)
        return self.literal(default)

    def literal(self, node: ast.expr) -> ir.Expr:
        if isinstance(node, ast.UnaryOp):
            inner = self.literal(node.operand)
            assert isinstance(inner, ir.Lit) and isinstance(node.operand, ast.Constant)
            return ir.Lit(inner.type, -node.operand.value)  # type: ignore[operator]
        if isinstance(node, ast.Tuple):
            items = [self.literal(e) for e in node.elts]
            return ir.MakeTuple(Tup(tuple(i.type for i in items)), items)
        if isinstance(node, ast.Name):
            return ir.Lit(Con("NotImplemented"), None)
        assert isinstance(node, ast.Constant)
        return self.constant(node.value)

    def constant(self, value: object) -> ir.Expr:
        from ferrule.lower.expressions import LITERALS

        if value is ...:
            return ir.ConstRef(Con("ellipsis"), "Ellipsis", "ferrule_rt", "")
        return ir.Lit(LITERALS[type(value)], value)

    # Comments

    def comments(self, lowering: FunctionLowering, stmt: ast.stmt) -> None:
        """Carries the comments that stand above a statement."""
        module = self.engine.program.modules[lowering.module]
        lines: list[str] = []
        line = stmt.lineno - 1
        while (
            line in module.comments and (lowering.module, line) not in self.commented and not module.is_trailing(line)
        ):
            lines = [*module.comments[line], *lines]
            self.commented.add((lowering.module, line))
            line -= 1
        if stmt.lineno in module.comments and module.is_trailing(stmt.lineno):
            if (lowering.module, stmt.lineno) not in self.commented and not isinstance(
                stmt, ast.FunctionDef | ast.ClassDef
            ):
                self.commented.add((lowering.module, stmt.lineno))
                lines += module.comments[stmt.lineno]
        if lines:
            lowering.out.append(ir.Comment(lines, line=stmt.lineno))


def default_field(name: str) -> str:
    """The field of a closure's struct that keeps a default."""
    return f"default_{name}"


def bound_in_body(cls: ClassInfo) -> set[str]:
    """The attributes that the class has as soon as its body has run."""
    targets = [t for s in cls.node.body if isinstance(s, ast.Assign) for t in s.targets]
    targets += [s.target for s in cls.node.body if isinstance(s, ast.AnnAssign) and s.value is not None]
    return {t.id for t in targets if isinstance(t, ast.Name)}


def has_default(t: Type) -> bool:
    """Whether Rust knows a value of the type to begin with."""
    match t:
        case Con(name=name):
            return name in ("int", "i64", "float", "bool", "str", "list", "dict", "set", "None", "bytes")
        case Tup(items=items):
            return all(has_default(i) for i in items)
    return isinstance(t, Opt) or t == NEVER


__all__ = ["NEVER", "STR", "Family", "convert", "lower"]
